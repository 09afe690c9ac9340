package org.minikisa.reporting.core;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Topic;
import org.minikisa.reporting.api.NeedQuery;

/** Judges contacts again, each taxonomy by one version alone: without rules, other classifiers and corrections. */
final class OtherModels implements UnaryOperator<Classification> {

    private static final String JOINT_PROCUREMENT = "joint-procurement";

    private final Wings sources;
    private final List<String> versions;

    OtherModels(Wings sources, List<String> versions) {
        this.sources = sources;
        this.versions = versions;
    }

    /** {@code topic} of {@code topic-3}. */
    static String taxonomy(String version) {
        return version.substring(0, Math.max(0, version.lastIndexOf('-')));
    }

    @Override
    public Classification apply(Classification said) {
        if (versions.isEmpty()) {
            return said;
        }
        ContactText text = sources.classifications()
                .flatMap(service -> service.text(said.contact()))
                .orElse(new ContactText("", ""));
        Classification again = said;
        for (String version : versions) {
            again = with(again, version, sources.models().orElseThrow().predict(taxonomy(version), version, text));
        }
        return again;
    }

    private static Classification with(Classification said, String version, Label label) {
        Judgement judged = said.judgement();
        String taxonomy = taxonomy(version);
        Judgement again;
        if (taxonomy.equals(NeedQuery.TOPIC)) {
            String kind = Topic.valueOf(label.value()).kind().name();
            again = judged.with(Axis.TOPIC, label)
                    .with(Axis.KIND, new Label(kind, label.probability(), label.sure(), List.of(), List.of()));
        } else if (taxonomy.equals(JOINT_PROCUREMENT)) {
            again = new Judgement(
                    judged.with(Axis.JOINT_PROCUREMENT, label).labels(), List.of(), judged.own(), judged.model());
        } else {
            var own = new TreeMap<>(judged.own());
            own.put(taxonomy, label);
            again = new Judgement(judged.labels(), judged.further(), own, judged.model());
        }
        return new Classification(
                said.contact(),
                new Judgement(again.labels(), again.further(), again.own(), models(judged.model(), version)),
                said.at());
    }

    private static String models(String before, String version) {
        var models = new ArrayList<String>(List.of(version));
        for (String each : before.split(", ")) {
            if (!each.isEmpty() && !taxonomy(each).equals(taxonomy(version))) {
                models.add(each);
            }
        }
        return String.join(", ", models);
    }
}
