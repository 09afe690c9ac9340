package org.minikisa.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Label;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.JointProcurement;

class LinearClassifierTest {

    private static final JointProcurement CLEANING = Learnt.jointProcurement(
            "cleaning-dps-2021",
            new LocalizedText(
                    "Siivouspalvelut 2021–2025 (DPS)", "Städtjänster 2021–2025 (DPS)", "Cleaning services DPS"),
            "siivous-DPS");

    private static final JointProcurement COFFEE = Learnt.jointProcurement(
            "coffee-machines",
            new LocalizedText("Kahviautomaatit", "Kaffeautomater", "Coffee machines"),
            "kahvikoneet");

    @Test
    void theWordsThatDecidedAreTheEvidence() {
        Label topic = Learnt.label(Axis.TOPIC, "Toivottavasti voitte auttaa: salasana on unohtunut ja tunnus lukittu.");
        assertThat(topic.value()).isEqualTo("G1");
        assertThat(topic.sure()).isTrue();
        assertThat(topic.evidence())
                .extracting(Evidence::text)
                .startsWith("salasana")
                .contains("lukittu");
        assertThat(topic.evidence())
                .extracting(Evidence::weight)
                .allMatch(w -> w > 0)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(topic.alternatives()).hasSize(3).noneMatch(a -> a.value().equals("G1"));
    }

    @Test
    void lettersWithoutTheirDotsMakeNoDifference() {
        String text = "Pitääkö odottaa ennen hankintasopimuksen allekirjoittamista päätöksen jälkeen?";
        Label dotted = Learnt.label(Axis.TOPIC, text);
        Label plain = Learnt.label(Axis.TOPIC, text.replace('ä', 'a').replace('ö', 'o'));
        assertThat(dotted.value()).isEqualTo("G12");
        assertThat(plain.probability()).isEqualTo(dotted.probability());
    }

    @Test
    void synonymsOfMiniCompetitionMeanTheSame() {
        for (String word :
                new String[] {"minikisan", "minikilpailutuksen", "kevennetyn kilpailutuksen", "sisäisen kilpailutuksen"
                }) {
            assertThat(Learnt.label(Axis.TOPIC, "Voisitteko hoitaa " + word + " meidän puolestamme?")
                            .value())
                    .as(word)
                    .isEqualTo("M1");
        }
    }

    @Test
    void aMentionByNameOutranksTheModelAndIsTheFirstEvidence() {
        Label label = Learnt.label(
                Axis.JOINT_PROCUREMENT, "Kahviautomaattien toimittaja ei tule siivoamaan koneita.", CLEANING, COFFEE);
        assertThat(label.value()).isEqualTo("coffee-machines");
        assertThat(label.sure()).isTrue();
        assertThat(label.evidence().get(0).text()).isEqualTo("Kahviautomaattien");
    }

    @Test
    void whatWasLearntButIsNoJointProcurementHereIsNotSuggested() {
        String text = "Jäteastiat jäävät tyhjentämättä, jätehuolto ei toimi.";
        assertThat(Learnt.label(Axis.JOINT_PROCUREMENT, text).value()).isEqualTo("waste-management");
        Label label = Learnt.label(Axis.JOINT_PROCUREMENT, text, CLEANING, COFFEE);
        assertThat(label.value()).isIn("", "cleaning-dps-2021");
        assertThat(label.alternatives()).noneMatch(a -> a.value().equals("waste-management") && a.probability() > 0);
    }

    @Test
    void nothingSpeaksForAJointProcurementWhereNoneIsMeant() {
        Label label = Learnt.label(Axis.JOINT_PROCUREMENT, "Miten hintapisteet lasketaan?", CLEANING);
        assertThat(label.value()).isEmpty();
        assertThat(label.evidence()).isEmpty();
    }

    @Test
    void anEmptyContactIsNotJudged() {
        Map<Axis, Label> labels = Learnt.classifier(CLEANING).classify(new ContactText("", " \n"));
        assertThat(labels).containsOnlyKeys(Axis.values());
        assertThat(labels.get(Axis.KIND)).isEqualTo(Label.unknown("OTHER"));
        assertThat(labels.get(Axis.TOPIC)).isEqualTo(Label.unknown("NONE"));
        assertThat(labels.get(Axis.JOINT_PROCUREMENT)).isEqualTo(Label.unknown(""));
        assertThat(labels.get(Axis.LANGUAGE)).isEqualTo(Label.unknown(""));
    }

    @Test
    void aHugeMailIsJudgedByItsBeginning() {
        String text =
                "En pääse kirjautumaan, salasana ei kelpaa. " + "x9 ".repeat(400_000) + "\n" + "y".repeat(1_000_000);
        Map<Axis, Label> labels = Learnt.classifier(CLEANING).classify(new ContactText("Salasana", text));
        assertThat(labels.get(Axis.TOPIC).probability()).isBetween(0.0, 1.0);
    }

    @Test
    void numbersAloneHaveNoLanguage() {
        assertThat(Learnt.label(Axis.LANGUAGE, "12 345, 67").value()).isEmpty();
    }
}
