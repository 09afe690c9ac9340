package org.minikisa.classification.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.minikisa.classification.api.Alternative;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Explanation.Contrast;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Urgency;
import org.minikisa.classification.core.Heard.Remembered;
import org.minikisa.classification.core.Voice.Manner;

/**
 * Adds up what was said of a text, question by question; see {@link Tally} for how.
 *
 * <p>A <b>kind</b> is as probable as its topics together. What is said of a kind is heard as said of all its topics, and the topic is
 * the best one of the best kind, so the two never contradict each other. A <b>joint procurement</b> is one that the register knows, or
 * none. Several may be meant: beside the most probable one those that a rule names, and those that are {@linkplain #OWN_SHARE
 * considerable} themselves and surely more than none. They are no rivals of the first one, so its probability is that of all of them
 * together.
 *
 * <p>What a person said of the same text outweighs everything else by {@link #REMEMBERED} nats.
 *
 * <p><b>Sure</b> is what a person said of the same text. Else a label is sure when its probability reaches the threshold of its
 * question, nothing that was heard has failed, and there is enough in the text, which resembles something that was learnt. A joint
 * procurement that is named needs only the probability.
 */
final class Combination {

    private static final String KIND = Axis.KIND.name();
    private static final String TOPIC = Axis.TOPIC.name();
    private static final String JOINT_PROCUREMENT = Axis.JOINT_PROCUREMENT.name();
    private static final String LANGUAGE = Axis.LANGUAGE.name();
    private static final String URGENCY = Axis.URGENCY.name();
    private static final String NO_JOINT_PROCUREMENT = "";
    private static final Evidence NOTHING_REGISTERED =
            new Evidence("(no joint procurement is registered)", 0, "register");

    /** A rival that has this share of the probability of the best value is close to it. */
    private static final double CLOSE = 0.5;

    private static final int MOST_FOR = 6;
    private static final int MOST_AGAINST = 3;
    private static final int MOST_ALTERNATIVES = 3;

    /** By how many nats a label that a person gave to the same text leads all others: odds of 400. */
    private static final double REMEMBERED = 6;

    /** A rule that gives so many nats to a joint procurement against none names it. */
    private static final double NAMED = 3;

    /** The least probability of a further joint procurement that no rule names. */
    private static final double OWN_SHARE = 0.15;

    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::name).toList();
    private static final List<String> TOPICS =
            Arrays.stream(Topic.values()).map(Topic::name).toList();
    private static final List<String> URGENCIES =
            Arrays.stream(Urgency.values()).map(Urgency::name).toList();

    private final Heard heard;
    private final Map<String, Question> questions = new HashMap<>();

    Combination(Heard heard) {
        this.heard = heard;
        Tally topics = topics();
        questions.put(KIND, kind(topics));
        questions.put(TOPIC, topic(topics));
        questions.put(JOINT_PROCUREMENT, jointProcurement());
        questions.put(LANGUAGE, language());
        questions.put(URGENCY, plain(URGENCY, URGENCIES, Urgency.NORMAL.name()));
        heard.own()
                .forEach((taxonomy, labels) ->
                        questions.put(taxonomy, plain(taxonomy, withRemembered(taxonomy, labels), "")));
    }

    Judgement judgement() {
        var labels = new EnumMap<Axis, Label>(Axis.class);
        for (Axis axis : Axis.values()) {
            labels.put(axis, label(axis.name()));
        }
        var own = new TreeMap<String, Label>();
        heard.own().keySet().forEach(taxonomy -> own.put(taxonomy, label(taxonomy)));
        return new Judgement(labels, further(), own, heard.model());
    }

    String model() {
        return heard.model();
    }

    /** @param question a taxonomy of the unit's own may be too young to have a model */
    Label label(String question) {
        Question asked = questions.get(question);
        if (asked == null) {
            return new Label("", 0, false, List.of(new Evidence("(no model serves)", 0, "doubt")), List.of());
        }
        if (!asked.tally().anybodySpoke()) {
            return new Label(asked.none(), 0, false, whyUnsure(asked), List.of());
        }
        List<Alternative> others = asked.rivals().stream()
                .limit(MOST_ALTERNATIVES)
                .map(rival -> new Alternative(rival, asked.tally().probability(rival)))
                .toList();
        return new Label(asked.best(), asked.probability(), isSure(asked), evidence(asked), others);
    }

    /** Why not the others, the most probable first. */
    List<Contrast> contrasts(String question, int most) {
        Question asked = questions.get(question);
        if (asked == null || !asked.tally().anybodySpoke()) {
            return List.of();
        }
        return asked.rivals().stream()
                .limit(most)
                .map(rival -> new Contrast(
                        rival,
                        asked.tally().probability(rival),
                        asked.tally().log(asked.best()) - asked.tally().log(rival),
                        asked.reasons().of(asked.best(), rival, false, MOST_FOR + MOST_AGAINST)))
                .toList();
    }

    // ---------------------------------------------------------------- the questions

    /**
     * One question with its answer.
     *
     * @param none what is said when nobody spoke
     * @param foreign whether the text resembles nothing that its answer was learnt from
     */
    private record Question(
            String name,
            Tally tally,
            Voice.Reasons reasons,
            String best,
            double probability,
            String none,
            boolean foreign) {

        static Question of(String name, Tally tally, String none) {
            String best = tally.ranked().get(0);
            return new Question(name, tally, tally::reasons, best, tally.probability(best), none, tally.foreign());
        }

        List<String> rivals() {
            return tally.ranked().stream().filter(value -> !value.equals(best)).toList();
        }
    }

    private Question plain(String name, Collection<String> values, String none) {
        Tally tally = new Tally(values, heard.on(name));
        return Question.of(
                name,
                heard.rememberedOn(name).map(r -> remembering(tally, name, r)).orElse(tally),
                none);
    }

    private static Tally remembering(Tally tally, String question, Remembered remembered) {
        if (!tally.knows(remembered.value())) {
            return tally;
        }
        double lead = tally.ranked().stream()
                .filter(value -> !value.equals(remembered.value()))
                .mapToDouble(value -> tally.log(value) - tally.log(remembered.value()))
                .max()
                .orElse(0);
        double weight = REMEMBERED + Math.max(0, lead);
        return tally.and(Voice.ofPerson(question, remembered.value(), weight, remembered.contact()));
    }

    private List<String> withRemembered(String question, List<String> values) {
        return Stream.concat(values.stream(), heard.rememberedOn(question).map(Remembered::value).stream())
                .distinct()
                .toList();
    }

    /** Where a language can be told at all, that none could is no rival of it. */
    private Question language() {
        Collection<String> values = languages();
        Question any = plain(LANGUAGE, values, "");
        return any.best().isEmpty()
                ? any
                : plain(
                        LANGUAGE,
                        values.stream().filter(code -> !code.isEmpty()).toList(),
                        "");
    }

    /** Those that were spoken of: codes of ISO 639-1. */
    private Collection<String> languages() {
        var languages = new TreeSet<String>(List.of(""));
        heard.on(LANGUAGE).forEach(voice -> languages.addAll(voice.weights().keySet()));
        languages.addAll(withRemembered(LANGUAGE, List.of()));
        languages.removeIf(code -> !code.isEmpty() && !LanguageCodes.isOne(code));
        return languages;
    }

    // ---------------------------------------------------------------- kind and topic

    private Tally topics() {
        Tally bare = new Tally(TOPICS, heard.on(TOPIC));
        var voices = new ArrayList<>(bare.voices());
        heard.on(KIND).forEach(voice -> voices.add(asOfTopics(voice, bare)));
        Tally all = new Tally(TOPICS, voices);
        return heard.rememberedOn(TOPIC)
                .map(r -> remembering(all, TOPIC, r))
                .or(() -> heard.rememberedOn(KIND).map(r -> rememberingKind(all, r)))
                .orElse(all);
    }

    private static Tally rememberingKind(Tally topics, Remembered remembered) {
        Tally kinds = remembering(kinds(topics), KIND, remembered);
        Voice person = kinds.voices().get(kinds.voices().size() - 1);
        return topics.and(asOfTopics(person, topics));
    }

    /**
     * What is said of a kind, as said of its topics. A model's probability of the kind is divided among them as the others would divide
     * it.
     */
    private static Voice asOfTopics(Voice voice, Tally topics) {
        var weights = new HashMap<String, Double>();
        for (String topic : TOPICS) {
            double within = voice.manner() == Manner.LEARNT
                    ? topics.log(topic) - Tally.logSum(topicsOf(kindOf(topic)), topics::log)
                    : 0;
            weights.put(topic, voice.weight(kindOf(topic)) + within);
        }
        Voice.Reasons reasons = (value, rival, all, most) -> kindOf(value).equals(kindOf(rival))
                ? List.of()
                : voice.reasons().of(kindOf(value), kindOf(rival), all, most);
        return new Voice(TOPIC, voice.manner(), weights, 0, voice.foreign(), reasons);
    }

    /** Of the kinds, as probable as their topics together. */
    private static Tally kinds(Tally topics) {
        var weights = new HashMap<String, Double>();
        KINDS.forEach(kind -> weights.put(kind, Tally.logSum(topicsOf(kind), topics::log)));
        return new Tally(
                KINDS, List.of(new Voice(KIND, Manner.RULE, weights, 0, topics.foreign(), Voice.Reasons.NONE)));
    }

    /** What moved the best topic of a kind against the best one of the other. */
    private static Question kind(Tally topics) {
        Tally kinds = kinds(topics);
        String best = kinds.ranked().get(0);
        Voice.Reasons reasons =
                (value, rival, all, most) -> topics.reasons(bestOf(value, topics), bestOf(rival, topics), false, most);
        return new Question(
                KIND,
                topics.anybodySpoke() ? kinds : topics,
                reasons,
                best,
                kinds.probability(best),
                Kind.OTHER.name(),
                topics.foreign());
    }

    private Question topic(Tally topics) {
        String best = bestOf(kinds(topics).ranked().get(0), topics);
        return new Question(
                TOPIC, topics, topics::reasons, best, topics.probability(best), Topic.NONE.name(), topics.foreign());
    }

    private static String bestOf(String kind, Tally topics) {
        return topics.ranked().stream()
                .filter(topic -> kindOf(topic).equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String kindOf(String topic) {
        return Topic.valueOf(topic).kind().name();
    }

    private static List<String> topicsOf(String kind) {
        return TOPICS.stream().filter(topic -> kindOf(topic).equals(kind)).toList();
    }

    // ---------------------------------------------------------------- joint procurements

    private Question jointProcurement() {
        var values = new TreeSet<>(heard.jointProcurements());
        values.add(NO_JOINT_PROCUREMENT);
        Question plain = plain(JOINT_PROCUREMENT, values, NO_JOINT_PROCUREMENT);
        double together = Stream.concat(Stream.of(plain.best()), furtherTo(plain).stream())
                .mapToDouble(plain.tally()::probability)
                .sum();
        boolean foreign = plain.best().isEmpty()
                ? questions.get(TOPIC).foreign()
                : plain.foreign() && !isNamed(plain.best(), plain.tally());
        return new Question(
                plain.name(),
                plain.tally(),
                plain.reasons(),
                plain.best(),
                Math.min(1, together),
                plain.none(),
                foreign);
    }

    private List<Label> further() {
        Question asked = questions.get(JOINT_PROCUREMENT);
        return furtherTo(asked).stream()
                .map(value -> new Label(
                        value,
                        againstNone(value, asked.tally()),
                        isNamed(value, asked.tally()) && heard.failed().isEmpty(),
                        shown(asked.tally().reasons(value, NO_JOINT_PROCUREMENT, false, MOST_FOR)),
                        List.of()))
                .toList();
    }

    private List<String> furtherTo(Question asked) {
        if (asked.best().isEmpty() || heard.rememberedOn(JOINT_PROCUREMENT).isPresent()) {
            return List.of();
        }
        Predicate<String> isMeant = value -> isNamed(value, asked.tally())
                || asked.tally().probability(value) >= OWN_SHARE
                        && againstNone(value, asked.tally()) >= heard.sureFrom().of(JOINT_PROCUREMENT, value);
        return asked.rivals().stream()
                .filter(value -> !value.isEmpty())
                .filter(isMeant)
                .toList();
    }

    private static boolean isNamed(String value, Tally tally) {
        return tally.voices().stream()
                .anyMatch(voice -> voice.manner() == Manner.RULE
                        && voice.weight(value) - voice.weight(NO_JOINT_PROCUREMENT) >= NAMED);
    }

    /** How probable it is when nothing else but none could be meant. */
    private static double againstNone(String value, Tally tally) {
        return 1 / (1 + Math.exp(tally.log(NO_JOINT_PROCUREMENT) - tally.log(value)));
    }

    // ---------------------------------------------------------------- reasons and certainty

    private boolean isSure(Question asked) {
        boolean said = heard.rememberedOn(asked.name())
                .filter(r -> r.value().equals(asked.best()))
                .isPresent();
        return said || doubts(asked).isEmpty() && isProbable(asked);
    }

    private boolean isProbable(Question asked) {
        return asked.probability() >= heard.sureFrom().of(asked.name(), asked.best());
    }

    private List<Evidence> evidence(Question asked) {
        String rival = asked.rivals().isEmpty() ? asked.best() : asked.rivals().get(0);
        List<Evidence> reasons = asked.reasons().of(asked.best(), rival, true, MOST_FOR + MOST_AGAINST);
        boolean none = asked.name().equals(JOINT_PROCUREMENT) && asked.best().isEmpty();
        if (none && heard.jointProcurements().isEmpty()) {
            return List.of(NOTHING_REGISTERED);
        }
        // that a text speaks of no joint procurement is told by what it lacks, not by the words it has
        Stream<Evidence> telling =
                reasons.stream().filter(e -> !none || !e.source().equals(Evidence.WORDS));
        List<Evidence> doubts = isSure(asked) ? List.of() : whyUnsure(asked);
        return Stream.concat(shown(telling.toList()).stream(), doubts.stream()).toList();
    }

    /** What speaks for it the most, then what speaks against it. */
    private static List<Evidence> shown(List<Evidence> reasons) {
        return Stream.concat(
                        reasons.stream().filter(e -> e.weight() > 0).limit(MOST_FOR),
                        reasons.stream().filter(e -> e.weight() < 0).limit(MOST_AGAINST))
                .toList();
    }

    /** As evidence that weighs nothing: what forbids to be sure, else that it is not probable enough. */
    private List<Evidence> whyUnsure(Question asked) {
        List<String> doubts = doubts(asked);
        return (doubts.isEmpty() ? List.of(tooImprobable(asked)) : doubts)
                .stream().map(doubt -> new Evidence(doubt, 0, Evidence.DOUBT)).toList();
    }

    private String tooImprobable(Question asked) {
        if (!asked.tally().anybodySpoke()) {
            return "(nothing speaks for anything)";
        }
        String from =
                String.format(Locale.ROOT, "sure from %.2f on", heard.sureFrom().of(asked.name(), asked.best()));
        String close = asked.rivals().stream()
                .limit(1)
                .filter(rival -> asked.tally().probability(rival) >= CLOSE * asked.probability())
                .map(rival -> "; " + (rival.isEmpty() ? "none" : rival) + " is close")
                .findFirst()
                .orElse("");
        return "(" + from + close + ")";
    }

    /** Why nobody is sure whatever the probability. */
    private List<String> doubts(Question asked) {
        var doubts = new ArrayList<String>();
        heard.failed().forEach(who -> doubts.add("(" + who + " failed)"));
        if (asked.name().equals(LANGUAGE)
                && asked.best().isEmpty()
                && asked.tally().anybodySpoke()) {
            doubts.add("(no language that is known)");
        }
        if (heard.substance() == Substance.NOTHING) {
            doubts.add(heard.substance().reason());
        } else if (!speaksForItself(asked)) {
            Optional.of(heard.substance().reason()).filter(r -> !r.isEmpty()).ifPresent(doubts::add);
            if (asked.foreign()) {
                doubts.add("(unlike anything that was learnt)");
            }
        }
        return doubts;
    }

    /** Whether one word in any script is enough. */
    private static boolean speaksForItself(Question asked) {
        return asked.name().equals(LANGUAGE)
                || asked.name().equals(URGENCY)
                || asked.name().equals(JOINT_PROCUREMENT)
                        && !asked.best().isEmpty()
                        && isNamed(asked.best(), asked.tally());
    }
}
