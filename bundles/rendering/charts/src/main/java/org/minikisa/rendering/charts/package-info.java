/**
 * Charts as SVG text: pure functions on records, nothing but the JDK, no script, nothing from outside, the same bytes
 * for the same data on every JVM.
 *
 * <p>A {@link org.minikisa.rendering.charts.Chart} is a record of the numbers; {@code svg(locale, width)} draws it.
 * Every drawing has {@code role="img"}, a title and a description with the actual numbers; numbers stand in the
 * segments, so that nothing depends on colour. A drawing is laid out for a {@link org.minikisa.rendering.charts.Width}:
 * a page embeds the wide and the narrow one and shows the one that fits, because scaled-down text cannot be read.
 *
 * <p>One colour, one meaning: {@link org.minikisa.rendering.charts.Palette#NAVY} is what the joint procurement gives,
 * {@link org.minikisa.rendering.charts.Palette#TEAL} what the customer chose.
 */
@Export
@Version("1.1.0")
package org.minikisa.rendering.charts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
