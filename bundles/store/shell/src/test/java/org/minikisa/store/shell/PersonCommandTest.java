package org.minikisa.store.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.store.api.Disguise;
import org.minikisa.store.api.Erased;
import org.minikisa.store.api.Held;
import org.minikisa.store.api.Person;
import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.Transaction;
import org.minikisa.store.jdbc.SqliteStore;
import org.minikisa.store.persons.HousePersons;

class PersonCommandTest {

    @TempDir
    private Path folder;

    private final List<String> letters =
            new ArrayList<>(List.of("Terveisin Anna Virtanen, 131052-308T", "Ei kenestäkään"));
    private SqliteStore store;
    private PersonCommand command;
    private Optional<String> answer = Optional.empty();

    /** Letters in memory, the first of them a file too. */
    private final class Letters implements PersonalData {

        @Override
        public String wing() {
            return "letters";
        }

        @Override
        public Person alsoKnown(Disguise who, Transaction tx) {
            return who.isAddress("anna.virtanen@itaranta.example") ? Person.named("Anna Virtanen") : Person.unknown();
        }

        @Override
        public void held(Disguise who, Transaction tx, Consumer<Held> sink) {
            for (int i = 0; i < letters.size(); i++) {
                String letter = letters.get(i);
                if (who.isIn(letter, Disguise.Nearness.FAR)) {
                    sink.accept(new Held(
                            "L-" + i,
                            "letter",
                            Map.of("text", letter),
                            Map.of("letter.txt", () -> letter.getBytes(StandardCharsets.UTF_8)),
                            Held.Fate.erased()));
                }
            }
        }

        @Override
        public List<Erased> erase(Disguise who, Transaction tx) {
            letters.replaceAll(letter -> who.over(letter, Disguise.Nearness.FAR));
            return List.of(new Erased("letter", 1, 0));
        }
    }

    @BeforeEach
    void open() {
        var clock = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
        store = SqliteStore.open(folder.resolve("data"), clock);
        var persons = new HousePersons(store, store);
        persons.addWing(new Letters());
        command = new PersonCommand(() -> persons, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsHeldIsListedWithTheIdentityCodeMasked() {
        assertThat(run("find", "Anna Virtanen"))
                .contains("letters", "L-0", "Terveisin Anna Virtanen, ******-****", "letter.txt", "erased")
                .doesNotContain("308T");
        assertThat(run("find", "131052-308t", "--json")).contains("\"place\": \"L-0\"");
        assertThat(run("find", "Olli Mäkelä")).contains("nothing is held");
    }

    @Test
    void anAddressIsEnoughWhereTheHouseKnowsTheName() {
        assertThat(run("find", "anna.virtanen@itaranta.example")).contains("L-0");
        assertThat(run("find", "anna.virtanen@itaranta.example", "--only")).contains("nothing is held");
    }

    @Test
    void theExportHasEverythingUnmasked() throws Exception {
        Path file = folder.resolve("anna.zip");
        run("export", "Anna Virtanen", "--to", file.toString());

        try (var zip = new ZipFile(file.toFile())) {
            assertThat(text(zip, "person.json"))
                    .contains(
                            "\"exported\": \"2026-03-04T05:06:07Z\"",
                            "\"Anna Virtanen\"",
                            "131052-308T",
                            "letters/L-0-letter.txt");
            assertThat(text(zip, "letters/L-0-letter.txt")).isEqualTo("Terveisin Anna Virtanen, 131052-308T");
        }
        assertThat(Files.list(folder)).noneMatch(left -> left.toString().endsWith(".partial"));
    }

    @Test
    void erasingShowsWhatItWillDoAndAsksOnce() {
        answer = Optional.of("n");
        assertThat(run("erase", "Anna Virtanen", "--by", "TSV")).contains("1 × letters: letter");
        assertThat(letters.get(0)).contains("Anna");

        answer = Optional.of("y");
        assertThat(run("erase", "Anna Virtanen", "131052-308T", "--by", "TSV", "--reason", "pyyntö 17"))
                .contains("PN-1 stands for the person now", "Nothing left in the files  yes");
        assertThat(letters).containsExactly("Terveisin PN-1, PN-1", "Ei kenestäkään");
        assertThat(run()).contains("PN-1", "TSV", "pyyntö 17");
        assertThat(run("frozen")).contains("nothing");
    }

    @Test
    void erasingTellsProgramsWhatItDid() {
        assertThat(run("erase", "Anna Virtanen", "--by", "TSV", "--json"))
                .contains("\"pseudonym\": \"PN-1\"", "\"clean\": true", "\"erased\": 1");
    }

    @Test
    void aFirstNameIsNotEnough() {
        assertThatThrownBy(() -> run("erase", "Anna")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> run("find")).isInstanceOf(InvalidInputException.class);
    }

    private static String text(ZipFile zip, String name) throws Exception {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private String run(String... words) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        CommandLine line = CommandLine.parse(command.usage(), List.of(words));
        var surface = new Surface(stream, stream, 0, 0, false, answer.map(text -> question -> text));
        try (var screen = new TextScreen(surface, line.json())) {
            command.run(line.on(screen));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
