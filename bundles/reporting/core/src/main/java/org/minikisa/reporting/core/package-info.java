/**
 * Writes the report. From the outside in:
 *
 * <pre>
 * WingReports     the service: which wings and sections are there now
 * Reading         one look at all wings, as plain data without personal data
 * …Section        turns the reading into sections: words, figures, tables, charts
 * Report          the sections, checked
 * PageForm, CsvForm, JsonForm   three forms of the same report
 * ReportFolder    files that appear whole or not at all
 * </pre>
 *
 * <p>Everything between the reading and the folder is a pure function.
 */
package org.minikisa.reporting.core;
