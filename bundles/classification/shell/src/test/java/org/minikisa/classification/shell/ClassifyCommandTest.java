package org.minikisa.classification.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Correction;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.UnknownIdException;

class ClassifyCommandTest {

    @TempDir
    Path folder;

    private final Office office = new Office();

    @Test
    void aContactIsExplainedOnAllAxesInOneView() throws Exception {
        assertThat(office.run("explain", "ct-1").out())
                .contains("kind", "topic", "joint-procurement", "language", "urgency")
                .contains("Award criteria, weights and formulas", "0.97", "Finnish", "topic-1")
                .contains("topic: why G7", "+3.2  ████████████", "weights", "-0.8  ▒▒▒", "(CT-9)", "support")
                .contains("topic: why not G8 (0.20; G7 is ahead by 1.5)", "hinta")
                .contains("topic: nearest labelled texts", "CT-1", "Painotukset");
    }

    @Test
    void whoIsUnsureSaysWhy() throws Exception {
        assertThat(office.run("explain", "2", "--axis", "topic").out())
                .contains("no: G2 is close")
                .doesNotContain("urgency");
    }

    @Test
    void aProgramGetsOneObject() throws Exception {
        assertThat(office.run("explain", "CT-1", "--json").out())
                .startsWith("{")
                .contains("\"question\": \"topic\"", "\"value\": \"G7\"", "\"sure\": true", "\"weight\": 3.2")
                .contains("\"rival\": \"G8\"", "\"similarity\": 0.8", "\"heldBy\": \"\"")
                .doesNotContain("█");
    }

    @Test
    void aTextIsExplainedFromTheCommandLineAFileAndAPipe() throws Exception {
        Path mail = Files.writeString(folder.resolve("MAIL.EML"), "Hei");
        Path text = Files.writeString(folder.resolve("text.txt"), "\uFEFFweights");
        assertThat(office.run("explain", "--text", "weights").out()).contains("G7");
        assertThat(office.run("explain", "--file", mail.toString()).out()).contains("G7", "Subject    weights");
        assertThat(office.run("explain", "--file", text.toString()).out()).contains("G7", "(7 characters)");
        assertThat(office.piped("weights", "explain").out()).contains("G7");
        assertThat(office.piped("kirje\nTerveisin Maija", "explain", "--mail").out())
                .contains("kirje")
                .doesNotContain("Terveisin");
    }

    @Test
    void nothingToExplainIsSaidPlainly() {
        assertThat(problem("explain")).extracting(Problem::found).isEqualTo("nothing");
        assertThat(problem("explain", "CT-1", "--text", "hei").found()).contains("several");
        assertThat(problem("explain", "--file", "/nowhere").found()).isEqualTo("nothing there");
        assertThatThrownBy(() -> office.run("explain", "CT-11"))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("near ones: CT-1");
        assertThatThrownBy(() -> office.run("explain", "CT-1", "--taxonomy", "topix"))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("topic");
    }

    @Test
    void severalCorrectionsAreGivenInOneLine() throws Exception {
        String out = office.run(
                        "correct", "2", "g7", "joint-procurement", "CLEANING-DPS", "CT-3", "urgent", "--by", "aino")
                .out();
        assertThat(out).contains("G1", "G7", "cleaning-dps", "URGENT");
        assertThat(office.said).extracting(Correction::value).containsExactlyInAnyOrder("G7", "cleaning-dps", "URGENT");
        assertThat(office.said).extracting(Correction::by).containsOnly("aino");
        assertThat(out).as("what it says now of the same text").contains("G1 0.45 (unsure)");
    }

    @Test
    void aCorrectionThatCannotBeUnderstoodChangesNothing() {
        var refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> office.run("correct", "CT-1", "G7", "CT-2", "G77", "CT-9", "G1", "CT-3"));
        assertThat(refused.problems()).hasSize(3);
        assertThat(refused.problems().get(0).expected()).contains("G7");
        assertThat(office.said).isEmpty();
    }

    @Test
    void whatIsRightIsConfirmedAndTakenBack() throws Exception {
        assertThat(office.run("confirm", "CT-2", "CT-3").out()).contains("CT-2", "CT-3", "G1");
        assertThat(office.said).hasSize(4);
        assertThat(office.run("undo", "CT-2").out()).contains("topic");
        assertThat(office.said).hasSize(2);
        assertThat(office.run("queue").out()).contains("CT-2").doesNotContain("CT-3");
    }

    @Test
    void theQueueIsAListWhereNobodySits() throws Exception {
        Office.Answer answer = office.run("queue");
        assertThat(answer.out())
                .contains("CT-2", "3 h", "cus-01", "login", "G1 0.45, G2 0.40, G3 0.10")
                .doesNotContain("CT-1");
        assertThat(answer.err()).contains("at a terminal", "kisa:classify correct CT-2 G7");
        assertThat(office.run("queue", "--json").out()).contains("\"received\": \"2026-03-02T05:00:00Z\"");
    }

    @Test
    void aPersonGoesThroughTheQueueByKeys() throws Exception {
        Office.Answer answer = office.typing("2\n", "", "queue", "--by", "aino");
        assertThat(answer.out())
                .contains(
                        "1 of 2", "CT-2", "1  0.45  G1", "CT-2 is G2", "confirmed", "2 decisions, 0 contacts are left")
                .as("neither control characters nor identity codes")
                .doesNotContain("\u001b", "308T");
        assertThat(office.said).extracting(Correction::value).contains("G2", "G1");
    }

    @Test
    void aTopicIsNamedByItsCodeAndAKindByAKey() throws Exception {
        office.typing("tk2q", "r3", "queue");
        assertThat(office.said).extracting(Correction::value).containsExactly("REVIEW", "R3");
    }

    @Test
    void theLastDecisionOfASittingIsUndone() throws Exception {
        String out = office.typing("2u3q", "", "queue").out();
        assertThat(out).contains("taken back: CT-2", "CT-2 is G3");
        assertThat(office.said).extracting(Correction::value).containsExactly("G3");
        assertThat(office.typing("uq", "", "queue").out()).contains("nothing to undo");
    }

    @Test
    void aWrongKeyAndAWrongCodeAreAskedAgainAndSkippingChangesNothing() throws Exception {
        assertThat(office.typing("x9tss", "G99", "queue").out())
                .contains("there is no topic G99; near ones", "0 decisions, 2 contacts");
        assertThat(office.said).isEmpty();
    }

    @Test
    void aTaxonomyIsImportedTrainedEvaluatedAndComparedByItsName() throws Exception {
        Path file = labels("intents.tsv");
        assertThat(office.run("train", "--taxonomy", "intents", "--file", file.toString())
                        .out())
                .contains("intents-1", "SERVING", "0.845", "New");
        office.run("train", "--taxonomy", "intents");
        assertThat(office.run("evaluate", "--version", "intents-1").out())
                .contains("80.00 % (95 % of the time between 49.0 and 94.3)", "0.750", "0.050", "Confusion", "Tunnus");
        assertThat(office.run("compare", "intents-1", "intents-2").out()).contains("intents-2 is better", "0.0010");
        assertThat(office.run("versions").out()).contains("intents-1", "intents-2", "SERVING");
        assertThat(office.run("rollback", "--taxonomy", "intents").out()).contains("intents-1 serves again");
        assertThat(office.run("serve", "intents-2").out()).contains("intents-2 serves");
        assertThat(office.run("taxonomies").out()).contains("intents", "own", "house", "intents-2");
        assertThat(office.run("forget", "intents").out()).contains("2 texts are forgotten");
    }

    @Test
    void aWorseModelDoesNotServeAndItIsSaidHowItCould() throws Exception {
        office.run("train");
        office.next = ModelVersion.State.REFUSED;
        Office.Answer answer = office.run("train");
        assertThat(answer.out()).contains("REFUSED", "0.0654");
        assertThat(answer.err()).contains("topic-2 is worse than topic-1", "kisa:classify serve topic-2");
        assertThat(office.served).isEqualTo("topic-1");
    }

    @Test
    void whatLearntFromEverythingServesAndItIsSaidThatNothingMeasuresIt() throws Exception {
        office.run("train");
        Office.Answer answer = office.run("train", "--all");
        assertThat(answer.out()).contains("topic-2", "SERVING");
        assertThat(answer.err()).contains("nothing is left to measure it on");
        assertThat(office.run("versions", "--json").out()).contains("\"everything\": true", "\"everything\": false");
        assertThat(office.run("train").err()).contains("topic-2 learnt from the held-back texts too and could not be");
    }

    @Test
    void anEvaluationForProgramsHasTheWholeMatrixAndNoNaN() throws Exception {
        office.run("train");
        assertThat(office.run("evaluate", "--json").out())
                .contains("\"given:G7\": 2", "\"precision\": null", "\"low\": 0.49")
                .doesNotContain("NaN");
    }

    @Test
    void aFileIsShownBeforeItIsAddedToWhatIsThereAndAPersonMaySayNo() throws Exception {
        Path file = labels("more.tsv");
        assertThat(office.run("import", file.toString(), "--taxonomy", "topic", "--preview")
                        .out())
                .contains("What more.tsv says", "Rows", "hinta");
        assertThat(office.typing("", "n", "import", file.toString(), "--taxonomy", "topic")
                        .out())
                .contains("nothing was imported");
        assertThat(office.texts.get("topic")).hasSize(2);
        office.typing("", "y", "import", file.toString(), "--taxonomy", "topic");
        assertThat(office.texts.get("topic")).hasSize(4);
    }

    @Test
    void aFileIsReadByItsEndingUnlessItIsSaid() throws Exception {
        assertThat(problem("import", labels("labels.dat").toString(), "--taxonomy", "x")
                        .remedy())
                .contains("--format: csv, tsv, jsonl, eml-folders");
        assertThat(office.run("import", folder.resolve("labels.dat").toString(), "--taxonomy", "x", "--format", "csv")
                        .out())
                .contains("CSV");
        assertThat(problem("import", "/nowhere.csv", "--taxonomy", "x").found()).isEqualTo("nothing there");
        assertThat(problem("import", labels("a.tsv").toString()).place()).isEqualTo("--taxonomy");
    }

    @Test
    void labelsAreGivenOutButNeverOverAFile() throws Exception {
        Path file = folder.resolve("out.tsv");
        assertThat(office.run("export", file.toString()).out()).contains("2");
        assertThat(file).hasContent("painotus\tG7\ntunnus\tG1");
        assertThat(problem("export", file.toString()).found()).isEqualTo("a file that is there");
        assertThat(problem("export", "--format", "tsv").found()).contains("without a file");
        assertThat(office.run("export", "--format", "csv").out()).contains("painotus");
    }

    @Test
    void wordsNearToWhatThereIsAreTold() {
        for (String[] words : List.of(
                new String[] {"serve", "topic-9"},
                new String[] {"train", "--taxonomy", "topc"},
                new String[] {"train", "--learner", "linea"},
                new String[] {"forget", "intent"})) {
            assertThatThrownBy(() -> office.run(words)).isInstanceOf(UnknownIdException.class);
        }
        assertThat(problem("forget", "topic").found()).contains("house's own");
    }

    @Test
    void withoutAnActionItTellsHowThingsStand() throws Exception {
        assertThat(office.run().out()).contains("2, see kisa:classify queue", "topic-1", "joint-procurement");
    }

    private Path labels(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "hinta\tprice\nlaatu\tquality\n");
    }

    private Problem problem(String... words) {
        return catchThrowableOfType(InvalidInputException.class, () -> office.run(words))
                .problems()
                .get(0);
    }
}
