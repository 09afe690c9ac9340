package org.minikisa.intake.attachments;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.minikisa.intake.api.attachments.AttachmentReader.Outcome;
import org.minikisa.intake.api.attachments.AttachmentReader.Reason;

/**
 * What the two processes tell each other. A question is a length and so many bytes; an answer is a byte for what it is ({@code T} text,
 * {@code C} cut text, {@code N} none), for none the reason's name, then a length and UTF-8.
 */
final class Answer {

    private Answer() {}

    static void write(Outcome outcome, DataOutputStream out) throws IOException {
        if (outcome instanceof Outcome.Text text) {
            out.writeByte(text.cut() ? 'C' : 'T');
            words(text.content(), out);
        } else {
            var none = (Outcome.None) outcome;
            out.writeByte('N');
            out.writeUTF(none.reason().name());
            words(none.words(), out);
        }
        out.flush();
    }

    static Outcome read(DataInputStream in) throws IOException {
        int what = in.readUnsignedByte();
        if (what == 'N') {
            Reason reason = reason(in.readUTF());
            return new Outcome.None(reason, words(in));
        }
        if (what != 'T' && what != 'C') {
            throw new IOException("an answer that is none");
        }
        return new Outcome.Text(words(in), what == 'C');
    }

    private static Reason reason(String name) throws IOException {
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        throw new IOException("an unknown reason");
    }

    private static void words(String words, DataOutputStream out) throws IOException {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String words(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > 4 * Limits.CHARACTERS) {
            throw new IOException("an answer of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
