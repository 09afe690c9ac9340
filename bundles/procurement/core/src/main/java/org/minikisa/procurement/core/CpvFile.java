package org.minikisa.procurement.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.CpvCode;
import org.minikisa.procurement.api.CpvVocabulary;
import org.osgi.service.component.annotations.Component;

/**
 * The vocabulary in a file of the bundle, one line for each code in their order: code, Finnish, Swedish, English, divided by
 * tabs. Read when somebody asks; the text stays as bytes, under a megabyte, which the collector may take back.
 */
@Component
public final class CpvFile implements CpvVocabulary {

    private static final String FILE = "cpv/cpv-2008.tsv";
    private static final Pattern FORM = Pattern.compile("\\d{8}(-\\d)?");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,8}(-\\d)?");
    private static final int LENGTH = 8;
    /** A division is two digits and zeros. */
    private static final int DIVISION = 2;

    private static final int LONGEST_QUERY = 200;

    /** How well a name fits what was asked; the less, the better. */
    private static final int WHOLE_NAME = 0;

    private static final int WHOLE_WORD = 1;
    private static final int BEGINNING = 2;
    private static final int WITHIN = 3;
    private static final int NOWHERE = 4;

    private SoftReference<Lines> kept = new SoftReference<>(null);

    @Override
    public Optional<CpvCode> find(String code) {
        if (!FORM.matcher(code).matches()) {
            return Optional.empty();
        }
        Lines lines = lines();
        int line = lines.of(Integer.parseInt(code.substring(0, LENGTH)));
        return line < 0 ? Optional.empty() : Optional.of(lines.code(line));
    }

    @Override
    public List<CpvCode> below(String code) {
        Optional<String> wanted = code.isEmpty() ? Optional.empty() : Optional.of(code.substring(0, digits(code)));
        if (wanted.isPresent() && find(code).isEmpty()) {
            return List.of();
        }
        Lines lines = lines();
        Optional<String> parent = wanted.map(CpvFile::padded);
        return lines.beginningWith(wanted.map(CpvFile::significant).orElse("")).stream()
                .map(lines::code)
                .filter(each -> each.parent().equals(parent))
                .toList();
    }

    @Override
    public List<CpvCode> path(String code) {
        var path = new ArrayList<CpvCode>();
        for (Optional<CpvCode> at = find(code);
                at.isPresent();
                at = at.get().parent().flatMap(this::find)) {
            path.add(0, at.get());
        }
        return List.copyOf(path);
    }

    @Override
    public List<CpvCode> search(String query, int limit) {
        String asked = query.strip();
        if (asked.isEmpty() || asked.length() > LONGEST_QUERY || limit < 1) {
            return List.of();
        }
        Lines lines = lines();
        if (DIGITS.matcher(asked).matches()) {
            return lines.beginningWith(asked.substring(0, digits(asked))).stream()
                    .limit(limit)
                    .map(lines::code)
                    .toList();
        }
        String[] words = asked.toLowerCase(Locale.ROOT).split("\\s+");
        return lines.containing(words).stream().limit(limit).map(lines::code).toList();
    }

    @Override
    public Optional<Problem> check(String code, String place) {
        if (!FORM.matcher(code).matches()) {
            return Optional.of(new Problem(
                    "procurement.cpv",
                    place,
                    '"' + code + '"',
                    "a CPV code of eight digits, 90910000 or 90910000-9",
                    "Look the code up with kisa:cpv WORDS."));
        }
        return find(code).isPresent()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "procurement.cpv.unknown",
                        place,
                        code,
                        "a code of the Common Procurement Vocabulary (213/2008)",
                        broader(code)
                                .map(near -> "The broader code " + near.code() + " is "
                                        + near.name().en() + "; look the code up with kisa:cpv.")
                                .orElse("Look the code up with kisa:cpv WORDS.")));
    }

    private Optional<CpvCode> broader(String code) {
        for (int length = LENGTH - 1; length >= DIVISION; length--) {
            Optional<CpvCode> broader = find(padded(code.substring(0, length)));
            if (broader.isPresent()) {
                return broader;
            }
        }
        return Optional.empty();
    }

    private static int digits(String code) {
        return Math.min(LENGTH, code.indexOf('-') < 0 ? code.length() : code.indexOf('-'));
    }

    private static String padded(String digits) {
        return digits + "0".repeat(LENGTH - digits.length());
    }

    /** Without the zeros that only fill up; a division keeps its two digits. */
    private static String significant(String code) {
        int length = code.length();
        while (length > DIVISION && code.charAt(length - 1) == '0') {
            length--;
        }
        return code.substring(0, length);
    }

    private synchronized Lines lines() {
        Lines lines = kept.get();
        if (lines == null) {
            lines = Lines.read();
            kept = new SoftReference<>(lines);
        }
        return lines;
    }

    /** @param starts where each line begins; one more for the end */
    private record Lines(byte[] text, int[] codes, int[] starts) {

        static Lines read() {
            try (InputStream in = CpvFile.class.getResourceAsStream(FILE)) {
                byte[] text = in.readAllBytes();
                int count = 0;
                for (byte b : text) {
                    count += b == '\n' ? 1 : 0;
                }
                var codes = new int[count];
                var starts = new int[count + 1];
                int start = 0;
                for (int line = 0; line < count; line++) {
                    codes[line] = Integer.parseInt(new String(text, start, LENGTH, StandardCharsets.US_ASCII));
                    starts[line] = start;
                    while (text[start++] != '\n') {
                        // on to the end of the line
                    }
                }
                starts[count] = start;
                return new Lines(text, codes, starts);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int of(int code) {
            return Arrays.binarySearch(codes, code);
        }

        CpvCode code(int line) {
            String[] cells = text(line).split("\t");
            return new CpvCode(cells[0], new LocalizedText(cells[1], cells[2], cells[3]), parent(cells[0]));
        }

        /** The longest beginning that is a code itself. */
        private Optional<String> parent(String code) {
            for (int length = significant(code).length() - 1; length >= DIVISION; length--) {
                String broader = padded(code.substring(0, length));
                if (!broader.equals(code) && of(Integer.parseInt(broader)) >= 0) {
                    return Optional.of(broader);
                }
            }
            return Optional.empty();
        }

        List<Integer> beginningWith(String digits) {
            int first = digits.isEmpty() ? 0 : at(Integer.parseInt(padded(digits)));
            int end = digits.isEmpty() ? codes.length : at(Integer.parseInt(padded(digits)) + range(digits));
            var found = new ArrayList<Integer>();
            for (int line = first; line < end; line++) {
                found.add(line);
            }
            return found;
        }

        /** How many codes of eight digits begin with these. */
        private static int range(String digits) {
            return (int) Math.pow(10, LENGTH - digits.length());
        }

        private int at(int code) {
            int line = of(code);
            return line < 0 ? -line - 1 : line;
        }

        List<Integer> containing(String[] words) {
            var found = new ArrayList<Hit>();
            for (int line = 0; line < codes.length; line++) {
                int rank = rank(text(line).substring(LENGTH + 1).toLowerCase(Locale.ROOT), words);
                if (rank < NOWHERE) {
                    found.add(
                            new Hit(line, rank, significant(padded(codes[line])).length()));
                }
            }
            found.sort(Comparator.comparingInt(Hit::rank)
                    .thenComparingInt(Hit::depth)
                    .thenComparingInt(Hit::line));
            return found.stream().map(Hit::line).toList();
        }

        private static String padded(int code) {
            return String.format(Locale.ROOT, "%08d", code);
        }

        private static String padded(String digits) {
            return CpvFile.padded(digits);
        }

        private static int rank(String names, String[] words) {
            int best = NOWHERE;
            for (String name : names.split("\t")) {
                if (name.equals(String.join(" ", words))) {
                    return WHOLE_NAME;
                }
                int worst = WHOLE_WORD;
                for (String word : words) {
                    worst = Math.max(worst, rank(name, word));
                }
                best = Math.min(best, worst);
            }
            return best;
        }

        private static int rank(String name, String word) {
            int best = NOWHERE;
            for (int at = name.indexOf(word); at >= 0 && best > WHOLE_WORD; at = name.indexOf(word, at + 1)) {
                boolean begins = at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
                int end = at + word.length();
                boolean ends = end == name.length() || !Character.isLetterOrDigit(name.charAt(end));
                best = Math.min(best, begins ? (ends ? WHOLE_WORD : BEGINNING) : WITHIN);
            }
            return best;
        }

        private String text(int line) {
            return new String(text, starts[line], starts[line + 1] - starts[line] - 1, StandardCharsets.UTF_8);
        }
    }

    private record Hit(int line, int rank, int depth) {}
}
