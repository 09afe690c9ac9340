package org.minikisa.reporting.core;

import org.minikisa.rendering.charts.Width;
import org.minikisa.reporting.api.Chart;
import org.minikisa.reporting.api.Table;

/** Joins a drawing with the numbers it was made from. */
final class Drawn {

    private Drawn() {}

    static Chart of(org.minikisa.rendering.charts.Chart chart, Table numbers, Texts texts) {
        return new Chart(chart.svg(texts.locale(), Width.WIDE), chart.svg(texts.locale(), Width.NARROW), numbers);
    }
}
