package org.minikisa.impact.api;

/**
 * The scale of an index.
 *
 * @param min the worst index
 * @param max the best one, greater than min
 * @param decimals with how many it is printed, 0 to 9; inside it has full precision
 */
public record Scale(double min, double max, int decimals) {

    /** 0 to 100 with one decimal. */
    public static final Scale HUNDRED = new Scale(0, 100, 1);

    public Scale {
        if (!(min < max) || Double.isInfinite(min) || Double.isInfinite(max)) {
            throw new IllegalArgumentException(
                    "a scale goes from a smaller to a greater finite number, not " + min + " to " + max);
        }
        if (decimals < 0 || decimals > 9) {
            throw new IllegalArgumentException("decimals are 0 to 9, not " + decimals);
        }
    }

    public double width() {
        return max - min;
    }

    /** Whether a finite index lies on the scale, with a rounding error of 1e-9 of its width allowed. */
    public boolean contains(double index) {
        var slack = 1e-9 * width();
        return index >= min - slack && index <= max + slack;
    }
}
