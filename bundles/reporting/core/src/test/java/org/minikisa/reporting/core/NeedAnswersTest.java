package org.minikisa.reporting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongConsumer;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.Axis;
import org.minikisa.intake.api.Disposition;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.reporting.api.NeedBasis.LeftOut;
import org.minikisa.reporting.api.NeedCase;
import org.minikisa.reporting.api.NeedCount;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedMap;
import org.minikisa.reporting.api.NeedPhase;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.NeedYear;

class NeedAnswersTest {

    private static final Instant START = Instant.parse("2026-06-01T09:00:00Z");
    private static final LongConsumer SILENT = done -> {};

    private final NeedContacts house = new NeedContacts();

    @Test
    void everyContactIsCountedOrItIsToldWhyNot() {
        house.add("2026-06-01", "G7", true, List.of("cleaning"));
        house.add("2026-06-02", "G7", false, List.of("cleaning"));
        house.add("2026-06-03", "G6", true, List.of());
        house.receive("2026-06-03", Disposition.DUPLICATE, "", "");
        house.receive("2026-06-03", Disposition.AUTOMATIC, "", "");
        house.receive("2026-06-03", Disposition.QUARANTINED, "", "");
        house.receive("2026-06-04", Disposition.NEW_CONVERSATION, "", "");

        NeedMap map = map(NeedQuery.by(NeedDimension.THEME, NeedDimension.JOINT_PROCUREMENT)
                .telling(0));

        assertThat(map.rows()).extracting(NeedHead::key).containsExactly("G6", "G7");
        assertThat(map.columns()).extracting(NeedHead::key).containsExactly("cleaning", "");
        assertThat(map.total()).isEqualTo(NeedCount.of(2));
        assertThat(map.basis().leftOut())
                .containsEntry(LeftOut.UNSURE, NeedCount.of(1))
                .containsEntry(LeftOut.DUPLICATE, NeedCount.of(1))
                .containsEntry(LeftOut.AUTOMATIC, NeedCount.of(1))
                .containsEntry(LeftOut.QUARANTINED, NeedCount.of(1))
                .containsEntry(LeftOut.WAITING, NeedCount.of(1));
        assertThat(map(map.query().withUnsure(true)).rows())
                .extracting(NeedHead::key)
                .containsExactly("G6", "G7", "?");
    }

    @Test
    void aContactAboutTwoJointProcurementsStandsUnderBothAndOnceInTheTotal() {
        house.add("2026-06-01", "G7", true, List.of("cleaning", "food"));

        NeedMap map = map(NeedQuery.by(NeedDimension.THEME, NeedDimension.JOINT_PROCUREMENT)
                .telling(0));

        assertThat(map.cells()).containsExactly(List.of(NeedCount.of(1), NeedCount.of(1)));
        assertThat(map.rowTotals()).containsExactly(NeedCount.of(1));
        assertThat(map.total()).isEqualTo(NeedCount.of(1));
        assertThat(map.basis().several()).isEqualTo(NeedCount.of(1));
    }

    @Test
    void theSameQuestionAboutAPastMomentHasTheSameBytesWhateverCameSince() {
        for (int i = 0; i < 9; i++) {
            house.add("2026-06-0" + (1 + i % 5), "G" + (5 + i % 3), true, List.of("cleaning"));
        }
        NeedQuery query = NeedQuery.by(NeedDimension.THEME, NeedDimension.JOINT_PROCUREMENT);
        NeedMap before = map(query);
        Instant moment = before.basis().asOf();
        house.correct(house.judged.get(0).contact(), Axis.TOPIC, "R1", moment.plus(1, ChronoUnit.HOURS));
        house.add("2026-06-20", "G1", true, List.of("food"));

        NeedMap again = map(query.asOf(Optional.of(moment)));
        NeedMap now = map(query);

        assertThat(again.digest()).isEqualTo(before.digest());
        for (Language language : Language.values()) {
            Texts texts = Texts.in(language);
            assertThat(NeedForms.csv(again, texts)).isEqualTo(NeedForms.csv(before, texts));
            assertThat(NeedForms.svg(again, texts)).isEqualTo(NeedForms.svg(before, texts));
        }
        assertThat(now.digest()).isNotEqualTo(before.digest());
        assertThat(now.rows()).extracting(NeedHead::key).contains("R1", "G1");
        assertThat(map(query.as(List.of(), false)).rows())
                .extracting(NeedHead::key)
                .doesNotContain("R1");
    }

    @Test
    void anotherModelJudgesAgainAndPeopleHaveTheLastWord() {
        house.add("2026-06-01", "G7", true, List.of("cleaning"));
        house.add("2026-06-02", "G7", true, List.of("cleaning"));
        house.correct(house.judged.get(1).contact(), Axis.TOPIC, "R1", START.plus(3, ChronoUnit.HOURS));
        NeedQuery query = NeedQuery.by(NeedDimension.THEME).telling(0);

        NeedMap map = map(query.as(List.of("topic-3"), true));

        assertThat(map.rows()).extracting(NeedHead::key).containsExactly("G12", "R1");
        assertThat(map.basis().models()).containsExactly("rules-1", "topic-3");
        assertThat(map(query.as(List.of("topic-3"), false)).rows())
                .extracting(NeedHead::key)
                .containsExactly("G12");
    }

    @Test
    void whatCameBeforeATaxonomyIsNotJudgedByItUntilItsVersionIsNamed() {
        house.add("2026-06-01", "G7", true, List.of("cleaning"));
        house.add("2026-06-02", "G7", true, List.of("cleaning"));
        house.own = Map.of("tasks", NeedContacts.label("streets", true));
        house.add("2026-06-03", "G7", true, List.of("cleaning"));
        house.own = Map.of("tasks", NeedContacts.label("streets", false));
        house.add("2026-06-04", "G7", true, List.of("cleaning"));
        NeedQuery query = NeedQuery.by(NeedDimension.THEME).themesOf("tasks").telling(0);

        NeedMap map = map(query);

        assertThat(map.basis().leftOut())
                .containsEntry(LeftOut.NOT_JUDGED, NeedCount.of(2))
                .containsEntry(LeftOut.UNSURE, NeedCount.of(1));
        assertThat(map.rows()).extracting(NeedHead::key).containsExactly("streets");
        assertThat(NeedForms.caption(map, Texts.in(Language.FI)).notes())
                .anyMatch(note -> note.contains("luokittelematta tällä luokituksella 2"));
        assertThat(map(query.withUnsure(true)).rows()).extracting(NeedHead::key).containsExactly("streets", "?");
        NeedMap again = map(query.as(List.of("tasks-3"), true));
        assertThat(again.basis().leftOut()).containsEntry(LeftOut.NOT_JUDGED, NeedCount.of(0));
        assertThat(again.total()).isEqualTo(NeedCount.of(4));
    }

    @Test
    void everyNumberOpensToAsManyContacts() {
        for (int i = 0; i < 40; i++) {
            house.add(
                    "2026-0" + (5 + i % 2) + "-1" + i % 10,
                    "G" + (1 + i % 7),
                    i % 9 != 0,
                    i % 5 == 0 ? List.of("cleaning", "food") : i % 3 == 0 ? List.of("food") : List.of());
        }
        for (NeedDimension rows : NeedDimension.values()) {
            for (NeedDimension columns : NeedDimension.values()) {
                if (rows != columns) {
                    NeedQuery query = NeedQuery.by(rows, columns).telling(0).withUnsure(true);
                    NeedMap map = map(query);
                    for (int i = 0; i < map.rows().size(); i++) {
                        for (int j = 0; j < map.columns().size(); j++) {
                            assertThat(cases(
                                            query,
                                            map.rows().get(i).key(),
                                            map.columns().get(j).key()))
                                    .hasSize(map.cells().get(i).get(j).count().orElseThrow());
                        }
                    }
                }
            }
        }
    }

    @Test
    void whatIsWrongWithAQuestionIsToldAtOnceWithNearOnes() {
        assertThatThrownBy(() -> map(NeedQuery.by(NeedDimension.THEME, NeedDimension.THEME)
                        .only(NeedDimension.KIND, Set.of("GUIDENCE"))
                        .between(Optional.of(LocalDate.of(2026, 2, 1)), Optional.of(LocalDate.of(2026, 1, 1)))
                        .as(List.of("topic-33"), true)
                        .telling(2)))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.problems())
                            .extracting(p -> p.code())
                            .containsExactlyInAnyOrder(
                                    "reporting.needs.same",
                                    "reporting.needs.least",
                                    "reporting.needs.days",
                                    "reporting.needs.value",
                                    "reporting.needs.model");
                    assertThat(e.getMessage()).contains("GUIDANCE", "topic-3");
                });
    }

    @Test
    void smallCountsAreNotInFiles() {
        for (int i = 0; i < 12; i++) {
            house.add("2026-06-01", i < 2 ? "G6" : "G7", true, List.of(i % 4 == 0 ? "food" : "cleaning"));
        }
        NeedMap map = map(NeedQuery.by(NeedDimension.THEME, NeedDimension.JOINT_PROCUREMENT));

        assertThat(map.suppressed()).isTrue();
        assertThat(map.cells().stream().flatMap(List::stream).map(NeedCount::count))
                .doesNotContain(OptionalInt.of(1), OptionalInt.of(2));
        String csv = new String(NeedForms.csv(map, Texts.in(Language.EN)), StandardCharsets.UTF_8);
        assertThat(csv).contains("<3").doesNotContain("CT-").doesNotContain("Subject");
        assertThat(new String(NeedForms.svg(map, Texts.in(Language.FI)), StandardCharsets.UTF_8))
                .contains("&lt;3", "role=\"img\"", "<title");
    }

    @Test
    void theYearsFiguresAreTotalsOfMapsAndEachOpens() {
        for (int i = 0; i < 10; i++) {
            house.add("2026-0" + (1 + i % 9) + "-10", i < 4 ? "G7" : "R1", true, List.of("cleaning"));
        }
        house.add("2025-12-31", "G7", true, List.of("cleaning"));

        NeedYear year = YearFigures.of(house.wings(), 2026, Optional.empty(), SILENT);

        assertThat(value(year, "contacts")).isEqualTo(10);
        assertThat(value(year, "kind-GUIDANCE")).isEqualTo(4);
        assertThat(value(year, "kind-REVIEW")).isEqualTo(6);
        assertThat(value(year, "joint-procurement-cleaning")).isEqualTo(10);
        assertThat(year.lines()).allSatisfy(line -> assertThat(line.open()).startsWith("kisa:"));
        assertThat(year.lines()).allSatisfy(line -> assertThat(line.behind())
                .hasSize(line.value().orElseThrow().intValue()));
        assertThat(YearFigures.last(house.wings(), Optional.empty())).hasValue(2026);
        assertThat(YearFigures.last(house.wings(), Optional.of(Instant.parse("2025-12-31T23:00:00Z"))))
                .hasValue(2025);
        assertThat(YearFigures.last(house.wings(), Optional.of(Instant.EPOCH))).isEmpty();
    }

    @Test
    void everyTopicThatTellsAPhaseIsInTheTable() {
        house.add("2026-06-01", "G10", true, List.of("cleaning"));
        house.add("2026-06-01", "G13", true, List.of("cleaning"));

        NeedMap map = map(NeedQuery.by(NeedDimension.PHASE).telling(0));

        assertThat(map.rows()).extracting(NeedHead::key).containsExactly("TENDER_PERIOD", "CONTRACT");
        assertThat(map.basis().phases()).containsEntry(NeedPhase.Origin.TOPIC, NeedCount.of(2));
    }

    private static int value(NeedYear year, String key) {
        return year.lines().stream()
                .filter(line -> line.key().equals(key))
                .findFirst()
                .orElseThrow()
                .value()
                .orElseThrow()
                .intValue();
    }

    private NeedMap map(NeedQuery query) {
        return NeedAnswers.asked(house.wings(), query, SILENT).map();
    }

    private List<NeedCase> cases(NeedQuery query, String row, String column) {
        return NeedAnswers.asked(house.wings(), query, SILENT)
                .cases(Optional.of(row), Optional.of(column), Integer.MAX_VALUE);
    }
}
