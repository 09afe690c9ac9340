package org.minikisa.competition.scoring;

import org.minikisa.competition.api.MethodDescription.Origin;
import org.minikisa.competition.api.MethodDescription.Symbol;
import org.minikisa.problem.api.LocalizedText;

/** The symbols that formulas share, with their meanings. */
final class Symbols {

    static final String MAXIMUM = "W";
    static final String OWN = "P";
    static final String SMALLEST = "m";
    static final String LARGEST = "M";
    static final String LOWER = "L";
    static final String UPPER = "U";
    static final String MEDIAN = "med";
    static final String TIMES = "x";
    static final String QUALITY = "q";
    static final String SCALE = "S";
    static final String TENDERS = "n";

    static final Symbol FULL = announced(MAXIMUM, "enimmäispisteet", "maxpoäng", "maximum points");
    static final Symbol VALUE = tendered(OWN, "oma arvo", "eget värde", "own value");
    static final Symbol MIN = compared(SMALLEST, "pienin arvo", "lägsta värdet", "smallest value");
    static final Symbol MAX = compared(LARGEST, "suurin arvo", "högsta värdet", "largest value");
    static final Symbol LOW = announced(LOWER, "alaraja", "nedre gräns", "lower bound");
    static final Symbol HIGH = announced(UPPER, "yläraja", "övre gräns", "upper bound");
    static final Symbol MID = compared(MEDIAN, "mediaani", "medianen", "median");
    static final Symbol FACTOR = announced(
            TIMES,
            "poikkeaman raja, mediaanin kerroin",
            "gräns för avvikelse, multipel av medianen",
            "limit for outliers, multiple of the median");
    static final Symbol WORTH = tendered(QUALITY, "laatu", "kvalitet", "quality");
    static final Symbol BEST_WORTH =
            announced(SCALE, "paras mahdollinen laatu", "bästa möjliga kvalitet", "best possible quality");
    static final Symbol COUNT = compared(TENDERS, "tarjousten määrä", "antal anbud", "number of tenders");

    private Symbols() {}

    static Symbol announced(String symbol, String fi, String sv, String en) {
        return new Symbol(symbol, new LocalizedText(fi, sv, en), Origin.ANNOUNCED);
    }

    static Symbol tendered(String symbol, String fi, String sv, String en) {
        return new Symbol(symbol, new LocalizedText(fi, sv, en), Origin.TENDER);
    }

    static Symbol compared(String symbol, String fi, String sv, String en) {
        return new Symbol(symbol, new LocalizedText(fi, sv, en), Origin.COMPARED);
    }

    static Symbol computed(String symbol, String fi, String sv, String en) {
        return new Symbol(symbol, new LocalizedText(fi, sv, en), Origin.COMPUTED);
    }
}
