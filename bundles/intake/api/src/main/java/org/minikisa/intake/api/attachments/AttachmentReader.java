package org.minikisa.intake.api.attachments;

import java.util.Objects;

import org.minikisa.intake.api.Attachment;
import org.osgi.annotation.versioning.ConsumerType;

/** Tells the text of documents that hang on contacts. Whiteboard service. */
@ConsumerType
public interface AttachmentReader {

    /** What came of reading a document. */
    sealed interface Outcome {

        /**
         * @param content lines end in LF, pages and sheets are parted by an empty line; may be empty (a scanned page)
         * @param cut whether there was more than the limits allow
         */
        record Text(String content, boolean cut) implements Outcome {

            public Text {
                Objects.requireNonNull(content, "content");
            }

            /** Tells the size, never the content. */
            @Override
            public String toString() {
                return "Text[" + content.length() + " characters" + (cut ? ", cut]" : "]");
            }
        }

        /** There is no text to be had. @param words why, for people: {@code it asks for a password} */
        record None(Reason reason, String words) implements Outcome {

            public None {
                Objects.requireNonNull(reason, "reason");
                Objects.requireNonNull(words, "words");
            }
        }
    }

    /** Why a document gave no text. */
    enum Reason {
        /** It is none of the documents that this reader knows, whatever its name says. */
        OTHER_FORMAT,
        /** It is encrypted. */
        LOCKED,
        /** It does not hold together. */
        BROKEN,
        /** It would cost more memory, time or parts than a document may. */
        TOO_COSTLY
    }

    /** Whether it is worth decoding, by name and claimed type alone. */
    boolean wants(Attachment attachment);

    /**
     * Reads one document. Bounded in time and memory whatever the bytes are; nothing in them is executed, fetched or followed.
     *
     * @throws java.io.UncheckedIOException when reading is not possible at the moment, whatever the document; ask again later
     */
    Outcome read(byte[] content);
}
