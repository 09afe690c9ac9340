package org.minikisa.intake.core.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.core.Corpora;
import org.minikisa.intake.core.Mails;

/** The files of MimeKit's tests (MIT), most of them from the program tnef, with their lists of what is inside. */
class TnefTest {

    /** What the lists call a file: to us that is the text of the message. */
    private static final List<String> BODY = List.of("body.rtf", "body.html");

    private static final Map<String, String> DEVIATIONS = Map.of(
            "christmas",
            "an embedded object is one file; the list has its placeholder (\"not supported by this mail system\") too",
            "long-filename",
            "the list has the text alone; there is a file of 279 bytes too",
            "missing-filenames",
            "the list has the text alone; there are four files too",
            "attachments",
            "in the order in which they stand there");

    @Test
    void whatIsInWinmailDatIsFound() throws IOException {
        var differing = new TreeMap<String, List<String>>();
        for (Path file : files()) {
            String name = file.getFileName().toString().replace(".tnef", "");
            Path list = Corpora.folder("mimekit").resolve("expected/UnitTests/TestData/tnef/" + name + ".list");
            List<String> expected = Files.readAllLines(list).stream()
                    .filter(line -> !line.isBlank() && !BODY.contains(line))
                    .toList();
            List<String> found = tnef(Files.readAllBytes(file)).files().stream()
                    .map(Tnef.TnefFile::name)
                    .toList();
            if (!found.equals(expected)) {
                differing.put(name, found);
            }
        }
        assertThat(differing).containsOnlyKeys(DEVIATIONS.keySet());
    }

    @Test
    void theTextIsReadFromPlainTextHtmlAndCompressedRtf() throws IOException {
        assertThat(text("triples")).isEqualToIgnoringWhitespace("Sample description");
        assertThat(text("body")).startsWith("THE BILL OF RIGHTS\nAmendments 1-10 of the Constitution");
        assertThat(text("unicode-mapi-attr-name")).startsWith("Przesyłam poprawiony plik");
        assertThat(text("MAPI_ATTACH_DATA_OBJ"))
                .startsWith("Det er jo en velkjent sak at bodødamene er noe mer jålete");
    }

    @Test
    void aMailShowsWhatIsInsideAndNotTheWrapping() throws IOException {
        Path folder = Corpora.folder("mimekit").resolve("raw/UnitTests/TestData/tnef");
        byte[] wrapped = Files.readAllBytes(folder.resolve("two-files.tnef"));
        Message message = Mails.read(
                "From: a@b.example",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "",
                "Liitteet ohessa.",
                "--b",
                "Content-Type: application/ms-tnef; name=winmail.dat",
                "Content-Transfer-Encoding: base64",
                "",
                Base64.getMimeEncoder().encodeToString(wrapped),
                "--b--");

        assertThat(message.fullText()).isEqualTo("Liitteet ohessa.");
        assertThat(message.attachments()).extracting(Attachment::name).containsExactly("AUTHORS", "README");
        assertThat(message.marks()).contains(Marks.TNEF);
        assertThat(message.parts())
                .filteredOn(part -> part.encoding().equals("tnef"))
                .hasSize(2);
    }

    @Test
    void whatCannotBeReadToItsEndStaysBesideWhatCould() throws IOException {
        Path folder = Corpora.folder("mimekit").resolve("raw/UnitTests/TestData/tnef");
        byte[] whole = Files.readAllBytes(folder.resolve("two-files.tnef"));
        var mail = new ByteArrayOutputStream();
        mail.writeBytes("From: a@b.example\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        mail.write(whole, 0, whole.length - 400);

        assertThat(Mails.read(mail.toByteArray()).attachments())
                .extracting(Attachment::name)
                .startsWith("winmail.dat", "AUTHORS");
    }

    @Test
    void damagedFilesAreReadAsFarAsTheyGoAndNeverThrow() throws IOException {
        var random = new Random(20260203);
        for (Path file : files()) {
            byte[] good = Files.readAllBytes(file);
            for (int round = 0; round < 20 && good.length < 100_000; round++) {
                byte[] bad = good.clone();
                for (int i = 0; i < 10; i++) {
                    bad[6 + random.nextInt(bad.length - 6)] = (byte) random.nextInt(256);
                }
                assertThatCode(() -> tnef(bad)).doesNotThrowAnyException();
            }
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Corpora.folder("mimekit").resolve("raw/UnitTests/TestData/tnef"))) {
            return new ArrayList<>(
                    files.filter(f -> f.toString().endsWith(".tnef")).sorted().toList());
        }
    }

    private static String text(String name) throws IOException {
        return tnef(Files.readAllBytes(Corpora.folder("mimekit")
                        .resolve("raw/UnitTests/TestData/tnef")
                        .resolve(name + ".tnef")))
                .text();
    }

    private static Tnef tnef(byte[] bytes) {
        return Tnef.of(bytes, new Deadline(Limits.STANDARD, System::nanoTime)).orElseThrow();
    }
}
