package org.minikisa.competition.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.minikisa.competition.core.House.DUE;
import static org.minikisa.competition.core.House.MORNING;
import static org.minikisa.competition.core.House.cleaning;
import static org.minikisa.competition.core.evaluation.Opened.NOON;
import static org.minikisa.competition.core.evaluation.Opened.by;
import static org.minikisa.competition.core.evaluation.Opened.tender;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.evaluation.Exclusion;
import org.minikisa.competition.api.evaluation.RedFlag;
import org.minikisa.competition.core.House;
import org.minikisa.problem.api.InvalidInputException;

/** Figures of the examples and fixtures that come with Cardinal (github.com/open-contracting/cardinal-rs). */
class RedFlagsTest {

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** Cardinal, R024: 100,000 won, 101,000 lost; 0.01 is not more than the fence of 0.02. */
    @Test
    void aPriceCloseToTheWinnerIsAQuestion() {
        var rules = new RedFlagRules(new BigDecimal("0.02"), new BigDecimal("0.10"), 10, 1);
        assertThat(codes(rules, "100000", "101000")).containsExactly("R024");
        assertThat(codes(rules, "100000", "102000")).containsExactly("R024");
        assertThat(codes(rules, "100000", "102001")).isEmpty();
    }

    /** Cardinal, R058: 100,000 won, 115,000 lost; 0.15 is not less than the fence of 0.10. Fixture F: 1 and 101. */
    @Test
    void aHeavilyDiscountedPriceIsAQuestion() {
        var rules = new RedFlagRules(new BigDecimal("0.02"), new BigDecimal("0.10"), 10, 1);
        assertThat(codes(rules, "100000", "115000")).containsExactly("R058");
        assertThat(codes(rules, "100000", "110000")).containsExactly("R058");
        assertThat(codes(rules, "100000", "109999")).isEmpty();
        assertThat(codes(RedFlagRules.usual(), "1", "101")).containsExactly("R058");
    }

    /** Cardinal, R024 and R058, fixture "non-price criteria": the winner is not the lowest. */
    @Test
    void distancesOfPricesSayNothingWhereTheWinnerIsNotTheLowest() {
        Opened opened = Opened.of(house, constructed("a"), tender("w", "W", "", "102"), tender("l", "L", "", "100"))
                .judged("w", "40")
                .judged("l", "10")
                .evaluated();
        assertThat(house.examinations.flags(opened.id)).isEmpty();
    }

    /** Cardinal, R028, fixtures F, "same tenderers" and "different decimals": an excluded tender counts too. */
    @Test
    void identicalPricesOfDifferentTenderersAreAQuestionAlsoWhenOneIsExcluded() {
        Opened opened = Opened.of(
                house,
                constructed("a"),
                tender("v", "V", "", "1"),
                tender("d", "D", "", "1.00"),
                tender("x", "X", "", "3"));
        house.examinations.exclude(opened.id, "d", Exclusion.Ground.OTHER, "reason", by("E"));
        assertThat(house.examinations.flags(opened.id)).singleElement().satisfies(flag -> {
            assertThat(flag.code()).isEqualTo("R028");
            assertThat(flag.tenders()).containsExactly("v", "d");
            assertThat(flag.question().fi())
                    .isEqualTo("Sama hinta eri tarjoajilla: V, D. Onko sille syy, listahinta esimerkiksi?");
        });
        Opened decimals = Opened.of(house, constructed("b"), tender("v", "V", "", "1.0"), tender("d", "D", "", "1.1"));
        assertThat(house.examinations.flags(decimals.id)).isEmpty();
    }

    /** Cardinal, R018. */
    @Test
    void aSingleTendererIsAQuestion() {
        Opened opened = Opened.of(house, constructed("a"), tender("v", "V", "", "1"));
        assertThat(house.examinations.flags(opened.id))
                .extracting(RedFlag::code)
                .containsExactly("R018");
    }

    /** Cardinal, R035, fixtures 1 and "valid_tenderer_ids.len() > 1"; R036, fixture "valid". */
    @Test
    void excludingAllOthersAndTheCheapestAreQuestions() {
        Opened opened = Opened.of(
                house,
                constructed("a"),
                tender("v", "V", "", "10"),
                tender("d", "D", "", "9"),
                tender("e", "E", "", "12"));
        house.examinations.exclude(opened.id, "e", Exclusion.Ground.OTHER, "reason", by("E"));
        assertThat(house.examinations.flags(opened.id)).isEmpty();
        house.examinations.exclude(opened.id, "d", Exclusion.Ground.OTHER, "reason", by("E"));
        assertThat(house.examinations.flags(opened.id))
                .extracting(RedFlag::code)
                .containsExactly("R035", "R036");
    }

    /** Cardinal, R003, fixtures of threshold 10: from 18:00:00 to 17:59:59 ten days later are 9 whole days. */
    @Test
    void aShortPeriodIsAQuestion() {
        Instant start = Instant.parse("2026-01-10T18:00:00Z");
        assertThat(ofPeriod("a", start, Instant.parse("2026-01-20T17:59:59Z"))).containsExactly("R003");
        assertThat(ofPeriod("b", start, Instant.parse("2026-01-21T17:59:59Z"))).isEmpty();
    }

    private List<String> ofPeriod(String key, Instant from, Instant to) {
        CompetitionId id = house.competitions.draft(constructed(key));
        house.competitions.publish(id, from, to);
        house.competitions.submit(id, tender("v", "V", "", "10"), from);
        house.competitions.submit(id, tender("w", "W", "", "11"), from);
        house.competitions.close(id, to);
        house.competitions.open(id, to);
        return house.examinations.flags(id).stream().map(RedFlag::code).toList();
    }

    /** Cardinal, R030: cannot happen with tenders handed in here, but with data from elsewhere. */
    @Test
    void aWinnerThatCameLateIsAQuestion() {
        Opened opened = Opened.of(house, constructed("a"), tender("v", "V", "", "10"), tender("w", "W", "", "12"))
                .judgedAlike("30")
                .evaluated();
        var here = opened.now();
        List<Tender> late = here.tenders().stream()
                .map(one -> new Tender(one.id(), one.tenderer(), one.values(), DUE.plusSeconds(1)))
                .toList();
        var asImported = new Competition(
                here.id(),
                here.draft(),
                here.state(),
                here.published(),
                here.closes(),
                here.opened(),
                here.decided(),
                here.warnings(),
                here.tenderCount(),
                late,
                here.refused(),
                here.judgements(),
                here.scores(),
                here.award(),
                here.discrepancies());
        assertThat(RedFlagRules.usual().flags(asImported, List.of(), Map.of()))
                .extracting(RedFlag::code)
                .containsExactly("R030");
    }

    @Test
    void anAnswerStandsWithTheFlagInTheDecisionAndBlocksNothing() {
        Opened opened = Opened.of(house, cleaning("a").build(), tender("v", "V", "", "10"))
                .judgedAlike("30")
                .evaluated();
        assertThat(house.decisions.obstacles(opened.id)).isEmpty();
        house.examinations.answerFlag(opened.id, "R018", "", "Two others had no capacity this spring", by("Eeva"));
        assertThat(catchThrowableOfType(
                                InvalidInputException.class,
                                () -> house.examinations.answerFlag(opened.id, "R028", "", "no", by("Eeva")))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("competition.flag.unknown"));
        house.competitions.decide(opened.id, NOON);
        assertThat(house.decisions
                        .decision(opened.id)
                        .orElseThrow()
                        .lots()
                        .get(0)
                        .flags())
                .singleElement()
                .satisfies(
                        flag -> assertThat(flag.answer().orElseThrow().text()).startsWith("Two others"));
    }

    private List<String> codes(RedFlagRules rules, String winning, String other) {
        Opened opened = Opened.of(
                        house,
                        constructed(winning + other + rules.hashCode()),
                        tender("w", "W", "", winning),
                        tender("l", "L", "", other))
                .judgedAlike("30")
                .evaluated();
        assertThat(opened.now().published()).contains(MORNING);
        return rules.flags(opened.now(), List.of(), Map.of()).stream()
                .map(RedFlag::code)
                .toList();
    }

    private static CompetitionDraft constructed(String key) {
        return cleaning(key).nature(Nature.CONSTRUCTED, "test").build();
    }
}
