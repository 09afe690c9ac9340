package org.minikisa.classification.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LabelFile;
import org.minikisa.classification.api.learning.LabelFile.Format;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LabelledTexts.LabelsRead;
import org.minikisa.intake.core.PassingMails;
import org.minikisa.problem.api.InvalidInputException;

class LabelReaderTest {

    @TempDir
    Path folder;

    private final LabelReader reader = new LabelReader(new PassingMails());

    private LabelsRead read(Format format, String content) throws IOException {
        return read(LabelFile.of(format), content);
    }

    private LabelsRead read(LabelFile how, String content) throws IOException {
        return reader.read(Files.writeString(folder.resolve("labels.txt"), content), how);
    }

    private static LabelFile named(Format format, String label, String text) {
        return new LabelFile(format, Optional.of(label), Optional.of(text), Optional.empty(), false);
    }

    private void assertRefused(LabelFile how, byte[] content, String... problems) throws IOException {
        Path file = Files.write(folder.resolve("labels.txt"), content);
        assertThatThrownBy(() -> reader.read(file, how))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .extracting(p -> p.code().replace("classification.", "") + " @ " + p.place())
                        .containsExactly(problems));
    }

    private void assertRefused(Format format, String content, String... problems) throws IOException {
        assertRefused(LabelFile.of(format), content.getBytes(StandardCharsets.UTF_8), problems);
    }

    @Test
    void aSpreadsheetsFileIsReadWithQuotesSemicolonsAndMark() throws IOException {
        LabelsRead read = read(
                Format.CSV,
                "\ufeffLabel;Text;Subject\r\nG1;\"salasana; \"\"unohtui\"\"\r\nuusi rivi\";VS: apua\r\nG7;hinta;\r\n");

        assertThat(read.examples())
                .containsExactly(
                        new Example("G1", new ContactText("VS: apua", "salasana; \"unohtui\"\r\nuusi rivi")),
                        new Example("G7", "hinta"));
        assertThat(read.rows()).isEqualTo(2);
        assertThat(read.contradictions()).isZero();
        assertThat(read.note()).isEmpty();
    }

    @Test
    void columnsWithOtherNamesAreNamed() throws IOException {
        assertThat(read(named(Format.CSV, "intent", "utt"), "id,utt,intent\n1,wake me,alarm\n2,play,music\n")
                        .examples())
                .containsExactly(new Example("alarm", "wake me"), new Example("music", "play"));
        assertThat(read(named(Format.JSONL, "intent", "utt"), "{\"id\":{\"a\":[1]},\"utt\":\"wake me\",\"intent\":7}\n")
                        .examples())
                .containsExactly(new Example("7", "wake me"));
    }

    @Test
    void aFileWithoutHeadingHasTheTextAndThenTheLabel() throws IOException {
        assertThat(read(Format.TSV, "wake me\\nup \\\\ now\talarm\nplay\tmusic\n")
                        .examples())
                .containsExactly(new Example("alarm", "wake me\nup \\ now"), new Example("music", "play"));
        assertThat(read(Format.CSV, "wake me,alarm\nplay,music\n").examples()).hasSize(2);
    }

    @Test
    void columnsThatAreNotThereAreToldWithThoseThatAre() throws IOException {
        assertRefused(Format.CSV, "utt,intent,id\na,b,c\n", "file.columns @ row 1");
        assertRefused(Format.TSV, "text\tintent\na\tb\n", "file.columns @ heading");
        assertRefused(Format.JSONL, "{\"utt\":\"a\",\"intent\":\"b\"}\n", "file.columns @ line 1");
        assertRefused(
                named(Format.CSV, "x", "y"),
                "text,label\na,b\n".getBytes(StandardCharsets.UTF_8),
                "file.columns @ heading",
                "file.columns @ heading");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithItsRow() throws IOException {
        assertRefused(
                Format.TSV,
                "label\ttext\nG1\t\n\twords\n" + "x".repeat(201) + "\twords\nG1\tn\u0000l\nG7\tfine\n",
                "file.text.blank @ row 2, text",
                "file.label.blank @ row 3, label",
                "file.label.odd @ row 4, label",
                "file.nul @ row 5, text");
        assertRefused(Format.CSV, "label,text\na,b,c\nd,\"e\nf,g\n", "file.csv @ row 2", "file.csv @ row 3");
        assertRefused(
                Format.JSONL,
                "{\"label\":\"a\",\"text\":\"b\"}\nnot json\n[1]\n{\"label\":{},\"text\":\"b\"}\n{\"label\":\"a\",\"text\":\"b\"} x\n{\"label\":\"a\"}\n",
                "file.json @ line 2",
                "file.json @ line 3",
                "file.json @ line 4",
                "file.json @ line 5",
                "file.text.blank @ line 6, text");
    }

    @Test
    void aHugeNumberOfMistakesStaysBounded() throws IOException {
        String rows = IntStream.range(0, 50_000).mapToObj(i -> "\tx\n").collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("labels.txt"), "label\ttext\n" + rows);

        assertThatThrownBy(() -> reader.read(file, LabelFile.of(Format.TSV)))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .hasSize(201));
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"CSV", "TSV", "JSONL"})
    void whatIsNoTextFileIsRefused(Format format) throws IOException {
        LabelFile how = LabelFile.of(format);
        assertRefused(how, new byte[0], "file.rows.none @ ");
        assertRefused(how, new byte[] {'a', '\n', (byte) 0xe4, 'b'}, "file.encoding @ line 2");
        assertRefused(how, "label,text\n".getBytes(StandardCharsets.UTF_16), "file.encoding @ line 1");
        assertThatThrownBy(() -> reader.read(folder.resolve("nothing.csv"), how))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("classification.file.missing");
        assertThatThrownBy(() -> reader.read(folder, how))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("classification.file.missing");
    }

    @Test
    void aFileOfTwoHundredMegabytesIsRefusedBeforeItIsRead() throws IOException {
        Path file = folder.resolve("huge.csv");
        try (var large = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(200_000_000);
        }

        assertThatThrownBy(() -> reader.read(file, LabelFile.of(Format.CSV)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("200000000 bytes")
                .hasMessageContaining("classification.file.large");
    }

    @Test
    void aTextOfAMegabyteIsReadAndALongerOneRefused() throws IOException {
        assertThat(read(Format.TSV, "label\ttext\na\t" + "x".repeat(1024 * 1024) + "\n")
                        .examples())
                .hasSize(1);
        assertRefused(
                Format.TSV, "label\ttext\na\t" + "x".repeat(1024 * 1024 + 1) + "\n", "file.text.long @ row 2, text");
    }

    @Test
    void moreThanTenThousandLabelsAreRefusedAndTenThousandAreNot() throws IOException {
        assertThat(read(Format.TSV, labels(10_000)).note())
                .hasValueSatisfying(note -> assertThat(note).contains("label of its own"));
        assertRefused(Format.TSV, labels(10_001), "labels.many @ ");
    }

    private static String labels(int n) {
        return "label\ttext\n"
                + IntStream.range(0, n)
                        .mapToObj(i -> "l" + i + "\ttext " + i + "\n")
                        .collect(Collectors.joining());
    }

    @Test
    void contradictoryLabelsAreCountedAndOneLabelIsTold() throws IOException {
        LabelsRead read = read(Format.TSV, "label\ttext\na\tsame\nb\tsame\na\tother\na\tother\n");
        assertThat(read.contradictions()).isEqualTo(1);
        assertThat(read.examples()).hasSize(4);

        assertThat(read(Format.TSV, "label\ttext\na\tone\na\ttwo\n").note())
                .contains("all texts have the same label: a model needs two");
    }

    @Test
    void halvesOfCharactersAreRefused() throws IOException {
        assertRefused(Format.JSONL, "{\"label\":\"a\",\"text\":\"x\\ud800y\"}\n", "file.json @ line 1");
    }

    @Test
    void deepJsonIsRefusedAndNotFallenInto() throws IOException {
        assertRefused(Format.JSONL, "{\"x\":" + "[".repeat(100_000) + "\n", "file.json @ line 1");
    }

    @Test
    void bodiesOfMailsAreCut() throws IOException {
        var how = new LabelFile(Format.TSV, Optional.empty(), Optional.empty(), Optional.empty(), true);

        assertThat(read(how, "label\ttext\nG1\tMy password is lost.\\n\\n-- \\nAino Example\\nTown\n")
                        .examples())
                .containsExactly(new Example("G1", "My password is lost."));
    }

    @Test
    void foldersOfMailsAreReadLabelByLabel() throws IOException {
        mail("G1", "1.eml", "My password is lost.");
        mail("G7", "2.EML", "How many points?");
        mail("G7", "3.eml", "");
        Files.writeString(folder.resolve("mails/G7/notes.txt"), "not a mail");

        LabelsRead read = reader.read(folder.resolve("mails"), LabelFile.of(Format.EML_FOLDERS));

        assertThat(read.examples())
                .containsExactly(
                        new Example("G1", new ContactText("", "My password is lost.")),
                        new Example("G7", new ContactText("", "How many points?")));
        assertThat(read.rows()).isEqualTo(3);
        assertThat(read.note()).contains("1 without words left out");
    }

    private void mail(String label, String name, String body) throws IOException {
        Path in = Files.createDirectories(folder.resolve("mails").resolve(label));
        Files.writeString(in.resolve(name), "From: a@example.org\r\nSubject: \r\n\r\n" + body + "\r\n");
    }

    @Test
    void aFolderWithoutFoldersIsRefused() {
        assertThatThrownBy(() -> reader.read(folder, LabelFile.of(Format.EML_FOLDERS)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("classification.file.folders");
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"CSV", "TSV", "JSONL"})
    void whatIsWrittenIsReadAgain(Format format) throws IOException {
        List<LabelledText> texts = List.of(
                new LabelledText("", new ContactText("", "none of them"), "seeds", false),
                new LabelledText("G1", new ContactText("a, \"b\"; c", "=1+1\n\tx \\n y\\"), "CT-1", false),
                new LabelledText("G7", new ContactText("'-x", "äö \ud83d\ude00"), "a.csv", true));
        var out = new StringWriter();

        LabelWriter.write(format, texts, out);

        assertThat(read(format, out.toString()).examples())
                .containsExactly(
                        new Example("none", "none of them"),
                        new Example("G1", texts.get(1).text()),
                        new Example("G7", texts.get(2).text()));
    }

    @Test
    void identityCodesDoNotLeaveTheHouse() throws IOException {
        var out = new StringWriter();

        LabelWriter.write(
                Format.JSONL,
                List.of(new LabelledText("a", new ContactText("", "tunnus 131052-308T"), "x", false)),
                out);

        assertThat(out.toString()).doesNotContain("308T");
    }
}
