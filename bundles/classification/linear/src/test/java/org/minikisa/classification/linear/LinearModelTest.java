package org.minikisa.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.TrainingText;
import org.minikisa.classification.linear.LinearModel.Example;
import org.minikisa.classification.linear.LinearModel.Settings;

class LinearModelTest {

    private static final List<Example> EXAMPLES = List.of(
            new Example("access", "En pääse kirjautumaan palveluun"),
            new Example("access", "Salasana on unohtunut"),
            new Example("access", "Kirjautuminen ei onnistu"),
            new Example("price", "Miten hintapisteet lasketaan"),
            new Example("price", "Hinnan painoarvo ja kaava"),
            new Example("price", "Laskentakaava hinnalle"),
            new Example("appeal", "Valitus markkinaoikeuteen"),
            new Example("appeal", "Hankintaoikaisu ja valitusaika"),
            new Example("appeal", "Muutoksenhaku päätöksestä"));

    @Test
    void anInflectedWordThatWasNeverSeenIsUnderstoodByItsParts() {
        LinearModel model = LinearModel.train(EXAMPLES, Settings.TOPIC);
        assertThat(best(model, "kirjautumisessa ongelmia")).isEqualTo("access");
        assertThat(best(model, "hintojen pisteytys")).isEqualTo("price");
        assertThat(best(model, "aiomme valittaa")).isEqualTo("appeal");
    }

    @Test
    void theSameExamplesInAnotherOrderGiveTheSameBytes() {
        List<TrainingText> texts = new ArrayList<>(new SeedTexts().texts().subList(0, 200));
        byte[] once = ContactModel.train(texts).toBytes();
        Collections.shuffle(texts, new Random(5));
        texts.addAll(texts.subList(0, 20));
        assertThat(ContactModel.train(texts).toBytes()).isEqualTo(once);
    }

    @Test
    void aModelReadBackSaysTheSame() {
        ContactModel back = ContactModel.ofBytes(Learnt.SEEDS.toBytes());
        assertThat(back.id()).isEqualTo(Learnt.SEEDS.id()).startsWith("linear-1-");
        List<Word> words = Word.of("Voiko tilata suoraan vai pitääkö kilpailuttaa?");
        assertThat(back.topic().orElseThrow().judge(words).probabilities())
                .isEqualTo(Learnt.SEEDS.topic().orElseThrow().judge(words).probabilities());
    }

    @Test
    void contributionsOfTheWordsSumToWhatDecided() {
        LinearModel model = Learnt.SEEDS.topic().orElseThrow();
        for (HeldOut mail : HeldOut.ordinary()) {
            List<Word> words = Word.of(mail.contact().text());
            LinearModel.Judgement judgement = model.judge(words);
            for (int label = 0; label < model.labels().size(); label += 7) {
                int chosen = label;
                int[] rivals = IntStream.range(0, model.labels().size())
                        .filter(i -> i != chosen)
                        .toArray();
                assertThat(Arrays.stream(judgement.contributions(chosen, rivals))
                                .sum())
                        .isCloseTo(judgement.contrast(chosen, rivals), within(1e-5));
            }
        }
    }

    @Test
    void probabilitiesSumToOneAlsoForATextWithoutAnyKnownFeature() {
        LinearModel model = LinearModel.train(EXAMPLES, Settings.TOPIC);
        for (String text : List.of("", "漢字", "Kirjautuminen")) {
            assertThat(Arrays.stream(model.judge(Word.of(text)).probabilities()).sum())
                    .isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void oneLabelIsNothingToLearn() {
        assertThatThrownBy(() -> LinearModel.train(EXAMPLES.subList(0, 3), Settings.TOPIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("access");
    }

    @Test
    void textsWithoutTopicsTeachOnlyWhatTheySay() {
        ContactModel model = ContactModel.train(List.of(
                new TrainingText("fi", "", "", "Hyvää huomenta"), new TrainingText("sv", "", "", "God morgon")));
        assertThat(model.topic()).isEmpty();
        assertThat(model.jointProcurement()).isEmpty();
        assertThat(model.language()).isPresent();
    }

    private static String best(LinearModel model, String text) {
        double[] p = model.judge(Word.of(text)).probabilities();
        return model.labels()
                .get(IntStream.range(0, p.length)
                        .boxed()
                        .max((a, b) -> Double.compare(p[a], p[b]))
                        .orElseThrow());
    }
}
