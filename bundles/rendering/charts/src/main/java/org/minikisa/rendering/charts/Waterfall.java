package org.minikisa.rendering.charts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How an index came about, as a staircase: at the bottom the foundation that the joint procurement gives, then one step
 * up and to the right for every choice of the customer, the index in bold above them, and hatched what could still be
 * chosen. What the foundation is made of may stand below it, as a staircase of its own.
 *
 * @param parts what the base is made of, as printed: they sum to it; empty to leave that out
 * @param base as printed
 * @param steps what the choices add, or take (below 0), in their order, as printed
 * @param index exactly base + all steps: what is printed must add up
 * @param available further steps that were not taken, as printed; above the index
 */
public record Waterfall(
        String id,
        String title,
        Words words,
        IndexScale scale,
        List<Step> parts,
        BigDecimal base,
        List<Step> steps,
        BigDecimal index,
        List<Step> available)
        implements Chart {

    /** What the rows are called in the reader's language. */
    public record Words(String base, String index, String available, String atMost) {

        public Words {
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(index, "index");
            Objects.requireNonNull(available, "available");
            Objects.requireNonNull(atMost, "atMost");
        }
    }

    public record Step(String label, BigDecimal points) {

        public Step {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(points, "points");
        }
    }

    public Waterfall {
        Svg.requireId(id);
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(scale, "scale");
        parts = List.copyOf(parts);
        steps = List.copyOf(steps);
        available = List.copyOf(available);
        requireSum(title, base.add(sum(steps)), index);
        if (!parts.isEmpty()) {
            requireSum(title, sum(parts), base);
        }
    }

    /** A foundation in one piece. */
    public Waterfall(
            String id,
            String title,
            Words words,
            IndexScale scale,
            BigDecimal base,
            List<Step> steps,
            BigDecimal index,
            List<Step> available) {
        this(id, title, words, scale, List.of(), base, steps, index, available);
    }

    private static void requireSum(String title, BigDecimal sum, BigDecimal printed) {
        if (sum.compareTo(printed) != 0) {
            throw new IllegalArgumentException("the bars of " + title + " add up to " + sum.toPlainString()
                    + " and not to " + printed.toPlainString());
        }
    }

    /** The index if everything available were chosen as well. */
    public BigDecimal atMost() {
        return index.add(sum(available));
    }

    @Override
    public String description(Locale locale) {
        var numerals = Numerals.of(locale);
        String description = said(parts, numerals) + words.base() + " " + numerals.text(base) + ". "
                + said(steps, numerals) + words.index()
                + " " + numerals.text(index) + ".";
        return available.isEmpty()
                ? description
                : description + " " + words.available() + ": " + said(available, numerals) + words.atMost() + " "
                        + numerals.text(atMost()) + ".";
    }

    @Override
    public String svg(Locale locale, Width width) {
        return new Drawing(this, Numerals.of(locale), width).svg(description(locale));
    }

    private static String said(List<Step> steps, Numerals numerals) {
        return steps.stream()
                .map(step -> step.label() + " " + numerals.signed(step.points()) + ". ")
                .collect(Collectors.joining());
    }

    private static BigDecimal sum(List<Step> steps) {
        return steps.stream().map(Step::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Draws from the top down, so from the highest step to the foundation. */
    private static final class Drawing {

        /** Less room than this left of the foundation's end, and the labels get a column of their own. */
        private static final double ROOM_FOR_LABELS = 230;

        private static final double BAR = 24;
        private static final double NAME = 14.5;
        private static final double INDENT = 14;
        private static final double PART = 15;

        private final Waterfall chart;
        private final Numerals numerals;
        private final Svg svg;
        private final boolean narrow;
        private final double left;
        private final double plot;
        private final boolean labelsInside;
        private final double row;
        private final double partRow;
        private double y;

        Drawing(Waterfall chart, Numerals numerals, Width width) {
            this.chart = chart;
            this.numerals = numerals;
            this.svg = new Svg(chart.id, width);
            this.narrow = width == Width.NARROW;
            // Right of the end of the scale there must be room for the number of a bar that reaches it.
            double forNumber = TextWidth.of(numerals.text(chart.index), narrow ? 20 : 26, true) + 12;
            double whole = width.pixels() - forNumber;
            double name = TextWidth.of(chart.words.base(), NAME, true) + INDENT + 6;
            double number = TextWidth.of(numerals.text(chart.base), 18, true) + 20;
            this.labelsInside =
                    !narrow && chart.scale.part(chart.base) * whole > Math.max(ROOM_FOR_LABELS, name + number);
            this.left = narrow || labelsInside ? 1 : ROOM_FOR_LABELS;
            this.plot = whole - left;
            this.row = narrow ? 44 : 34;
            this.partRow = narrow ? 40 : 27;
        }

        String svg(String description) {
            double top = chart.available.isEmpty() ? 10 : narrow ? 26 : 32;
            double indexRow = narrow ? 60 : 64;
            double baseRow = narrow ? 56 : 54;
            double foundation = top + chart.available.size() * row + indexRow + chart.steps.size() * row + baseRow;
            double bottom = foundation + chart.parts.size() * partRow;
            double baseEnd = x(chart.base);
            if (!narrow) {
                svg.rect(baseEnd, top, left + plot - baseEnd, foundation - top, "#f0f8f6");
            }
            axis(top, foundation, bottom, baseEnd);
            svg.line(
                    baseEnd,
                    top,
                    baseEnd,
                    foundation,
                    Palette.NAVY.fill(),
                    "stroke-width=\"1.5\" stroke-dasharray=\"2 3\"");
            if (!chart.available.isEmpty()) {
                heading(top, baseEnd);
            }
            y = top;
            BigDecimal reached = chart.atMost();
            for (int i = chart.available.size() - 1; i >= 0; i--) {
                reached = step(chart.available.get(i), reached, true);
            }
            index(indexRow, baseEnd);
            for (int i = chart.steps.size() - 1; i >= 0; i--) {
                reached = step(chart.steps.get(i), reached, false);
            }
            foundation(baseRow, baseEnd);
            parts();
            return svg.finish(bottom + 26, chart.title, description);
        }

        private double x(BigDecimal value) {
            return left + chart.scale.part(value) * plot;
        }

        /** @param foundation below it labels stand right of their bars: lines must not run through them */
        private void axis(double top, double foundation, double bottom, double baseEnd) {
            for (BigDecimal tick : chart.scale.ticks(narrow ? 4 : 5)) {
                double x = x(tick);
                if (x > baseEnd || !labelsInside) {
                    svg.line(x, top, x, foundation, Palette.GRID);
                }
                svg.line(x, bottom, x, bottom + 5, Palette.AXIS);
                boolean first = x < 8;
                svg.text(
                        first ? 0 : x,
                        bottom + 19,
                        numerals.text(tick),
                        first ? Svg.Anchor.START : Svg.Anchor.MIDDLE,
                        12.5,
                        false,
                        Palette.MUTED);
            }
            svg.line(left, bottom, left + plot, bottom, Palette.AXIS);
        }

        private void heading(double top, double baseEnd) {
            String most = chart.words.atMost() + " " + numerals.text(chart.atMost());
            double half = TextWidth.of(most, 13, true) / 2;
            double middle = Math.min(x(chart.atMost()), svg.width() - half);
            if (narrow) {
                svg.text(svg.width(), top - 8, most, Svg.Anchor.END, 13, true, Palette.MUTED);
            } else {
                svg.text(Math.max(middle, half), top - 11, most, Svg.Anchor.MIDDLE, 13.5, true, Palette.MUTED);
                double end = labelsInside ? baseEnd - 14 : left - 14;
                // One step that is called the same needs no heading.
                if (chart.available.size() > 1 && end < middle - half - 12) {
                    svg.text(end, top - 11, chart.words.available(), Svg.Anchor.END, 13.5, true, Palette.MUTED);
                }
            }
        }

        /** @param reached the height of the staircase with this step; @return without it */
        private BigDecimal step(Step step, BigDecimal reached, boolean ghost) {
            BigDecimal before = reached.subtract(step.points());
            double from = Math.min(x(before), x(reached));
            double to = Math.max(x(before), x(reached));
            double top = y + (narrow ? 19 : (row - BAR) / 2);
            label(step.label(), ghost ? Palette.MUTED : Palette.INK, from, top + BAR / 2);
            if (ghost || step.points().signum() < 0) {
                svg.hatched(from, top, Math.max(1, to - from), BAR);
            } else {
                svg.rect(from, top, Math.max(1, to - from), BAR, Palette.TEAL.fill());
            }
            // The riser to the row below, where this step begins.
            svg.line(
                    x(before),
                    top + BAR,
                    x(before),
                    y + row + (narrow ? 19 : (row - BAR) / 2),
                    ghost ? Palette.AXIS : "#5b6b78",
                    ghost ? "stroke-dasharray=\"3 3\"" : "");
            String points = numerals.signed(step.points());
            String ink = ghost ? Palette.MUTED : step.points().signum() < 0 ? Palette.INK : Palette.TEAL_INK;
            if (to + 7 + TextWidth.of(points, 14, !ghost) <= svg.width()) {
                svg.text(to + 7, top + BAR / 2 + 5, points, Svg.Anchor.START, 14, !ghost, ink);
            } else if (from - 7 - TextWidth.of(points, 14, !ghost) > 0) {
                svg.text(from - 7, top + BAR / 2 + 5, points, Svg.Anchor.END, 14, !ghost, ink);
            } else {
                svg.text(
                        (from + to) / 2,
                        top + BAR / 2 + 5,
                        points,
                        Svg.Anchor.MIDDLE,
                        14,
                        !ghost,
                        ghost || step.points().signum() < 0 ? Palette.INK : Palette.TEAL.ink());
            }
            y += row;
            return before;
        }

        /** The label of a step: left of the foundation's end with a dotted leader, on a narrow page above its bar. */
        private void label(String text, String fill, double barFrom, double middle) {
            if (narrow) {
                svg.above(y + 13, text, 12.5, false, fill);
                return;
            }
            double end = (labelsInside ? x(chart.base) : left) - 14;
            // A step below the foundation would run under its label.
            end = Math.min(end, Math.max(barFrom - 10, labelsInside ? 0 : end));
            svg.lines(end, middle, TextWidth.wrap(text, 13.5, false, end - 6, 2), Svg.Anchor.END, 13.5, false, fill);
            if (barFrom - end > 30) {
                svg.line(
                        end + 19,
                        middle,
                        barFrom - 6,
                        middle,
                        "#9fb0bb",
                        "stroke-dasharray=\"1 4\" stroke-linecap=\"round\"");
            }
        }

        private void index(double height, double baseEnd) {
            double bar = narrow ? 32 : 44;
            double top = y + (narrow ? 22 : (height - bar) / 2);
            double middle = top + bar / 2;
            double end = x(chart.index);
            svg.rect(left, top, Math.min(baseEnd, end) - left, bar, Palette.NAVY.fill());
            if (end > baseEnd) {
                svg.rect(baseEnd, top, end - baseEnd, bar, Palette.TEAL.fill());
                String uplift = numerals.signed(chart.index.subtract(chart.base));
                if (TextWidth.of(uplift, 15, true) + 10 < end - baseEnd) {
                    svg.text(
                            (baseEnd + end) / 2, middle + 5.2, uplift, Svg.Anchor.MIDDLE, 15, true, Palette.TEAL.ink());
                }
            } else if (end < baseEnd) {
                svg.hatched(end, top, baseEnd - end, bar);
            }
            name(chart.words.index(), 15.5, Math.min(baseEnd, end) - left, middle, INDENT);
            svg.text(
                    Math.max(end, baseEnd) + 9,
                    middle + (narrow ? 7 : 9),
                    numerals.text(chart.index),
                    Svg.Anchor.START,
                    narrow ? 20 : 26,
                    true,
                    Palette.INK);
            y += height;
        }

        private void foundation(double height, double baseEnd) {
            double bar = narrow ? 28 : 36;
            double top = y + (narrow ? 22 : (height - bar) / 2);
            double middle = top + bar / 2;
            svg.rect(left, top, baseEnd - left, bar, Palette.NAVY.fill());
            String number = numerals.text(chart.base);
            double taken = TextWidth.of(number, 18, true) + 20;
            if (taken < baseEnd - left) {
                svg.text(baseEnd - 10, middle + 6.3, number, Svg.Anchor.END, 18, true, Palette.NAVY.ink());
            } else {
                svg.text(baseEnd + 8, middle + 6.3, number, Svg.Anchor.START, 18, true, Palette.INK);
                taken = 0;
            }
            name(chart.words.base(), NAME, baseEnd - left - taken, middle, INDENT);
            y += height;
        }

        private void parts() {
            BigDecimal reached = chart.base;
            for (int i = chart.parts.size() - 1; i >= 0; i--) {
                Step part = chart.parts.get(i);
                BigDecimal before = reached.subtract(part.points());
                part(part, Math.min(x(before), x(reached)), Math.max(x(before), x(reached)));
                if (i > 0) {
                    double next = y + (narrow ? 19 : (partRow - PART) / 2);
                    svg.line(x(before), next - partRow + PART, x(before), next, "#5b6b78");
                }
                reached = before;
            }
        }

        /** What the base is made of: its number right of the bar, its name behind that or where labels stand. */
        private void part(Step part, double from, double to) {
            double top = y + (narrow ? 19 : (partRow - PART) / 2);
            double middle = top + PART / 2;
            if (part.points().signum() < 0) {
                svg.hatched(from, top, Math.max(1, to - from), PART);
            } else {
                svg.rect(from, top, Math.max(1, to - from), PART, Palette.BLUE.fill());
            }
            String points = numerals.text(part.points());
            double taken = TextWidth.of(points, 13, true);
            boolean right = to + 7 + taken <= svg.width();
            svg.text(
                    right ? to + 7 : from - 7,
                    middle + 4.6,
                    points,
                    right ? Svg.Anchor.START : Svg.Anchor.END,
                    13,
                    true,
                    Palette.INK);
            name(part.label(), right ? from : from - 7 - taken, right ? to + 7 + taken : to, middle);
            y += partRow;
        }

        /** @param from where the bar and its number begin; @param to where they end */
        private void name(String text, double from, double to, double middle) {
            double room = svg.width() - to - 10;
            double size = 13;
            if (narrow) {
                svg.above(y + 13, text, 12.5, false, Palette.INK);
            } else if (!labelsInside) {
                String fitting = TextWidth.shorten(text, size, false, left - 20);
                svg.text(left - 14, middle + 4.6, fitting, Svg.Anchor.END, size, false, Palette.INK);
            } else if (TextWidth.of(text, size, false) <= room || room > from - 10) {
                svg.text(
                        to + 9,
                        middle + 4.6,
                        TextWidth.shorten(text, size, false, room),
                        Svg.Anchor.START,
                        size,
                        false,
                        Palette.INK);
            } else {
                svg.text(
                        from - 9,
                        middle + 4.6,
                        TextWidth.shorten(text, size, false, from - 10),
                        Svg.Anchor.END,
                        size,
                        false,
                        Palette.INK);
            }
        }

        /** The name of a broad bar: in it where it fits, else where labels stand. */
        private void name(String text, double size, double room, double middle, double indent) {
            if (narrow) {
                svg.above(y + 15, text, 13.5, true, Palette.INK);
            } else if (TextWidth.of(text, size, true) + indent + 6 < room) {
                svg.text(left + indent, middle + size * 0.35, text, Svg.Anchor.START, size, true, Palette.NAVY.ink());
            } else if (!labelsInside) {
                svg.lines(
                        left - 14,
                        middle,
                        TextWidth.wrap(text, 13.5, true, left - 20, 2),
                        Svg.Anchor.END,
                        13.5,
                        true,
                        Palette.INK);
            }
        }
    }
}
