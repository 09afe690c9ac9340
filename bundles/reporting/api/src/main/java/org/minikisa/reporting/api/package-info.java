/**
 * What the unit learns, as one report in three forms: a page that opens offline, tables as CSV, and one JSON file.
 *
 * <p>A report is made of {@link org.minikisa.reporting.api.Section}s: plain data, built once by
 * {@link org.minikisa.reporting.api.ReportSection}s (the house's own and those of plug-ins alike). Every number stands
 * once, as a {@link org.minikisa.reporting.api.Value} with its final digits and a
 * {@link org.minikisa.reporting.api.Source}; the three forms are written from these same records, so that they cannot
 * disagree.
 *
 * <p>Parameters and results are never null; lists are unmodifiable.
 */
@Export
@Version("1.1.0")
package org.minikisa.reporting.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
