package org.minikisa.runtime.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.rendering.terminal.Usage;

class CompletionTest {

    private static final Usage USAGE = Usage.of("contacts", "lists contacts")
            .argument("ID", "contact id", () -> List.of("CT-1", "CT-12", "CT-2"), false)
            .argument("OTHER", "another", () -> List.of("x"), false)
            .choice("--channel", "CHANNEL", "only this channel", List.of("MAIL", "FORM"))
            .option("--mail", "PATH", "a folder of mails")
            .flag("--open", "only open ones");

    @TempDir
    Path folder;

    @Test
    void idsAreOfferedByTheirBeginningInAnyCase() {
        assertThat(values("ct-1")).containsExactly("CT-1", "CT-12");
    }

    @Test
    void anEmptyWordOffersIdsAndOptions() {
        assertThat(values("")).contains("CT-1", "--channel", "--open", "--json", "--help");
    }

    @Test
    void theSecondArgumentHasItsOwnCandidates() {
        assertThat(values("CT-1", "--open", "--channel", "MAIL", "x")).containsExactly("x");
    }

    @Test
    void anOptionOffersItsValues() {
        assertThat(values("--channel", "")).containsExactly("MAIL", "FORM");
        assertThat(values("--channel=m")).containsExactly("--channel=MAIL");
    }

    @Test
    void anOptionThatWasGivenIsNotOfferedAgain() {
        assertThat(values("--open", "--")).contains("--channel").doesNotContain("--open");
    }

    @Test
    void pathsAreOfferedWhereAFileIsAskedFor() throws IOException {
        Files.createDirectory(folder.resolve("mails ä"));
        Files.createFile(folder.resolve("mail.mbox"));

        assertThat(values("--mail", "mai")).containsExactlyInAnyOrder("mails ä/", "mail.mbox");
        assertThat(Completion.of(USAGE, List.of("--mail", "mails"), folder))
                .first()
                .satisfies(c -> assertThat(c.complete()).isFalse());
        assertThat(values("--mail", "nowhere/x")).isEmpty();
    }

    @Test
    void aSupplierThatFailsOffersNothing() {
        Usage failing = Usage.of("x", "fails")
                .argument(
                        "ID",
                        "id",
                        () -> {
                            throw new IllegalStateException("the store is closed");
                        },
                        true);

        assertThat(Completion.of(failing, List.of("a"), folder)).isEmpty();
    }

    @Test
    void actionsAreOfferedAndThenWhatTheyTake() {
        Usage usage = Usage.of("impact", "analyses")
                .action(Usage.of("explain", "explains").argument("ID", "id", () -> List.of("AS-1"), true))
                .action(Usage.of("replay", "replays").flag("--all", "all of them"));

        assertThat(Completion.of(usage, List.of("e"), folder))
                .extracting(Completion.Candidate::value)
                .containsExactly("explain");
        assertThat(Completion.of(usage, List.of("explain", ""), folder))
                .extracting(Completion.Candidate::value)
                .contains("AS-1")
                .doesNotContain("replay", "--all");
        assertThat(Completion.of(usage, List.of("replay", "--a"), folder))
                .extracting(Completion.Candidate::value)
                .contains("--all");
    }

    private List<String> values(String... words) {
        return Completion.of(USAGE, List.of(words), folder).stream()
                .map(Completion.Candidate::value)
                .toList();
    }
}
