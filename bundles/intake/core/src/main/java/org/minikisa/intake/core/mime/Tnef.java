package org.minikisa.intake.core.mime;

import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.core.text.Charsets;
import org.minikisa.intake.core.text.HtmlText;
import org.minikisa.intake.core.text.Rtf;

/**
 * Unwraps winmail.dat: Outlook's Transport Neutral Encapsulation Format ([MS-OXTNEF]), with the properties of MAPI that matter here
 * ([MS-OXPROPS]). Linear, never beyond the bytes that are there; what comes before damage is read.
 */
final class Tnef {

    private static final int SIGNATURE = 0x223E9F78;
    private static final int MOST_FILES = 1_000;

    /** Attributes of the stream. */
    private static final class Attribute {
        static final int BODY = 0x0002800C;
        static final int CODE_PAGE = 0x00069007;
        static final int MESSAGE_PROPERTIES = 0x00069003;
        static final int ATTACHMENT_BEGINS = 0x00069002;
        static final int ATTACHMENT_TITLE = 0x00018010;
        static final int ATTACHMENT_DATA = 0x0006800F;
        static final int ATTACHMENT_PROPERTIES = 0x00069005;
    }

    /** Properties of MAPI: the tag without its type. */
    private static final class Property {
        static final int BODY = 0x1000;
        static final int RTF_COMPRESSED = 0x1009;
        static final int HTML = 0x1013;
        static final int DISPLAY_NAME = 0x3001;
        static final int ATTACHMENT_DATA = 0x3701;
        static final int FILE_NAME = 0x3704;
        static final int LONG_FILE_NAME = 0x3707;
        static final int MEDIA_TYPE = 0x370E;
    }

    private static final int OBJECT = 0x000D;
    private static final int STRING_8 = 0x001E;
    private static final int UNICODE = 0x001F;
    private static final int BINARY = 0x0102;
    private static final int MULTI_VALUED = 0x1000;

    /** An embedded object begins with the id of its interface. */
    private static final int INTERFACE_ID = 16;

    /**
     * A file in it; its content stands in the bytes that were read.
     *
     * @param mediaType empty where it is not told
     */
    record TnefFile(String name, String mediaType, int start, int end) {}

    private final byte[] bytes;
    private final List<TnefFile> files = new ArrayList<>();
    private final Deadline deadline;
    private String codePage = "windows-1252";
    private String text = "";
    private String html = "";
    private String rtf = "";
    private boolean isWhole;

    // The attachment that is being read.
    private boolean isInAttachment;
    private String title = "";
    private String longName = "";
    private String mediaType = "";
    private boolean hasData;
    private int start;
    private int end;

    private Tnef(byte[] bytes, Deadline deadline) {
        this.bytes = bytes;
        this.deadline = deadline;
    }

    /** Empty for bytes that are no TNEF. */
    static Optional<Tnef> of(byte[] bytes, Deadline deadline) {
        if (bytes.length < 6 || new LittleEndian(bytes, 0, bytes.length).u32() != SIGNATURE) {
            return Optional.empty();
        }
        var tnef = new Tnef(bytes, deadline);
        tnef.read(new LittleEndian(bytes, 6, bytes.length));
        return Optional.of(tnef);
    }

    List<TnefFile> files() {
        return List.copyOf(files);
    }

    /** Whether it could be read to its end. */
    boolean isWhole() {
        return isWhole;
    }

    /** The text of the message, from the plainest of its forms; empty for none. */
    String text() {
        if (!text.isBlank()) {
            return text;
        }
        return html.isBlank() ? rtf : HtmlText.of(html);
    }

    private void read(LittleEndian in) {
        try {
            boolean isCut = false;
            while (in.left() >= 11) {
                deadline.check();
                in.u8(); // level: of the message or of an attachment, which the attribute tells too
                int attribute = in.u32();
                int length = in.u32();
                isCut = length < 0 || length > in.left();
                attribute(attribute, in.part(isCut ? in.left() : length));
                in.skip(Math.min(2, in.left())); // checksum; nobody computes it alike
            }
            isWhole = !isCut;
        } catch (BufferUnderflowException damaged) {
            isWhole = false;
        }
        endAttachment();
    }

    private void attribute(int attribute, LittleEndian data) {
        switch (attribute) {
            case Attribute.CODE_PAGE -> codePage = "windows-" + (data.left() >= 4 ? data.u32() : 1252);
            case Attribute.BODY -> text = string(data, STRING_8);
            case Attribute.MESSAGE_PROPERTIES -> properties(data, this::ofMessage);
            case Attribute.ATTACHMENT_BEGINS -> {
                endAttachment();
                isInAttachment = true;
            }
            case Attribute.ATTACHMENT_TITLE -> title = string(data, STRING_8);
            case Attribute.ATTACHMENT_DATA -> content(data);
            case Attribute.ATTACHMENT_PROPERTIES -> properties(data, this::ofAttachment);
            default -> {
                // sender, dates, ids: the mail around it tells them
            }
        }
    }

    private void content(LittleEndian data) {
        hasData = true;
        start = data.at();
        end = data.at() + data.left();
    }

    private void endAttachment() {
        if (isInAttachment && hasData && files.size() < MOST_FILES) {
            files.add(new TnefFile(longName.isBlank() ? title : longName, mediaType, start, end));
        }
        isInAttachment = false;
        title = "";
        longName = "";
        mediaType = "";
        hasData = false;
    }

    private interface PropertyReader {

        void read(int property, int type, LittleEndian value);
    }

    private void ofMessage(int property, int type, LittleEndian value) {
        switch (property) {
            case Property.BODY -> text = text.isBlank() ? string(value, type) : text;
            case Property.HTML ->
                html = type == BINARY
                        ? Charsets.readHtml(value.copy(value.left()), "").text()
                        : string(value, type);
            case Property.RTF_COMPRESSED -> rtf = Rtf.textOfCompressed(value.copy(value.left()));
            default -> {
                // as above
            }
        }
    }

    private void ofAttachment(int property, int type, LittleEndian value) {
        switch (property) {
            case Property.LONG_FILE_NAME -> longName = string(value, type);
            case Property.FILE_NAME, Property.DISPLAY_NAME -> title = title.isBlank() ? string(value, type) : title;
            case Property.MEDIA_TYPE -> mediaType = string(value, type);
            case Property.ATTACHMENT_DATA -> {
                if (type == OBJECT) {
                    value.skip(Math.min(INTERFACE_ID, value.left()));
                }
                content(value);
            }
            default -> {
                // how it is drawn
            }
        }
    }

    private void properties(LittleEndian in, PropertyReader reader) {
        int count = in.u32();
        for (int i = 0; i < count && in.left() >= 4; i++) {
            deadline.check();
            int type = in.u16();
            int property = in.u16();
            if (property >= 0x8000) {
                passNameOf(in);
            }
            boolean isSized = isSized(type & ~MULTI_VALUED);
            int values = isSized || (type & MULTI_VALUED) != 0 ? in.u32() : 1;
            for (int v = 0; v < values; v++) {
                int length = isSized ? in.u32() : fixedLength(type & ~MULTI_VALUED);
                LittleEndian value = in.part(length);
                in.skip(Math.min(-length & 3, in.left())); // to four bytes
                if (v == 0) {
                    reader.read(property, type & ~MULTI_VALUED, value);
                }
            }
        }
    }

    /** A property that an application named: its set, and a number or a name. */
    private static void passNameOf(LittleEndian in) {
        in.skip(16);
        boolean isNumber = in.u32() == 0;
        int length = in.u32();
        if (!isNumber) {
            in.skip(length);
            in.skip(-length & 3);
        }
    }

    private static boolean isSized(int type) {
        return type == STRING_8 || type == UNICODE || type == BINARY || type == OBJECT;
    }

    private static int fixedLength(int type) {
        return switch (type) {
            case 0x0002, 0x0003, 0x0004, 0x000A, 0x000B -> 4;
            case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> 8;
            case 0x0048 -> 16;
            case 0x0000, 0x0001 -> 0;
            default -> throw new BufferUnderflowException(); // nothing behind it can be found
        };
    }

    /** Without the zero that ends it. */
    private String string(LittleEndian value, int type) {
        byte[] encoded = value.copy(value.left());
        String decoded =
                type == UNICODE ? new String(encoded, StandardCharsets.UTF_16LE) : Charsets.decode(encoded, codePage);
        int zero = decoded.indexOf('\0');
        return zero < 0 ? decoded : decoded.substring(0, zero);
    }
}
