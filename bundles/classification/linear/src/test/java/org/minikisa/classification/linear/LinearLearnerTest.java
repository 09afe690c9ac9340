package org.minikisa.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.api.learning.Prediction;
import org.minikisa.problem.api.InvalidInputException;

class LinearLearnerTest {

    private static final LinearLearner LEARNER = new LinearLearner();

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

    private static final LearntModel MODEL = LEARNER.learn(EXAMPLES, LearningProgress.SILENT);

    @Test
    void anInflectedWordThatWasNeverSeenIsUnderstoodByItsParts() {
        assertThat(best(MODEL, "kirjautumisessa ongelmia")).isEqualTo("access");
        assertThat(best(MODEL, "hintojen pisteytys")).isEqualTo("price");
        assertThat(best(MODEL, "aiomme valittaa")).isEqualTo("appeal");
    }

    @Test
    void theSameExamplesInAnotherOrderGiveTheSameBytes() throws IOException {
        var others = new ArrayList<>(EXAMPLES);
        Collections.shuffle(others, new Random(5));
        others.add(EXAMPLES.get(0));
        others.add(new Example("access", EXAMPLES.get(1).text(), "one hand alone"));
        assertThat(bytes(LEARNER.learn(others, LearningProgress.SILENT))).isEqualTo(bytes(MODEL));
    }

    /** What one hand means by a word another means by its opposite: who knows all these hands knows nothing of the next. */
    @Test
    void whatOnlyItsOwnHandMeansMakesItLessSureOfAnother() {
        var ofHands = new ArrayList<Example>();
        for (int i = 0; i < 400; i++) {
            int hand = i % 10;
            int label = i / 10 % 2;
            String text =
                    "signed" + "abcdefghij".charAt(hand) + " " + (hand % 2 == label ? "alpha" : "omega") + " " + i / 20;
            ofHands.add(new Example("label" + label, new ContactText("", text), "hand" + hand));
        }
        List<Example> ofTexts =
                ofHands.stream().map(e -> new Example(e.label(), e.text())).toList();
        assertThat(slope(LEARNER.learn(ofHands, LearningProgress.SILENT)))
                .isLessThan(0.7 * slope(LEARNER.learn(ofTexts, LearningProgress.SILENT)));
    }

    private static double slope(LearntModel model) {
        return ((LinearModel) model).calibration().slope();
    }

    @Test
    void aModelReadBackSaysTheSame() throws IOException {
        LearntModel back = LEARNER.read(new ByteArrayInputStream(bytes(MODEL)));
        assertThat(back.labels()).isEqualTo(MODEL.labels());
        assertThat(told(back, "salasanan kaava").probabilities())
                .isEqualTo(told(MODEL, "salasanan kaava").probabilities());
        assertThat(bytes(back)).isEqualTo(bytes(MODEL));
    }

    @Test
    void damagedBytesAreRefused() throws IOException {
        byte[] bytes = bytes(MODEL);
        for (int at = 0; at < bytes.length; at += 97) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x41;
            assertThatThrownBy(() -> LEARNER.read(new ByteArrayInputStream(damaged)))
                    .as("byte %d", at)
                    .isInstanceOf(IOException.class);
            byte[] cut = Arrays.copyOf(bytes, at);
            assertThatThrownBy(() -> LEARNER.read(new ByteArrayInputStream(cut)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aCorrectionIsRightAtOnceAndLeavesTheModelBeforeAsItWas() {
        String text = "Miten kirjautuminen lasketaan xyzzy";
        String before = best(MODEL, text);
        LearntModel corrected = MODEL.corrected(new ContactText("", text), Set.of("appeal", "unheard-of"));
        assertThat(best(corrected, text)).isEqualTo("appeal");
        assertThat(best(MODEL, text)).isEqualTo(before).isNotEqualTo("appeal");
        assertThat(MODEL.corrected(new ContactText("", text), Set.of("unheard-of")))
                .isSameAs(MODEL);
    }

    @Test
    void aWordThatWasNeverLearntIsLearntByACorrection() {
        LearntModel corrected = MODEL.corrected(new ContactText("", "xyzzyplugh"), Set.of("price"));
        assertThat(best(corrected, "xyzzyplugh!")).isEqualTo("price");
    }

    @Test
    void theEvidenceOfAllWordsIsTheLeadOverTheRivalBesideTheBias() {
        var model = (LinearModel) MODEL;
        Prediction told = told(MODEL, "Salasana on unohtunut, kaava myös, salasana!");
        for (int rival = 1; rival < 3; rival++) {
            double[] log = told.logProbabilities();
            float[] bias = model.borders().bias();
            double slope = model.calibration()
                    .slopeOf(model.borders()
                            .margins(
                                    model.features(new ContactText("", "Salasana on unohtunut, kaava myös, salasana!"))
                                            .index(),
                                    model.features(new ContactText("", "Salasana on unohtunut, kaava myös, salasana!"))
                                            .value(),
                                    model.vocabulary()
                                            .encode(Word.of("Salasana on unohtunut, kaava myös, salasana!"))
                                            .known()));
            double ofBias = (bias[0] - bias[rival]) * Descent.BIAS * slope;
            List<Evidence> evidence = told.evidence(0, rival, 100);
            assertThat(evidence.stream().mapToDouble(Evidence::weight).sum())
                    .isCloseTo(log[0] - log[rival] - ofBias, within(1e-3));
            assertThat(evidence).extracting(Evidence::text).doesNotHaveDuplicates();
        }
    }

    @Test
    void anyTextAtAllIsJudged() {
        for (String text :
                List.of("", " \n", "漢字", "\u0000\uD800", "🙂", "x".repeat(1_000_000), "a ".repeat(500_000))) {
            Prediction told = told(MODEL, text);
            assertThat(Arrays.stream(told.probabilities()).sum()).isCloseTo(1, within(1e-9));
            assertThat(told.logProbabilities()).doesNotContain(Double.NEGATIVE_INFINITY, Double.NaN);
        }
        assertThat(told(MODEL, "").foreign()).isTrue();
        assertThat(told(MODEL, "漢字").foreign()).isTrue();
    }

    @Test
    void aLabelThatMostTextsHaveDoesNotSwallowTheOthers() {
        var examples = new ArrayList<>(EXAMPLES);
        IntStream.range(0, 300)
                .mapToObj(i -> new Example("", "Hei, kysymys " + i + " hankinnasta, hinta ja palvelu"))
                .forEach(examples::add);
        LearntModel model = LEARNER.learn(examples, LearningProgress.SILENT);
        assertThat(best(model, "Hei, kysymys palvelusta: kirjautuminen")).isEqualTo("access");
        assertThat(best(model, "Hei, kysymys hankinnasta ja palvelusta")).isEmpty();
    }

    @Test
    void aWordRepeatedTenThousandTimesDoesNotOutshoutTheRest() {
        double once = told(MODEL, "salasana").probabilities()[0];
        assertThat(told(MODEL, "salasana ".repeat(10_000)).probabilities()[0]).isLessThan(once + 0.1);
    }

    @Test
    void replyMarksAndAddressesAreNoFeatures() {
        assertThat(MODEL.features(new ContactText("VS: Re[2]: [CV-7] Salasana", "")))
                .isEqualTo(MODEL.features(new ContactText("Salasana", "")));
        assertThat(MODEL.features(new ContactText("", "Salasana https://x.example/y a.b@c.example")))
                .isEqualTo(MODEL.features(new ContactText("", "Salasana")));
    }

    @Test
    void whatCannotBeToldApartOrHeldIsRefused() {
        assertThatThrownBy(() -> LEARNER.learn(EXAMPLES.subList(0, 3), LearningProgress.SILENT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("classification.labels.few");
        List<Example> many = IntStream.range(0, 10_000)
                .mapToObj(i -> new Example("label-" + i, "text " + i))
                .toList();
        assertThatThrownBy(() -> LEARNER.learn(many, LearningProgress.SILENT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("classification.labels.many");
    }

    @Test
    void anInterruptionEndsLearning() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> LEARNER.learn(EXAMPLES, LearningProgress.SILENT))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Prediction told(LearntModel model, String text) {
        return model.predict(new ContactText("", text));
    }

    private static String best(LearntModel model, String text) {
        return model.labels().get(told(model, text).best());
    }

    private static byte[] bytes(LearntModel model) throws IOException {
        var out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
