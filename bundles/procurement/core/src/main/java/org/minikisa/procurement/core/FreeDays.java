package org.minikisa.procurement.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * The days of Finland that are free by their own right, whatever weekday they fall on: the holy days of the Church Act
 * 652/2023 c. 1 s. 6 and the further days of Act 150/1930 s. 5 (Independence Day, 1 May, Christmas Eve, Midsummer Eve).
 *
 * <p>Movable days follow the Church Order 657/2023: Midsummer Day is the Saturday after 19 June and All Saints' Day the
 * Saturday after 30 October (both since 1955). In 1973-1991 Epiphany was kept on the Saturday of 6-12 January and
 * Ascension Day on the Saturday before its Thursday; both came back in 1992 (Kotimaa, Helsingin Sanomat of May 2018; the
 * calendar umulmrum/holiday has the same days of 1991). New Year's Eve and Maundy Thursday are ordinary days.
 *
 * <p>Compared with the Finland calendar of the PyPI package holidays 0.105 for 1975-2100: the same 1889 days, but for
 * 1991, when that package has Epiphany and Ascension Day back already. Only the Thursday, 9 May 1991, makes a difference
 * to working days.
 */
final class FreeDays {

    private static final LocalizedText NEW_YEAR = text("uudenvuodenpäivä", "nyårsdagen", "New Year's Day");
    private static final LocalizedText EPIPHANY = text("loppiainen", "trettondagen", "Epiphany");
    private static final LocalizedText GOOD_FRIDAY = text("pitkäperjantai", "långfredagen", "Good Friday");
    private static final LocalizedText EASTER = text("pääsiäispäivä", "påskdagen", "Easter Sunday");
    private static final LocalizedText EASTER_MONDAY = text("toinen pääsiäispäivä", "annandag påsk", "Easter Monday");
    private static final LocalizedText MAY_DAY = text("vapunpäivä", "första maj", "May Day");
    private static final LocalizedText ASCENSION = text("helatorstai", "Kristi himmelsfärdsdag", "Ascension Day");
    private static final LocalizedText PENTECOST = text("helluntai", "pingstdagen", "Pentecost");
    private static final LocalizedText MIDSUMMER_EVE = text("juhannusaatto", "midsommarafton", "Midsummer Eve");
    private static final LocalizedText MIDSUMMER = text("juhannuspäivä", "midsommardagen", "Midsummer Day");
    private static final LocalizedText ALL_SAINTS = text("pyhäinpäivä", "alla helgons dag", "All Saints' Day");
    private static final LocalizedText INDEPENDENCE =
            text("itsenäisyyspäivä", "självständighetsdagen", "Independence Day");
    private static final LocalizedText CHRISTMAS_EVE = text("jouluaatto", "julafton", "Christmas Eve");
    private static final LocalizedText CHRISTMAS = text("joulupäivä", "juldagen", "Christmas Day");
    private static final LocalizedText SECOND_CHRISTMAS_DAY =
            text("toinen joulupäivä", "annandag jul", "Second Christmas Day");

    private final Map<LocalDate, LocalizedText> names = new HashMap<>();

    FreeDays(int firstYear, int lastYear) {
        for (int year = firstYear; year <= lastYear; year++) {
            fixedDaysOf(year);
            daysByEasterOf(year);
            saturdaysOf(year);
        }
    }

    Optional<LocalizedText> on(LocalDate day) {
        return Optional.ofNullable(names.get(day));
    }

    private void fixedDaysOf(int year) {
        add(LocalDate.of(year, Month.JANUARY, 1), NEW_YEAR);
        add(LocalDate.of(year, Month.MAY, 1), MAY_DAY);
        add(LocalDate.of(year, Month.DECEMBER, 6), INDEPENDENCE);
        add(LocalDate.of(year, Month.DECEMBER, 24), CHRISTMAS_EVE);
        add(LocalDate.of(year, Month.DECEMBER, 25), CHRISTMAS);
        add(LocalDate.of(year, Month.DECEMBER, 26), SECOND_CHRISTMAS_DAY);
    }

    private void daysByEasterOf(int year) {
        LocalDate easter = easterOf(year);
        add(easter.minusDays(2), GOOD_FRIDAY);
        add(easter, EASTER);
        add(easter.plusDays(1), EASTER_MONDAY);
        add(easter.plusDays(year <= 1991 ? 34 : 39), ASCENSION);
        add(easter.plusDays(49), PENTECOST);
    }

    private void saturdaysOf(int year) {
        LocalDate sixthOfJanuary = LocalDate.of(year, Month.JANUARY, 6);
        add(year <= 1991 ? saturdayFrom(sixthOfJanuary) : sixthOfJanuary, EPIPHANY);
        LocalDate midsummer = saturdayFrom(LocalDate.of(year, Month.JUNE, 20));
        add(midsummer.minusDays(1), MIDSUMMER_EVE);
        add(midsummer, MIDSUMMER);
        add(saturdayFrom(LocalDate.of(year, Month.OCTOBER, 31)), ALL_SAINTS);
    }

    private static LocalDate saturdayFrom(LocalDate first) {
        return first.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    }

    /** Two of them can meet: in 2008 Ascension Day was 1 May. */
    private void add(LocalDate day, LocalizedText name) {
        names.merge(
                day,
                name,
                (a, b) -> text(a.fi() + " ja " + b.fi(), a.sv() + " och " + b.sv(), a.en() + " and " + b.en()));
    }

    /**
     * Easter Sunday of the Gregorian calendar, by the anonymous computus of 1876 (as printed by J. Meeus, Astronomical
     * Algorithms, chapter 8). Letters as there.
     */
    static LocalDate easterOf(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }

    private static LocalizedText text(String fi, String sv, String en) {
        return new LocalizedText(fi, sv, en);
    }
}
