/**
 * The text of PDF, DOCX and XLSX files.
 *
 * <pre>
 *  DocumentReader ──bytes──▶ ReadingProcess ══pipe══▶ Reader (a JVM of its own) ──▶ PdfText | OfficeText
 * </pre>
 *
 * <p>A document of a stranger can make any reader of documents hang or fill its memory. So it is read in a process of its own, with
 * little memory and little time; when it uses either up, that process ends and nobody else notices.
 */
package org.minikisa.intake.attachments;
