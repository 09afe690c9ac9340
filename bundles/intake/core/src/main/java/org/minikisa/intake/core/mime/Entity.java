package org.minikisa.intake.core.mime;

import java.util.List;
import java.util.Locale;

/**
 * A part of a message: what it says of itself, and where its content stands in the bytes.
 *
 * @param source the bytes it stands in; not copied
 * @param depth 0 for the message itself
 * @param mediaType lower case, without parameters; what is meant where it is missing or no type at all
 * @param type the Content-Type field
 * @param disposition the Content-Disposition field
 * @param start where the content begins, still encoded
 * @param end where it ends, without the line end that belongs to the boundary; of a multipart the text above its first boundary
 * @param children of a multipart; empty where its boundary never comes
 * @param isClosed whether the boundaries end as they should
 */
record Entity(
        byte[] source,
        int depth,
        Header header,
        String mediaType,
        Parameters type,
        Parameters disposition,
        int start,
        int end,
        List<Entity> children,
        boolean isClosed) {

    /** A part whose content begins here and is not yet known. */
    static Entity of(byte[] source, int depth, Header header, String unsaid, int start) {
        Parameters type = header.parameters("content-type");
        Parameters disposition = header.parameters("content-disposition");
        return new Entity(
                source,
                depth,
                header,
                mediaType(type.value(), unsaid),
                type,
                disposition,
                start,
                start,
                List.of(),
                true);
    }

    Entity filled(int to, List<Entity> parts, boolean closed) {
        return new Entity(
                source, depth, header, mediaType, type, disposition, start, Math.max(start, to), parts, closed);
    }

    /** RFC 2045 section 5.2: what has no type that can be read is plain text. */
    private static String mediaType(String claimed, String unsaid) {
        int slash = claimed.indexOf('/');
        if (slash > 0 && slash < claimed.length() - 1) {
            return claimed;
        }
        return switch (claimed) {
            case "html" -> "text/html";
            case "multipart", "multipart/" -> "multipart/mixed";
            case "message", "message/" -> "message/rfc822";
            default -> unsaid;
        };
    }

    boolean isMultipart() {
        return mediaType.startsWith("multipart/");
    }

    boolean isMessage() {
        return mediaType.equals("message/rfc822")
                || mediaType.equals("message/global")
                || mediaType.equals("message/news");
    }

    boolean isAttached() {
        return disposition.value().equals("attachment");
    }

    /** What its sender calls the file; empty for none. */
    String fileName() {
        return disposition.get("filename").isBlank() ? type.get("name") : disposition.get("filename");
    }

    /** Content-Transfer-Encoding in lower case, without what some programs write around it. */
    String encoding() {
        String said = header.get("content-transfer-encoding").toLowerCase(Locale.ROOT);
        int begin = 0;
        while (begin < said.length() && !isOfAToken(said.charAt(begin))) {
            begin++;
        }
        int end = begin;
        while (end < said.length() && isOfAToken(said.charAt(end))) {
            end++;
        }
        return end == begin ? "7bit" : said.substring(begin, end);
    }

    private static boolean isOfAToken(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    void decode(Deadline deadline, ByteSink sink) {
        TransferEncoding.of(encoding()).decode(source, start, end, (bytes, from, length) -> {
            deadline.check();
            sink.accept(bytes, from, length);
        });
    }

    /** The first so many bytes of its content. */
    byte[] beginning(Deadline deadline, int most) {
        var kept = new Kept(most);
        decode(deadline, kept);
        return kept.bytes();
    }
}
