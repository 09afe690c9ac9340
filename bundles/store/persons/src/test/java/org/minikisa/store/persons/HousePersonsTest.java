package org.minikisa.store.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Erased;
import org.minikisa.store.api.Person;
import org.minikisa.store.api.Persons;
import org.minikisa.store.jdbc.SqliteStore;
import org.minikisa.store.persons.notes.Notes;

class HousePersonsTest {

    private static final Instant NOW = Instant.parse("2026-02-03T08:00:00Z");
    private static final Person ANNA = Person.named("Anna Virtanen").and(Person.at("anna.virtanen@itaranta.example"));
    private static final String LONG = " Sitten tulee paljon muuta tekstiä, joka ei kerro kenestäkään.".repeat(40);

    @TempDir
    Path folder;

    private SqliteStore store;
    private HousePersons persons;

    private final Notes notes = new Notes();

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        store.migrate("notes", Notes.class);
        persons = new HousePersons(store, store);
        persons.addWing(notes);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aPersonIsFoundWithTheLinesThatTellOfThem() {
        note("N-1", "Soitin Virtaselle.\nMatti Meikäläinen vastasi.", "mm");
        note("N-2", "Ei mitään.", "Virtanen Anna");
        note("N-3", "Ei mitään.", "mm");

        var found = new ArrayList<String>();
        persons.held(ANNA, (wing, held) -> found.add(wing + " " + held.place() + " " + held.content()));

        assertThat(found).containsExactly("notes N-1 {text=Soitin Virtaselle.}", "notes N-2 {person=Virtanen Anna}");
    }

    @Test
    void anErasedPersonIsInNoFileOfTheHouse() throws IOException {
        for (int i = 0; i < 400; i++) {
            note(
                    "N-" + i,
                    (i % 3 == 0 ? "Anna Virtanen kysyi." : "Joku kysyi.") + LONG.substring(i),
                    "anna.virtanen@itaranta.example");
        }
        // pages are put in order, rows move and leave old bytes behind
        store.transact(tx -> tx.update("DELETE FROM notes_note WHERE CAST(substr(id, 3) AS INTEGER) % 2 = 1"));
        store.transact(tx -> tx.update("UPDATE notes_note SET kept = kept || 'x'"));
        Files.createDirectories(folder.resolve("store/backup"));
        Files.writeString(folder.resolve("store/backup/minikisa-20260101T000000000Z.db"), "Anna Virtanen");
        assertThat(traces()).isNotEmpty();

        Persons.Erasure erasure = persons.erase(ANNA, "Tietosuojavastaava", "pyyntö 17");

        assertThat(erasure.pseudonym()).isEqualTo("PN-1");
        assertThat(erasure.parts())
                .containsExactly(
                        new Persons.Part("notes", new Erased("note", 200, 0)),
                        new Persons.Part("store", new Erased("copy made before a migration", 1, 0)));
        assertThat(erasure.traces()).isEmpty();
        assertThat(erasure.problems()).isEmpty();
        assertThat(traces()).isEmpty();
        assertThat(texts())
                .allMatch(text -> !text.contains("Virtanen"))
                .anyMatch(text -> text.startsWith("PN-1 kysyi."));
        assertThat(persons.past())
                .containsExactly(new Persons.Past("PN-1", NOW, "Tietosuojavastaava", "pyyntö 17", 200));
        assertThat(store.entries(0, "store.PersonErased", 9)).hasSize(1);
        assertThat(store.verify().firstBroken()).isEmpty();
    }

    @Test
    void whatTheLawKeepsIsFrozenAndToldWithItsReason() {
        note("LAW-1", "Anna Virtanen allekirjoitti.", "x");
        note("N-1", "Anna Virtanen kysyi.", "x");

        Persons.Erasure erasure = persons.erase(ANNA, "TSV", "");

        var frozen = new Persons.Frozen(
                "PN-1",
                "notes",
                "LAW-1",
                "note",
                "accounting act, section 10",
                Optional.of(LocalDate.of(2030, 12, 31)));
        assertThat(erasure.frozen()).containsExactly(frozen);
        assertThat(persons.frozen()).containsExactly(frozen);
        assertThat(texts()).containsExactlyInAnyOrder("Anna Virtanen allekirjoitti.", "PN-1 kysyi.");
        assertThat(erasure.traces()).extracting(Persons.Trace::file).containsExactly("store/minikisa.db");
    }

    @Test
    void whatFailsHalfWayErasesNothing() {
        note("N-1", "Anna Virtanen kysyi.", "x");
        notes.failure = Optional.of(new IllegalStateException("broken"));

        assertThatThrownBy(() -> persons.erase(ANNA, "TSV", "")).hasMessage("broken");

        assertThat(texts()).containsExactly("Anna Virtanen kysyi.");
        assertThat(persons.past()).isEmpty();
    }

    @Test
    void nobodyIsErasedWhileAWingThatKeepsTablesIsAway() {
        note("N-1", "Anna Virtanen kysyi.", "x");
        persons.removeWing(notes);

        assertThat(persons.silent()).containsExactly("notes");
        assertThatThrownBy(() -> persons.erase(ANNA, "TSV", ""))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code() + " " + problem.place())
                        .containsExactly("store.person.silent notes"));
        assertThat(texts()).containsExactly("Anna Virtanen kysyi.");
    }

    @Test
    void tooLittleToTellAPersonFromOthersIsRefusedWithEverythingAtOnce() {
        var vague =
                new Person(List.of("Virtanen"), List.of("anna"), List.of("123"), List.of("131052-308S"), List.of("x"));

        assertThatThrownBy(() -> persons.erase(vague, "TSV", ""))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .containsExactly(
                                "store.person.name",
                                "store.person.address",
                                "store.person.telephone",
                                "store.person.code",
                                "store.person.phrase"));
        assertThatThrownBy(() -> persons.erase(Person.unknown(), "TSV", "")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> persons.erase(ANNA, " ", "")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theNextPersonGetsAnotherPseudonym() {
        note("N-1", "Anna Virtanen ja Olli Mäkelä.", "x");
        persons.erase(ANNA, "TSV", "");
        persons.erase(Person.named("Olli Mäkelä"), "TSV", "");

        assertThat(texts()).containsExactly("PN-1 ja PN-2.");
    }

    private List<Persons.Trace> traces() throws IOException {
        return FileSearch.of(ANNA).in(folder, List.of());
    }

    private void note(String id, String text, String person) {
        store.transact(tx ->
                tx.update("INSERT INTO notes_note (id, text, person, kept) VALUES (?, ?, ?, ?)", id, text, person, ""));
    }

    private List<String> texts() {
        return store.read(tx -> tx.query("SELECT text FROM notes_note ORDER BY id", row -> row.text("text")));
    }
}
