package org.minikisa.intake.attachments;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.minikisa.intake.api.attachments.AttachmentReader.Outcome;
import org.minikisa.intake.api.attachments.AttachmentReader.Reason;

/** The reading process: documents come in on one pipe, what they say goes out on the other. Ends with its parent. */
public final class Reader {

    private static final int PDF_MARK_WITHIN = 1024;

    private Reader() {}

    /** Reads documents until there are no more. */
    public static void main(String[] arguments) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(System.in));
        var out = new DataOutputStream(new BufferedOutputStream(System.out));
        // what libraries print or log has no place in the answers, and may quote the document
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
        Logger.getLogger("").setLevel(Level.OFF);
        try {
            for (int length = in.readInt(); length >= 0; length = in.readInt()) {
                Answer.write(read(in.readNBytes(length)), out);
            }
        } catch (EOFException end) {
            // the parent is gone or needs nothing more
        }
    }

    static Outcome read(byte[] document) {
        try {
            if (isPdf(document)) {
                return PdfText.of(document);
            }
            if (isZip(document)) {
                return OfficeText.of(document);
            }
            return isOldOffice(document)
                    ? new Outcome.None(Reason.LOCKED, "it is in Office's old format, or asks for a password")
                    : new Outcome.None(Reason.OTHER_FORMAT, "it is no PDF, DOCX or XLSX");
        } catch (RuntimeException | StackOverflowError broken) {
            return new Outcome.None(Reason.BROKEN, "it does not hold together");
        }
    }

    private static boolean isPdf(byte[] document) {
        int last = Math.min(document.length - 5, PDF_MARK_WITHIN);
        for (int i = 0; i <= last; i++) {
            if (document[i] == '%'
                    && document[i + 1] == 'P'
                    && document[i + 2] == 'D'
                    && document[i + 3] == 'F'
                    && document[i + 4] == '-') {
                return true;
            }
        }
        return false;
    }

    private static boolean isZip(byte[] document) {
        return document.length > 4 && document[0] == 'P' && document[1] == 'K' && document[2] == 3 && document[3] == 4;
    }

    /** A compound file (MS-CFB): .doc and .xls, and also DOCX and XLSX with a password. */
    private static boolean isOldOffice(byte[] document) {
        return document.length > 4
                && (document[0] & 0xFF) == 0xD0
                && (document[1] & 0xFF) == 0xCF
                && (document[2] & 0xFF) == 0x11
                && (document[3] & 0xFF) == 0xE0;
    }
}
