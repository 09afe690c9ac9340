package org.minikisa.rendering.terminal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Bars from a base over its changes to a result. Immutable: each step gives a new one. Amounts are finite; the result is
 * the caller's number and not computed here, so that what was printed elsewhere is printed here.
 *
 * @param bars in their order
 */
public record Waterfall(List<Bar> bars) {

    public enum Kind {
        /** Hangs where the one before it ended, the first on zero: what the base is made of. */
        PART,
        /** Stands on zero: what there is to begin with. */
        BASE,
        /** Hangs where the one before it ended; may be negative. */
        STEP,
        /** Stands on zero: what it comes to. */
        RESULT
    }

    /**
     * @param amount its length; of a step, the change
     * @param printed the number as people read it, already rounded
     * @param tone its colour, where there are colours
     */
    public record Bar(String label, double amount, String printed, Kind kind, Tone tone) {

        public Bar {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(printed, "printed");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(tone, "tone");
            if (!Double.isFinite(amount)) {
                throw new IllegalArgumentException(label + " is not a finite number: " + amount);
            }
        }
    }

    public Waterfall {
        bars = List.copyOf(bars);
    }

    /** Begins with a base, printed with one decimal. */
    public static Waterfall of(String label, double base) {
        return of(label, base, printed(base));
    }

    public static Waterfall of(String label, double base, String printed) {
        return new Waterfall(List.of()).base(label, base, printed);
    }

    /** Begins with what the base is made of; {@link #base} follows. */
    public static Waterfall ofPart(String label, double amount, String printed) {
        return new Waterfall(List.of()).part(label, amount, printed);
    }

    /** Adds what the base is made of. */
    public Waterfall part(String label, double amount, String printed) {
        return with(new Bar(label, amount, printed, Kind.PART, Tone.DIM));
    }

    /** Adds the base that the parts before it come to. */
    public Waterfall base(String label, double base, String printed) {
        return with(new Bar(label, base, printed, Kind.BASE, Tone.ACCENT));
    }

    /** Adds a change, printed with its sign and one decimal. */
    public Waterfall step(String label, double change) {
        return step(label, change, (change < 0 ? "" : "+") + printed(change));
    }

    public Waterfall step(String label, double change, String printed) {
        return step(label, change, printed, change < 0 ? Tone.BAD : Tone.GOOD);
    }

    public Waterfall step(String label, double change, String printed, Tone tone) {
        return with(new Bar(label, change, printed, Kind.STEP, tone));
    }

    /** Adds what it comes to, printed with one decimal. */
    public Waterfall result(String label, double result) {
        return result(label, result, printed(result));
    }

    public Waterfall result(String label, double result, String printed) {
        return with(new Bar(label, result, printed, Kind.RESULT, Tone.ACCENT));
    }

    private Waterfall with(Bar bar) {
        var more = new ArrayList<>(bars);
        more.add(bar);
        return new Waterfall(more);
    }

    private static String printed(double amount) {
        if (!Double.isFinite(amount)) {
            return String.format(Locale.ROOT, "%s", amount);
        }
        return BigDecimal.valueOf(amount).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
