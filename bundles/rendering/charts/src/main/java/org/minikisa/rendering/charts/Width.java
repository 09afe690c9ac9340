package org.minikisa.rendering.charts;

/** The width a drawing is laid out for, in CSS pixels. */
public enum Width {
    /** A desktop page or paper. */
    WIDE(840),
    /** A page of 320 px, without its margins. */
    NARROW(272);

    private final int pixels;

    Width(int pixels) {
        this.pixels = pixels;
    }

    public int pixels() {
        return pixels;
    }
}
