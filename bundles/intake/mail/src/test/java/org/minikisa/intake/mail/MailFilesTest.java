package org.minikisa.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.ReadSummary;
import org.minikisa.problem.api.Problem;

class MailFilesTest {

    @TempDir
    private Path folder;

    private final List<RawContact> delivered = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();

    private ReadSummary read(Path location) {
        return new MailFiles().read(location, delivered::add, progress::add);
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private List<String> sources() {
        return delivered.stream().map(RawContact::source).toList();
    }

    @Test
    void aFolderIsReadWithAllBelowItInAStableOrder() throws IOException {
        write("b/msg_02.eml", "From: b\n\nx");
        write(
                "b/a.mbox",
                "From x Tue Feb  3 10:00:00 2026\nFrom: m\n\n1\n\nFrom x Tue Feb  3 10:00:00 2026\nFrom: m\n\n2\n");
        write("a.eml", "From: a\n\nx");
        write("no-extension", "Received: from x\nFrom: a\n\nx");
        write("expected.json", "{}");
        write("notes.txt", "Note: this is no mail");
        write("empty.eml", "");

        ReadSummary summary = read(folder);

        assertThat(sources())
                .containsExactly("a.eml", "b/a.mbox#1", "b/a.mbox#2", "b/msg_02.eml", "empty.eml", "no-extension");
        assertThat(summary).isEqualTo(new ReadSummary(6, List.of(), 2));
        assertThat(progress).last().isEqualTo(6L);
    }

    @Test
    void aSingleMessageAndASingleMboxAreLocationsToo() throws IOException {
        read(write("one.eml", "From: a\n\nx"));
        read(write("two.mbox", "From x Tue Feb  3 10:00:00 2026\nFrom: m\n\n1\n"));

        assertThat(sources()).containsExactly("one.eml", "two.mbox#1");
        assertThat(new MailFiles().accepts(folder)).isTrue();
        assertThat(new MailFiles().accepts(folder.resolve("nothing"))).isFalse();
        assertThat(new MailFiles().accepts(write("report.pdf", "%PDF"))).isFalse();
    }

    @Test
    void inAMaildirSeenAndReadMessagesKeepTheirSource() throws IOException {
        write("inbox/new/1700.host", "From: a\n\nnew");
        write("inbox/cur/1600.host:2,S", "From: a\n\nseen");
        write("inbox/tmp/1800.host", "From: a\n\nhalf");

        read(folder);

        assertThat(sources()).containsExactly("inbox/1600.host", "inbox/1700.host");
    }

    @Test
    void notesAreDeliveredByTheChannelTheirNameTells() throws IOException {
        write("1.contact.json", "{}");
        write("2.phone.contact.json", "{}");
        write("3.event.contact.json", "{}");

        read(folder);

        assertThat(delivered)
                .extracting(RawContact::channel)
                .containsExactly(Channel.FORM, Channel.PHONE, Channel.EVENT);
    }

    @Test
    void whatIsNotReadableIsToldAndTheRestIsRead() throws IOException {
        write("a.eml", "From: a\n\nx");
        write("long.mbox", "garbage\nFrom x Tue Feb  3 10:00:00 2026\nFrom: m\n\n1\n");
        Files.createSymbolicLink(folder.resolve("link.eml"), folder.resolve("a.eml"));

        ReadSummary summary = read(folder);

        assertThat(sources()).containsExactly("a.eml", "long.mbox#1");
        assertThat(summary.skipped()).isEqualTo(1);
        assertThat(summary.problems()).extracting(Problem::code).containsExactly("intake.mbox.begin");
        assertThat(summary.problems().get(0).toString()).doesNotContain(folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void anMboxIsSplitByteForByte(String end) throws IOException {
        String mbox = String.join(
                end,
                "From a@b.example Tue Feb  3 10:00:00 2026",
                "From: a@b.example",
                "",
                "Hei",
                "",
                ">From here on",
                ">>From deeper",
                "From the start this was text",
                "",
                "From 2025 to 2026, too",
                "",
                "From MAILER-DAEMON Wed Feb  4 11:00:00 2026 remote from x",
                "From: c@d.example",
                "",
                "",
                "");

        List<String> messages = split(mbox);

        assertThat(messages)
                .containsExactly(
                        String.join(
                                end,
                                "From: a@b.example",
                                "",
                                "Hei",
                                "",
                                "From here on",
                                ">From deeper",
                                "From the start this was text",
                                "",
                                "From 2025 to 2026, too",
                                ""),
                        String.join(end, "From: c@d.example", "", ""));
    }

    @Test
    void linesOfAnyLengthAndAFileWithoutLastLineEndAreRead() throws IOException {
        String longLine = "x".repeat(300_000);

        assertThat(split("From a Tue Feb  3 10:00:00 2026" + "y".repeat(1_000) + "\nFrom: a\n\n" + longLine + "\nend"))
                .containsExactly("From: a\n\n" + longLine + "\nend");
        assertThat(split("")).isEmpty();
    }

    private static List<String> split(String mbox) throws IOException {
        var messages = new ArrayList<String>();
        new MboxReader(new ByteArrayInputStream(mbox.getBytes(StandardCharsets.UTF_8)), 1_000_000)
                .read(new Collector(messages));
        return messages;
    }

    @Test
    void aMessageThatIsTooLargeIsToldAndTheNextIsRead() throws IOException {
        var messages = new ArrayList<String>();
        String from = "From a Tue Feb  3 10:00:00 2026\n";
        String mbox = from + "From: a\n\n" + "x".repeat(5_000) + "\n\n" + from + "From: b\n\nsmall\n";

        new MboxReader(new ByteArrayInputStream(mbox.getBytes(StandardCharsets.UTF_8)), 1_000)
                .read(new Collector(messages));

        assertThat(messages).containsExactly("1 is too large: 5010", "From: b\n\nsmall\n");
    }

    @ParameterizedTest
    @CsvSource({
        "mail.eml, anything, MESSAGE",
        "x.mbox, anything, MBOX",
        "x, 'From a Tue Feb  3 10:00:00 2026', MBOX",
        "x.txt, 'Subject: y', MESSAGE",
        "x.txt, 'X-Spam: y', MESSAGE",
        "x.txt, 'Huom: y', OTHER",
        "x, '', OTHER",
        "x.contact.json, {}, NOTE",
        "x.json, {}, OTHER",
        "eml, anything, OTHER"
    })
    void filesAreKnownByNameAndBeginning(String name, String head, FileKind kind) {
        assertThat(FileKind.of(name, head.getBytes(StandardCharsets.UTF_8))).isEqualTo(kind);
    }

    private record Collector(List<String> messages) implements MboxReader.Sink {

        @Override
        public void message(long number, byte[] bytes) {
            messages.add(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void tooLarge(long number, long bytes) {
            messages.add(number + " is too large: " + bytes);
        }

        @Override
        public void noMessage(long bytes) {
            messages.add("no message: " + bytes);
        }
    }
}
