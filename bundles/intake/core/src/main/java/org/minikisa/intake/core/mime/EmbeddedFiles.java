package org.minikisa.intake.core.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.core.text.Charsets;

/**
 * Files that stand in the middle of plain text, as it was done before there was MIME: uuencode (POSIX) and yEnc. Linear: a line that
 * begins a file is looked at together with the next one, and what is a file is passed over.
 */
final class EmbeddedFiles {

    private static final int LONGEST_NAME = 1000;

    /**
     * @param name as its sender calls it
     * @param encoding {@code uuencode} or {@code yenc}
     * @param start of its first line
     * @param end behind its last one
     * @param isClosed whether its end is there
     */
    record EmbeddedFile(String name, String encoding, int start, int end, boolean isClosed) {}

    private EmbeddedFiles() {}

    static List<EmbeddedFile> in(byte[] bytes, int from, int to, Deadline deadline) {
        var files = new ArrayList<EmbeddedFile>();
        int line = from;
        for (int lines = 1; line < to; lines++) {
            Optional<EmbeddedFile> file = bytes[line] == 'b'
                    ? uuencoded(bytes, line, to)
                    : bytes[line] == '=' ? yencoded(bytes, line, to) : Optional.empty();
            file.ifPresent(files::add);
            line = file.isPresent() ? file.get().end() : Lines.next(bytes, line, to);
            if (lines % 4096 == 0) {
                deadline.check();
            }
        }
        return files;
    }

    /** "begin 644 name", then at least one line that is its data. */
    private static Optional<EmbeddedFile> uuencoded(byte[] bytes, int line, int to) {
        int next = Lines.next(bytes, line, to);
        int mode = line + "begin ".length();
        int name = mode;
        while (name < next && bytes[name] >= '0' && bytes[name] <= '7') {
            name++;
        }
        boolean begins = TransferEncoding.isWord(bytes, line, next, "begin ")
                && name - mode >= 3
                && name - mode <= 4
                && name < next
                && bytes[name] == ' ';
        if (!begins || next >= to || !isData(bytes, next, to)) {
            return Optional.empty();
        }
        int end = next;
        while (end < to && isData(bytes, end, to)) {
            end = Lines.next(bytes, end, to);
        }
        boolean closed = isEnd(bytes, end, to);
        return Optional.of(new EmbeddedFile(
                name(bytes, name + 1, next), "uuencode", line, closed ? Lines.next(bytes, end, to) : end, closed));
    }

    /** A length and as many characters as it takes; some may have been lost from the end, since spaces are. */
    private static boolean isData(byte[] bytes, int line, int to) {
        int end = Lines.withoutEnd(bytes, line, Lines.next(bytes, line, to));
        if (line >= end || isEnd(bytes, line, to)) {
            return false;
        }
        for (int i = line; i < end; i++) {
            if (bytes[i] < ' ' || bytes[i] > '`') {
                return false;
            }
        }
        int characters = ((bytes[line] - ' ' & 0x3F) + 2) / 3 * 4;
        int there = end - line - 1;
        return there <= characters + 2 && there >= characters / 2;
    }

    private static boolean isEnd(byte[] bytes, int line, int to) {
        int end = Lines.withoutEnd(bytes, line, Lines.next(bytes, line, to));
        return TransferEncoding.isWord(bytes, line, end, "end") && Lines.isBlank(bytes, line + 3, end);
    }

    /** "=ybegin line=128 size=5 name=…", to "=yend". */
    private static Optional<EmbeddedFile> yencoded(byte[] bytes, int line, int to) {
        int next = Lines.next(bytes, line, to);
        if (!TransferEncoding.isWord(bytes, line, next, "=ybegin ")) {
            return Optional.empty();
        }
        String fields = name(bytes, line, next);
        int name = fields.indexOf(" name=");
        if (name < 0 || fields.indexOf(" size=") < 0) {
            return Optional.empty();
        }
        int end = next;
        while (end < to && !TransferEncoding.isWord(bytes, end, to, "=yend")) {
            end = Lines.next(bytes, end, to);
        }
        boolean closed = end < to;
        return Optional.of(new EmbeddedFile(
                fields.substring(name + " name=".length()),
                "yenc",
                line,
                closed ? Lines.next(bytes, end, to) : end,
                closed));
    }

    private static String name(byte[] bytes, int from, int to) {
        int length = Math.min(to - from, LONGEST_NAME);
        byte[] name = new String(bytes, from, length, StandardCharsets.ISO_8859_1)
                .strip()
                .getBytes(StandardCharsets.ISO_8859_1);
        return Charsets.decode(name, "");
    }
}
