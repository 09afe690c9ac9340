package org.minikisa.classification.api.learning;

import java.util.Objects;
import java.util.Optional;

/**
 * How to read a file of labelled texts. UTF-8, with or without byte order mark.
 *
 * @param format how rows and columns are told apart
 * @param labelColumn name of the column (or JSON member) with the label; empty: {@code label}, or the second column of a file without
 *     heading
 * @param textColumn the same for the text; empty: {@code text}, or the first column
 * @param subjectColumn the same for the subject; empty: {@code subject} where there is one
 * @param mail whether each text is the body of a mail whose greeting, signature and quoted history are to be cut first; {@code .eml}
 *     files always are
 */
public record LabelFile(
        Format format,
        Optional<String> labelColumn,
        Optional<String> textColumn,
        Optional<String> subjectColumn,
        boolean mail) {

    /** The forms that can be read. */
    public enum Format {
        /** RFC 4180, commas or semicolons as the heading has them. */
        CSV,
        /** Columns apart by tabs; {@code \n}, {@code \t} and {@code \\} stand for line break, tab and backslash. */
        TSV,
        /** A JSON object per line. */
        JSONL,
        /** A folder in which each label is a folder of {@code .eml} files. */
        EML_FOLDERS
    }

    public LabelFile {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(labelColumn, "labelColumn");
        Objects.requireNonNull(textColumn, "textColumn");
        Objects.requireNonNull(subjectColumn, "subjectColumn");
    }

    /** The usual columns. */
    public static LabelFile of(Format format) {
        return new LabelFile(format, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
