package org.minikisa.procurement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.minikisa.procurement.api.Buyer;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.Delivery;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.LegalPeriod;
import org.minikisa.procurement.api.PeriodRule;
import org.minikisa.procurement.api.PurchaseCategory;
import org.minikisa.procurement.api.Reading;
import org.minikisa.procurement.api.Standstill;
import org.minikisa.procurement.api.Threshold.Level;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The numbers of the law as dated data, and periods of any length. */
class LegalNumbersTest {

    private static final String ORACLES = "shared/domain/calendar-oracles.json";

    private final LegalCalendar calendar = new FinnishLegalCalendar();

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 1m, 2026-03-02",
        "2024-01-31, 1m, 2024-02-29",
        "2025-11-30, 3m, 2026-03-02",
        "2024-02-29, 1y, 2025-02-28",
        "2026-03-20, 2w, 2026-04-07",
        "2026-03-20, 14d, 2026-04-07",
        "2026-12-23, 1wd, 2026-12-28",
        "2026-03-20, 0d, 2026-03-20",
    })
    void aPeriodEndsByTheActOnPeriods(LocalDate start, String length, LocalDate end) {
        assertThat(calendar.after(start, period(length)).date()).isEqualTo(end);
    }

    /** It stays where it is counted to, and says so where that is a free day. */
    @ParameterizedTest
    @CsvSource({"2026-04-09, 6d, 2026-04-03", "2026-03-31, 1m, 2026-02-28", "2026-06-10, 10wd, 2026-05-27"})
    void aPeriodIsCountedBackwardsInTheSameWay(LocalDate day, String length, LocalDate last) {
        assertThat(calendar.before(day, period(length)).date()).isEqualTo(last);
    }

    /** Regulation 1182/71 art. 3(4) and (5). */
    @ParameterizedTest
    @CsvSource({
        "2026-03-20, 1d, 2026-03-23",
        "2026-03-20, 2d, 2026-03-24",
        "2026-12-23, 3d, 2026-12-29",
        "2026-06-10, 10d, 2026-06-22",
        "2026-06-10, 5wd, 2026-06-17",
    })
    void aPeriodOfUnionLawHasTwoWorkingDaysAndEndsOnOne(LocalDate start, String length, LocalDate end) {
        assertThat(calendar.unionPeriod(start, period(length)).date()).isEqualTo(end);
    }

    private static LegalPeriod period(String text) {
        return LegalPeriod.parse(text).orElseThrow();
    }

    @Test
    void aLetterIsReceivedOnTheSeventhDayWhateverDayThatIs() {
        Deadline received = calendar.received(LocalDate.of(2026, 3, 27), Delivery.LETTER);
        assertThat(received.date()).as("Good Friday").isEqualTo(LocalDate.of(2026, 4, 3));
        assertThat(calendar.appealEnd(received.date()).date()).isEqualTo(LocalDate.of(2026, 4, 17));
        assertThat(calendar.received(LocalDate.of(2026, 3, 27), Delivery.ELECTRONIC)
                        .date())
                .isEqualTo(LocalDate.of(2026, 3, 27));
    }

    /** Act 499/2021 let the standstill roll over; before it ended on whatever day it was. */
    @Test
    void aPeriodFollowsTheLawOfTheDayThatBeginsIt() {
        LocalDate june = LocalDate.of(2021, 6, 5);
        assertThat(calendar.standstillEnd(june).date()).as("a Saturday").isEqualTo(LocalDate.of(2021, 6, 19));
        assertThat(calendar.deadline("standstill", june, LocalDate.of(2021, 7, 1))
                        .date())
                .isEqualTo(LocalDate.of(2021, 6, 21));
        assertThat(calendar.contractEarliest(june, Standstill.GENERAL, Reading.LITERAL)
                        .date())
                .isEqualTo(LocalDate.of(2021, 6, 20));
        assertThat(calendar.contractEarliest(june, Standstill.GENERAL, Reading.CAUTIOUS)
                        .date())
                .isEqualTo(LocalDate.of(2021, 6, 22));
        assertThat(calendar.evidenceEnd(june).date()).as("5 days").isEqualTo(LocalDate.of(2021, 6, 10));
        assertThat(calendar.evidenceEnd(LocalDate.of(2021, 7, 2)).date())
                .as("5 working days")
                .isEqualTo(LocalDate.of(2021, 7, 9));
        assertThatThrownBy(() -> calendar.appealEnd(LocalDate.of(2016, 12, 31)))
                .hasMessageContaining("procurement.calendar.law")
                .hasMessageContaining("from 2017-01-01");
        assertThatThrownBy(() -> calendar.deadline("apeal", june)).hasMessageContaining("procurement.calendar.rule");
    }

    @ParameterizedTest
    @CsvSource({
        "rectification, 2026-03-20, 2026-04-07",
        "rectification-own, 2026-03-20, 2026-06-18",
        "rectification-own, 2026-03-22, 2026-06-22",
        "appeal-deficient, 2025-08-31, 2026-03-02",
        "award-notice, 2026-03-20, 2026-04-20",
        "keep-documents, 2024-02-29, 2027-02-28",
        "dps-requests, 2026-05-15, 2026-06-15",
        "dps-requests, 2026-05-20, 2026-06-22",
        "additional-information, 2026-06-26, 2026-06-20",
        "additional-information-accelerated, 2026-06-26, 2026-06-22",
    })
    void theOtherPeriodsOfTheProcurementAct(String rule, LocalDate start, LocalDate end) {
        assertThat(calendar.deadline(rule, start).date()).isEqualTo(end);
    }

    @Test
    void theReadingOfSection129IsConfiguredAndCautiousOtherwise() {
        LocalDate served = LocalDate.of(2026, 3, 20);
        assertThat(calendar.contractEarliest(served, Standstill.GENERAL).date()).isEqualTo(LocalDate.of(2026, 4, 8));
        assertThat(new FinnishLegalCalendar(Reading.LITERAL)
                        .contractEarliest(served, Standstill.GENERAL)
                        .date())
                .isEqualTo(LocalDate.of(2026, 4, 7));
        assertThat(FinnishLegalCalendar.configured("", null)).isEqualTo(Reading.CAUTIOUS);
        assertThat(FinnishLegalCalendar.configured("", "literal")).isEqualTo(Reading.LITERAL);
        assertThat(FinnishLegalCalendar.configured("CAUTIOUS", "literal")).isEqualTo(Reading.CAUTIOUS);
        assertThat(FinnishLegalCalendar.configured("", "leteral")).isEqualTo(Reading.CAUTIOUS);
    }

    /** Clocks go forward in the night to 29 March 2026 and back in the night to 25 October. */
    @Test
    void aDayIsOverAtMidnightInFinlandAlsoWhenClocksChange() {
        assertThat(calendar.after(LocalDate.of(2026, 3, 28), LegalPeriod.days(0))
                        .over())
                .isEqualTo(Instant.parse("2026-03-28T22:00:00Z"));
        assertThat(calendar.after(LocalDate.of(2026, 3, 27), LegalPeriod.days(3))
                        .over())
                .isEqualTo(Instant.parse("2026-03-30T21:00:00Z"));
        assertThat(calendar.after(LocalDate.of(2026, 10, 25), LegalPeriod.days(0))
                        .over())
                .isEqualTo(Instant.parse("2026-10-25T22:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "NATIONAL, SERVICES, OTHER, 2026-01-01, 60000",
        "NATIONAL, WORKS, OTHER, 2017-01-01, 150000",
        "NATIONAL, SOCIAL_AND_HEALTH, OTHER, 2026-01-01, 400000",
        "NATIONAL, OTHER_SPECIFIC_SERVICES, OTHER, 2026-01-01, 300000",
        "NATIONAL, CONCESSION, OTHER, 2026-01-01, 500000",
        "EU, SERVICES, CENTRAL_GOVERNMENT, 2017-06-01, 135000",
        "EU, GOODS, OTHER, 2017-06-01, 209000",
        "EU, GOODS, OTHER, 2021-12-31, 214000",
        "EU, GOODS, OTHER, 2022-01-01, 215000",
        "EU, SERVICES, CENTRAL_GOVERNMENT, 2025-12-31, 143000",
        "EU, SERVICES, OTHER, 2025-12-31, 221000",
        "EU, WORKS, OTHER, 2025-12-31, 5538000",
        "EU, SERVICES, CENTRAL_GOVERNMENT, 2026-01-01, 140000",
        "EU, SERVICES, OTHER, 2026-01-01, 216000",
        "EU, WORKS, CENTRAL_GOVERNMENT, 2027-12-31, 5404000",
    })
    void aThresholdIsThatOfItsDay(
            Level level, PurchaseCategory category, Buyer buyer, LocalDate day, BigDecimal euros) {
        assertThat(calendar.threshold(level, category, buyer, day).orElseThrow().euros())
                .isEqualByComparingTo(euros);
    }

    @Test
    void aPurchaseOfExactlyTheThresholdHasReachedIt() {
        LocalDate day = LocalDate.of(2026, 5, 4);
        assertThat(calendar.reaches(Level.EU, new BigDecimal("216000"), PurchaseCategory.SERVICES, Buyer.OTHER, day))
                .isTrue();
        assertThat(calendar.reaches(Level.EU, new BigDecimal("215999.99"), PurchaseCategory.SERVICES, Buyer.OTHER, day))
                .isFalse();
        assertThat(calendar.threshold(Level.EU, PurchaseCategory.SOCIAL_AND_HEALTH, Buyer.OTHER, day))
                .as("annex E has none")
                .isEmpty();
        assertThatThrownBy(() -> calendar.thresholds(LocalDate.of(2028, 1, 1)))
                .hasMessageContaining("until 2027-12-31");
    }

    @Test
    void noRuleLeavesAGapOrSpeaksTwiceForOneDay() {
        for (LocalDate day = LocalDate.of(2017, 1, 1); day.getYear() < 2028; day = day.plusDays(1)) {
            List<String> ids = calendar.rules(day).stream().map(PeriodRule::id).toList();
            assertThat(ids).as("%s", day).doesNotHaveDuplicates().contains("standstill", "evidence", "appeal");
            for (PurchaseCategory category : PurchaseCategory.values()) {
                for (Buyer buyer : Buyer.values()) {
                    assertThat(calendar.threshold(Level.NATIONAL, category, buyer, day))
                            .isPresent();
                }
            }
        }
    }

    /** The shared oracles, whatever cases they hold; skipped where they are not. */
    @ParameterizedTest
    @MethodSource("decisions")
    void theOraclesOfDecisionsHold(JsonObject oracle) {
        LocalDate received = day(oracle, "received");
        assertThat(calendar.appealEnd(received).date()).isEqualTo(day(oracle, "appeal_last_day"));
        assertThat(calendar.appealEndWithoutStandstill(received).date()).isEqualTo(day(oracle, "appeal30_last_day"));
        assertThat(calendar.contractEarliest(received, Standstill.GENERAL, Reading.LITERAL)
                        .date())
                .isEqualTo(day(oracle, "standstill14_contract_earliest_literal"));
        assertThat(calendar.contractEarliest(received, Standstill.GENERAL, Reading.CAUTIOUS)
                        .date())
                .isEqualTo(day(oracle, "standstill14_contract_earliest_conservative"));
    }

    static Stream<JsonObject> decisions() {
        return oracles("decision_cases");
    }

    @ParameterizedTest
    @MethodSource("admissions")
    void theOraclesOfAdmissionsHold(JsonObject oracle) {
        LocalDate received = day(oracle, "request_received");
        assertThat(calendar.admissionEnd(received, false).date()).isEqualTo(day(oracle, "admission_10_working_days"));
        assertThat(calendar.admissionEnd(received, true).date()).isEqualTo(day(oracle, "admission_15_working_days"));
        assertThat(calendar.evidenceEnd(received).date()).isEqualTo(day(oracle, "evidence_5_working_days"));
    }

    static Stream<JsonObject> admissions() {
        return oracles("dps_admission");
    }

    @ParameterizedTest
    @MethodSource("tenderPeriods")
    void theOraclesOfTenderPeriodsHold(JsonObject oracle) {
        assertThat(calendar.tenderPeriodEnd(day(oracle, "invitation_sent")).date())
                .isEqualTo(day(oracle, "rolled"));
    }

    static Stream<JsonObject> tenderPeriods() {
        return oracles("dps_min_tender_period");
    }

    private static LocalDate day(JsonObject oracle, String name) {
        return LocalDate.parse(oracle.get(name).getAsString());
    }

    /** From a folder above this one. */
    private static Stream<JsonObject> oracles(String kind) {
        Optional<Path> file = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(ORACLES))
                .filter(Files::isReadable)
                .findFirst();
        Assumptions.assumeTrue(
                file.isPresent(), "no " + ORACLES + " above " + Path.of("").toAbsolutePath());
        try {
            return JsonParser.parseString(Files.readString(file.get()))
                    .getAsJsonObject()
                    .getAsJsonArray(kind)
                    .asList()
                    .stream()
                    .map(JsonElement::getAsJsonObject);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
