package org.minikisa.intake.core.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.core.Corpora;
import org.minikisa.intake.core.text.Digests;

/** What a person saves from a contact is what was measured when it came in. */
class AttachmentBytesTest {

    private final MailReader reader = new MailReader(Limits.STANDARD);

    @ParameterizedTest
    @ValueSource(strings = {"cpython", "mikel-mail", "mime4j", "mimekit", "stalwart-mail-parser"})
    void everyAttachmentOfTheCorporaCanBeHadAgain(String corpus) throws IOException {
        for (Path mail : mails(Corpora.folder(corpus).resolve("raw"))) {
            byte[] bytes = Files.readAllBytes(mail);
            if (reader.read(bytes) instanceof Reading.Understood understood) {
                List<Attachment> attachments = understood.message().attachments();
                for (int i = 0; i < attachments.size(); i++) {
                    assertThat(reader.attachment(bytes, i).map(Digests::sha256))
                            .as("%s, attachment %d", mail, i)
                            .contains(attachments.get(i).sha256());
                }
            }
        }
    }

    @Test
    void whatIsNotThereIsNotHad() {
        byte[] mail = "From: a@b.example\r\n\r\nHei".getBytes(StandardCharsets.US_ASCII);

        assertThat(reader.attachment(mail, 0)).isEmpty();
        assertThat(reader.attachment(mail, -1)).isEmpty();
        assertThat(reader.attachment(new byte[0], 0)).isEmpty();
    }

    private static List<Path> mails(Path raw) throws IOException {
        try (Stream<Path> files = Files.walk(raw)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
