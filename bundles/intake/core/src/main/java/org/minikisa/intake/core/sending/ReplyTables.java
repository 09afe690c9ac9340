package org.minikisa.intake.core.sending;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.sending.NewReply;
import org.minikisa.intake.api.sending.Reply;
import org.minikisa.intake.api.sending.ReplyId;
import org.minikisa.intake.core.trust.OwnReplies.OwnReply;
import org.minikisa.intake.core.trust.ReplyTokens;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** All SQL of what goes out, for the time of one transaction. */
final class ReplyTables {

    private static final String KEY = "reply-token";

    /** A longer header is not read: nothing that people write has one. */
    private static final int LONGEST_HEADER = 256 * 1024;

    private final Transaction tx;

    ReplyTables(Transaction tx) {
        this.tx = tx;
    }

    /** A contact that is to be answered. */
    record Answered(
            String contact,
            Channel channel,
            Optional<String> conversation,
            Disposition disposition,
            String fromName,
            String fromAddress,
            String subject,
            String fullText,
            Instant received,
            boolean constructed) {}

    /** A reply that is about to be handed over. */
    record Due(
            String reply,
            NewReply.Kind kind,
            String sender,
            String recipient,
            byte[] message,
            int attempts,
            Instant queued) {}

    /** The key of the house's replies; empty before the first one. */
    Optional<byte[]> key() {
        return tx.first("SELECT bytes FROM intake_secret WHERE name = ?", row -> row.bytes("bytes"), KEY);
    }

    /** The key, made now if there is none. */
    byte[] keyForSending() {
        return key().orElseGet(() -> {
            var key = new byte[ReplyTokens.KEY];
            new SecureRandom().nextBytes(key);
            useKey(key);
            return key;
        });
    }

    void useKey(byte[] key) {
        tx.update("INSERT INTO intake_secret (name, bytes, made_at) VALUES (?, ?, ?)", KEY, key, tx.now());
    }

    Optional<OwnReply> own(long number) {
        return tx.first(
                "SELECT reply, conversation, recipient FROM intake_reply WHERE number = ?",
                row -> new OwnReply(row.text("reply"), row.text("conversation"), row.text("recipient")),
                number);
    }

    boolean isKnown(String contact) {
        return tx.first("SELECT contact FROM intake_raw WHERE contact = ?", row -> true, contact)
                .isPresent();
    }

    Optional<Answered> answered(String contact) {
        return tx.first(
                "SELECT contact, channel, conversation, disposition, from_name, from_address, subject, full_text, received,"
                        + " constructed FROM intake_contact WHERE contact = ?",
                row -> new Answered(
                        row.text("contact"),
                        row.constant("channel", Channel.class),
                        row.optionalText("conversation"),
                        row.constant("disposition", Disposition.class),
                        row.text("from_name"),
                        row.text("from_address"),
                        row.text("subject"),
                        row.text("full_text"),
                        row.instant("received"),
                        row.flag("constructed")),
                contact);
    }

    /** The first bytes of a contact, where its header stands; those that a person mended, if one did. */
    byte[] beginning(String contact) {
        String substring = "SELECT substr(bytes, 1, " + LONGEST_HEADER + ") AS bytes FROM ";
        return tx.first(
                        substring + "intake_mended WHERE contact = ? AND length(bytes) > 0",
                        row -> row.bytes("bytes"),
                        contact)
                .or(() -> tx.first(
                        substring + "intake_bytes WHERE contact = ? AND length(bytes) > 0",
                        row -> row.bytes("bytes"),
                        contact))
                .orElse(new byte[0]);
    }

    /** How many acknowledgements went to a mailbox since a moment, or wait to. */
    long acknowledgements(String mailbox, Instant since) {
        return tx.first(
                        "SELECT COUNT(*) AS n FROM intake_reply WHERE mailbox = ? AND queued > ? AND kind = ? AND state <> ?",
                        row -> row.number("n"),
                        mailbox,
                        since,
                        NewReply.Kind.ACKNOWLEDGEMENT,
                        Reply.State.CANCELLED)
                .orElse(0L);
    }

    void insert(long number, Reply reply, String mailbox, String sender, byte[] message) {
        tx.update(
                "INSERT INTO intake_reply (reply, number, conversation, answers, kind, state, recipient, mailbox, sender, subject,"
                        + " text, written_by, message, queued, attempts, next_try, underway, remark)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                reply.id().value(),
                number,
                reply.conversation().value(),
                reply.answers().value(),
                reply.kind(),
                reply.state(),
                reply.recipient(),
                mailbox,
                sender,
                reply.subject(),
                reply.text(),
                reply.by(),
                message,
                reply.queued(),
                reply.attempts(),
                reply.queued(),
                false,
                reply.remark());
    }

    Optional<Reply> find(ReplyId id) {
        return tx.first("SELECT * FROM intake_reply WHERE reply = ?", ReplyTables::reply, id.value());
    }

    List<Reply> ofConversation(ConversationId conversation) {
        return tx.query(
                "SELECT * FROM intake_reply WHERE conversation = ? ORDER BY number",
                ReplyTables::reply,
                conversation.value());
    }

    List<Reply> list(Optional<Reply.State> state) {
        return state.isEmpty()
                ? tx.query("SELECT * FROM intake_reply ORDER BY number", ReplyTables::reply)
                : tx.query(
                        "SELECT * FROM intake_reply WHERE state = ? ORDER BY number", ReplyTables::reply, state.get());
    }

    Optional<byte[]> message(ReplyId id) {
        return tx.first("SELECT message FROM intake_reply WHERE reply = ?", row -> row.bytes("message"), id.value());
    }

    /** The next reply whose time has come; it is underway until {@code lost}, then it is tried again. */
    Optional<Due> take(Instant lost) {
        Optional<Due> due = tx.first(
                "SELECT reply, kind, sender, recipient, message, attempts, queued FROM intake_reply"
                        + " WHERE state = ? AND next_try <= ? ORDER BY number LIMIT 1",
                row -> new Due(
                        row.text("reply"),
                        row.constant("kind", NewReply.Kind.class),
                        row.text("sender"),
                        row.text("recipient"),
                        row.bytes("message"),
                        (int) row.number("attempts") + 1,
                        row.instant("queued")),
                Reply.State.QUEUED,
                tx.now());
        due.ifPresent(taken -> tx.update(
                "UPDATE intake_reply SET attempts = ?, next_try = ?, underway = ? WHERE reply = ?",
                taken.attempts(),
                lost,
                true,
                taken.reply()));
        return due;
    }

    /** When the next one is due; empty where none waits. */
    Optional<Instant> nextTry() {
        return tx.first(
                "SELECT next_try FROM intake_reply WHERE state = ? ORDER BY next_try LIMIT 1",
                row -> row.instant("next_try"),
                Reply.State.QUEUED);
    }

    boolean isUnderway(ReplyId id) {
        return tx.first(
                        "SELECT reply FROM intake_reply WHERE reply = ? AND underway = ? AND next_try > ?",
                        row -> true,
                        id.value(),
                        true,
                        tx.now())
                .isPresent();
    }

    /** What has come back in the meantime stays so. */
    void sent(String reply) {
        tx.update("UPDATE intake_reply SET sent = ?, underway = ? WHERE reply = ?", tx.now(), false, reply);
        tx.update(
                "UPDATE intake_reply SET state = ?, remark = '' WHERE reply = ? AND state = ?",
                Reply.State.SENT,
                reply,
                Reply.State.QUEUED);
    }

    void later(String reply, Instant next, String remark) {
        tx.update(
                "UPDATE intake_reply SET next_try = ?, underway = ?, remark = ? WHERE reply = ? AND state = ?",
                next,
                false,
                remark,
                reply,
                Reply.State.QUEUED);
    }

    /** @return whether it was still to be sent; what has come back in the meantime stays so */
    boolean failed(String reply, String remark) {
        return tx.update(
                        "UPDATE intake_reply SET state = ?, underway = ?, remark = ? WHERE reply = ? AND state = ?",
                        Reply.State.FAILED,
                        false,
                        remark,
                        reply,
                        Reply.State.QUEUED)
                > 0;
    }

    void end(String reply, Reply.State state, String remark) {
        tx.update(
                "UPDATE intake_reply SET state = ?, underway = ?, remark = ? WHERE reply = ?",
                state,
                false,
                remark,
                reply);
    }

    void again(String reply, String remark) {
        tx.update(
                "UPDATE intake_reply SET state = ?, underway = ?, next_try = ?, remark = ?, bounce = NULL WHERE reply = ?",
                Reply.State.QUEUED,
                false,
                tx.now(),
                remark,
                reply);
    }

    /**
     * A mail server may report before it is written down that it took the reply over, or after that was never heard: what was handed
     * over once can come back.
     *
     * @return whether it had not come back before
     */
    boolean bounced(String reply, String contact, String remark) {
        return tx.update(
                        "UPDATE intake_reply SET state = ?, bounce = ?, remark = ? WHERE reply = ?"
                                + " AND (state = ? OR state = ? AND attempts > 0)",
                        Reply.State.BOUNCED,
                        contact,
                        remark,
                        reply,
                        Reply.State.SENT,
                        Reply.State.QUEUED)
                > 0;
    }

    private static Reply reply(Row row) {
        return new Reply(
                new ReplyId(row.text("reply")),
                new ConversationId(row.text("conversation")),
                new ContactId(row.text("answers")),
                row.constant("kind", NewReply.Kind.class),
                row.constant("state", Reply.State.class),
                row.text("recipient"),
                row.text("subject"),
                row.text("text"),
                row.text("written_by"),
                row.instant("queued"),
                (int) row.number("attempts"),
                row.optionalInstant("sent"),
                row.text("remark"),
                row.optionalText("bounce").map(ContactId::new));
    }
}
