package org.minikisa.runtime.plugins.trust;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.minikisa.problem.api.InvalidInputException;

/**
 * A jar in which there is one way only to read it. Readers of ZIP differ: some go through the local headers from the beginning,
 * some by the directory at the end, some look for the directory behind or before other data, some take the first and some the
 * last of two entries of one name, some ignore case. What one of them checks, another may not see. So a jar is taken in only
 * when its entries stand one behind the other from the first byte on, the directory follows at once and ends the file, and both
 * say the same of every entry (PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5; no ZIP64, no encryption, no comment).
 */
final class Archive {

    static final String MANIFEST = "META-INF/MANIFEST.MF";

    private static final int MOST_ENTRIES = 20_000;
    private static final long MOST_BYTES = 256L << 20;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int DESCRIBED_BEHIND = 1 << 3;
    private static final int UTF_8 = 1 << 11;
    /** Extra fields that would say something else than the header: ZIP64 sizes, Info-ZIP Unicode path. */
    private static final Set<Integer> OTHER_WORDS = Set.of(0x0001, 0x7075);

    private final ByteBuffer bytes;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private Archive(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws InvalidInputException when readers could disagree about it, or when it is not whole */
    static Archive read(byte[] bytes) {
        var archive = new Archive(bytes);
        try {
            archive.read();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw refused("", "headers that lead out of the file", "a whole jar");
        }
        return archive;
    }

    /** Files and folders, in the order they stand in. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Entry> files() {
        return entries.stream().filter(entry -> !entry.isFolder()).toList();
    }

    Optional<Entry> find(String name) {
        return entries.stream().filter(entry -> entry.name.equals(name)).findFirst();
    }

    private void read() {
        int end = bytes.capacity() - END_LENGTH;
        if (end < 0 || bytes.getInt(end) != END || u16(end + 20) != 0) {
            throw refused("", "data behind the archive's end, or no end", "an archive that ends the file");
        }
        int count = u16(end + 10);
        int directory = bytes.getInt(end + 16);
        if (bytes.getInt(end + 4) != 0 || u16(end + 8) != count || (long) directory + bytes.getInt(end + 12) != end) {
            throw refused("", "a directory that is not where it should be", "the directory at the end of the file");
        }
        if (count > MOST_ENTRIES) {
            throw refused("", count + " entries", "at most " + MOST_ENTRIES);
        }
        readDirectory(directory, end, count);
        readLocals(directory);
    }

    private void readDirectory(int directory, int end, int count) {
        int at = directory;
        long total = 0;
        for (int i = 0; i < count; i++) {
            if (bytes.getInt(at) != CENTRAL) {
                throw refused("", "entry " + i + " of the directory broken", count + " entries");
            }
            Entry entry = central(at);
            distinct(entry);
            total += entry.size;
            if (total > MOST_BYTES) {
                throw refused(entry.name, "more than " + MOST_BYTES + " bytes when unpacked", "at most " + MOST_BYTES);
            }
            entries.add(entry);
            at += CENTRAL_LENGTH + u16(at + 28) + u16(at + 30) + u16(at + 32);
        }
        if (at != end) {
            throw refused("", "more in the directory than its entries", count + " entries");
        }
    }

    private Entry central(int at) {
        String name = name(at + CENTRAL_LENGTH, u16(at + 28));
        int flags = u16(at + 8);
        int method = u16(at + 10);
        if ((flags & ~(DESCRIBED_BEHIND | UTF_8 | 0b110)) != 0) {
            throw refused(name, "flags " + Integer.toBinaryString(flags), "an entry that is not encrypted");
        }
        if (method != STORED && method != DEFLATED) {
            throw refused(name, "compression method " + method, "stored or deflated");
        }
        extra(name, at + CENTRAL_LENGTH + u16(at + 28), u16(at + 30));
        var entry = new Entry(
                name,
                flags,
                method,
                bytes.getInt(at + 16),
                size(name, bytes.getInt(at + 20)),
                size(name, bytes.getInt(at + 24)),
                bytes.getInt(at + 42));
        if (u16(at + 34) != 0) {
            throw refused(name, "a part on another disk", "one file");
        }
        if (entry.isFolder() && entry.size != 0) {
            throw refused(name, "a folder with content", "a name that does not end with /, or no content");
        }
        return entry;
    }

    /** Names that a file system or a class loader may take for one another. */
    private void distinct(Entry entry) {
        String name = entry.name;
        String key = (entry.isFolder() ? name.substring(0, name.length() - 1) : name).toLowerCase(Locale.ROOT);
        if (!names.add(key)) {
            throw refused(name, "two entries of this name", "each name once, also when case is ignored");
        }
        if (name.isEmpty() || name.indexOf('\0') >= 0 || name.contains("\\")) {
            throw refused(name, "a name that readers understand differently", "a relative path with /");
        }
        if (name.equalsIgnoreCase(MANIFEST) && !name.equals(MANIFEST)) {
            throw refused(name, "a manifest in another spelling", MANIFEST);
        }
    }

    /** Entry by entry from the first byte to the directory: what a reader sees that never looks at the end. */
    private void readLocals(int directory) {
        var inOrder = new ArrayList<>(entries);
        inOrder.sort((a, b) -> Integer.compareUnsigned(a.header, b.header));
        int at = 0;
        for (Entry entry : inOrder) {
            if (entry.header != at) {
                throw refused(entry.name, "data that belong to no entry before it", "one entry behind the other");
            }
            at = local(entry);
        }
        if (at != directory) {
            throw refused("", "data between the last entry and the directory", "nothing");
        }
    }

    /** @return where the next entry begins */
    private int local(Entry entry) {
        int at = entry.header;
        boolean behind = (entry.flags & DESCRIBED_BEHIND) != 0;
        int length = u16(at + 26);
        boolean same = bytes.getInt(at) == LOCAL
                && u16(at + 6) == entry.flags
                && u16(at + 8) == entry.method
                && name(at + LOCAL_LENGTH, length).equals(entry.name)
                && (entry.isDescribedAt(bytes, at + 14) || behind && isZero(at + 14));
        if (!same || behind && entry.method == STORED) {
            throw refused(entry.name, "another entry in its place than the directory says", "the same in both");
        }
        extra(entry.name, at + LOCAL_LENGTH + length, u16(at + 28));
        entry.data = at + LOCAL_LENGTH + length + u16(at + 28);
        int next = entry.data + entry.compressed;
        return behind ? behind(entry, next) : next;
    }

    private int behind(Entry entry, int at) {
        int start = bytes.getInt(at) == DESCRIPTOR ? at + 4 : at;
        if (!entry.isDescribedAt(bytes, start)) {
            throw refused(entry.name, "other sizes behind it than the directory says", "the same in both");
        }
        return start + 12;
    }

    private boolean isZero(int at) {
        return bytes.getInt(at) == 0 && bytes.getInt(at + 4) == 0 && bytes.getInt(at + 8) == 0;
    }

    private void extra(String name, int from, int length) {
        int at = from;
        while (at < from + length) {
            if (at + 4 > from + length || at + 4 + u16(at + 2) > from + length || OTHER_WORDS.contains(u16(at))) {
                throw refused(name, "an extra field that readers understand differently", "no such field");
            }
            at += 4 + u16(at + 2);
        }
    }

    private String name(int at, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.slice(at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("", "a name that is not UTF-8", "names in UTF-8");
        }
    }

    private static int size(String name, int size) {
        if (size < 0) {
            throw refused(name, "a size of more than 2 GB", "a plug-in");
        }
        return size;
    }

    private int u16(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static InvalidInputException refused(String place, String found, String expected) {
        return InvalidInputException.of(
                "the archive",
                "plugins.trust.archive",
                place,
                found,
                expected,
                "Build the jar again with Maven and sign it with jarsigner; do not change it afterwards.");
    }

    /** One entry of the archive. */
    final class Entry {

        private final String name;
        private final int flags;
        private final int method;
        private final int crc;
        private final int compressed;
        private final int size;
        private final int header;
        private int data;

        private Entry(String name, int flags, int method, int crc, int compressed, int size, int header) {
            this.name = name;
            this.flags = flags;
            this.method = method;
            this.crc = crc;
            this.compressed = compressed;
            this.size = size;
            this.header = header;
        }

        String name() {
            return name;
        }

        /** Bytes when unpacked. */
        int size() {
            return size;
        }

        boolean isFolder() {
            return name.endsWith("/");
        }

        private boolean isDescribedAt(ByteBuffer buffer, int at) {
            return buffer.getInt(at) == crc && buffer.getInt(at + 4) == compressed && buffer.getInt(at + 8) == size;
        }

        /**
         * Unpacks it.
         *
         * @throws InvalidInputException when it is not what its header says
         */
        void transferTo(OutputStream out) {
            var sum = new CRC32();
            try {
                long length = method == STORED ? copy(out, sum) : inflate(out, sum);
                if (length != size || (int) sum.getValue() != crc) {
                    throw refused(name, "other content than its header says", size + " bytes of that checksum");
                }
            } catch (DataFormatException e) {
                throw refused(name, "data that cannot be unpacked", "deflated data");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private long copy(OutputStream out, CRC32 sum) throws IOException {
            out.write(bytes.array(), data, compressed);
            sum.update(bytes.array(), data, compressed);
            return compressed;
        }

        private long inflate(OutputStream out, CRC32 sum) throws IOException, DataFormatException {
            var inflater = new Inflater(true);
            try {
                inflater.setInput(bytes.array(), data, compressed);
                byte[] buffer = new byte[Math.max(1, Math.min(size + 1, 16 << 10))];
                long length = 0;
                while (!inflater.finished() && length <= size) {
                    int n = inflater.inflate(buffer);
                    if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                        throw new DataFormatException("it ends too early");
                    }
                    out.write(buffer, 0, n);
                    sum.update(buffer, 0, n);
                    length += n;
                }
                // A reader from the front goes on where the compressed data end, not where the directory says that they
                // do.
                return inflater.getRemaining() == 0 ? length : -1;
            } finally {
                inflater.end();
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
