package org.minikisa.intake.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.core.ParsingReaction;
import org.minikisa.intake.core.StoredIntake;
import org.minikisa.intake.mail.MailFiles;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.store.jdbc.SqliteStore;

/** The commands as a person uses them, on a real store. */
class IntakeCommandsTest {

    @TempDir
    private Path folder;

    private SqliteStore store;
    private StoredIntake intake;
    private IntakeCommand take;

    @BeforeEach
    void open() {
        InvocationHandler knowsNobody = (proxy, method, arguments) -> Optional.empty();
        var procurements = (Procurements)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Procurements.class}, knowsNobody);
        store = SqliteStore.open(
                folder.resolve("data"), Clock.fixed(Instant.parse("2026-02-03T08:00:00Z"), ZoneOffset.UTC));
        var parsing = new ParsingReaction(store, procurements);
        intake = new StoredIntake(store, parsing);
        store.register(parsing);
        take = new IntakeCommand(intake, intake);
        take.addChannel(new MailFiles());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static String run(Command command, String... arguments) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            CommandLine line = CommandLine.parse(command.usage(), List.of(arguments));
            try (var screen = new TextScreen(Surface.plain(stream, stream), line.json())) {
                command.run(line.on(screen));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path mails() throws IOException {
        Path mails = Files.createDirectories(folder.resolve("mails"));
        Files.writeString(
                mails.resolve("1.eml"),
                "From: Maija <maija@x.example>\nSubject: Siivous\nMessage-ID: <1@x.example>\n"
                        + "Date: Mon, 2 Feb 2026 10:00:00 +0200\n\nMiten?\n\nTerveisin\nMaija");
        Files.writeString(
                mails.resolve("2.eml"),
                "From: Matti <matti@x.example>\nSubject: VS: Siivous\n" + "In-Reply-To: <1@x.example>\n\nNäin.");
        Files.writeString(mails.resolve("3.eml"), "not a mail at all");
        Files.writeString(mails.resolve("readme.txt"), "notes");
        return mails;
    }

    @Test
    void aFolderIsTakenInAndTheLedgerShown() throws Exception {
        String sheet = run(take, mails().toString());

        assertThat(sheet)
                .contains("Received")
                .contains("New conversations")
                .contains("Quarantined")
                .contains("Balances");
        assertThat(run(take, mails().toString(), "--json"))
                .contains(
                        "\"new\": 0",
                        "\"knownBefore\": 3",
                        "\"received\": 3",
                        "\"skippedFiles\": 1",
                        "\"balances\": true",
                        "\"problems\": []");
        assertThat(run(new LedgerCommand(intake), "--json"))
                .contains("\"newConversations\": 1", "\"followUps\": 1", "\"quarantined\": 1", "\"pending\": 0");
    }

    @Test
    void contactsAreListedAndFiltered() throws Exception {
        run(take, mails().toString(), "--constructed");
        var list = new ContactsCommand(intake);

        assertThat(run(list))
                .contains("CT-1", "2026-02-02 10:00", "Maija", "Siivous", "NEW_CONVERSATION", "QUARANTINED");
        assertThat(run(list, "--disposition", "follow_up")).contains("CT-2").doesNotContain("CT-1 ");
        assertThat(run(list, "--search", "NÄIN")).contains("CT-2").doesNotContain("CT-1 ");
        assertThat(run(list, "--limit", "1"))
                .contains("CT-3")
                .doesNotContain("CT-2")
                .contains("there are more");
        assertThat(run(list, "--json", "--search", "maija"))
                .contains("\"received\": \"2026-02-02T08:00:00Z\"", "\"constructed\": true");
        assertThatThrownBy(() -> run(list, "--limit", "none")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void oneContactIsShownWithItsText() throws Exception {
        run(take, mails().toString());
        var show = new ContactCommand(intake);

        assertThat(run(show, "ct-1"))
                .contains("Miten?", "maija@x.example", "1.eml", "UNVERIFIED", "CT-2")
                .containsPattern("signature +2 +Terveisin")
                .doesNotContain("  Terveisin\n");
        assertThat(run(show, "1", "--full")).contains("Miten?", "Terveisin");
        assertThat(run(show, "CT-2")).contains("answers CT-1", "CV-1");
        assertThat(run(show, "CT-3")).contains("intake.mail.header", "this is no mail");
        assertThatThrownBy(() -> run(show, "CT-11"))
                .isInstanceOf(UnknownIdException.class)
                .satisfies(e -> assertThat(((UnknownIdException) e).near()).contains("CT-1"));
    }

    @Test
    void aContactIsSavedAsItCameButOverNoOtherFile() throws Exception {
        run(take, mails().toString());
        Path file = folder.resolve("raw.eml");
        var show = new ContactCommand(intake);

        run(show, "CT-3", "--raw", file.toString());

        assertThat(file).hasContent("not a mail at all");
        assertThatThrownBy(() -> run(show, "CT-3", "--raw", file.toString())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theQuarantineTellsWhatToDo() throws Exception {
        run(take, mails().toString());

        assertThat(run(new QuarantineCommand(intake))).contains("CT-3", "3.eml", "this is no mail");
        assertThat(run(new QuarantineCommand(intake), "--again")).contains("0 of them");
    }

    @Test
    void aPathThatCannotBeUsedIsRefused() {
        assertThatThrownBy(() -> run(take, folder.resolve("nothing").toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nothing there");
        assertThatThrownBy(() -> run(
                        take, Files.writeString(folder.resolve("x.pdf"), "%PDF").toString()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[mail] can read");
    }

    @Test
    void anAttachmentIsSavedUnderANameOfMyOwn() throws Exception {
        Path mail = Files.writeString(
                folder.resolve("a.eml"),
                "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHei\n--b\n"
                        + "Content-Disposition: attachment; filename=\"../../evil.txt\"\nContent-Type: text/plain\n\nabc\n--b--\n");
        run(take, mail.toString());
        var show = new ContactCommand(intake);
        Path file = folder.resolve("saved.txt");

        assertThat(run(show, "1", "--json")).contains("\"number\": 1", "\"sha256\"");
        run(show, "1", "--attachment", "1", "--to", file.toString());

        assertThat(file).hasContent("abc");
        assertThatThrownBy(() -> run(show, "1", "--attachment", "2", "--to", "x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a number from 1 to 1");
    }

    @Test
    void aTelephoneCallIsWrittenDown() throws Exception {
        String done = run(
                take,
                "phone",
                "Kysyy, kattaako puitesopimus ikkunanpesun",
                "--from",
                "Maija Virtanen",
                "--address",
                "maija@x.example",
                "--at",
                "2026-02-03 09:15");

        assertThat(done).contains("CT-1");
        run(take, "event", "Koulutuksessa kysyttiin hinnoista", "--constructed");
        settle();
        assertThat(run(new ContactsCommand(intake), "--json"))
                .contains("PHONE", "EVENT", "Maija Virtanen", "\"received\": \"2026-02-03T07:15:00Z\"");
        assertThat(run(new ContactCommand(intake), "CT-1")).contains("kattaako puitesopimus", "OWN");
        assertThatThrownBy(() -> run(take, "phone", "x", "--at", "tomorrow")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> run(take, "phone")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aQuarantinedContactIsShownMendedAndUnderstood() throws Exception {
        run(take, mails().toString());
        var quarantine = new QuarantineCommand(intake);
        Path mended = Files.writeString(folder.resolve("mended.eml"), "From: a@x.example\nSubject: Ehjä\n\nHei");

        assertThat(run(quarantine, "show", "CT-3")).contains("not a mail at all", "intake.mail.header");
        assertThat(run(quarantine, "reprocess", "3", "--patiently")).contains("QUARANTINED");
        assertThat(run(quarantine, "mend", "3", "--file", mended.toString(), "--by", "anna", "--reason", "otsake"))
                .contains("NEW_CONVERSATION");
        assertThat(run(quarantine)).contains("the quarantine is empty");
        assertThatThrownBy(() -> run(quarantine, "show", "CT-1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not quarantined");
        assertThat(run(new LedgerCommand(intake), "verify")).contains("The ledger holds");
    }

    @Test
    void whatOneCommandDoesIsDoneByTheActionOfTheOtherToo() throws Exception {
        run(take, "read", mails().toString());

        assertThat(run(take, "ledger", "verify", "--json")).contains("\"holds\": true", "\"received\": 3");
        assertThat(run(take, "quarantine")).contains("CT-3");
        assertThatThrownBy(() -> run(take, "channels"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no service Channels");
    }

    private void settle() throws InterruptedException {
        assertThat(store.awaitCaughtUp(Duration.ofMinutes(1))).isTrue();
    }
}
