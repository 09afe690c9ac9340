package org.minikisa.classification.core.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.minikisa.problem.api.InvalidInputException;

/** A whole file as text, if it is one. */
final class FileText {

    private static final int STEP = 8192;

    private FileText() {}

    /** Without byte order mark. @throws InvalidInputException for what is no file, too large, or not UTF-8 */
    static String read(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw InvalidInputException.of(
                    name, "classification.file.missing", name, "no file", "a file that can be read", "Check the path.");
        }
        String text = decoded(bytes(file, name), name);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** A file may grow while it is read, so what is read is bounded, not what its size says. */
    static byte[] bytes(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Limits.BYTES + 1);
            if (bytes.length > Limits.BYTES) {
                throw tooLarge(name, Math.max(Files.size(file), bytes.length) + " bytes");
            }
            return bytes;
        }
    }

    static InvalidInputException tooLarge(String name, String found) {
        return InvalidInputException.of(
                name,
                "classification.file.large",
                name,
                found,
                "at most " + Limits.BYTES + " bytes",
                "Divide it, for texts that are imported one after the other are kept together; or give the program more memory.");
    }

    private static String decoded(byte[] bytes, String name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(STEP);
        var text = new StringBuilder(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            text.append(out.flip());
            out.clear();
            if (result.isError()) {
                throw notText(bytes, in.position(), name);
            }
            if (result.isUnderflow()) {
                return text.toString();
            }
        }
    }

    private static InvalidInputException notText(byte[] bytes, int at, String name) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return InvalidInputException.of(
                name,
                "classification.file.encoding",
                "line " + line,
                String.format("the byte 0x%02x at %d, which is not UTF-8", bytes[at], at),
                "a file in UTF-8",
                "Save it as UTF-8; spreadsheets call it CSV UTF-8.");
    }
}
