package org.minikisa.impact.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.analysis.Obligation;
import org.minikisa.impact.api.analysis.Obligation.State;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.StoreException;

class StoredObligationsTest {

    /** The cap makes what a choice carries something else than its bar. */
    private static final String MODEL = """
            {'id': 'm', 'version': '1.0.0', 'status': 'active', 'title': T(M),
             'indicators': [
               {'id': 'share', 'title': T(Share), 'type': 'percent', 'source': 'constructed'},
               {'id': 'level', 'title': T(Level), 'type': 'ordinal', 'levels': [T(a), T(b), T(c)], 'source': 'constructed'},
               {'id': 'terms', 'title': T(Terms), 'type': 'boolean', 'weight': 0}],
             'gates': [{'id': 'no_terms', 'when': 'not terms', 'effect': 'cap', 'at': 30, 'title': T(No terms)}]}
            """;

    private static final Map<String, String> BASE = Map.of("share", "40", "level", "0", "terms", "false");
    private static final LocalDate DUE = LocalDate.of(2025, 12, 31);

    @TempDir
    Path folder;

    private Wing wing;

    @BeforeEach
    void open() {
        wing = new Wing(folder);
        wing.deploy(MODEL);
    }

    @AfterEach
    void close() {
        wing.close();
    }

    @Test
    void everyChoiceThatGivesSomethingBecomesAnObligationWithWhatTheIndexLosesWithoutIt() {
        var award = assess(Moment.AWARD, Map.of("share", "90", "level", "0", "terms", "true"));
        assertThat(award.index()).isEqualTo(45);
        var promises = wing.obligations.promise(award.id(), DUE);
        assertThat(promises)
                .extracting(p -> p.id() + " " + p.indicator() + " " + p.base() + "→" + p.promised() + " " + p.points())
                .containsExactly("OB-1 share 40→90 25.0", "OB-2 terms false→true 15.0");
        assertThat(promises).allSatisfy(promise -> {
            assertThat(promise.state()).isEqualTo(State.OPEN);
            assertThat(promise.due()).isEqualTo(DUE);
            assertThat(promise.overdue()).isFalse();
            assertThat(promise.subject()).isEqualTo("CO-1");
        });
        assertThat(wing.facts("impact.ObligationMade")).first().satisfies(fact -> assertThat(fact.json())
                .contains("\"obligation\":\"OB-1\"", "\"points\":25", "\"due\":\"2025-12-31\""));
    }

    @Test
    void promisingAgainChangesNothing() {
        var award = assess(Moment.AWARD, Map.of("share", "90", "terms", "true"));
        var first = wing.obligations.promise(award.id(), DUE);
        wing.obligations.keep("OB-1", "measured", "Aino");
        var again = wing.obligations.promise(award.id(), DUE.plusYears(1));
        assertThat(again)
                .extracting(Obligation::id)
                .containsExactlyElementsOf(first.stream().map(Obligation::id).toList());
        assertThat(again).extracting(Obligation::due).containsOnly(DUE);
        assertThat(again.get(0).state()).isEqualTo(State.KEPT);
        assertThat(wing.facts("impact.ObligationMade")).hasSize(2);
    }

    @Test
    void aPromiseIsKeptBrokenTakenBackAndPostponedWithWhoSaysSoOnlyInTheState() {
        wing.obligations.promise(
                assess(Moment.TARGET, Map.of("share", "90", "terms", "true")).id(), DUE);
        var kept = wing.obligations.keep("OB-1", "invoice 7", "Aino");
        assertThat(kept.state()).isEqualTo(State.KEPT);
        assertThat(kept.evidence()).isEqualTo("invoice 7");
        assertThat(kept.by()).isEqualTo("Aino");
        assertThat(kept.settled()).contains(Instant.parse("2025-06-01T12:00:00Z"));
        var open = wing.obligations.reopen("OB-1", "the wrong invoice", "Aino");
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.evidence() + open.by()).isEmpty();
        assertThat(open.settled()).isEmpty();
        assertThat(wing.obligations
                        .postpone("OB-1", DUE.plusDays(30), "delivery is late", "Aino")
                        .due())
                .isEqualTo(DUE.plusDays(30));
        assertThat(wing.obligations.breach("OB-1", "never measured", "Väinö").state())
                .isEqualTo(State.BREACHED);
        assertThat(wing.facts("impact.ObligationMoved"))
                .hasSize(4)
                .allSatisfy(fact -> assertThat(fact.json()).doesNotContain("Aino", "invoice", "late", "measured"))
                .last()
                .satisfies(fact -> assertThat(fact.json()).contains("BREACHED", "2026-01-30"));
        long moves = wing.store.read(
                tx -> tx.first("SELECT count(*) AS moves FROM impact_obligation_move", row -> row.number("moves"))
                        .orElseThrow());
        assertThat(moves).isEqualTo(4);
    }

    @Test
    void anOpenPromiseIsOverdueFromTheDayAfterItsDueDayInHelsinki() {
        wing.obligations.promise(
                assess(Moment.AWARD, Map.of("share", "90", "terms", "true")).id(), DUE);
        wing.obligations.keep("OB-2", "signed", "Aino");
        assertThat(overdueAt("2025-12-31T21:59:00Z")).isEmpty();
        assertThat(overdueAt("2025-12-31T22:00:00Z")).containsExactly("OB-1");
    }

    @Test
    void mistakesAreRefusedAllAtOnceAndChangeNothing() {
        var target = assess(Moment.TARGET, Map.of("share", "90", "terms", "true"));
        var realised = assess(Moment.REALISED, Map.of("share", "90", "terms", "true"));
        assertThat(codes(() -> wing.obligations.promise("AS-77", DUE))).containsExactly("impact.assessment.unknown");
        assertThat(codes(() -> wing.obligations.promise(realised.id(), LocalDate.of(2025, 5, 31))))
                .containsExactly("impact.obligation.moment", "impact.obligation.due");
        wing.obligations.promise(target.id(), DUE);
        assertThat(codes(() -> wing.obligations.keep("OB-7", " ", "")))
                .containsExactly("impact.obligation.evidence", "impact.obligation.by", "impact.obligation.unknown");
        assertThat(codes(() -> wing.obligations.reopen("OB-1", "why", "Aino")))
                .containsExactly("impact.obligation.state");
        assertThat(codes(() -> wing.obligations.postpone("OB-1", DUE, "", "Aino")))
                .containsExactly("impact.obligation.reason", "impact.obligation.due");
        wing.obligations.breach("OB-1", "not delivered", "Aino");
        assertThat(codes(() -> wing.obligations.keep("OB-1", "here", "Aino")))
                .containsExactly("impact.obligation.state");
        assertThat(codes(() -> wing.obligations.postpone("OB-1", DUE.plusDays(1), "later", "Aino")))
                .containsExactly("impact.obligation.state");
        assertThat(wing.facts("impact.ObligationMoved")).hasSize(1);
    }

    @Test
    void promisesOutliveTheirModelAndARestartAndAreListedBySubject() {
        var award = assess(Moment.AWARD, Map.of("share", "90", "terms", "true"));
        wing.models.remove("m@1.0.0");
        wing.obligations.promise(award.id(), DUE);
        wing.close();
        wing = new Wing(folder);
        assertThat(wing.obligations.list("")).hasSize(2);
        assertThat(wing.obligations.list("CO-1")).hasSize(2);
        assertThat(wing.obligations.list("CO-2")).isEmpty();
    }

    @Test
    void choicesThatGiveNothingPromiseNothing() {
        assertThat(wing.obligations.promise(
                        assess(Moment.AWARD, Map.of("share", "40")).id(), DUE))
                .isEmpty();
    }

    @Test
    void whatFailsHalfWayLeavesNothingBehind() {
        var award = assess(Moment.AWARD, Map.of("share", "90", "terms", "true"));
        wing.store.transact(tx -> tx.update("CREATE TRIGGER impact_full BEFORE INSERT ON impact_obligation"
                + " WHEN new.indicator = 'terms' BEGIN SELECT RAISE(ABORT, 'disk is full'); END"));
        assertThatThrownBy(() -> wing.obligations.promise(award.id(), DUE)).isInstanceOf(StoreException.class);
        assertThat(wing.obligations.list("")).isEmpty();
        assertThat(wing.facts("impact.ObligationMade")).isEmpty();
        wing.store.transact(tx -> tx.update("DROP TRIGGER impact_full"));
        assertThat(wing.obligations.promise(award.id(), DUE))
                .extracting(Obligation::id)
                .containsExactly("OB-1", "OB-2");
    }

    private List<String> overdueAt(String now) {
        wing.close();
        wing = new Wing(folder, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
        return wing.obligations.list("").stream()
                .filter(Obligation::overdue)
                .map(Obligation::id)
                .toList();
    }

    private Assessment assess(Moment moment, Map<String, String> choices) {
        return wing.assessments.assess(Wing.ask("m", moment, BASE, choices));
    }

    private static List<String> codes(ThrowingCallable work) {
        return catchThrowableOfType(InvalidInputException.class, work).problems().stream()
                .map(Problem::code)
                .toList();
    }
}
