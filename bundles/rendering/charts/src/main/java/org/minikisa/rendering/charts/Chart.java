package org.minikisa.rendering.charts;

import java.util.Locale;

import org.osgi.annotation.versioning.ProviderType;

/** Numbers that can be drawn. */
@ProviderType
public sealed interface Chart permits StackedColumns, StackedBars, PhaseBars, Waterfall, HeatMap {

    /** Unique in its page: lower-case letters, digits and hyphens. Ids inside the drawing begin with it. */
    String id();

    /** What the chart shows, in a few words. */
    String title();

    /** The numbers in words: what a screen reader says. */
    String description(Locale locale);

    /** One {@code <svg>} element that can stand in HTML or in a file of its own. */
    String svg(Locale locale, Width width);
}
