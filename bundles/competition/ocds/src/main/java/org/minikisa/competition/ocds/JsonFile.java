package org.minikisa.competition.ocds;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.opendata.ImportProblem;
import org.minikisa.competition.api.opendata.ImportProblem.Effect;
import org.minikisa.problem.api.Problem;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

/**
 * A JSON file with OCDS releases: one package, one release, a list of them, or one of these on each line. It is read as a
 * stream; no more than one release is in the memory.
 */
final class JsonFile {

    /** How much is looked at to tell whether each line stands for itself. */
    private static final int FIRST_LINE = 4 << 20;
    /** A line that begins with so many blanks has something behind them. */
    private static final int BLANKS = 64;

    private static final int LONGEST_SAID = 120;

    private final String name;
    private final Bytes bytes;
    private final ImportRun run;

    JsonFile(String name, Bytes bytes, ImportRun run) {
        this.name = name;
        this.bytes = bytes;
        this.run = run;
    }

    void read() throws IOException {
        long line = skipBlankLines();
        if (standsForItself(bytes.peekLine(FIRST_LINE)) || name.matches("(?i).*\\.(jsonl|ndjson)(\\.gz)?")) {
            lines(line);
        } else {
            whole(line);
        }
    }

    private long skipBlankLines() throws IOException {
        long line = 1;
        while (!bytes.atEnd() && isBlank(bytes.peekLine(FIRST_LINE))) {
            bytes.skipLine();
            line++;
        }
        return line;
    }

    private static boolean isBlank(byte[] line) {
        for (byte one : line) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    private static boolean standsForItself(byte[] line) {
        try (JsonReader in = reader(new ByteArrayInputStream(line))) {
            in.skipValue();
            return in.peek() == JsonToken.END_DOCUMENT;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    private static JsonReader reader(InputStream in) {
        return new JsonReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** A line that cannot be read keeps none of the others out. */
    private void lines(long first) throws IOException {
        for (long line = first; !bytes.atEnd(); line++) {
            byte[] begin = bytes.peekWithin(BLANKS);
            if (begin.length == BLANKS || !isBlank(begin)) {
                try {
                    document(reader(bytes.line()), line);
                } catch (MalformedJsonException | EOFException | CharacterCodingException e) {
                    run.unreadable(new ImportProblem(name, line, "", Effect.REFUSED, problem(e)));
                }
            }
            bytes.skipLine();
        }
    }

    private void whole(long first) throws IOException {
        JsonReader in = reader(bytes.rest());
        var fields = new Fields(in);
        try {
            document(in, 0);
        } catch (MalformedJsonException | EOFException | CharacterCodingException e) {
            run.found(new ImportProblem(name, first + fields.line() - 1, "", Effect.FILE_ENDED, problem(e)));
        }
    }

    private static Problem problem(IOException e) {
        if (e instanceof EOFException) {
            return new Problem(
                    "competition.import.truncated",
                    "",
                    "the end",
                    "the rest of what was begun",
                    "Fetch the file again; it was cut off.");
        }
        if (e instanceof CharacterCodingException) {
            return new Problem(
                    "competition.import.encoding",
                    "",
                    "bytes that are no UTF-8",
                    "UTF-8",
                    "Convert the file to UTF-8.");
        }
        return new Problem("competition.import.not-json", "", said(e), "JSON", "Correct it in the file.");
    }

    /** Without the parser's advice to programmers and its path of each of many levels. */
    private static String said(IOException e) {
        String said = String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^Use JsonReader\\.\\S+ to accept malformed JSON", "something that is no JSON");
        return said.length() <= LONGEST_SAID ? said : said.substring(0, LONGEST_SAID) + "…";
    }

    /** @param line of a document that stands on one line; 0 where the reader counts */
    private void document(JsonReader in, long line) throws IOException {
        var fields = new Fields(in);
        var notes = new Notes(name, line > 0 ? line : fields.line());
        fields.within(notes, () -> {
            if (fields.next() == JsonToken.BEGIN_ARRAY) {
                fields.list(() -> release(fields, line));
            } else {
                packageOrRelease(fields, notes, line);
            }
        });
        if (in.peek() != JsonToken.END_DOCUMENT) {
            throw new MalformedJsonException("more than one value");
        }
    }

    private void packageOrRelease(Fields fields, Notes notes, long line) throws IOException {
        var single = new Release(fields);
        var packed = new boolean[1];
        fields.object(field -> {
            switch (field) {
                case "releases" -> {
                    packed[0] = true;
                    fields.list(() -> release(fields, line));
                }
                case "records" -> {
                    packed[0] = true;
                    fields.list(() -> record(fields, line));
                }
                default -> single.field(field);
            }
        });
        if (!single.ocid.isEmpty() || single.anything) {
            run.read(OcdsCompetition.of(single, notes), notes);
        } else if (!packed[0]) {
            notes.refused(new Problem(
                    "competition.import.format",
                    "",
                    "an object without releases, records or an ocid",
                    "an OCDS release, release package or record package",
                    "Import other documents in their own way."));
            run.read(Optional.empty(), notes);
        }
    }

    private void release(Fields fields, long line) throws IOException {
        var notes = new Notes(name, line > 0 ? line : fields.line());
        fields.within(notes, () -> {
            var release = Release.read(fields);
            run.read(OcdsCompetition.of(release, notes), notes);
        });
    }

    /** What a record's releases amount to, where it says so; else each of them. */
    private void record(Fields fields, long line) throws IOException {
        var notes = new Notes(name, line > 0 ? line : fields.line());
        fields.within(notes, () -> {
            var compiled = new ArrayList<Release>(1);
            var releases = new ArrayList<Release>();
            var ocid = new String[] {""};
            fields.object(field -> {
                switch (field) {
                    case "ocid" -> ocid[0] = fields.text();
                    case "compiledRelease" -> compiled.add(Release.read(fields));
                    case "releases" -> fields.list(() -> releases.add(Release.read(fields)));
                    default -> fields.skip();
                }
            });
            List<Release> used = compiled.isEmpty() ? releases : compiled;
            if (used.isEmpty()) {
                notes.publication(ocid[0]);
                notes.refused(new Problem(
                        "competition.import.record",
                        "",
                        "a record without a release",
                        "a compiled release, or releases",
                        "Import the releases it links to."));
                run.read(Optional.empty(), notes);
            }
            for (Release one : used) {
                one.ocid = one.ocid.isEmpty() ? ocid[0] : one.ocid;
                // what was noted while reading is told with the first of them
                Notes own = one == used.get(0) ? notes : new Notes(name, notes.line());
                run.read(OcdsCompetition.of(one, own), own);
            }
        });
    }
}
