package org.minikisa.classification.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Explanation.Neighbour;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;

/** Models that a test brings along, learnt by {@link WordCounts}; nothing is kept. */
public final class ServingInMemory implements Serving {

    private final Map<String, List<Example>> examples = new LinkedHashMap<>();
    private final Map<String, LearntModel> models = new LinkedHashMap<>();

    /** Learns a taxonomy anew. */
    public ServingInMemory with(String taxonomy, Example... texts) {
        examples.put(taxonomy, List.of(texts));
        relearn(taxonomy);
        return this;
    }

    List<Example> examples(String taxonomy) {
        return examples.getOrDefault(taxonomy, List.of());
    }

    /** As before anything was learnt. */
    void forgetAll() {
        examples.clear();
        models.clear();
    }

    @Override
    public List<String> taxonomies() {
        return List.copyOf(models.keySet());
    }

    @Override
    public Optional<Served> now(String taxonomy) {
        return Optional.ofNullable(models.get(taxonomy))
                .map(model -> new Served(version(taxonomy), model, true, Rehearsal.NONE));
    }

    @Override
    public Optional<Served> await(String taxonomy) {
        return now(taxonomy);
    }

    @Override
    public String version(String taxonomy) {
        return models.containsKey(taxonomy) ? taxonomy + "-1" : "";
    }

    @Override
    public void learn(String taxonomy, ContactText text, Set<String> right) {
        models.computeIfPresent(taxonomy, (t, model) -> model.corrected(text, right));
    }

    @Override
    public void relearn(String taxonomy) {
        examples.computeIfPresent(taxonomy, (t, texts) -> {
            models.put(t, new WordCounts().learn(texts, LearningProgress.SILENT));
            return texts;
        });
    }

    @Override
    public List<Neighbour> nearest(String taxonomy, ContactText text, int most) {
        LearntModel model = models.get(taxonomy);
        if (model == null) {
            return List.of();
        }
        var near = new ArrayList<Neighbour>();
        for (Example e : examples.get(taxonomy)) {
            double cosine = model.features(text).cosine(model.features(e.text()));
            near.add(new Neighbour("test", e.label(), cosine, e.text().text()));
        }
        near.sort((a, b) -> Double.compare(b.similarity(), a.similarity()));
        return near.subList(0, Math.min(most, near.size()));
    }
}
