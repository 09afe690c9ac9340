package org.minikisa.classification.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.EvidenceSource;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.core.Heard.Remembered;
import org.minikisa.classification.core.Serving.Served;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears everybody who has something to say of a text: the learnt models, the classifiers and sources of evidence there are, and people
 * who labelled the same text. Who throws or does not answer in time is left out, and nobody is sure of that judgement. Thread-safe; not within a unit of work.
 */
@Component(service = Judging.class, configurationPid = ClassificationConfiguration.PID)
@Designate(ocd = ClassificationConfiguration.class)
public final class Judging {

    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);

    private static final String KIND = Axis.KIND.name();
    private static final String JOINT_PROCUREMENT = Axis.JOINT_PROCUREMENT.name();

    /** The questions that the house's taxonomies answer. */
    private static final Map<String, String> HOUSE =
            Map.of(Serving.TOPIC, Axis.TOPIC.name(), Serving.JOINT_PROCUREMENT, Axis.JOINT_PROCUREMENT.name());

    /** Not measured: people hardly ever say anything of these. */
    private static final Map<String, Double> USUAL = Map.of(Axis.LANGUAGE.name(), 0.8, Axis.URGENCY.name(), 0.7);

    /** How long one who is asked may take; a mail needs a few milliseconds, the first one the time to read a table. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** More than any probability. */
    private static final double NEVER = 1.1;

    private static final Duration REST = Duration.ofMinutes(1);

    private final Serving serving;
    private final LabelledTexts labelled;
    private final Procurements procurements;
    private final Store store;
    private final double accuracy;
    private final List<ContactClassifier> classifiers = new CopyOnWriteArrayList<>();
    private final List<EvidenceSource> sources = new CopyOnWriteArrayList<>();
    private final Map<String, Measured> measured = new ConcurrentHashMap<>();
    private final Patience patience;

    @Activate
    public Judging(
            @Reference Serving serving,
            @Reference LabelledTexts labelled,
            @Reference Procurements procurements,
            @Reference Store store,
            ClassificationConfiguration configuration) {
        this(serving, labelled, procurements, store, configuration.accuracy(), new Patience(ANSWER, REST));
    }

    @Deactivate
    void deactivate() {
        patience.close();
    }

    /** @param accuracy of what it is to be sure of, from 0.5 to 0.999 */
    Judging(
            Serving serving,
            LabelledTexts labelled,
            Procurements procurements,
            Store store,
            double accuracy,
            Patience patience) {
        if (!(accuracy >= 0.5 && accuracy <= 0.999)) {
            throw new IllegalArgumentException("accuracy is " + accuracy + ", it must be from 0.5 to 0.999");
        }
        this.serving = serving;
        this.labelled = labelled;
        this.procurements = procurements;
        this.store = store;
        this.accuracy = accuracy;
        this.patience = patience;
        store.migrate("classification", Judging.class);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindClassifier(ContactClassifier classifier) {
        classifiers.add(classifier);
    }

    void unbindClassifier(ContactClassifier classifier) {
        classifiers.remove(classifier);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindSource(EvidenceSource source) {
        sources.add(source);
    }

    void unbindSource(EvidenceSource source) {
        sources.remove(source);
    }

    /** Empty while no model of topics serves, which is being learnt then. */
    Optional<Combination> now(ContactText text) {
        List<String> taxonomies = serving.taxonomies();
        Map<String, Served> served = new LinkedHashMap<>();
        taxonomies.forEach(taxonomy -> serving.now(taxonomy).ifPresent(s -> served.put(taxonomy, s)));
        if (!served.containsKey(Serving.TOPIC)) {
            return Optional.empty();
        }
        // the first contacts are to be judged as all later ones are, and this one is learnt beside the other
        serving.await(Serving.JOINT_PROCUREMENT).ifPresent(s -> served.put(Serving.JOINT_PROCUREMENT, s));
        return Optional.of(new Combination(hear(text, served)));
    }

    /** Waits for models to be learnt; without any the others are heard. */
    Combination patiently(ContactText text) {
        Map<String, Served> served = new LinkedHashMap<>();
        serving.taxonomies().forEach(taxonomy -> serving.await(taxonomy).ifPresent(s -> served.put(taxonomy, s)));
        return new Combination(hear(text, served));
    }

    /** What would judge now; empty text while no model of topics serves. */
    String model() {
        if (serving.version(Serving.TOPIC).isEmpty()) {
            return "";
        }
        Stream<String> versions =
                serving.taxonomies().stream().map(serving::version).filter(v -> !v.isEmpty());
        return String.join(
                ", ",
                Stream.concat(versions, inOrder().stream().map(ContactClassifier::model))
                        .toList());
    }

    private Heard hear(ContactText any, Map<String, Served> served) {
        ContactText text = Legible.of(any);
        List<JointProcurement> register = procurements.jointProcurements();
        var hearing = new Hearing(text, register);
        var own = new LinkedHashMap<String, List<String>>();
        served.forEach(hearing::add);
        hearing.voices.stream()
                .filter(voice -> !HOUSE.containsValue(voice.question()))
                .forEach(voice -> own.put(
                        voice.question(),
                        voice.weights().keySet().stream().sorted().toList()));
        inOrder().forEach(hearing::add);
        sources.stream().sorted(Comparator.comparing(Judging::name)).forEach(hearing::add);
        Substance substance = Substance.of(text);
        return new Heard(
                hearing.voices,
                own,
                ids(register),
                substance == Substance.NOTHING ? Map.of() : remembered(text),
                substance,
                hearing.failed,
                (question, value) -> sureFrom(question, value, served),
                String.join(", ", hearing.models));
    }

    private List<ContactClassifier> inOrder() {
        return classifiers.stream().sorted(Comparator.comparing(Judging::id)).toList();
    }

    // what a stranger answers, even to its name, may be an exception
    private static String id(ContactClassifier classifier) {
        return named(classifier.getClass(), classifier::id);
    }

    private static String name(EvidenceSource source) {
        return named(source.getClass(), source::name);
    }

    private static String named(Class<?> type, Supplier<String> name) {
        try {
            return Objects.requireNonNull(name.get());
        } catch (RuntimeException | LinkageError e) {
            return type.getSimpleName();
        }
    }

    private Map<String, Remembered> remembered(ContactText text) {
        String digest = Legible.digest(text);
        return store.read(tx -> new ClassificationTables(tx).remembered(digest));
    }

    // ---------------------------------------------------------------- certainty

    /** Under which conditions something was measured; it holds for no others. */
    private record Conditions(String version, List<JointProcurement> register, List<String> classifiers) {}

    /**
     * From which probabilities on a version is right often enough, by question.
     *
     * @param sureOfNone the same for its saying none
     */
    private record Measured(
            Conditions conditions, Map<String, Double> sureFrom, OptionalDouble sureOfNone, Reserve reserve) {

        double sureFrom(String question, String value) {
            double usual = sureFrom.get(question);
            return value.isEmpty() ? sureOfNone.orElse(usual) : usual;
        }
    }

    private double sureFrom(String question, String value, Map<String, Served> served) {
        String taxonomy = question.equals(KIND)
                ? Serving.TOPIC
                : HOUSE.entrySet().stream()
                        .filter(e -> e.getValue().equals(question))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(question);
        Served one = served.get(taxonomy);
        return one == null
                ? USUAL.getOrDefault(question, Thresholds.USUAL)
                : measured(taxonomy, one).sureFrom(question, value);
    }

    private Measured measured(String taxonomy, Served served) {
        Conditions now = conditions(taxonomy, served);
        Measured known = measured.get(taxonomy);
        if (known == null || !known.conditions().equals(now)) {
            known = guarded(taxonomy, served, now);
            measured.put(taxonomy, known);
        }
        return known;
    }

    /** Rules and the register have their part in joint procurements only. */
    private Conditions conditions(String taxonomy, Served served) {
        return taxonomy.equals(Serving.JOINT_PROCUREMENT)
                ? new Conditions(
                        served.version(),
                        procurements.jointProcurements(),
                        inOrder().stream().map(Judging::id).toList())
                : new Conditions(served.version(), List.of(), List.of());
    }

    /** What cannot be measured, for the model throws at its own texts, is nothing to be sure of. */
    private Measured guarded(String taxonomy, Served served, Conditions now) {
        try {
            return taxonomy.equals(Serving.JOINT_PROCUREMENT)
                            && !served.rehearsal().said().isEmpty()
                    ? rehearsed(served.rehearsal(), now)
                    : measure(taxonomy, served, now);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn("{} cannot be measured: {}", served.version(), e.getClass().getName());
            Map<String, Double> never = new HashMap<>(Map.of(HOUSE.getOrDefault(taxonomy, taxonomy), NEVER));
            if (taxonomy.equals(Serving.TOPIC)) {
                never.put(KIND, NEVER);
            }
            return new Measured(now, Map.copyOf(never), OptionalDouble.empty(), Reserve.NOTHING);
        }
    }

    private Measured measure(String taxonomy, Served served, Conditions now) {
        List<LabelledText> heldBack = labelled.of(taxonomy).stream()
                .filter(text -> served.measurable() && text.heldBack())
                .toList();
        var sureFrom = new HashMap<String, Double>();
        sureFrom.put(
                HOUSE.getOrDefault(taxonomy, taxonomy),
                Thresholds.of(served.model(), heldBack, UnaryOperator.identity(), accuracy));
        if (taxonomy.equals(Serving.TOPIC)) {
            sureFrom.put(KIND, Thresholds.of(served.model(), heldBack, Judging::kindOf, accuracy));
        }
        LOG.info("{} is sure from {} on", served.version(), sureFrom);
        return new Measured(now, Map.copyOf(sureFrom), OptionalDouble.empty(), Reserve.NOTHING);
    }

    // ---------------------------------------------------------------- certainty of joint procurements

    /** A text by a hand that was not read, with what a model says of it and what it is. */
    private record Rehearsed(LabelledText text, Voice said, List<String> right) {}

    /** As it will be judged: with what rules say, and with one threshold for those that are named and one for none. */
    private Measured rehearsed(Rehearsal rehearsal, Conditions now) {
        var registered = new Registered(now.register());
        List<Rehearsed> texts = labelled.of(Serving.JOINT_PROCUREMENT).stream()
                .flatMap(text -> rehearsal.of(text.text()).stream()
                        .map(logs -> new Rehearsed(
                                text,
                                registered.understood(Voice.of(JOINT_PROCUREMENT, logs)),
                                registered.meantBy(text.label()))))
                .toList();
        Reserve reserve = Reserve.of(texts.stream()
                .map(text -> new Reserve.Case(text.said(), text.right().contains("")))
                .toList());
        Map<Boolean, List<Thresholds.Answer>> answers = texts.stream()
                .map(text -> answer(text, reserve, now))
                .collect(Collectors.partitioningBy(
                        Answered::none, Collectors.mapping(Answered::answer, Collectors.toList())));
        double one = Thresholds.ofHands(answers.get(false), accuracy);
        double none = Thresholds.ofHands(answers.get(true), accuracy);
        LOG.info("{} is sure of a joint procurement from {} on, of none from {} on", now.version(), one, none);
        return new Measured(now, Map.of(JOINT_PROCUREMENT, one), OptionalDouble.of(none), reserve);
    }

    private record Answered(boolean none, Thresholds.Answer answer) {}

    private Answered answer(Rehearsed text, Reserve reserve, Conditions now) {
        var hearing = new Hearing(Legible.of(text.text().text()), now.register());
        inOrder().forEach(hearing::add);
        List<Voice> voices = Stream.concat(
                        Stream.of(reserve.of(text.said())),
                        hearing.voices.stream().filter(voice -> voice.question().equals(JOINT_PROCUREMENT)))
                .toList();
        var values = new TreeSet<>(ids(now.register()));
        values.add("");
        var tally = new Tally(values, voices);
        String best = tally.ranked().get(0);
        return new Answered(
                best.isEmpty(),
                new Thresholds.Answer(
                        tally.probability(best),
                        text.right().contains(best),
                        text.text().group()));
    }

    private static List<String> ids(List<JointProcurement> register) {
        return register.stream().map(joint -> joint.id().value()).toList();
    }

    /** What a stranger learnt may be anything. */
    private static String kindOf(String topic) {
        return Arrays.stream(Topic.values())
                .filter(t -> t.name().equals(topic))
                .findFirst()
                .map(t -> t.kind().name())
                .orElse(topic);
    }

    // ---------------------------------------------------------------- hearing

    /** @param models of whom it is, if it is to be named */
    private record Statements(List<Voice> voices, List<String> models) {}

    /** Collects what is said of one text. */
    private final class Hearing {

        private final ContactText text;
        private final Registered registered;
        private final List<Voice> voices = new ArrayList<>();
        private final List<String> models = new ArrayList<>();
        private final List<String> failed = new ArrayList<>();

        Hearing(ContactText text, List<JointProcurement> register) {
            this.text = text;
            this.registered = new Registered(register);
        }

        void add(String taxonomy, Served served) {
            String question = HOUSE.getOrDefault(taxonomy, taxonomy);
            ask(
                    served.version(),
                    () -> new Statements(
                            List.of(understood(
                                    Voice.of(
                                            question,
                                            served.model(),
                                            served.model().predict(text)),
                                    served)),
                            List.of(served.version())));
        }

        private Voice understood(Voice voice, Served served) {
            return voice.question().equals(JOINT_PROCUREMENT)
                    ? measured(Serving.JOINT_PROCUREMENT, served).reserve().of(registered.understood(voice))
                    : voice;
        }

        void add(ContactClassifier classifier) {
            String id = id(classifier);
            ask(
                    id,
                    () -> new Statements(
                            classifier.judge(text).stream()
                                    .map(opinion -> Voice.of(id, opinion))
                                    .filter(voice -> !voice.weights().isEmpty())
                                    .toList(),
                            List.of(classifier.model())));
        }

        void add(EvidenceSource source) {
            String name = name(source);
            ask(name, () -> new Statements(Voice.of(name, source.clues(text)), List.of()));
        }

        private void ask(String who, Supplier<Statements> hearing) {
            patience.ask(who, hearing)
                    .ifPresentOrElse(
                            said -> {
                                voices.addAll(said.voices());
                                models.addAll(said.models());
                            },
                            () -> failed.add(who));
        }
    }
}
