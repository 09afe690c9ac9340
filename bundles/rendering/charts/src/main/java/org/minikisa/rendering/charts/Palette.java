package org.minikisa.rendering.charts;

import java.util.List;

/** The colours of charts, with the ink that can be read on each: at least 4.5:1 (WCAG 2.2, 1.4.3), proven by a test. */
public enum Palette {
    /** What the joint procurement gives by itself; the first of several series. */
    NAVY("#16406b", "#ffffff"),
    /** The second series. */
    BLUE("#2a72ab", "#ffffff"),
    /** What the customer chose. */
    TEAL("#007a70", "#ffffff"),
    LIGHT_BLUE("#a9cce4", "#10202b"),
    LIGHT_TEAL("#8fcabf", "#10202b"),
    SAND("#e3d3a4", "#10202b"),
    /** The rest. */
    GREY("#7b8994", "#000000");

    /** Text. */
    static final String INK = "#16242f";
    /** Text of less weight: axes, hints. */
    static final String MUTED = "#56646f";
    /** Numbers about the customer's choices, on white. */
    static final String TEAL_INK = "#005e56";

    static final String GRID = "#dfe5ea";
    static final String AXIS = "#8795a1";

    /** Six separate classes. In a smooth ramp the middle would carry neither black nor white text. */
    static final List<String> HEAT = List.of("#f3f7fa", "#d6e6f1", "#a9cce4", "#2a70a9", "#185690", "#0c3660");

    private final String fill;
    private final String ink;

    Palette(String fill, String ink) {
        this.fill = fill;
        this.ink = ink;
    }

    /** As {@code #rrggbb}. */
    public String fill() {
        return fill;
    }

    /** The colour of text on {@link #fill()}. */
    public String ink() {
        return ink;
    }

    static String heatInk(int heat) {
        return heat > 2 ? "#ffffff" : "#10202b";
    }
}
