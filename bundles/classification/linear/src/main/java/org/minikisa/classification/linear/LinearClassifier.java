package org.minikisa.classification.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.minikisa.classification.api.Alternative;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Opinion;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.linear.JointProcurementNames.Mention;
import org.minikisa.procurement.api.JointProcurement;

/** Judges contacts by a {@link ContactModel} and the names of the joint procurements there are. */
final class LinearClassifier implements ContactClassifier {

    static final String ID = "linear";

    /** From these probabilities on it stands by a label; see the README for how often it is right then. */
    private static final Map<Axis, Double> SURE =
            Map.of(Axis.KIND, 0.7, Axis.TOPIC, 0.6, Axis.JOINT_PROCUREMENT, 0.7, Axis.LANGUAGE, 0.8);

    /**
     * A topic whose margin is less is never sure, however improbable the others are: the text resembles nothing that was
     * learnt. Nine in ten texts of foreign corpora stay below, see the README.
     */
    private static final double LEAST_MARGIN = -0.3;

    /** Below this the language is not told: the text is in none of the three, or in none at all. */
    private static final double LEAST_LANGUAGE = 0.5;

    /**
     * How probable a joint procurement is that is mentioned by name. A judgement, not a measurement: people do mention one
     * and mean another now and then.
     */
    private static final double MENTIONED = 0.97;

    /** The weight of a mention beside those of words, which rarely exceed 1. */
    private static final double MENTION_WEIGHT = 2;

    private static final int MOST_EVIDENCE = 6;
    private static final int MOST_ALTERNATIVES = 3;

    private final ContactModel model;
    private final Supplier<List<JointProcurement>> jointProcurements;
    private volatile Known known = Known.NOTHING;

    /** @param jointProcurements those there are now; asked for every contact, so that a new one is known at once */
    LinearClassifier(ContactModel model, Supplier<List<JointProcurement>> jointProcurements) {
        this.model = model;
        this.jointProcurements = jointProcurements;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String model() {
        return model.id();
    }

    @Override
    public List<Opinion> judge(ContactText contact) {
        return classify(contact).entrySet().stream()
                .<Opinion>map(e -> new Labelled(e.getKey(), e.getValue()))
                .toList();
    }

    /** An opinion that is a label already. */
    private record Labelled(Axis axis, Label label) implements Opinion {

        private static final double LEAST = 1e-6;

        @Override
        public Map<String, Double> weights() {
            var weights = new TreeMap<String, Double>();
            label.alternatives().forEach(a -> weights.put(a.value(), Math.log(Math.max(LEAST, a.probability()))));
            weights.put(label.value(), Math.log(Math.max(LEAST, label.probability())));
            return weights;
        }

        @Override
        public double otherwise() {
            return Math.log(LEAST);
        }

        @Override
        public double familiarity() {
            return label.sure() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }

        @Override
        public List<Evidence> evidence(String value, String rival, int most) {
            return value.equals(label.value())
                    ? label.evidence().stream().limit(most).toList()
                    : List.of();
        }
    }

    Map<Axis, Label> classify(ContactText contact) {
        List<List<Word>> sentences = MailText.sentences(contact);
        List<Word> words = sentences.stream().flatMap(List::stream).toList();
        var labels = new EnumMap<Axis, Label>(Axis.class);
        Optional<Judgement> topics = model.topic().filter(m -> !words.isEmpty()).map(m -> Judgement.of(m, words));
        if (topics.isPresent()) {
            Kind kind = mostProbableKind(topics.get());
            labels.put(Axis.KIND, kind(topics.get(), kind));
            labels.put(Axis.TOPIC, topic(topics.get(), kind));
        } else {
            labels.put(Axis.KIND, Label.unknown(Kind.OTHER.name()));
            labels.put(Axis.TOPIC, Label.unknown(Topic.NONE.name()));
        }
        labels.put(Axis.JOINT_PROCUREMENT, jointProcurement(sentences));
        labels.put(Axis.LANGUAGE, language(words));
        return labels;
    }

    private static Kind mostProbableKind(Judgement topics) {
        return probabilities(topics).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    /** A kind is as probable as its topics together. */
    private static Map<Kind, Double> probabilities(Judgement topics) {
        var kinds = new EnumMap<Kind, Double>(Kind.class);
        for (int i = 0; i < topics.values().size(); i++) {
            kinds.merge(kindOf(topics, i), topics.probability()[i], Double::sum);
        }
        kinds.replaceAll((kind, p) -> Math.min(1, p));
        return kinds;
    }

    private static Kind kindOf(Judgement topics, int index) {
        return Topic.valueOf(topics.values().get(index)).kind();
    }

    private static Label kind(Judgement topics, Kind kind) {
        Map<Kind, Double> kinds = probabilities(topics);
        int best = topics.best(i -> kindOf(topics, i) == kind);
        int[] rivals = topics.indices(i -> kindOf(topics, i) != kind);
        List<Alternative> others = kinds.entrySet().stream()
                .filter(e -> e.getKey() != kind)
                .map(e -> new Alternative(e.getKey().name(), e.getValue()))
                .sorted(Comparator.comparingDouble(Alternative::probability).reversed())
                .limit(MOST_ALTERNATIVES)
                .toList();
        return label(
                Axis.KIND, kind.name(), kinds.get(kind), topics.resembles(best), topics.evidence(best, rivals), others);
    }

    /** The best topic of the kind, so that the two never contradict each other. */
    private static Label topic(Judgement topics, Kind kind) {
        int best = topics.best(i -> kindOf(topics, i) == kind);
        return topics.label(Axis.TOPIC, best);
    }

    /**
     * Of all sentences the one decides that speaks of a joint procurement the most clearly: a mail has many words and the
     * one that names the goods is easily drowned.
     */
    private Label jointProcurement(List<List<Word>> sentences) {
        Known now = known();
        Optional<Judgement> learnt = model.jointProcurement().flatMap(m -> sentences.stream()
                .map(words -> Judgement.of(m, words))
                .map(j -> now.ids().isEmpty() ? j : j.onlyAmong(now.ids()))
                .min(Comparator.comparingDouble(j -> j.probabilityOf(""))));
        Label byWords = learnt.map(j -> j.label(Axis.JOINT_PROCUREMENT, j.best(i -> true)))
                .orElse(Label.unknown(""));
        return now.names()
                .longest(sentences)
                .map(mention -> mentioned(mention, byWords, learnt))
                .orElse(byWords);
    }

    private static Label mentioned(Mention mention, Label byWords, Optional<Judgement> learnt) {
        String value = mention.jointProcurement();
        var evidence = new ArrayList<Evidence>();
        evidence.add(new Evidence(mention.text(), MENTION_WEIGHT));
        learnt.filter(j -> j.values().contains(value))
                .ifPresent(j -> evidence.addAll(j.evidence(
                        j.values().indexOf(value), j.rivals(j.values().indexOf(value)))));
        var others = new ArrayList<Alternative>();
        if (!byWords.value().equals(value) && !byWords.value().isEmpty()) {
            others.add(new Alternative(byWords.value(), Math.min(byWords.probability(), 1 - MENTIONED)));
        }
        return label(
                Axis.JOINT_PROCUREMENT,
                value,
                byWords.value().equals(value) ? Math.max(byWords.probability(), MENTIONED) : MENTIONED,
                true,
                evidence.subList(0, Math.min(evidence.size(), MOST_EVIDENCE)),
                others);
    }

    private Label language(List<Word> words) {
        return model.language()
                .filter(m -> words.stream().anyMatch(w -> w.lower().chars().anyMatch(Character::isLetter)))
                .map(m -> Judgement.of(m, words))
                .map(j -> j.label(Axis.LANGUAGE, j.best(i -> true)))
                .filter(l -> l.probability() >= LEAST_LANGUAGE)
                .orElse(Label.unknown(""));
    }

    private static Label label(
            Axis axis,
            String value,
            double probability,
            boolean familiar,
            List<Evidence> evidence,
            List<Alternative> others) {
        return new Label(value, probability, familiar && probability >= SURE.get(axis), evidence, others);
    }

    private Known known() {
        List<JointProcurement> now = jointProcurements.get();
        Known current = known;
        if (!current.jointProcurements().equals(now)) {
            current = Known.of(now);
            known = current;
        }
        return current;
    }

    private record Known(List<JointProcurement> jointProcurements, Set<String> ids, JointProcurementNames names) {

        static final Known NOTHING = of(List.of());

        static Known of(List<JointProcurement> jointProcurements) {
            return new Known(
                    List.copyOf(jointProcurements),
                    jointProcurements.stream().map(jp -> jp.id().value()).collect(Collectors.toUnmodifiableSet()),
                    JointProcurementNames.of(jointProcurements));
        }
    }

    /** What one model says of one text. */
    private record Judgement(
            List<String> values, List<Word> words, LinearModel.Judgement learnt, double[] probability) {

        static Judgement of(LinearModel model, List<Word> words) {
            LinearModel.Judgement learnt = model.judge(words);
            return new Judgement(model.labels(), words, learnt, learnt.probabilities());
        }

        /** The same with only these values (and none) possible. */
        Judgement onlyAmong(Set<String> possible) {
            double[] among = new double[probability.length];
            double sum = 0;
            for (int i = 0; i < among.length; i++) {
                among[i] = values.get(i).isEmpty() || possible.contains(values.get(i)) ? probability[i] : 0;
                sum += among[i];
            }
            for (int i = 0; i < among.length; i++) {
                among[i] = sum > 0 ? among[i] / sum : probability[i];
            }
            return new Judgement(values, words, learnt, among);
        }

        double probabilityOf(String value) {
            int index = values().indexOf(value);
            return index < 0 ? 0 : probability[index];
        }

        int best(IntPredicate among) {
            return IntStream.of(indices(among))
                    .boxed()
                    .max(Comparator.comparingDouble((Integer i) -> probability[i])
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
        }

        int[] indices(IntPredicate among) {
            return IntStream.range(0, probability.length).filter(among).toArray();
        }

        int[] rivals(int index) {
            return indices(i -> i != index);
        }

        Label label(Axis axis, int index) {
            String value = values.get(index);
            List<Alternative> others = IntStream.of(rivals(index))
                    .mapToObj(i -> new Alternative(values.get(i), probability[i]))
                    .sorted(Comparator.comparingDouble(Alternative::probability).reversed())
                    .limit(MOST_ALTERNATIVES)
                    .toList();
            List<Evidence> evidence = value.isEmpty() ? List.of() : evidence(index, rivals(index));
            boolean familiar = axis != Axis.TOPIC || resembles(index);
            return LinearClassifier.label(axis, value, Math.min(1, probability[index]), familiar, evidence, others);
        }

        /** Whether the text is like those the value was learnt from. */
        boolean resembles(int index) {
            return learnt.margin(index) >= LEAST_MARGIN;
        }

        /** The words that spoke for a value the most; the same word in different places counts together. */
        List<Evidence> evidence(int index, int[] rivals) {
            if (rivals.length == 0) {
                return List.of();
            }
            double[] contributions = learnt.contributions(index, rivals);
            var byWord = new LinkedHashMap<String, Evidence>();
            for (int w = 0; w < contributions.length; w++) {
                var one = new Evidence(words.get(w).written(), contributions[w]);
                byWord.merge(words.get(w).lower(), one, (a, b) -> new Evidence(a.text(), a.weight() + b.weight()));
            }
            return byWord.values().stream()
                    .filter(e -> e.weight() > 0)
                    .sorted(Comparator.comparingDouble(Evidence::weight).reversed())
                    .limit(MOST_EVIDENCE)
                    .toList();
        }
    }
}
