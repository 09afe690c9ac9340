package org.minikisa.support.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.ContactClassified;
import org.minikisa.classification.api.ContactReclassified;
import org.minikisa.intake.api.ContactReceived;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.core.CpvFile;
import org.minikisa.procurement.core.FinnishLegalCalendar;
import org.minikisa.procurement.core.StoredProcurements;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.store.jdbc.SqliteStore;
import org.minikisa.support.core.CaseDesk;
import org.minikisa.support.core.StoredCases;
import org.minikisa.support.core.StoredReviews;

class SupportCommandsTest {

    /** Thursday 12 March 2026, 14.00 by the clocks of Finland. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-12T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private SqliteStore store;
    private Map<String, Command> commands;

    @BeforeEach
    void twoCases() throws InterruptedException {
        store = SqliteStore.open(folder.resolve("data"), CLOCK);
        var calendar = new FinnishLegalCalendar();
        store.register(new CaseDesk(store, calendar, 960));
        var cases = new StoredCases(store, calendar);
        var reviews = new StoredReviews(store, calendar);
        commands = Map.of(
                "cases", new CasesCommand(cases, new StoredProcurements(store, new CpvFile()), CLOCK),
                "case", new CaseCommand(cases, reviews, null, CLOCK),
                "reviews", new ReviewsCommand(reviews),
                "review", new ReviewCommand(reviews, cases, CLOCK));
        contact("CT-1", "CV-1", "GUIDANCE", "G6", "2026-03-09T09:00:00Z");
        contact("CT-2", "CV-2", "REVIEW", "R1", "2026-03-12T09:00:00Z");
        store.awaitCaughtUp(Duration.ofSeconds(10));
    }

    private void contact(String contact, String conversation, String kind, String topic, String received) {
        store.transact(tx -> {
            tx.append(new ContactReceived(
                    contact, conversation, "NEW_CONVERSATION", "MAIL", received, "itaranta", false));
            tx.append(new ContactClassified(
                    contact, conversation, kind, topic, "cleaning-dps", "fi", 0.9, 0.9, true, "m"));
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void casesAreListedWithWhatIsDue() throws Exception {
        assertThat(run("cases").lines()).hasSize(4).anySatisfy(line -> assertThat(line)
                .contains(
                        "CS-2",
                        "OPEN",
                        "REVIEW",
                        "R1",
                        "cleaning-dps",
                        "itaranta",
                        "2026-03-12 11:00",
                        "2026-03-16 11:00"));
    }

    @Test
    void whatIsUrgentComesFirst() throws Exception {
        store.transact(tx -> {
            tx.append(new ContactReclassified("CT-1", "CV-1", "URGENCY", "NORMAL", "SOON"));
            tx.append(new ContactReclassified("CT-2", "CV-2", "URGENCY", "NORMAL", "URGENT"));
        });
        store.awaitCaughtUp(Duration.ofSeconds(10));
        assertThat(run("cases", "--urgent").lines().filter(line -> line.contains("CS-")))
                .satisfiesExactly(first -> assertThat(first).contains("CS-2", "URGENT"), second -> assertThat(second)
                        .contains("CS-1", "SOON"));
    }

    @Test
    void casesAreChosenByWhatTheyAre() throws Exception {
        assertThat(run("cases", "--kind", "REVIEW")).contains("CS-2").doesNotContain("CS-1");
        assertThat(run("cases", "--topic", "g6")).contains("CS-1").doesNotContain("CS-2");
        assertThat(run("cases", "--late")).contains("CS-1").doesNotContain("CS-2");
        assertThat(run("cases", "--procurement", "cleaning-dps")).contains("CS-1", "CS-2");
        assertThat(run("cases", "--state", "CLOSED")).contains("no such cases");
        assertThatThrownBy(() -> run("cases", "--procurement", "clening-dps")).isInstanceOf(UnknownIdException.class);
    }

    @Test
    void programsGetCasesAsJsonInUtc() throws Exception {
        assertThat(run("cases", "--json", "--kind", "REVIEW"))
                .contains(
                        "\"id\": \"CS-2\"",
                        "\"opened\": \"2026-03-12T09:00:00Z\"",
                        "\"firstAnswerMinutes\": null",
                        "\"constructed\": false");
    }

    @Test
    void aCaseIsAnsweredAndClosed() throws Exception {
        assertThat(run("case", "CS-1", "answer", "--by", "Aino", "--at", "2026-03-10T09:30"))
                .contains("ANSWERED", "Aino", "390");
        assertThat(run("case", "CS-1", "close", "--by", "Bo")).contains("CLOSED", "2026-03-12 14:00", "CT-1");
        assertThatThrownBy(() -> run("case", "CS-1", "answer", "--by", "Bo")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> run("case", "CS-2", "answer"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--by");
        assertThatThrownBy(() -> run("case", "CS-2", "anwser", "--by", "Bo")).hasMessageContaining("answer");
        assertThatThrownBy(() -> run("case", "CS-3")).isInstanceOf(UnknownIdException.class);
    }

    @Test
    void casesAreMergedSplitAndUndone() throws Exception {
        assertThat(run("case", "merge", "CS-1", "CS-2", "--by", "Aino"))
                .contains("MERGE", "CT-2", "MERGED", "kisa:case undo CS-1");
        assertThat(run("cases")).contains("CS-1").doesNotContain("CS-2");
        assertThat(run("case", "undo", "CS-2", "--by", "Aino")).contains("OPEN").doesNotContain("MERGED");
        assertThat(run("cases")).contains("CS-1", "CS-2");
        run("case", "merge", "CS-1", "CS-2", "--by", "Aino");
        assertThat(run("case", "split", "CS-1", "2", "--by", "Aino", "--json"))
                .contains("\"kind\": \"SPLIT\"", "\"other\": \"CS-3\"");
        assertThatThrownBy(() -> run("case", "split", "CS-1", "CT-1", "--by", "Aino"))
                .hasMessageContaining("cannot be split");
        assertThatThrownBy(() -> run("case", "merge", "CS-1", "CS-33", "--by", "Aino"))
                .isInstanceOf(UnknownIdException.class);
        assertThatThrownBy(() -> run("case", "undo", "CS-1")).hasMessageContaining("--by");
    }

    @Test
    void anAnswerNeedsATextAndSomeoneToSendIt() {
        assertThatThrownBy(() -> run("case", "reply", "CS-1", "--by", "Aino")).hasMessageContaining("--text");
        assertThatThrownBy(() -> run("case", "reply", "CS-1", "--file", "no such file", "--by", "Aino"))
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> run("case", "reply", "CS-1", "--text", "Hei", "--by", "Aino"))
                .hasMessageContaining("no intake that sends");
    }

    @Test
    void aReviewGoesFromItsDocumentToItsEnd() throws Exception {
        String file =
                Files.writeString(folder.resolve("invitation.txt"), "draft").toString();
        assertThat(run("review", "open", "CS-2", "--file", file, "--due", "2026-03-18"))
                .contains("RV-1", "invitation.txt");
        assertThat(run("review", "comment", "RV-1", "--place", "section 4", "--text", "Weights?", "--by", "Aino"))
                .contains("section 4", "Weights?");
        String second = Files.writeString(folder.resolve("second.txt"), "draft with weights")
                .toString();
        run("review", "version", "RV-1", "--file", second);
        assertThat(run("review", "diff", "RV-1"))
                .containsPattern("-\\s+1\\s+draft\\s")
                .containsPattern("\\+\\s+1\\s+draft with weights");
        assertThat(run("review", "diff", "RV-1", "--from", "2")).contains("the same");
        assertThatThrownBy(() -> run("review", "diff", "RV-1", "--to", "two")).hasMessageContaining("a number");
        assertThatThrownBy(() -> run("review", "close", "RV-1")).hasMessageContaining("section 4");
        run("review", "dispose", "RV-1", "--comment", "1", "--as", "ACCEPTED");
        run("review", "close", "RV-1");

        assertThat(run("reviews", "--open")).contains("no reviews");
        assertThat(run("reviews")).contains("RV-1", "CS-2", "2026-03-18");
        assertThat(run("case", "CS-2")).contains("ANSWERED", "REVIEW_CLOSED", "RV-1");
    }

    private String run(String name, String... arguments) throws Exception {
        Command command = commands.get(name);
        CommandLine line = CommandLine.parse(command.usage(), List.of(arguments));
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        try (var screen = new TextScreen(Surface.plain(stream, stream), line.json())) {
            command.run(line.on(screen));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
