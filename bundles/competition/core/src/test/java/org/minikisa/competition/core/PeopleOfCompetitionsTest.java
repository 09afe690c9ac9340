package org.minikisa.competition.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.store.api.Person;
import org.minikisa.store.api.Persons;
import org.minikisa.store.jdbc.SqliteStore;
import org.minikisa.store.persons.HousePersons;

class PeopleOfCompetitionsTest {

    @TempDir
    Path folder;

    @Test
    void whoActedIsErasedWhereTheLawKeepsNothingAndFrozenWhereItDoes() {
        var now = Clock.fixed(Instant.parse("2026-02-03T08:00:00Z"), ZoneOffset.UTC);
        try (var store = SqliteStore.open(folder, now)) {
            CompetitionTables.migrate(store);
            var persons = new HousePersons(store, store);
            persons.addWing(new PeopleOfCompetitions());
            competition(store, 1, Optional.empty(), Optional.empty(), "Anna Virtanen");
            competition(store, 2, Optional.of("2025-01-01T00:00:00.000Z"), Optional.of("2030-05-31"), "Olli Mäkelä");
            competition(store, 3, Optional.of("2020-01-01T00:00:00.000Z"), Optional.of("2025-05-31"), "Tea Hirvonen");
            competition(store, 4, Optional.of("2026-01-01T00:00:00.000Z"), Optional.empty(), "Kim Ilves");

            assertThat(erase(persons, "Anna Virtanen")).isEmpty();
            assertThat(erase(persons, "Tea Hirvonen")).isEmpty();
            assertThat(erase(persons, "Olli Mäkelä"))
                    .extracting(Persons.Frozen::place, Persons.Frozen::until)
                    .containsExactly(
                            tuple("PE-2", Optional.of(LocalDate.of(2030, 5, 31))),
                            tuple("CO-2", Optional.of(LocalDate.of(2030, 5, 31))));
            assertThat(erase(persons, "Kim Ilves"))
                    .extracting(Persons.Frozen::reason)
                    .containsOnly("documents of CO-4, 1397/2016 s. 124");
            List<String> names = store.read(
                    tx -> tx.query("SELECT name FROM competition_person ORDER BY number", row -> row.text("name")));
            assertThat(names).containsExactly("PN-1", "Olli Mäkelä", "PN-2", "Kim Ilves");
        }
    }

    private static List<Persons.Frozen> erase(Persons persons, String name) {
        return persons.erase(Person.named(name), "TSV", "").frozen();
    }

    private static void competition(
            SqliteStore store, int number, Optional<String> published, Optional<String> kept, String person) {
        String id = "CO-" + number;
        store.transact(tx -> {
            tx.update(
                    "INSERT INTO competition_competition (id, number, draft_key, state, draft, methods, warnings,"
                            + " published_at, discrepancies) VALUES (?, ?, ?, 'DRAFT', ?, '[]', '[]', ?, '[]')",
                    id,
                    number,
                    "key " + number,
                    "{\"contact\": \"" + person + "\"}",
                    published);
            tx.update(
                    "INSERT INTO competition_person (id, number, name) VALUES (?, ?, ?)",
                    "PE-" + number,
                    number,
                    person);
            tx.update(
                    "INSERT INTO competition_event (competition, number, what, at, person, reason)"
                            + " VALUES (?, 1, 'DRAFTED', ?, ?, '')",
                    id,
                    tx.now(),
                    "PE-" + number);
            kept.ifPresent(day -> tx.update(
                    "INSERT INTO competition_archive (competition, archived_at, kept_until) VALUES (?, ?, ?)",
                    id,
                    tx.now(),
                    day));
        });
    }
}
