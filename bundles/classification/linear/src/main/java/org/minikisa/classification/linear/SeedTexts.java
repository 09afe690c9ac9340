package org.minikisa.classification.linear;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.minikisa.classification.api.TrainingText;
import org.minikisa.classification.api.TrainingTexts;
import org.osgi.service.component.annotations.Component;

/**
 * The texts this bundle brings along, so that the house understands contacts from the first day. They are constructed;
 * {@code seeds-fi.tsv}, {@code seeds-sv.tsv}, {@code seeds-en.tsv}: topic, joint procurement, text.
 */
@Component(service = TrainingTexts.class)
public final class SeedTexts implements TrainingTexts {

    private static final List<String> LANGUAGES = List.of("fi", "sv", "en");

    @Override
    public String name() {
        return "constructed seed texts";
    }

    @Override
    public List<TrainingText> texts() {
        var texts = new ArrayList<TrainingText>();
        for (String language : LANGUAGES) {
            read(language, texts);
        }
        return List.copyOf(texts);
    }

    private static void read(String language, List<TrainingText> texts) {
        String name = "seeds-" + language + ".tsv";
        try (InputStream in = SeedTexts.class.getResourceAsStream(name);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t", -1);
                    texts.add(new TrainingText(language, cells[0], cells[1], cells[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
