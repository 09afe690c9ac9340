package org.minikisa.store.persons;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.minikisa.store.api.Person;
import org.minikisa.store.api.Persons.Trace;

/**
 * Looks through files, byte by byte, for a person's names, addresses, numbers and codes, whatever the files are: as they were
 * given, names also the other way round, in UTF-8, UTF-16 and ISO 8859-1, as quoted-printable (RFC 2045) and as Base64 at each of its
 * three alignments. What is compressed or encrypted hides from it.
 */
final class FileSearch {

    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE);
    private static final int LEAST_BYTES = 6;
    private static final int CHUNK = 1 << 20;

    /** Patterns by their first byte; both cases of it. */
    private final List<List<byte[]>> byFirst = new ArrayList<>();

    private int longest = 1;

    private FileSearch(Set<String> texts) {
        for (int i = 0; i < 256; i++) {
            byFirst.add(new ArrayList<>());
        }
        texts.forEach(this::add);
    }

    static FileSearch of(Person person) {
        var texts = new LinkedHashSet<String>();
        for (String name : person.names()) {
            String plain = name.replace(",", " ").strip().replaceAll("\\s+", " ");
            int last = plain.lastIndexOf(' ');
            texts.add(plain);
            texts.add(plain.substring(last + 1) + " " + plain.substring(0, Math.max(0, last)));
        }
        texts.addAll(person.addresses());
        for (String number : person.telephones()) {
            texts.add(number);
            texts.add(number.replaceAll("[^+0-9]", ""));
        }
        texts.addAll(person.identityCodes());
        texts.addAll(person.phrases());
        return new FileSearch(texts);
    }

    /** All files below a folder, and some more, that something was found in. Links are not followed. */
    List<Trace> in(Path folder, List<Path> more) throws IOException {
        var traces = new ArrayList<Trace>();
        List<Path> files;
        try (Stream<Path> below = Files.walk(folder)) {
            files = Stream.concat(below, more.stream())
                    .map(file -> file.toAbsolutePath().normalize())
                    .filter(Files::isRegularFile)
                    .distinct()
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            long times = in(file);
            if (times > 0) {
                traces.add(new Trace(
                        file.startsWith(folder) ? folder.relativize(file).toString() : file.toString(), times));
            }
        }
        return traces;
    }

    private long in(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            byte[] window = new byte[CHUNK + longest];
            int kept = 0;
            long times = 0;
            while (true) {
                int read = in.readNBytes(window, kept, window.length - kept);
                int filled = kept + read;
                boolean end = filled < window.length;
                int starts = end ? filled : filled - longest;
                times += count(window, filled, starts);
                if (end) {
                    return times;
                }
                kept = filled - starts;
                System.arraycopy(window, starts, window, 0, kept);
            }
        } catch (NoSuchFileException e) {
            return 0; // gone since
        }
    }

    private long count(byte[] window, int filled, int starts) {
        long times = 0;
        for (int i = 0; i < starts; i++) {
            for (byte[] pattern : byFirst.get(window[i] & 0xff)) {
                if (i + pattern.length <= filled && matches(window, i, pattern)) {
                    times++;
                    break;
                }
            }
        }
        return times;
    }

    private static boolean matches(byte[] window, int at, byte[] pattern) {
        for (int i = 0; i < pattern.length; i++) {
            if (lower(window[at + i]) != lower(pattern[i])) {
                return false;
            }
        }
        return true;
    }

    private void add(String text) {
        var patterns = new ArrayList<byte[]>();
        for (Charset charset : CHARSETS) {
            encoded(text, charset).ifPresent(patterns::add);
            encoded(text.toUpperCase(Locale.ROOT), charset).ifPresent(patterns::add);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        patterns.add(quotedPrintable(utf8));
        for (int shift = 0; shift < 3; shift++) {
            patterns.add(base64(utf8, shift));
        }
        patterns.stream()
                .filter(pattern -> pattern.length >= LEAST_BYTES)
                .filter(this::isNew)
                .forEach(this::add);
    }

    private boolean isNew(byte[] pattern) {
        return byFirst.get(pattern[0] & 0xff).stream().noneMatch(known -> Arrays.equals(known, pattern));
    }

    private void add(byte[] pattern) {
        longest = Math.max(longest, pattern.length);
        byFirst.get(pattern[0] & 0xff).add(pattern);
        int other = otherCase(pattern[0]) & 0xff;
        if (other != (pattern[0] & 0xff)) {
            byFirst.get(other).add(pattern);
        }
    }

    private static Optional<byte[]> encoded(String text, Charset charset) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            return Optional.of(Arrays.copyOf(bytes.array(), bytes.limit()));
        } catch (CharacterCodingException e) {
            return Optional.empty(); // cannot stand in a text of this charset
        }
    }

    private static byte[] quotedPrintable(byte[] utf8) {
        var quoted = new StringBuilder();
        for (byte b : utf8) {
            quoted.append(b < 0 ? String.format("=%02X", b & 0xff) : Character.toString(b));
        }
        return quoted.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The characters of Base64 that depend on nothing but the text, wherever it begins. */
    private static byte[] base64(byte[] utf8, int shift) {
        byte[] shifted = new byte[utf8.length + shift];
        System.arraycopy(utf8, 0, shifted, shift, utf8.length);
        byte[] encoded = Base64.getEncoder().withoutPadding().encode(shifted);
        int from = shift == 0 ? 0 : shift + 1;
        int to = shifted.length / 3 * 4;
        return Arrays.copyOfRange(encoded, Math.min(from, to), to);
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }

    private static byte otherCase(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b >= 'a' && b <= 'z' ? (byte) (b - 32) : b;
    }
}
