package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.attachments.AttachmentReader;
import org.minikisa.intake.core.attachment.AttachmentTexts;

/** Documents that hang on contacts are read after the contact and apart from it. */
class AttachmentTextsTest {

    @TempDir
    Path folder;

    /** Reads plain text, is locked out of what says so, and is out of order when it is told to. */
    private static final class PlainTextReader implements AttachmentReader {

        private volatile boolean outOfOrder;
        private int asked;

        @Override
        public boolean wants(Attachment attachment) {
            return attachment.name().endsWith(".txt");
        }

        @Override
        public Outcome read(byte[] content) {
            if (outOfOrder) {
                throw new UncheckedIOException(new IOException("no process to be had"));
            }
            var text = new String(content, StandardCharsets.UTF_8);
            asked++;
            if (text.startsWith("BOMB")) {
                return new Outcome.None(Reason.TOO_COSTLY, "it was not read after 10 s");
            }
            return text.startsWith("LOCKED")
                    ? new Outcome.None(Reason.LOCKED, "it asks for a password")
                    : new Outcome.Text(text, false);
        }
    }

    private final PlainTextReader reader = new PlainTextReader();

    @Test
    void eachDocumentIsReadOnceThereIsSomeoneWhoCan() {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            ContactId id = house.deliver(mail("Liite yksi", "LOCKED"));
            house.seen(id);
            assertThat(house.intake.attachmentText(id, 0)).isEmpty();

            house.store.register(new AttachmentTexts(house.intake, reader));
            house.settle();
            assertThat(house.intake.attachmentText(id, 0))
                    .contains(new AttachmentReader.Outcome.Text("Liite yksi", false));
            assertThat(house.intake.attachmentText(id, 1))
                    .contains(new AttachmentReader.Outcome.None(
                            AttachmentReader.Reason.LOCKED, "it asks for a password"));
            assertThat(house.intake.attachmentText(id, 2))
                    .as("a picture, which nobody reads")
                    .isEmpty();
        }
    }

    @Test
    @Timeout(120)
    void aReaderThatIsOutOfOrderIsAskedAgainAndNobodyElseWaits() throws Exception {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            reader.outOfOrder = true;
            var texts = new AttachmentTexts(house.intake, reader);
            house.store.register(texts);
            ContactId id = house.deliver(mail("Liite", "Toinen"));
            while (house.intake.find(id).isEmpty()) {
                Thread.sleep(5); // the contact itself waits for nobody; settling would wait for its documents
            }
            assertThat(house.intake.attachmentText(id, 0)).isEmpty();

            reader.outOfOrder = false;
            house.settle();
            assertThat(house.store.parked()).isEmpty();
            assertThat(house.intake.attachmentText(id, 0)).isPresent();
        }
    }

    @Test
    void aMailFullOfBombsHoldsUpNobodyElsesDocumentsForLong() {
        String bomb = "--b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment\r\n\r\nBOMB\r\n";
        String mail = "From: a@evil.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + bomb.repeat(40)
                + "--b--\r\n";
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            ContactId bad = house.deliver(mail.getBytes(StandardCharsets.UTF_8));
            ContactId good = house.deliver(mail("Liite yksi", "x"));
            house.store.register(new AttachmentTexts(house.intake, reader));
            house.settle();

            assertThat(reader.asked).as("three of the bad ones, two good ones").isEqualTo(5);
            assertThat(house.intake.attachmentText(bad, 39)).containsInstanceOf(AttachmentReader.Outcome.None.class);
            assertThat(house.intake.attachmentText(good, 0))
                    .contains(new AttachmentReader.Outcome.Text("Liite yksi", false));
        }
    }

    private static byte[] mail(String first, String second) {
        return String.join(
                        "\r\n",
                        "From: maija@itaranta.example",
                        "Subject: liitteet",
                        "Content-Type: multipart/mixed; boundary=b",
                        "",
                        "--b",
                        "",
                        "Ohessa",
                        "--b",
                        "Content-Type: text/plain; name=yksi.txt",
                        "Content-Disposition: attachment; filename=yksi.txt",
                        "",
                        first,
                        "--b",
                        "Content-Type: text/plain",
                        "Content-Disposition: attachment; filename=kaksi.txt",
                        "",
                        second,
                        "--b",
                        "Content-Type: image/png",
                        "Content-Disposition: attachment; filename=kuva.png",
                        "",
                        "x",
                        "--b--",
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
