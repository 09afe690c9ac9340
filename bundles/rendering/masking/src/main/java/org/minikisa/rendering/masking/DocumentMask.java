package org.minikisa.rendering.masking;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Files without a person: plain texts, and what is packed as ZIP (DOCX, XLSX, ODT), also one in the other. Other people's words stay
 * where that can be; a file from which the person cannot be taken is emptied. What is compressed or encrypted in another way, a PDF
 * say, hides from it.
 */
public final class DocumentMask {

    private static final int DEEPEST = 3;
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final byte[] NOTHING = new byte[0];

    private final UnaryOperator<String> mask;
    private int room = MOST_BYTES;

    private DocumentMask(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    /**
     * The file with every text in it changed.
     *
     * @param mask leaves a text that needs no change as it is
     * @return the file itself when nothing in it changes; an empty one when what changes cannot be told from the rest
     */
    public static byte[] over(byte[] file, UnaryOperator<String> mask) {
        return new DocumentMask(mask).file(file, 0);
    }

    /** Whether the mask would change something in the file. */
    public static boolean isIn(byte[] file, UnaryOperator<String> mask) {
        return over(file, mask) != file;
    }

    private byte[] file(byte[] file, int depth) {
        if (file.length == 0) {
            return file;
        }
        if (isZip(file) && depth < DEEPEST) {
            byte[] archive = archive(file, depth);
            if (archive != file) {
                return archive;
            }
        }
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, utf16(file)}) {
            String text = charset == null ? null : decoded(file, charset);
            if (text != null) {
                return text(file, text, charset);
            }
        }
        return binary(file);
    }

    private byte[] text(byte[] file, String text, Charset charset) {
        String changed = text.stripLeading().startsWith("<") ? marked(text) : mask.apply(text);
        return changed == null ? NOTHING : changed.equals(text) ? file : changed.getBytes(charset);
    }

    /** Of a text with tags only what stands between them changes; null when a tag stands within what must go. */
    private String marked(String text) {
        if (mask.apply(text).equals(text) && !isIn(bare(text))) {
            return text;
        }
        var changed = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            int tag = text.indexOf('<', from);
            int end = tag < 0 ? text.length() : tag;
            changed.append(mask.apply(text.substring(from, end)));
            int close = tag < 0 ? -1 : text.indexOf('>', tag);
            from = tag < 0 ? text.length() : close < 0 ? text.length() : close + 1;
            changed.append(text, end, from);
        }
        String result = changed.toString();
        return mask.apply(result).equals(result) && !isIn(bare(result)) ? result : null;
    }

    private boolean isIn(String text) {
        return !mask.apply(text).equals(text);
    }

    /** Without tags; those that end a paragraph, a cell or a line part words. */
    private static String bare(String text) {
        var bare = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            int tag = text.indexOf('<', from);
            int end = tag < 0 ? text.length() : tag;
            bare.append(text, from, end);
            int close = tag < 0 ? -1 : text.indexOf('>', tag);
            if (close < 0) {
                break;
            }
            String name = text.substring(tag + 1, Math.min(close, tag + 12));
            boolean within = name.matches("/?(w:r|w:t|w:rPr|b|i|u|em|span|font|strong)([ />].*)?");
            bare.append(within ? "" : "\n");
            from = close + 1;
        }
        return bare.toString();
    }

    /** Neither text nor archive: what changes in it cannot be put back. */
    private byte[] binary(byte[] file) {
        String bytes = new String(file, StandardCharsets.ISO_8859_1);
        boolean changes = isIn(bytes)
                || isIn(new String(file, StandardCharsets.UTF_8))
                || bytes.indexOf('\0') >= 0 && isIn(bytes.replace("\0", ""));
        return !changes
                ? file
                : bytes.chars().allMatch(DocumentMask::isWritten)
                        ? mask.apply(bytes).getBytes(StandardCharsets.ISO_8859_1)
                        : NOTHING;
    }

    private static boolean isWritten(int c) {
        return c >= ' ' && (c < 0x7F || c >= 0xA0) || c == '\n' || c == '\r' || c == '\t';
    }

    private byte[] archive(byte[] file, int depth) {
        var bytes = new ByteArrayOutputStream(file.length);
        boolean changed = false;
        try (var in = new ZipInputStream(new ByteArrayInputStream(file));
                var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readNBytes(room);
                room -= content.length;
                if (room <= 0) {
                    return file;
                }
                byte[] masked = file(content, depth + 1);
                String name = mask.apply(entry.getName());
                changed |= masked != content || !name.equals(entry.getName());
                out.putNextEntry(new ZipEntry(name));
                out.write(masked);
                out.closeEntry();
            }
        } catch (IOException | IllegalArgumentException broken) {
            return file;
        }
        return changed ? bytes.toByteArray() : file;
    }

    private static boolean isZip(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /** By its mark, or by the zeros that letters of our languages have in it; null for none. */
    private static Charset utf16(byte[] file) {
        if (file.length < 4 || file.length % 2 != 0) {
            return null;
        }
        int low = 0;
        int high = 0;
        for (int i = 0; i < file.length; i += 2) {
            high += file[i] == 0 ? 1 : 0;
            low += file[i + 1] == 0 ? 1 : 0;
        }
        int most = file.length / 2;
        return low > most * 3 / 4 && high == 0
                ? StandardCharsets.UTF_16LE
                : high > most * 3 / 4 && low == 0 ? StandardCharsets.UTF_16BE : null;
    }

    /** Null when it is no text in this charset. */
    private static String decoded(byte[] file, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
