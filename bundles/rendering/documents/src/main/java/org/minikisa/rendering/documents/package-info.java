/**
 * Documents: pure functions from records to HTML, DOCX and CSV.
 *
 * <p>A {@link org.minikisa.rendering.documents.Page} says what stands in a document, with all numbers and words as they
 * are read; {@link org.minikisa.rendering.documents.Html} writes it as one file that opens anywhere without a network:
 * style and pictures inside, no script, and a content security policy that forbids both scripts and anything from
 * outside. A {@link org.minikisa.rendering.documents.Document} is a paper of pages, written as HTML by
 * {@link org.minikisa.rendering.documents.DocumentHtml} and for word processors by
 * {@link org.minikisa.rendering.documents.Docx}. {@link org.minikisa.rendering.documents.Csv} writes tables for spreadsheets and programs, and defuses what a
 * spreadsheet would take for a formula; {@link org.minikisa.rendering.documents.CsvTable} reads them.
 *
 * <p>Whatever comes from outside is escaped here. The same input gives the same bytes.
 */
@Export
@Version("1.1.0")
package org.minikisa.rendering.documents;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
