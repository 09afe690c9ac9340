package org.minikisa.runtime.plugins.lint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip archive (APPNOTE 6.3) read strictly. A zip tells its content twice: in the directory at its end, which a class
 * loader reads, and before each entry, which a stream reads. An archive in which the two differ, or in which bytes lie that
 * neither tells of, looks harmless to one reader and harmful to another; here it is refused. Each entry is unpacked once and
 * its length and checksum compared, within {@link Budget}.
 */
final class Archive {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int ENCRYPTED = 1;
    private static final int SIZES_FOLLOW = 1 << 3;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int BUFFER = 8192;
    /** Deflate gets a thousandfold out of zeros; what people write packs to a fiftieth at best. */
    private static final int MOST_RATIO = 200;

    private static final int RATIO_COUNTS_FROM = 4 << 20;

    private final ByteBuffer bytes;
    private final Map<String, Entry> entries;

    private Archive(ByteBuffer bytes, Map<String, Entry> entries) {
        this.bytes = bytes;
        this.entries = entries;
    }

    /** One file or folder. @param at where its packed bytes begin */
    record Entry(String name, int method, long crc, int packed, int size, int at) {

        boolean isFolder() {
            return name.endsWith("/");
        }
    }

    /** What all archives of one plug-in, one inside the other, may hold together. */
    static final class Budget {
        static final int MOST_ENTRIES = 20_000;
        static final long MOST_BYTES = 256L << 20;

        private int entries;
        private long bytes;
    }

    /** An archive is not what it seems. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final String place;
        private final String expected;
        private final String remedy;

        Unreadable(String code, String place, String found, String expected, String remedy) {
            super(found);
            this.code = code;
            this.place = place;
            this.expected = expected;
            this.remedy = remedy;
        }

        /** @param inside the path of the archive in the plug-in, with its separator; empty for the plug-in itself */
        void tell(Findings findings, String inside) {
            findings.error(code, inside + place, getMessage(), expected, remedy);
        }
    }

    /** Reads both tellings and compares them; nothing is unpacked yet. */
    static Archive open(byte[] content, Budget budget) throws Unreadable {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int end = end(bytes);
            int count = u16(bytes, end + 10);
            int directory = bytes.getInt(end + 16);
            if (directory < 0 || directory + bytes.getInt(end + 12) != end || count != u16(bytes, end + 8)) {
                throw twoTellings("", "a directory that does not lie where the archive's end says");
            }
            budget.entries += count;
            if (budget.entries > Budget.MOST_ENTRIES) {
                throw new Unreadable(
                        "plugins.jar.entries",
                        "",
                        "more than " + Budget.MOST_ENTRIES + " entries",
                        "at most " + Budget.MOST_ENTRIES,
                        "Leave out what the plug-in does not need.");
            }
            return new Archive(bytes, entries(bytes, count, directory, end));
        } catch (IndexOutOfBoundsException e) {
            throw broken("", content.length + " bytes that end too early");
        }
    }

    private static int end(ByteBuffer bytes) throws Unreadable {
        int first = Math.max(0, bytes.limit() - END_LENGTH - 0xffff);
        for (int at = bytes.limit() - END_LENGTH; at >= first; at--) {
            if (bytes.getInt(at) == END && at + END_LENGTH + u16(bytes, at + 20) == bytes.limit()) {
                return at;
            }
        }
        throw broken("", bytes.limit() + " bytes that are no archive, or the beginning of one");
    }

    private static Map<String, Entry> entries(ByteBuffer bytes, int count, int directory, int end) throws Unreadable {
        var found = new ArrayList<Located>();
        var names = new LinkedHashMap<String, Entry>();
        int at = directory;
        for (int i = 0; i < count; i++) {
            Located located = central(bytes, at);
            if (names.put(located.entry.name, located.entry) != null) {
                throw new Unreadable(
                        "plugins.jar.twin",
                        located.entry.name,
                        "two entries of this name",
                        "each name once",
                        "Build the jar again.");
            }
            found.add(located);
            at = located.next;
        }
        if (at != end) {
            throw twoTellings("", "a directory of more entries than it says");
        }
        withoutGaps(bytes, found, directory);
        return names;
    }

    /** @param local where it is told of the second time; @param next where the directory goes on */
    private record Located(Entry entry, int flags, int local, int next) {}

    private static Located central(ByteBuffer bytes, int at) throws Unreadable {
        if (bytes.getInt(at) != CENTRAL) {
            throw broken("", "a directory that breaks off");
        }
        int nameLength = u16(bytes, at + 28);
        String name = name(bytes, at + CENTRAL_LENGTH, nameLength);
        int flags = u16(bytes, at + 8);
        int method = u16(bytes, at + 10);
        int packed = bytes.getInt(at + 20);
        int size = bytes.getInt(at + 24);
        int local = bytes.getInt(at + 42);
        if ((flags & ENCRYPTED) != 0 || method != STORED && method != DEFLATED) {
            throw broken(name, "an entry packed by method " + method + ((flags & ENCRYPTED) != 0 ? ", encrypted" : ""));
        }
        if (packed < 0 || size < 0 || local < 0) {
            throw broken(name, "an entry of two gigabytes or more");
        }
        int data = local + LOCAL_LENGTH + u16(bytes, local + 26) + u16(bytes, local + 28);
        long crc = Integer.toUnsignedLong(bytes.getInt(at + 16));
        int next = at + CENTRAL_LENGTH + nameLength + u16(bytes, at + 30) + u16(bytes, at + 32);
        return new Located(new Entry(name, method, crc, packed, size, data), flags, local, next);
    }

    /** Entry after entry from the first byte on up to the directory: nothing lies between them that nobody tells of. */
    private static void withoutGaps(ByteBuffer bytes, List<Located> found, int directory) throws Unreadable {
        int at = 0;
        for (Located located :
                found.stream().sorted(Comparator.comparingInt(Located::local)).toList()) {
            if (located.local != at) {
                throw twoTellings(located.entry.name, "bytes before this entry that the directory does not tell of");
            }
            at = located.entry.at + located.entry.packed + twin(bytes, located);
        }
        if (at != directory) {
            throw twoTellings("", "bytes before the directory that it does not tell of");
        }
    }

    /** Compares an entry with what stands before it; the length of what follows it. */
    private static int twin(ByteBuffer bytes, Located located) throws Unreadable {
        Entry entry = located.entry;
        int at = located.local;
        if (bytes.getInt(at) != LOCAL
                || u16(bytes, at + 6) != located.flags
                || u16(bytes, at + 8) != entry.method
                || !entry.name.equals(name(bytes, at + LOCAL_LENGTH, u16(bytes, at + 26)))) {
            throw twoTellings(entry.name, "an entry that the directory calls otherwise");
        }
        boolean follows = (located.flags & SIZES_FOLLOW) != 0;
        if (!follows) {
            sameSizes(bytes, at + 14, entry);
            return 0;
        }
        int behind = entry.at + entry.packed;
        int signature = bytes.getInt(behind) == DESCRIPTOR ? 4 : 0;
        sameSizes(bytes, behind + signature, entry);
        return signature + 12;
    }

    private static void sameSizes(ByteBuffer bytes, int at, Entry entry) throws Unreadable {
        if (Integer.toUnsignedLong(bytes.getInt(at)) != entry.crc
                || bytes.getInt(at + 4) != entry.packed
                || bytes.getInt(at + 8) != entry.size) {
            throw twoTellings(entry.name, "a length or checksum that differs from the directory's");
        }
    }

    private static String name(ByteBuffer bytes, int at, int length) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.slice(at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw broken("", "a name that is not UTF-8");
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** Unpacks an entry for its checksum alone. */
    void verify(Entry entry, Budget budget) throws Unreadable {
        unpack(entry, OutputStream.nullOutputStream(), budget);
    }

    /** @throws Unreadable when it is not what the directory says, or longer than is read */
    byte[] content(Entry entry, int longest, Budget budget) throws Unreadable {
        if (entry.size > longest) {
            throw new Unreadable(
                    "plugins.jar.bytes",
                    entry.name,
                    entry.size + " bytes",
                    "at most " + longest,
                    "Make it smaller, or several of it.");
        }
        var content = new ByteArrayOutputStream(Math.min(entry.size, 1 << 20));
        unpack(entry, content, budget);
        return content.toByteArray();
    }

    private void unpack(Entry entry, OutputStream to, Budget budget) throws Unreadable {
        var crc = new CRC32();
        long length = 0;
        var inflater = new Inflater(true);
        try {
            ByteBuffer packed = bytes.slice(entry.at, entry.packed);
            inflater.setInput(packed);
            byte[] buffer = new byte[BUFFER];
            for (int n = next(entry, packed, inflater, buffer); n > 0; n = next(entry, packed, inflater, buffer)) {
                length += n;
                spend(entry, n, length, budget);
                crc.update(buffer, 0, n);
                to.write(buffer, 0, n);
            }
            boolean atItsEnd = entry.method == STORED || inflater.finished() && inflater.getRemaining() == 0;
            if (!atItsEnd || length != entry.size || crc.getValue() != entry.crc) {
                throw broken(entry.name, "content that differs from its length or checksum");
            }
        } catch (DataFormatException | IOException e) {
            throw broken(entry.name, "content that cannot be unpacked");
        } finally {
            inflater.end();
        }
    }

    private static int next(Entry entry, ByteBuffer packed, Inflater inflater, byte[] buffer)
            throws DataFormatException {
        if (entry.method == DEFLATED) {
            return inflater.inflate(buffer);
        }
        int n = Math.min(buffer.length, packed.remaining());
        packed.get(buffer, 0, n);
        return n;
    }

    private static void spend(Entry entry, int n, long length, Budget budget) throws Unreadable {
        budget.bytes += n;
        boolean tooDense = length > RATIO_COUNTS_FROM && length / MOST_RATIO > entry.packed;
        if (tooDense || budget.bytes > Budget.MOST_BYTES) {
            throw new Unreadable(
                    "plugins.jar.bytes",
                    entry.name,
                    tooDense
                            ? "more than " + MOST_RATIO + " times its size when unpacked"
                            : "more than " + Budget.MOST_BYTES + " bytes when unpacked",
                    tooDense ? "content, no bomb" : "at most " + Budget.MOST_BYTES,
                    "Leave out what the plug-in does not need.");
        }
    }

    private static int u16(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static Unreadable broken(String place, String found) {
        return new Unreadable(
                "plugins.jar.broken", place, found, "a readable jar", "Copy or build the jar again: it is not whole.");
    }

    private static Unreadable twoTellings(String place, String found) {
        return new Unreadable(
                "plugins.jar.views",
                place,
                found,
                "an archive that is the same from whichever end it is read",
                "Build the jar again with the JDK's jar or bnd-maven-plugin; nothing may be put before, between or behind.");
    }
}
