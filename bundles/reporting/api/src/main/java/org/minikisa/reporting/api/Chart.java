package org.minikisa.reporting.api;

import java.util.Objects;

/**
 * A chart with the numbers it was drawn from. The page shows the picture and, to be opened below it, the table; the
 * data files carry the table.
 *
 * @param svg one {@code <svg>} element for a wide page: well-formed, with {@code role="img"}, a title and a description
 *     that has the numbers; no scripts, nothing from outside. Another one is refused when the report is written
 * @param narrowSvg the same for a page 320 px wide; ids inside differ from those in {@code svg}
 * @param numbers exactly what is drawn
 */
public record Chart(String svg, String narrowSvg, Table numbers) {

    public Chart {
        Names.requireText(svg, "svg");
        Names.requireText(narrowSvg, "narrowSvg");
        Objects.requireNonNull(numbers, "numbers");
    }
}
