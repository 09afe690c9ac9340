package org.minikisa.procurement.api;

/** What a period is counted in. */
public enum PeriodUnit {
    DAYS("d"),
    /** Days on which a period may end by Act 150/1930 s. 5; the same as those of Regulation 1182/71 art. 2(2). */
    WORKING_DAYS("wd"),
    WEEKS("w"),
    MONTHS("m"),
    YEARS("y");

    private final String symbol;

    PeriodUnit(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written behind a number: {@code 10wd}. */
    public String symbol() {
        return symbol;
    }
}
