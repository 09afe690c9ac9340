package org.minikisa.classification.core;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.learning.HeldOut;
import org.minikisa.classification.api.learning.LearntModel;

/**
 * What a model said of texts by a hand that it had not read, as its learner {@linkplain LearntModel#heldOut() told}. Who writes next is
 * somebody new, too, and texts that are held back of hands that were read do not tell how often a model is right about those: where
 * mails that name no joint procurement are to be told from mails that do, seven in ten instead of nine (measured).
 *
 * @param labels of the model
 * @param said by the digest of a text, logarithms of the labels' probabilities
 */
public record Rehearsal(List<String> labels, Map<String, float[]> said) {

    /** There was nobody to rehearse with. */
    public static final Rehearsal NONE = new Rehearsal(List.of(), Map.of());

    /** Fewer texts tell nothing. */
    private static final int FEWEST = 100;

    /** More texts tell little more, and somebody waits. */
    private static final int MOST = 1_800;

    public Rehearsal {
        labels = List.copyOf(labels);
        said = Map.copyOf(said);
    }

    /** Of a model that was just learnt; of each hand as much as of the others, as far as it wrote enough. */
    public static Rehearsal of(LearntModel model) {
        Map<String, List<HeldOut>> byHand = model.heldOut().stream()
                .collect(Collectors.groupingBy(text -> text.example().group(), TreeMap::new, Collectors.toList()));
        int each = MOST / Math.max(1, byHand.size()) + 1;
        List<HeldOut> texts = byHand.values().stream()
                .flatMap(hand -> some(hand, each))
                .limit(MOST)
                .toList();
        return texts.size() < FEWEST ? NONE : new Rehearsal(model.labels(), said(texts));
    }

    private static Stream<HeldOut> some(List<HeldOut> texts, int most) {
        double step = Math.max(1, (double) texts.size() / most);
        return IntStream.range(0, Math.min(most, texts.size())).mapToObj(i -> texts.get((int) (i * step)));
    }

    private static Map<String, float[]> said(List<HeldOut> texts) {
        var said = new LinkedHashMap<String, float[]>();
        for (HeldOut text : texts) {
            double[] logs = text.logProbabilities();
            float[] kept = new float[logs.length];
            IntStream.range(0, logs.length).forEach(i -> kept[i] = (float) logs[i]);
            said.put(Legible.digest(text.example().text()), kept);
        }
        return said;
    }

    /** By label; empty for a text that was not judged. */
    Optional<Map<String, Double>> of(ContactText text) {
        return Optional.ofNullable(said.get(Legible.digest(text))).map(logs -> {
            var weights = new LinkedHashMap<String, Double>();
            IntStream.range(0, logs.length).forEach(i -> weights.put(labels.get(i), (double) logs[i]));
            return weights;
        });
    }

    // ---------------------------------------------------------------- as it is kept

    /** Counts, labels, then for each text its digest and as many numbers as there are labels. */
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(labels.size());
            for (String label : labels) {
                out.writeUTF(label);
            }
            out.writeInt(said.size());
            for (Map.Entry<String, float[]> one : said.entrySet()) {
                out.writeUTF(one.getKey());
                for (float log : one.getValue()) {
                    out.writeFloat(log);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException for anything else than {@link #bytes} */
    public static Rehearsal read(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var labels = new ArrayList<String>();
            for (int left = in.readInt(); left > 0; left--) {
                labels.add(in.readUTF());
            }
            var said = new LinkedHashMap<String, float[]>();
            for (int left = in.readInt(); left > 0; left--) {
                String digest = in.readUTF();
                float[] logs = new float[labels.size()];
                for (int i = 0; i < logs.length; i++) {
                    logs[i] = in.readFloat();
                }
                said.put(digest, logs);
            }
            return new Rehearsal(labels, said);
        }
    }
}
