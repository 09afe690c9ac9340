package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.mime.Reading;

class NoteReaderTest {

    private final NoteReader reader = new NoteReader(Limits.STANDARD);

    @Test
    void whatHangsOnANoteIsReadAndCanBeSavedUnderItsName() {
        byte[] note = bytes("""
                {"text": "Liite ohessa.", "attachments": [
                  {"name": "../../etc/tarjouspyyntö.pdf", "mediaType": "Application/PDF", "content": "JVBERi0="},
                  {"content": "", "mediaType": "no type"}]}
                """);

        assertThat(understood(note).attachments())
                .extracting(a -> a.name() + " " + a.mediaType() + " " + a.bytes())
                .containsExactly("tarjouspyyntö.pdf application/pdf 5", "attachment-2.bin application/octet-stream 0");
        assertThat(reader.attachment(note, 0)).hasValue(bytes("%PDF-"));
        assertThat(reader.attachment(note, 1)).hasValue(new byte[0]);
        assertThat(reader.attachment(note, 2)).isEmpty();
        assertThat(reader.attachment(bytes("[]"), 0)).isEmpty();
    }

    @Test
    void organisationAndTelephoneStandBelowTheTextLikeASignature() {
        byte[] note = bytes("""
                {"from": {"name": "Maija", "organisation": "Itäranta", "telephone": "040\\n123"}, "text": "Apua!"}
                """);

        assertThat(understood(note).fullText()).isEqualTo("Apua!\n\n-- \nMaija\nItäranta\n040 123");
    }

    @Test
    void anAttachmentThatCannotBeReadPutsTheNoteIntoQuarantine() {
        assertThat(problem("{\"text\": \"x\", \"attachments\": [{\"name\": \"a\", \"content\": \"?\"}]}"))
                .isEqualTo("attachments[0].content intake.note.base64");
        assertThat(problem("{\"text\": \"x\", \"attachments\": [3]}")).isEqualTo("attachments[0] intake.note.type");
        assertThat(problem("{\"text\": \"x\"} {}")).isEqualTo(" intake.note.json");
        assertThat(problem("{\"text\": \"x\", \"attachments\": {}}")).isEqualTo("attachments intake.note.type");
        assertThat(problem("{\"text\": \"x\", \"attachments\": [{\"name\": 3}]}"))
                .isEqualTo("attachments[0].name intake.note.type");
    }

    private Message understood(byte[] note) {
        return ((Reading.Understood) reader.read(note)).message();
    }

    private String problem(String note) {
        var problem = ((Reading.NotUnderstood) reader.read(bytes(note))).problem();
        return problem.place() + " " + problem.code();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
