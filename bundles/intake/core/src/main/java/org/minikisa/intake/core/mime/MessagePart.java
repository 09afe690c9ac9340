package org.minikisa.intake.core.mime;

import java.util.List;
import java.util.Objects;

/**
 * A part of a message, as it says of itself; multiparts come before what is in them.
 *
 * @param depth 0 for the message itself
 * @param header of the part
 * @param mediaType lower case, without parameters; what the sender claims
 * @param encoding of its content: {@code 7bit}, {@code base64}, {@code quoted-printable}, {@code uuencode}, {@code tnef}, …; lower case
 * @param attachment its position in {@link Message#attachments}; -1 for a multipart and for text that is read
 * @param fields the header fields it carries as content, in blocks of at most {@value #MOST_BLOCKS}: those of a delivery status
 *     (RFC 3464: one of the message, one of each recipient), of a feedback report, of a returned message or its header alone; empty
 *     for other parts
 */
public record MessagePart(
        int depth, Header header, String mediaType, String encoding, int attachment, List<Header> fields) {

    static final int MOST_BLOCKS = 100;

    public MessagePart {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(encoding, "encoding");
        fields = List.copyOf(fields);
    }
}
