package org.minikisa.classification.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.core.Heard.Remembered;
import org.minikisa.classification.core.Voice.Manner;

class CombinationTest {

    private final List<Voice> voices = new ArrayList<>();
    private final Map<String, Remembered> remembered = new HashMap<>();
    private Substance substance = Substance.ENOUGH;
    private List<String> register = List.of("cleaning", "electricity", "paper");

    @Test
    void aKindIsAsProbableAsItsTopicsTogetherAndTheTopicIsOneOfIt() {
        // M1 is the most probable topic, yet guidance the most probable kind
        learnt(Map.of("M1", 0.35, "G1", 0.3, "G2", 0.3), 0.05 / 20);
        assertThat(label(Axis.KIND).value()).isEqualTo("GUIDANCE");
        assertThat(label(Axis.KIND).probability()).isCloseTo(0.6 + 12 * 0.05 / 20, within(1e-9));
        assertThat(label(Axis.TOPIC).value()).isEqualTo("G1");
        assertThat(label(Axis.TOPIC).probability()).isCloseTo(0.3, within(1e-9));
        assertThat(label(Axis.TOPIC).alternatives().get(0).value()).isEqualTo("M1");
    }

    @Test
    void whatARuleSaysOfAKindMovesAllItsTopicsAlike() {
        learnt(Map.of("G1", 0.6, "R1", 0.2, "R2", 0.1), 0.1 / 20);
        voice("KIND", Manner.RULE, Map.of("REVIEW", 5.0));
        assertThat(label(Axis.KIND).value()).isEqualTo("REVIEW");
        assertThat(label(Axis.TOPIC).value()).isEqualTo("R1");
        double oddsOfTwo = label(Axis.TOPIC).probability()
                / label(Axis.TOPIC).alternatives().get(0).probability();
        assertThat(oddsOfTwo).isCloseTo(2, within(1e-6));
        assertThat(label(Axis.KIND).evidence()).contains(new Evidence("seen", 5, "test"));
    }

    @Test
    void twoModelsOfTheSameWordsAreNotCountedTwiceButRulesAreAdded() {
        learnt(Map.of("G1", 0.8, "G2", 0.1), 0.1 / 21);
        double alone = label(Axis.TOPIC).probability();
        learnt(Map.of("G1", 0.8, "G2", 0.1), 0.1 / 21);
        assertThat(label(Axis.TOPIC).probability()).isCloseTo(alone, within(1e-9));
        voice("TOPIC", Manner.RULE, Map.of("G2", Math.log(8)));
        assertThat(label(Axis.TOPIC).alternatives().get(0).probability())
                .isCloseTo(label(Axis.TOPIC).probability(), within(1e-9));
    }

    @Test
    void aModelOfKindsAloneIsAveragedWithTheOneOfTopics() {
        learnt(Map.of("G1", 0.6, "G2", 0.2, "M1", 0.1), 0.1 / 20);
        voice("KIND", Manner.LEARNT, Map.of("GUIDANCE", Math.log(0.05), "COMPETITION_REQUEST", Math.log(0.95)));
        assertThat(label(Axis.KIND).value()).isEqualTo("COMPETITION_REQUEST");
        assertThat(label(Axis.TOPIC).value()).isEqualTo("M1");
    }

    @Test
    void aJointProcurementThatTheRegisterDoesNotKnowIsNone() {
        voice("JOINT_PROCUREMENT", Manner.RULE, Map.of("no-such", 9.0));
        assertThat(label(Axis.JOINT_PROCUREMENT).value()).isEmpty();
    }

    @Test
    void whereNoneIsRegisteredThatIsTheReasonForNone() {
        register = List.of();
        voice("JOINT_PROCUREMENT", Manner.RULE, Map.of("cleaning", 9.0));
        assertThat(label(Axis.JOINT_PROCUREMENT).value()).isEmpty();
        assertThat(label(Axis.JOINT_PROCUREMENT).evidence())
                .containsExactly(new Evidence("(no joint procurement is registered)", 0, "register"));
    }

    @Test
    void whenTwoAreNamedBothAreMeantAndAreNoRivals() {
        voice("JOINT_PROCUREMENT", Manner.RULE, Map.of("cleaning", 6.0, "paper", 5.9));
        Judgement judgement = judgement();
        assertThat(judgement.labels().get(Axis.JOINT_PROCUREMENT).value()).isEqualTo("cleaning");
        assertThat(judgement.labels().get(Axis.JOINT_PROCUREMENT).probability()).isGreaterThan(0.99);
        assertThat(judgement.labels().get(Axis.JOINT_PROCUREMENT).sure()).isTrue();
        assertThat(judgement.further()).extracting(Label::value).containsExactly("paper");
        assertThat(judgement.further().get(0).sure()).isTrue();
    }

    @Test
    void aHintIsNoFurtherJointProcurement() {
        voice("JOINT_PROCUREMENT", Manner.RULE, Map.of("cleaning", 6.0, "paper", 1.6));
        voice("JOINT_PROCUREMENT", Manner.CLUE, Map.of("electricity", 2.9));
        assertThat(judgement().further()).isEmpty();
    }

    @Test
    void whatAPersonSaidOfTheSameTextOutweighsWhatever() {
        learnt(Map.of("G1", 0.999), 1e-9);
        voice("TOPIC", Manner.RULE, Map.of("G1", 500.0));
        remembered.put("TOPIC", new Remembered("R3", "CT-3"));
        substance = Substance.ONE_WORD;
        assertThat(label(Axis.TOPIC).value()).isEqualTo("R3");
        assertThat(label(Axis.TOPIC).sure()).isTrue();
        assertThat(label(Axis.TOPIC).probability()).isGreaterThan(0.99);
        assertThat(label(Axis.KIND).value()).isEqualTo("REVIEW");
        assertThat(label(Axis.TOPIC).evidence().get(0).text()).isEqualTo("(as CT-3)");
    }

    @Test
    void wherePeopleSaidOnlyTheKindTheTopicIsTheBestOfIt() {
        learnt(Map.of("G1", 0.9, "R4", 0.05), 0.05 / 21);
        remembered.put("KIND", new Remembered("REVIEW", "CT-3"));
        assertThat(label(Axis.KIND).value()).isEqualTo("REVIEW");
        assertThat(label(Axis.KIND).sure()).isTrue();
        assertThat(label(Axis.TOPIC).value()).isEqualTo("R4");
    }

    @Test
    void theLeadOfAContrastIsTheSumOfAllThatWasSaid() {
        learnt(Map.of("G1", 0.5, "G2", 0.25), 0.25 / 21);
        voice("TOPIC", Manner.RULE, Map.of("G1", 1.0));
        var contrast = combination().contrasts("TOPIC", 1).get(0);
        assertThat(contrast.rival()).isEqualTo("G2");
        assertThat(contrast.lead()).isCloseTo(Math.log(2) + 1, within(1e-9));
    }

    @Test
    void aLanguageThatIsToldHasNoLanguageAsItsRival() {
        voice("LANGUAGE", Manner.RULE, Map.of("fi", Math.log(0.99), "sv", Math.log(0.01), "", Math.log(0.35)));
        assertThat(label(Axis.LANGUAGE).value()).isEqualTo("fi");
        assertThat(label(Axis.LANGUAGE).probability()).isCloseTo(0.99, within(1e-9));
        assertThat(label(Axis.LANGUAGE).sure()).isTrue();
    }

    @Test
    void whoIsUnsureSaysFromWhenOnItWouldBeSureAndWhatIsClose() {
        learnt(Map.of("G1", 0.5, "G2", 0.3), 0.2 / 21);
        assertThat(label(Axis.TOPIC).sure()).isFalse();
        assertThat(label(Axis.TOPIC).evidence())
                .contains(new Evidence("(sure from 0.70 on; G2 is close)", 0, Evidence.DOUBT));
    }

    @Test
    void whoIsSureHasNoDoubts() {
        learnt(Map.of("G1", 0.9), 0.1 / 22);
        assertThat(label(Axis.TOPIC).sure()).isTrue();
        assertThat(label(Axis.TOPIC).evidence()).extracting(Evidence::source).doesNotContain(Evidence.DOUBT);
    }

    @Test
    void whereNothingSpeaksForAnythingThatIsSaid() {
        assertThat(label(Axis.URGENCY).evidence())
                .containsExactly(new Evidence("(nothing speaks for anything)", 0, Evidence.DOUBT));
    }

    @Test
    void whatIsNoTextIsNeitherOfAKindNorOfATopicForSure() {
        learnt(Map.of("G1", 0.99), 0.01 / 22);
        substance = Substance.of(new ContactText("", "\uFFFDa 2\uFFFD".repeat(9)));
        assertThat(substance).isEqualTo(Substance.UNREADABLE);
        assertThat(label(Axis.KIND).sure()).isFalse();
        assertThat(label(Axis.TOPIC).sure()).isFalse();
    }

    @Test
    void aBrokenLetterHereAndThereIsReadOver() {
        assertThat(Substance.of(new ContactText("", "p\uFFFDiv\uFFFD\uFFFD, miten tilataan siivous koululle?")))
                .isEqualTo(Substance.ENOUGH);
    }

    @Test
    void manyWeightsOverflowNothing() {
        voice("TOPIC", Manner.RULE, Map.of("G1", 1e300, "G2", -1e300));
        assertThat(label(Axis.TOPIC).value()).isEqualTo("G1");
        assertThat(combination().contrasts("TOPIC", 22)).allMatch(c -> Double.isFinite(c.lead()));
    }

    private Label label(Axis axis) {
        return judgement().labels().get(axis);
    }

    private Judgement judgement() {
        return combination().judgement();
    }

    private Combination combination() {
        return new Combination(new Heard(
                voices, Map.of(), register, remembered, substance, List.of(), (question, value) -> 0.7, "test"));
    }

    private void learnt(Map<String, Double> probabilities, double otherwise) {
        var logs = new HashMap<String, Double>();
        for (Topic topic : Topic.values()) {
            logs.put(topic.name(), Math.log(probabilities.getOrDefault(topic.name(), otherwise)));
        }
        voice("TOPIC", Manner.LEARNT, logs);
    }

    private void voice(String question, Manner manner, Map<String, Double> weights) {
        Voice.Reasons seen = (value, rival, all, most) ->
                weights.containsKey(value) ? List.of(new Evidence("seen", weights.get(value), "test")) : List.of();
        voices.add(new Voice(question, manner, weights, 0, false, seen));
    }
}
