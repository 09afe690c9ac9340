package org.minikisa.classification.core.seeds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.TrainingText;
import org.minikisa.classification.api.TrainingTexts;
import org.minikisa.intake.api.MailReading;
import org.minikisa.intake.api.MailReading.MailWords;

/**
 * The texts that make the house understand contacts from the first day. Resources {@code seeds/<language>-….tsv}, named in {@code
 * seeds/index}: topic, joint procurement, urgency, subject, text; lines that begin with {@code #} are remarks.
 */
public final class SeedTexts implements TrainingTexts {

    private final MailReading mails;
    private SoftReference<List<TrainingText>> read = new SoftReference<>(null);

    public SeedTexts(MailReading mails) {
        this.mails = mails;
    }

    @Override
    public String name() {
        return "seed texts";
    }

    /** Kept only as long as there is memory to spare: they are needed for learning and for nothing else. */
    @Override
    public synchronized List<TrainingText> texts() {
        List<TrainingText> texts = read.get();
        if (texts == null) {
            texts = read();
            read = new SoftReference<>(texts);
        }
        return texts;
    }

    private List<TrainingText> read() {
        var texts = new ArrayList<TrainingText>();
        for (String file : lines("index")) {
            String language = file.substring(0, file.indexOf('-'));
            String hand = file.substring(0, file.indexOf('.'));
            lines(file)
                    .forEach(line -> text(language, hand, line.split("\t", -1)).ifPresent(texts::add));
        }
        return List.copyOf(texts);
    }

    /** As a contact is read: without greeting, signature and quoted history; empty where nothing else is in it. */
    private Optional<TrainingText> text(String language, String hand, String[] cells) {
        MailWords words = mails.ofBody(cells[3], cells[4].replace("\\n", "\n"));
        return words.text().isBlank()
                ? Optional.empty()
                : Optional.of(new TrainingText(language, cells[0], cells[1], words.subject(), words.text(), hand));
    }

    private static List<String> lines(String name) {
        try (InputStream in = SeedTexts.class.getResourceAsStream(name);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
