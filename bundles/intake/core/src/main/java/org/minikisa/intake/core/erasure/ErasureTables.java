package org.minikisa.intake.core.erasure;

import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.core.text.Digests;
import org.minikisa.intake.core.text.Text;
import org.minikisa.store.api.Transaction;

/** All SQL of erasing, for the time of one transaction. */
final class ErasureTables {

    private final Transaction tx;

    ErasureTables(Transaction tx) {
        this.tx = tx;
    }

    /** Contacts that came in, also those that nobody has looked at. */
    record Raw(String contact, Channel channel) {}

    List<Raw> raw() {
        return tx.query(
                "SELECT contact, channel FROM intake_raw ORDER BY number",
                row -> new Raw(row.text("contact"), row.constant("channel", Channel.class)));
    }

    Optional<ContactRow> row(String contact) {
        return tx.first(
                "SELECT " + ContactRow.COLUMNS + " FROM intake_contact WHERE contact = ?", ContactRow::of, contact);
    }

    byte[] bytes(String contact) {
        return tx.first("SELECT bytes FROM intake_mended WHERE contact = ?", row -> row.bytes("bytes"), contact)
                .or(() -> tx.first(
                        "SELECT bytes FROM intake_bytes WHERE contact = ?", row -> row.bytes("bytes"), contact))
                .orElse(new byte[0]);
    }

    /** As it came, where somebody has mended it since. */
    Optional<byte[]> bytesBeforeMending(String contact) {
        return tx.first(
                "SELECT b.bytes AS bytes FROM intake_bytes b JOIN intake_mended m ON m.contact = b.contact"
                        + " WHERE b.contact = ?",
                row -> row.bytes("bytes"),
                contact);
    }

    /** All that could be read of what hangs on it. */
    List<String> attachmentTexts(String contact) {
        return tx.query(
                "SELECT content FROM intake_attachment_text WHERE contact = ? ORDER BY position",
                row -> row.text("content"),
                contact);
    }

    List<String> answers(String contact) {
        return tx.query(
                "SELECT message_id FROM intake_thread WHERE contact = ? AND own = ? ORDER BY message_id",
                row -> row.text("message_id"),
                contact,
                false);
    }

    List<Attachment> attachments(String contact) {
        return tx.query(
                "SELECT name, media_type, size, sha256 FROM intake_attachment WHERE contact = ? ORDER BY position",
                row -> new Attachment(row.text("name"), row.text("media_type"), row.number("size"), row.text("sha256")),
                contact);
    }

    /** @param position from 0. @return empty where it was not read */
    Optional<String> attachmentText(String contact, int position) {
        return tx.first(
                "SELECT content FROM intake_attachment_text WHERE contact = ? AND position = ? AND outcome = 'TEXT'",
                row -> row.text("content"),
                contact,
                position);
    }

    void write(ContactRow row) {
        tx.update(
                "UPDATE intake_contact SET from_name = ?, from_address = ?, subject = ?, text = ?, full_text = ?, folded = ?,"
                        + " segments = ?, recipients = ?, message_id = ? WHERE contact = ?",
                row.fromName(),
                row.fromAddress(),
                row.subject(),
                row.text(),
                row.fullText(),
                Text.folded(row.fromName() + '\n' + row.fromAddress() + '\n' + row.subject() + '\n' + row.fullText()),
                row.segments(),
                row.recipients(),
                row.messageId(),
                row.contact());
    }

    void write(String contact, byte[] remade) {
        tx.update(
                "UPDATE intake_bytes SET bytes = ?, erased_sha256 = ? WHERE contact = ?",
                remade,
                Digests.sha256(remade),
                contact);
        tx.update("UPDATE intake_mended SET bytes = ? WHERE contact = ?", remade, contact);
    }

    /** A reply that went out, or waits to. */
    record Letter(String reply, String state, String recipient, String subject, String text) {}

    List<Letter> letters() {
        return tx.query(
                "SELECT reply, state, recipient, subject, text FROM intake_reply ORDER BY number",
                row -> new Letter(
                        row.text("reply"),
                        row.text("state"),
                        row.text("recipient"),
                        row.text("subject"),
                        row.text("text")));
    }

    byte[] message(String reply) {
        return tx.first("SELECT message FROM intake_reply WHERE reply = ?", row -> row.bytes("message"), reply)
                .orElse(new byte[0]);
    }

    /** One that waits to be sent to nobody any more is cancelled. */
    void write(Letter letter, byte[] message) {
        tx.update(
                "UPDATE intake_reply SET recipient = ?, mailbox = ?, subject = ?, text = ?, message = ?, state = ?"
                        + " WHERE reply = ?",
                letter.recipient(),
                letter.recipient(),
                letter.subject(),
                letter.text(),
                message,
                letter.state(),
                letter.reply());
    }
}
