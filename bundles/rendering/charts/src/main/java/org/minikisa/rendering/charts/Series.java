package org.minikisa.rendering.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One of the parts that columns or bars are stacked of. */
public record Series(String name, Palette colour) {

    public Series {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(colour, "colour");
    }

    /** Gives the names colours, in the order of the palette; at most seven. */
    public static List<Series> of(List<String> names) {
        Palette[] colours = Palette.values();
        if (names.size() > colours.length) {
            throw new IllegalArgumentException(
                    names.size() + " series; more than " + colours.length + " cannot be told apart");
        }
        var series = new ArrayList<Series>();
        for (int i = 0; i < names.size(); i++) {
            // The last of several is the rest, and the rest is grey.
            boolean rest = names.size() > 3 && i == names.size() - 1;
            series.add(new Series(names.get(i), rest ? Palette.GREY : colours[i]));
        }
        return List.copyOf(series);
    }
}
