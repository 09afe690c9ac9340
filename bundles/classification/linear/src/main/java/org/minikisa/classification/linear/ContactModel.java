package org.minikisa.classification.linear;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.TrainingText;
import org.minikisa.classification.linear.LinearModel.Example;
import org.minikisa.classification.linear.LinearModel.Settings;

/**
 * All that was learnt from a set of texts: one model per axis, each for all three languages together. Kind has none of its
 * own: it follows from the topic's probabilities (measured: as good, and kind and topic never contradict each other).
 *
 * @param id names the texts and this engine: same texts, same engine, same bytes
 * @param topic empty when the texts name fewer than two topics
 * @param jointProcurement knows "" for texts that speak of none; empty when the texts name no joint procurement
 * @param language empty when the texts name fewer than two languages
 */
record ContactModel(
        String id,
        Optional<LinearModel> topic,
        Optional<LinearModel> jointProcurement,
        Optional<LinearModel> language) {

    /** Raise it whenever the same texts give another model. */
    static final int ENGINE = 1;

    static ContactModel train(Collection<TrainingText> texts) {
        var topics = new ArrayList<Example>();
        var jointProcurements = new ArrayList<Example>();
        var languages = new ArrayList<Example>();
        for (TrainingText text : texts) {
            jointProcurements.add(new Example(text.jointProcurement(), text.text()));
            if (!text.topic().isEmpty()) {
                topics.add(new Example(text.topic(), text.text()));
            }
            if (!text.language().isEmpty()) {
                addSnippets(text, languages);
            }
        }
        return new ContactModel(
                idOf(texts),
                learn(topics, Settings.TOPIC),
                learn(jointProcurements, Settings.JOINT_PROCUREMENT),
                learn(languages, Settings.LANGUAGE));
    }

    private static Optional<LinearModel> learn(List<Example> examples, Settings settings) {
        long labels = examples.stream().map(Example::label).distinct().count();
        return labels < 2 ? Optional.empty() : Optional.of(LinearModel.train(examples, settings));
    }

    /**
     * The whole text and each of its words, so that the language of short texts is told as well: measured, that is worth seven
     * points on single words, and longer snippets add nothing.
     */
    private static void addSnippets(TrainingText text, List<Example> examples) {
        examples.add(new Example(text.language(), text.text()));
        for (Word word : Word.of(text.text())) {
            examples.add(new Example(text.language(), word.lower()));
        }
    }

    /** {@code linear-1-} and twelve hex digits of SHA-256 over the texts, which may come in any order. */
    static String idOf(Collection<TrainingText> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.stream()
                    .map(t -> String.join("\u001f", t.language(), t.topic(), t.jointProcurement(), t.text()))
                    .distinct()
                    .sorted()
                    .forEach(t -> digest.update((t + "\u001e").getBytes(StandardCharsets.UTF_8)));
            String hex = HexFormat.of().formatHex(digest.digest());
            return "linear-" + ENGINE + "-" + hex.substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(id);
            for (Optional<LinearModel> model : List.of(topic, jointProcurement, language)) {
                out.writeBoolean(model.isPresent());
                if (model.isPresent()) {
                    model.get().write(out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws UncheckedIOException for bytes that {@link #toBytes} did not make */
    static ContactModel ofBytes(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new ContactModel(in.readUTF(), read(in), read(in), read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<LinearModel> read(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(LinearModel.read(in)) : Optional.empty();
    }
}
