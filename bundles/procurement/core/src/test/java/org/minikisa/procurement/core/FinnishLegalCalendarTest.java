package org.minikisa.procurement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.Standstill;

class FinnishLegalCalendarTest {

    private final FinnishLegalCalendar calendar = new FinnishLegalCalendar();

    @ParameterizedTest
    @CsvFileSource(resources = "free-days.csv")
    void aFreeDayHasItsNameAndIsNoWorkingDay(LocalDate day, String name) {
        assertThat(calendar.freeDay(day).map(LocalizedText::fi)).contains(name);
        assertThat(calendar.isWorkingDay(day)).isFalse();
    }

    @Test
    void noOtherDayIsFree() {
        Map<Integer, Integer> daysOfYear = new TreeMap<>();
        for (LocalDate d = LocalDate.of(2025, 1, 1); d.getYear() < 2028; d = d.plusDays(1)) {
            daysOfYear.merge(d.getYear(), calendar.freeDay(d).isPresent() ? 1 : 0, Integer::sum);
        }
        assertThat(daysOfYear).isEqualTo(Map.of(2025, 15, 2026, 15, 2027, 15));
    }

    /** Years beyond the file, worked out from Church Order 657/2023. */
    @ParameterizedTest
    @CsvSource({
        "2028, 2028-04-14, 2028-04-16, 2028-04-17, 2028-05-25, 2028-06-04, 2028-06-23, 2028-06-24, 2028-11-04",
        "2030, 2030-04-19, 2030-04-21, 2030-04-22, 2030-05-30, 2030-06-09, 2030-06-21, 2030-06-22, 2030-11-02",
        "2032, 2032-03-26, 2032-03-28, 2032-03-29, 2032-05-06, 2032-05-16, 2032-06-25, 2032-06-26, 2032-11-06",
    })
    void theMovableDaysOfOtherYears(
            int year,
            LocalDate goodFriday,
            LocalDate easter,
            LocalDate easterMonday,
            LocalDate ascension,
            LocalDate pentecost,
            LocalDate midsummerEve,
            LocalDate midsummer,
            LocalDate allSaints) {
        assertThat(name(goodFriday)).isEqualTo("Good Friday");
        assertThat(name(easter)).isEqualTo("Easter Sunday");
        assertThat(name(easterMonday)).isEqualTo("Easter Monday");
        assertThat(name(ascension)).isEqualTo("Ascension Day");
        assertThat(name(pentecost)).isEqualTo("Pentecost");
        assertThat(name(midsummerEve)).isEqualTo("Midsummer Eve");
        assertThat(name(midsummer)).isEqualTo("Midsummer Day");
        assertThat(name(allSaints)).isEqualTo("All Saints' Day");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "decisions.csv")
    void aDecisionStartsTheAppealAndTheStandstill(
            LocalDate received,
            String blocked14,
            LocalDate appeal,
            LocalDate literal,
            LocalDate cautious,
            LocalDate day10,
            String blocked10,
            LocalDate appeal30) {
        assertThat(calendar.appealEnd(received).date()).isEqualTo(appeal);
        assertThat(calendar.appealEndWithoutStandstill(received).date()).isEqualTo(appeal30);
        assertThat(calendar.contractEarliest(received, false).date()).isEqualTo(literal);
        assertThat(calendar.contractEarliest(received, true).date()).isEqualTo(cautious);
        assertThat(calendar.standstillEnd(received).date())
                .as("both end together")
                .isEqualTo(appeal);
        assertThat(whyFree(received.plusDays(14))).isEqualTo(blocked14);
        assertThat(received.plusDays(10)).isEqualTo(day10);
        assertThat(whyFree(day10)).isEqualTo(blocked10);
        Deadline tenDays = calendar.standstillEnd(received, Standstill.FRAMEWORK_OR_DPS);
        assertThat(tenDays.date().isAfter(day10)).isEqualTo(blocked10 != null);
    }

    /** Further worked cases: service, last day of the 14-day appeal. */
    @ParameterizedTest
    @CsvSource({"2026-04-17, 2026-05-04", "2026-06-05, 2026-06-22", "2026-12-23, 2027-01-07", "2025-12-04, 2025-12-18"})
    void anAppealEndsOnAWorkingDay(LocalDate served, LocalDate last) {
        assertThat(calendar.appealEnd(served).date()).isEqualTo(last);
    }

    /** Worked out from Act 1397/2016 s. 51 and 52. */
    @ParameterizedTest
    @CsvSource({"2025-12-15, 2026-01-02, 2026-01-12, 2025-12-22", "2026-06-12, 2026-06-29, 2026-07-06, 2026-06-22"})
    void admissionIsCountedInWorkingDays(LocalDate received, LocalDate ten, LocalDate fifteen, LocalDate evidence) {
        assertThat(calendar.admissionEnd(received, false).date()).isEqualTo(ten);
        assertThat(calendar.admissionEnd(received, true).date()).isEqualTo(fifteen);
        assertThat(calendar.evidenceEnd(received).date()).isEqualTo(evidence);
        assertThat(calendar.workingDaysAfter(received, 10).date()).isEqualTo(ten);
    }

    /** Worked out from Act 1397/2016 s. 56. */
    @ParameterizedTest
    @CsvSource({"2025-12-01, 2025-12-11", "2025-12-15, 2025-12-29", "2026-06-10, 2026-06-22"})
    void aTenderPeriodIsTenDaysAndEndsOnAWorkingDay(LocalDate sent, LocalDate end) {
        assertThat(calendar.tenderPeriodEnd(sent).date()).isEqualTo(end);
    }

    @Test
    void aDeadlineTellsHowItCameAbout() {
        Deadline deadline = calendar.tenderPeriodEnd(LocalDate.of(2026, 6, 10));

        assertThat(deadline.steps())
                .extracting(s -> s.date().toString())
                .containsExactly("2026-06-10", "2026-06-20", "2026-06-21", "2026-06-22");
        assertThat(deadline.steps())
                .extracting(Deadline.Step::section)
                .containsExactly(
                        "150/1930 s. 2",
                        "1397/2016 s. 56",
                        "150/1930 s. 5; Regulation 1182/71 art. 3(4)",
                        "150/1930 s. 5; Regulation 1182/71 art. 3(4)");
        assertThat(deadline.steps().get(2).reason()).contains("Midsummer Day");
        assertThat(deadline.steps().get(3).reason()).contains("Sunday");
    }

    @Test
    void workingDaysNameTheFreeDaysThatWerePassedOver() {
        assertThat(calendar.admissionEnd(LocalDate.of(2025, 12, 15), false).steps())
                .extracting(Deadline.Step::reason)
                .anyMatch(r -> r.startsWith("Christmas Eve"))
                .anyMatch(r -> r.startsWith("New Year's Day"))
                .noneMatch(r -> r.contains("Saturday") && !r.startsWith("the request"));
    }

    /** R. Oudin's method (1940), another road to the same Sunday. */
    @Test
    void easterAgreesWithASecondMethod() {
        for (int year = LegalCalendar.FIRST_YEAR; year <= LegalCalendar.LAST_YEAR; year++) {
            int century = year / 100;
            int g = year % 19;
            int k = (century - 17) / 25;
            int i = (century - century / 4 - (century - k) / 3 + 19 * g + 15) % 30;
            i -= (i / 28) * (1 - (i / 28) * (29 / (i + 1)) * ((21 - g) / 11));
            int j = (year + year / 4 + i + 2 - century + century / 4) % 7;
            int l = i - j;
            int month = 3 + (l + 40) / 44;
            assertThat(FreeDays.easterOf(year)).isEqualTo(LocalDate.of(year, month, l + 28 - 31 * (month / 4)));
        }
    }

    @Test
    void saturdaysHoldMidsummerAndAllSaintsInEveryYear() {
        for (int year = LegalCalendar.FIRST_YEAR; year <= LegalCalendar.LAST_YEAR; year++) {
            LocalDate midsummer = only(year, "Midsummer Day");
            assertThat(midsummer.getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
            assertThat(midsummer).isBetween(LocalDate.of(year, 6, 20), LocalDate.of(year, 6, 26));
            LocalDate allSaints = only(year, "All Saints' Day");
            assertThat(allSaints.getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
            assertThat(allSaints).isBetween(LocalDate.of(year, 10, 31), LocalDate.of(year, 11, 6));
        }
    }

    /** 1973-1991, by Kotimaa and Helsingin Sanomat; the days of 1991 as in the tests of umulmrum/holiday. */
    @Test
    void epiphanyAndAscensionWereSaturdaysOnce() {
        assertThat(only(1980, "Epiphany")).isEqualTo(LocalDate.of(1980, 1, 12));
        assertThat(only(1992, "Epiphany")).isEqualTo(LocalDate.of(1992, 1, 6));
        assertThat(only(1990, "Ascension Day")).isEqualTo(LocalDate.of(1990, 5, 19));
        assertThat(only(1991, "Epiphany")).isEqualTo(LocalDate.of(1991, 1, 12));
        assertThat(only(1991, "Ascension Day")).isEqualTo(LocalDate.of(1991, 5, 4));
        assertThat(only(1992, "Ascension Day")).isEqualTo(LocalDate.of(1992, 5, 28));
    }

    @Test
    void twoFreeDaysOnOneDateAreBothNamed() {
        assertThat(name(LocalDate.of(2008, 5, 1))).isEqualTo("May Day and Ascension Day");
    }

    @Test
    void newYearsEveAndMaundyThursdayAreWorkingDays() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2025, 12, 31))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 4, 2))).isTrue();
    }

    @Test
    void datesBeyondWhatIsKnownAreRefused() {
        assertThatThrownBy(() -> calendar.isWorkingDay(LocalDate.of(1974, 12, 31)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1975");
        assertThatThrownBy(() -> calendar.appealEnd(LocalDate.of(2100, 12, 24)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> calendar.workingDaysAfter(LocalDate.of(2026, 1, 1), 0))
                .isInstanceOf(InvalidInputException.class);
    }

    private String name(LocalDate day) {
        return calendar.freeDay(day).map(LocalizedText::en).orElse("");
    }

    private LocalDate only(int year, String name) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(d -> name(d).equals(name))
                .reduce((a, b) -> {
                    throw new AssertionError(name + " twice in " + year);
                })
                .orElseThrow();
    }

    private String whyFree(LocalDate day) {
        return calendar.freeDay(day)
                .map(LocalizedText::fi)
                .orElse(
                        switch (day.getDayOfWeek()) {
                            case SATURDAY -> "arkilauantai";
                            case SUNDAY -> "sunnuntai";
                            default -> null;
                        });
    }
}
