package org.minikisa.competition.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.UnknownIdException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A competition from its draft to its archive, by typing. */
class LifeAtTheCounterTest {

    @TempDir
    Path folder;

    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(folder);
    }

    @AfterEach
    void close() {
        counter.close();
    }

    // -------------------------------------------------------------------------------------------- before publication

    @Test
    void aDraftIsReadEditedAndWrittenAndEachStepSaysWhatComesNext() throws Exception {
        assertThat(counter.type("draft", counter.draft(), "--by", "Aino"))
                .contains("CO-1", "kisa:competition publish CO-1", "kisa:competition key CO-1");
        counter.type("edit", "CO-1", "title.en=Cleaning of two schools", "criteria[price].maxPoints=60");
        assertThat(counter.type("write", "CO-1")).contains("Cleaning of two schools", "minikisa-draft/1");
        assertThat(counter.type("CO-1"))
                .contains("A named supervisor", "Regular cleaning of three schools", "Maija Meri", "120000");
        assertThat(counter.type("CO-1", "--language", "fi")).contains("Nimetty palveluesihenkilö");
        assertThat(counter.refused("edit", "CO-1", "title.en"))
                .extracting(Problem::code)
                .contains("competition.shell.change");
    }

    @Test
    void aTemplateIsKeptAndADraftBeginsWithIt() throws Exception {
        String template = counter.draft(
                "\"format\": \"minikisa-draft/1\"", "\"format\": \"minikisa-template/1\"",
                "\"key\": \"itaranta-cleaning-2026\",", "\"id\": \"cleaning\", \"name\": \"Cleaning\",",
                "\"customer\": \"itaranta\",", "");
        assertThat(counter.type("template", template)).contains("cleaning");
        assertThat(counter.type("templates", "--procurement", "cleaning-2021")).contains("cleaning");
        assertThat(counter.offered("draft", "WHAT")).containsExactly("cleaning");
        assertThatThrownBy(() -> counter.type("draft", "cleanin"))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("near ones: cleaning");
        assertThat(counter.refused("draft", "cleaning"))
                .extracting(Problem::place)
                .containsExactly("--customer");
        assertThat(counter.typedBy(List.of("cleaning", "itaranta"), "draft"))
                .contains("Which template (cleaning) or file", "For which customer", "CO-1");
    }

    @Test
    void attachmentsReviewsAndApprovalTakeADraftToReadinessAndBack() throws Exception {
        counter.type("draft", counter.draft());
        String plan = counter.file("plan.txt", "two floors".getBytes(StandardCharsets.UTF_8));
        counter.type("attach", "CO-1", plan, "--kind", "specification");
        assertThat(counter.type("CO-1")).contains("plan.txt");
        assertThat(counter.offered("detach", "NAME")).containsExactly("plan.txt");
        counter.type("detach", "CO-1", "plan.txt");
        assertThat(counter.type("review", "CO-1", "--due", "2026-03-09", "--by", "Aino"))
                .contains("in review", "CS-1", "2026-03-09");
        assertThat(counter.offered("rework", "ID")).containsExactly("CO-1");
        assertThat(counter.offered("close", "ID"))
                .as("what cannot be closed is not offered")
                .isEmpty();
        counter.type("rework", "CO-1", "--reason", "a word is missing");
        assertThat(counter.type("approve", "CO-1")).contains("ready");
        assertThat(counter.type("history", "CO-1")).contains("a word is missing");
    }

    @Test
    void checksAndDaysAreShownBeforeAnythingIsPublished() throws Exception {
        counter.type("draft", counter.draft("\"maxPoints\": \"40\"", "\"maxPoints\": \"30\""));
        JsonObject check = counter.json("check", "CO-1", "--closes", "2026-03-05 12:00");
        assertThat(check.get("publishable").getAsBoolean()).isFalse();
        assertThat(check.getAsJsonArray("refusals").toString()).contains("competition.sealing");
        assertThat(check.getAsJsonArray("warnings")).isNotEmpty();
        assertThat(counter.type("schedule", "CO-1")).contains("Tenders until", "2026-03");
        assertThat(counter.refused("publish", "CO-1", "--closes", Counter.CLOSES))
                .isNotEmpty();
        assertThat(counter.json("check", "CO-1", "--closes", Counter.CLOSES)
                        .get("id")
                        .getAsString())
                .isEqualTo("CO-1");
    }

    @Test
    void draftsAreTriedOnInventedTenders() throws Exception {
        counter.type("draft", counter.draft());
        assertThat(counter.type("sandbox", "CO-1")).contains("Situation", "Winner");
        assertThat(counter.type(
                        "sandbox",
                        "CO-1",
                        "--scenario",
                        counter.offered("sandbox", "--scenario").get(0),
                        "--tenders",
                        "4",
                        "--seed",
                        "7"))
                .contains("By what is announced");
        assertThat(counter.json("sandbox", "CO-1").has("scenarios")).isTrue();
        assertThat(counter.refused("sandbox", "CO-1", "--tenders", "four", "--seed", "x"))
                .hasSize(2);
    }

    @Test
    void nobodyPublishesByMistake() throws Exception {
        counter.type("draft", counter.draft());
        for (String opener : Counter.OPENERS) {
            assertThat(counter.offered("key", "--by")).contains(opener);
        }
        assertThat(counter.refused("publish", "CO-1", "--closes", Counter.CLOSES))
                .as("keys are missing")
                .isNotEmpty();
        assertThat(counter.refused("publish", "CO-1", "--closes", "tomorrow"))
                .extracting(Problem::code)
                .containsExactly("competition.shell.moment");
        assertThat(counter.refused("publish", "CO-1"))
                .extracting(Problem::place)
                .containsExactly("--closes");
    }

    @Test
    void programsGetTheWarningsOfAPublicationInItsOneDocument() throws Exception {
        counter.drafted();
        assertThat(counter.typedBy(List.of("no"), "publish", "CO-1", "--closes", "2026-03-05 12:00"))
                .contains("Look at this first", "Publish CO-1, open until 2026-03-05 12:00?");
        JsonObject published = counter.json("publish", "CO-1", "--closes", "2026-03-05 12:00");
        assertThat(published.getAsJsonArray("warnings")).isNotEmpty();
        assertThat(counter.json("write", "CO-1").get("content").getAsString()).contains("minikisa-draft/1");
    }

    // ------------------------------------------------------------------------------------------------ tender period

    @Test
    void questionsAreAnsweredToAllAndCorrectionsExtendThePeriod() throws Exception {
        counter.published();
        assertThat(counter.type("CO-1")).contains("kirkas", "harja", "moppi", "open");
        assertThat(counter.offered("ask", "--supplier")).contains("kirkas");
        assertThat(counter.refused("ask", "CO-1", "--supplier", "kirkaz"))
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("--supplier", "--text");
        assertThat(counter.refused("ask", "CO-1", "--supplier", "kirkaz", "--text", "Windows?")
                        .get(0)
                        .remedy())
                .contains("kirkas");
        assertThat(counter.typedBy(List.of("harja", "Are windows included?"), "ask", "CO-1"))
                .contains("Which supplier asks (", "Are windows included?");
        assertThat(counter.offered("answer", "--question")).containsExactly("1");
        counter.type("answer", "CO-1", "--question", "1", "--text", "No.", "--correction");
        assertThat(counter.offered("answer", "--question")).isEmpty();
        assertThat(counter.type("questions", "CO-1")).contains("No.");
        String change = "subject.en=Regular cleaning of three schools without windows";
        assertThat(counter.type("correct", "CO-1", change, "--plan")).contains("Proposed end");
        assertThat(counter.type("correct", "CO-1", change, "--reason", "a question", "--closes", "2026-03-31 12:00"))
                .contains("Corrected", "2026-03-31 12:00");
        assertThat(counter.type("extend", "CO-1", "--closes", "2026-04-15 12:00", "--reason", "more time"))
                .contains("Extended");
        assertThat(counter.type("amendments", "CO-1")).contains("more time", "a question");
        assertThat(counter.type("next", "CO-1")).contains("from 2026-04-15 12:00", "kisa:competition close CO-1");
        assertThat(counter.refused("extend", "CO-1")).extracting(Problem::place).contains("--closes", "--reason");
        assertThat(counter.type("invite", "CO-1")).contains("Invited");
    }

    @Test
    void tendersComeInSealedAndAreReplacedAndTakenBack() throws Exception {
        counter.published();
        assertThat(counter.type("openers", "CO-1")).contains("Aino", "Kaisa");
        String first = counter.sealed("kirkas", "100000", 1);
        assertThat(counter.type("submit", "CO-1", first)).contains("SHA-256", "RECEIVED");
        assertThat(Path.of(first + ".receipt")).exists();
        JsonObject replaced = counter.json("submit", "CO-1", counter.sealed("kirkas", "99000", 2));
        assertThat(replaced.get("version").getAsInt()).isEqualTo(2);
        String withdrawal = counter.withdrawal("kirkas", replaced.get("digest").getAsString());
        assertThat(counter.typedBy(List.of("no"), "withdraw", "CO-1", withdrawal))
                .doesNotContain("SHA-256");
        assertThat(counter.typedBy(List.of("yes"), "withdraw", "CO-1", withdrawal))
                .contains("WITHDRAWN");
        assertThat(counter.type("CO-1")).doesNotContain("99000");
        assertThat(counter.refused("shares", "CO-1", "--by", "Aino")).isNotEmpty();
        assertThat(counter.refused("close", "CO-1")).isNotEmpty();
        assertThat(counter.refused("submit", "CO-1", "nowhere.sealed").get(0).code())
                .isEqualTo("competition.file");
        counter.clock.set(Counter.CLOSED);
        assertThat(counter.refused("submit", "CO-1", counter.sealed("moppi", "90000", 1)))
                .extracting(Problem::code)
                .contains("competition.tender.late");
        counter.type("close", "CO-1");
        assertThat(counter.type("receipts", "CO-1", "--by", "Aino")).contains("LATE", "WITHDRAWN");
    }

    @Test
    void twoOpenersOpenAndTheRecordIsWritten() throws Exception {
        counter.published();
        counter.submitted("kirkas", "100000");
        counter.clock.set(Counter.CLOSED);
        assertThat(counter.type("close", "CO-1")).contains("kisa:competition shares CO-1 --by NAME");
        String aino = counter.released("Aino");
        assertThat(counter.refused("open", "CO-1")).extracting(Problem::place).containsExactly("SHARES");
        assertThat(counter.refused("open", "CO-1", aino, "--by", "Aino")).isNotEmpty();
        assertThat(counter.type("open", "CO-1", aino, counter.released("Kaisa"), "--by", "Aino"))
                .contains("Opened", "opened", "kisa:competition vote CO-1");
        counter.type("record", "CO-1", "--to", counter.path("record"));
        assertThat(Files.readString(folder.resolve("record"))).contains("CO-1");
        counter.type("sealed", "CO-1", receiptNumber(), "--to", counter.path("again.sealed"));
        assertThat(folder.resolve("again.sealed")).hasSameBinaryContentAs(folder.resolve("kirkas-1.sealed"));
    }

    private String receiptNumber() throws Exception {
        return JsonParser.parseString(counter.type("receipts", "CO-1", "--by", "Aino", "--json"))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .get("number")
                .getAsString();
    }

    // ---------------------------------------------------------------------------------------------------- evaluation

    @Test
    void tendersAreExaminedAskedAboutAndExcludedWithWhatItChanges() throws Exception {
        counter.opened();
        List<String> tenders = counter.offered("examine", "--tender");
        assertThat(tenders).hasSize(3);
        assertThat(counter.offered("examine", "--requirement")).containsExactly("staff");
        assertThat(counter.refused("examine", "CO-1", "--tender", "x", "--verdict", "not-fulfilled"))
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("--tender", "--requirement", "--reason");
        for (String tender : tenders) {
            counter.type("examine", "CO-1", "--tender", tender, "--requirement", "staff", "--verdict", "fulfilled");
        }
        assertThat(counter.type("examine", "CO-1")).contains("FULFILLED", "Below mean");
        String last = tenders.get(2);
        assertThat(counter.type(
                        "clarify",
                        "CO-1",
                        "--tender",
                        last,
                        "--kind",
                        counter.offered("clarify", "--kind").get(0),
                        "--subject",
                        "staff",
                        "--text",
                        "Who is it?",
                        "--due",
                        "2026-03-25 16:00"))
                .contains("Who is it?");
        counter.type("clarified", "CO-1", "--number", "1", "--text", "Nobody.");
        counter.type(
                "assess",
                "CO-1",
                "--number",
                "1",
                "--assessment",
                counter.offered("assess", "--assessment").get(0),
                "--reason",
                "nobody is named");
        assertThat(counter.type("votes", "CO-1", "--by", "Maija Meri")).contains("Maija Meri", "Timo Tamm");
        assertThat(counter.typedBy(
                        List.of("no"),
                        "exclude",
                        "CO-1",
                        "--tender",
                        last,
                        "--ground",
                        counter.offered("exclude", "--ground").get(0),
                        "--reason",
                        "nobody is named"))
                .doesNotContain("Excluded");
        assertThat(counter.type(
                        "exclude",
                        "CO-1",
                        "--tender",
                        last,
                        "--ground",
                        counter.offered("exclude", "--ground").get(0),
                        "--reason",
                        "nobody is named"))
                .contains("Excluded " + last);
        assertThat(counter.offered("reinstate", "--tender")).contains(last);
        assertThat(counter.type("reinstate", "CO-1", "--tender", last, "--reason", "somebody is named"))
                .contains("opened");
    }

    @Test
    void twoEvaluatorsVoteAndOneWithAnInterestDoesNot() throws Exception {
        counter.opened();
        String tender = counter.offered("vote", "--tender").get(0);
        assertThat(counter.refused(
                        "vote", "CO-1", "--tender", tender, "--criterion", "price", "--value", "x", "--reason", "y"))
                .extracting(Problem::place)
                .containsExactly("--criterion", "--value");
        assertThat(counter.type("next", "CO-1")).contains("kisa:competition declare CO-1");
        assertThat(counter.refused("declare", "CO-1", "--conflict", "--by", "Timo Tamm"))
                .extracting(Problem::place)
                .containsExactly("--text");
        counter.declared();
        assertThat(counter.typedBy(List.of(tender, "plan", "31,5", "clear"), "vote", "CO-1", "--by", "Maija Meri"))
                .contains("Which criterion (plan)", "31.5");
        assertThat(counter.type(
                        "vote",
                        "CO-1",
                        "--tender",
                        tender,
                        "--criterion",
                        "plan",
                        "--value",
                        "32",
                        "--reason",
                        "clearer",
                        "--by",
                        "Maija Meri"))
                .contains("32");
        counter.type(
                "vote",
                "CO-1",
                "--tender",
                tender,
                "--criterion",
                "plan",
                "--value",
                "28",
                "--reason",
                "short",
                "--by",
                "Timo Tamm");
        assertThat(counter.type(
                        "agree",
                        "CO-1",
                        "--tender",
                        tender,
                        "--criterion",
                        "plan",
                        "--value",
                        "30",
                        "--reason",
                        "between",
                        "--by",
                        "Maija Meri"))
                .contains("30");
        assertThat(counter.refused(
                        "judge", "CO-1", "--tender", tender, "--criterion", "plan", "--value", "30", "--reason", "x"))
                .isNotEmpty();
        assertThat(counter.type("obstacles", "CO-1")).contains("Obstacles");
    }

    @Test
    void theResultIsShownWithItsFlagsItsFirmnessAndWhatComesNext() throws Exception {
        counter.evaluated();
        assertThat(counter.type("evaluate", "CO-1")).contains("Comparison", "kisa:competition decide CO-1");
        JsonObject table = counter.json("evaluate", "CO-1");
        assertThat(table.getAsJsonArray("comparison")).hasSize(3);
        assertThat(table.getAsJsonArray("next")).isNotEmpty();
        assertThat(counter.type("sensitivity", "CO-1")).contains("Flips at");
        assertThat(counter.type(
                        "without", "CO-1", counter.offered("without", "TENDER").get(0)))
                .contains("Who overtakes whom");
        assertThat(counter.type("flags", "CO-1")).isNotBlank();
        assertThat(counter.type("draw", "CO-1")).contains("no draw");
        assertThat(counter.type("draw", "CO-1", "--digest", "--secret", "a secret of some length")
                        .strip())
                .hasSize(64);
    }

    // ------------------------------------------------------------------------------------------------ after the
    // decision

    @Test
    void aDecisionIsServedContractedNoticedAndArchived() throws Exception {
        counter.evaluated();
        assertThat(counter.type("decide", "CO-1", "--preview")).contains("kirkas");
        assertThat(counter.typedBy(List.of("n"), "decide", "CO-1"))
                .contains("Decide CO-1 for kirkas?")
                .doesNotContain("Decided");
        assertThat(counter.type("decide", "CO-1", "--by", "Aino")).contains("Decided", "kisa:competition notify CO-1");
        assertThat(counter.type("next", "CO-1")).contains("decided", "kisa:competition notify CO-1", "s. 133");
        assertThat(counter.type("notify", "CO-1", "--foresee")).contains("Appeals until");
        assertThat(counter.type("notify", "CO-1", "--by", "Aino")).contains("Served", "kisa:competition contract CO-1");
        JsonObject next = counter.json("next", "CO-1");
        assertThat(next.getAsJsonArray("reasons")).as("how each day was found").isNotEmpty();
        assertThat(counter.type("CO-1")).contains("Decision served", "Appeals until");
        counter.clock.set(Counter.CLOSED.plus(Duration.ofDays(2)));
        assertThat(counter.refused("contract", "CO-1"))
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("--begins", "--value");
        assertThat(counter.type(
                        "contract", "CO-1", "--begins", "2026-05-01", "--ends", "2028-04-30", "--value", "100 000,00"))
                .contains("contracted");
        assertThat(counter.type("CO-1")).contains("Contracts", "2028-04-30");
        counter.type("notice", "CO-1", "--reference", "2026-012345");
        assertThat(counter.typedBy(List.of(""), "archive", "CO-1"))
                .contains("Archive CO-1?")
                .doesNotContain("Archived");
        assertThat(counter.type("archive", "CO-1")).contains("Archived", "Kept until");
        assertThat(counter.type("history", "CO-1", "--json")).startsWith("[");
    }

    @Test
    void anAppealIsRecordedAndSettledAndADecisionRectified() throws Exception {
        counter.evaluated();
        counter.type("decide", "CO-1");
        counter.type("notify", "CO-1", "--service", "letter");
        assertThat(counter.type("appeal", "CO-1", "--case", "2026/123", "--lodged", "2026-03-17"))
                .contains("appealed");
        List<String> outcomes = counter.offered("settle", "--outcome");
        assertThat(outcomes).isNotEmpty();
        assertThat(counter.refused("settle", "CO-1"))
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("--case", "--outcome", "--reason");
        counter.type("settle", "CO-1", "--case", "2026/123", "--outcome", "withdrawn", "--reason", "taken back");
        assertThat(counter.type(
                        "rectify", "CO-1", "--initiative", "own", "--since", "2026-03-17", "--reason", "a wrong sum"))
                .contains("evaluated");
        assertThat(counter.competitions.list().get(0).state()).isEqualTo(CompetitionState.EVALUATED);
    }

    @Test
    void aCompetitionIsCancelledForAReason() throws Exception {
        counter.published();
        assertThat(counter.refused("cancel", "CO-1"))
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("--ground", "--reason");
        String ground = counter.offered("cancel", "--ground").get(0);
        assertThat(counter.typedBy(List.of("no"), "cancel", "CO-1", "--ground", ground, "--reason", "need is gone"))
                .contains("It cannot be undone");
        assertThat(counter.type("cancel", "CO-1", "--ground", ground, "--reason", "need is gone"))
                .contains("cancelled");
    }

    @Test
    void rangesAreFixedBeforeTheOpening() throws Exception {
        counter.type(
                "draft",
                counter.draft(
                        "\"maxPoints\": \"60\"", "\"range\": {\"least\": \"50\", \"most\": \"70\"}",
                        "\"maxPoints\": \"40\"", "\"range\": {\"least\": \"30\", \"most\": \"50\"}",
                        "\"waiting\"", "\"weighting\": \"RANGES\", \"waiting\"",
                        "\"sealing\": {\"needed\": \"2\", \"openers\": [\"Aino\", \"Eero\", \"Kaisa\"]},",
                                "\"exemption\": \"a test\","));
        counter.type("publish", "CO-1", "--closes", Counter.CLOSES);
        assertThat(counter.offered("weights", "CRITERION=POINTS")).containsExactly("plan=", "price=");
        assertThat(counter.refused("weights", "CO-1", "prize=55", "plan=much"))
                .extracting(Problem::code)
                .containsExactly("competition.shell.unknown", "competition.shell.number");
        assertThat(counter.typedBy(List.of("55", "45", "yes"), "weights", "CO-1"))
                .contains("How many points for price, from 50 to 70", "55");
    }

    // --------------------------------------------------------------------------------------------------- all actions

    @Test
    void everyActionNamesNearCompetitionsAndWritesHelp() throws Exception {
        counter.type("draft", counter.draft());
        for (String action : counter.actions()) {
            if (List.of("templates", "template", "draft").contains(action)) {
                continue;
            }
            var words = new ArrayList<>(List.of(action, "CO1"));
            if (List.of("key", "attach", "submit", "withdraw", "without", "detach", "document", "sealed")
                    .contains(action)) {
                words.add("x");
            }
            if (action.equals("attachment")) {
                words.addAll(List.of("x", "y"));
            }
            assertThatThrownBy(() -> counter.type(words.toArray(String[]::new)))
                    .as(action)
                    .isInstanceOf(UnknownIdException.class)
                    .hasMessageContaining("CO-1");
        }
    }

    @Test
    void aMomentThatHasNotComeIsRefused() throws Exception {
        counter.type("draft", counter.draft());
        assertThat(counter.refused("approve", "CO-1", "--at", "2027-01-01 12:00"))
                .extracting(Problem::code)
                .containsExactly("competition.shell.future");
        for (JsonElement step : counter.json("next", "CO-1").getAsJsonArray("next")) {
            assertThat(step.getAsJsonObject().get("what").getAsString()).isNotBlank();
        }
    }
}
