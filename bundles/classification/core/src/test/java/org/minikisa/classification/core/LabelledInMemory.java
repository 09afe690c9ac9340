package org.minikisa.classification.core;

import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LabelFile;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LabelledTexts;

/** The texts that {@link ServingInMemory} learns from, and some that are held back. */
final class LabelledInMemory implements LabelledTexts {

    private final ServingInMemory serving;
    private final List<LabelledText> heldBack = new ArrayList<>();

    private final List<String> young = new ArrayList<>();

    LabelledInMemory(ServingInMemory serving) {
        this.serving = serving;
    }

    /** A taxonomy that nothing was learnt of. */
    void add(String taxonomy) {
        young.add(taxonomy);
    }

    void holdBack(Example... texts) {
        for (Example text : texts) {
            heldBack.add(new LabelledText(text.label(), text.text(), "test", true));
        }
    }

    @Override
    public List<String> taxonomies() {
        return Stream.concat(serving.taxonomies().stream(), young.stream()).toList();
    }

    @Override
    public List<LabelledText> of(String taxonomy) {
        var texts = new ArrayList<LabelledText>();
        serving.examples(taxonomy).forEach(e -> texts.add(new LabelledText(e.label(), e.text(), "test", false)));
        if (taxonomy.equals(Serving.TOPIC)) {
            texts.addAll(heldBack);
        }
        return texts;
    }

    @Override
    public LabelsRead read(Path file, LabelFile how) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LabelsKept keep(String taxonomy, LabelsRead texts, String name, String by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int export(String taxonomy, LabelFile.Format format, boolean own, Writer out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forget(String taxonomy, String by) {
        throw new UnsupportedOperationException();
    }
}
