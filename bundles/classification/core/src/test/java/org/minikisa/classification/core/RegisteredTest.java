package org.minikisa.classification.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Provenance;

class RegisteredTest {

    private static final Map<String, Double> LEARNT = Map.of(
            "", Math.log(0.2),
            "electricity", Math.log(0.4),
            "cleaning-dps-2021", Math.log(0.2),
            "cleaning-small-scale", Math.log(0.1),
            "furniture", Math.log(0.1));

    private static JointProcurement joint(String id, String... cpv) {
        return new JointProcurement(
                new JointProcurementId(id),
                LocalizedText.same(id),
                ProcurementType.FRAMEWORK_AGREEMENT,
                "test",
                Arrays.asList(cpv),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Provenance.constructed("test"));
    }

    private static Voice understood(JointProcurement... register) {
        return new Registered(List.of(register)).understood(Voice.of("JOINT_PROCUREMENT", LEARNT));
    }

    private static double probability(Voice voice, String value) {
        return Math.exp(voice.weight(value));
    }

    @Test
    void anIdThatTheRegisterHasNotIsNoAnswerAndCountsAsNone() {
        Voice voice = understood(
                joint("electricity", "09310000"),
                joint("cleaning-dps-2021", "90910000"),
                joint("cleaning-small-scale", "90910000"));

        assertThat(voice.weights().keySet())
                .containsExactlyInAnyOrder("", "electricity", "cleaning-dps-2021", "cleaning-small-scale");
        assertThat(probability(voice, "")).as("with furniture").isCloseTo(0.3, within(1e-9));
    }

    @Test
    void aRegisterWithIdsOfItsOwnIsUnderstoodByItsCodes() {
        Voice voice = understood(
                joint("2031-17", "09300000-2"), joint("2031-18", "90910000-9"), joint("2031-19", "39130000-2"));

        assertThat(probability(voice, "2031-17")).isCloseTo(0.4, within(1e-9));
        assertThat(probability(voice, "2031-18")).as("both kinds of cleaning").isCloseTo(0.3, within(1e-9));
        assertThat(probability(voice, "2031-19")).as("office furniture").isCloseTo(0.1, within(1e-9));
        assertThat(probability(voice, "")).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void twoThatBuyTheSameGoodsShareThem() {
        Voice voice = understood(joint("north", "09310000"), joint("south", "09310000"), joint("wide", "09000000"));

        assertThat(probability(voice, "north")).isCloseTo(0.2, within(1e-9));
        assertThat(probability(voice, "south")).isCloseTo(0.2, within(1e-9));
        assertThat(voice.weights()).as("the others are nearer").doesNotContainKey("wide");
    }

    @Test
    void goodsThatNothingWasLearntOfAreAsProbableAsOneThingInTwentyThatNoneMayBe() {
        Voice voice = understood(joint("bridges", "45221110"));

        assertThat(probability(voice, "")).isCloseTo(1, within(1e-9));
        assertThat(probability(voice, "bridges")).isCloseTo(0.05, within(1e-9));
    }
}
