package org.minikisa.procurement.api;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time in the sense of the law: 14 days, 10 working days, 6 months.
 *
 * @param amount 0 to {@value #MOST}; 0 is the day itself
 */
public record LegalPeriod(int amount, PeriodUnit unit) {

    /** Longer than any period of law, and short enough to stay a date. */
    public static final int MOST = 9999;

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\s*(d|wd|w|m|y)");

    /** @throws IllegalArgumentException when the amount is out of its range */
    public LegalPeriod {
        Objects.requireNonNull(unit, "unit");
        if (amount < 0 || amount > MOST) {
            throw new IllegalArgumentException("no length of a period: " + amount);
        }
    }

    public static LegalPeriod days(int amount) {
        return new LegalPeriod(amount, PeriodUnit.DAYS);
    }

    public static LegalPeriod workingDays(int amount) {
        return new LegalPeriod(amount, PeriodUnit.WORKING_DAYS);
    }

    /** Reads {@code 14d}, {@code 10wd}, {@code 2w}, {@code 6m}, {@code 3y}; empty for anything else. */
    public static Optional<LegalPeriod> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(new LegalPeriod(Integer.parseInt(form.group(1)), ofSymbol(form.group(2))))
                : Optional.empty();
    }

    private static PeriodUnit ofSymbol(String symbol) {
        return Arrays.stream(PeriodUnit.values())
                .filter(unit -> unit.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    /** {@code 14d}. */
    @Override
    public String toString() {
        return amount + unit.symbol();
    }
}
