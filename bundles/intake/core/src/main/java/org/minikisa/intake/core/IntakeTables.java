package org.minikisa.intake.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.minikisa.intake.api.Arrival;
import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.Author;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactDetails;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Ledger;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.Segment;
import org.minikisa.intake.api.Trust;
import org.minikisa.intake.core.text.Text;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** All SQL of the wing, for the time of one transaction. */
final class IntakeTables {

    /** How many contacts' attachments are asked for at once; databases limit the arguments of a statement. */
    private static final int CHUNK = 200;

    /** The longest entry of a list that is kept on a line. */
    private static final int LONGEST_ENTRY = 1_000;

    private static final int MOST_SUBJECTS = 50;

    /** Somebody may send a thousand messages under one Message-ID; the next answer to it shall not cost a thousand questions. */
    private static final int MOST_CANDIDATES = 20;

    private final Transaction tx;

    IntakeTables(Transaction tx) {
        this.tx = tx;
    }

    /** A contact as it was stored, without its bytes. */
    record Stored(
            String contact,
            long number,
            Channel channel,
            String source,
            String sha256,
            Optional<Instant> receivedAt,
            boolean constructed,
            Instant storedAt) {}

    /** A contact that came before, and the conversation it belongs to. */
    record Earlier(String contact, Optional<String> conversation) {}

    Optional<String> contactOf(String source, String sha256) {
        return tx.first(
                "SELECT contact FROM intake_raw WHERE source = ? AND sha256 = ?",
                row -> row.text("contact"),
                source,
                sha256);
    }

    List<ContactId> deliveredFrom(String source) {
        return tx.query(
                "SELECT contact FROM intake_raw WHERE source = ? ORDER BY number",
                row -> new ContactId(row.text("contact")),
                source);
    }

    void insertRaw(String contact, long number, RawContact raw, String sha256) {
        tx.update(
                "INSERT INTO intake_raw (contact, number, channel, source, sha256, size, received_at, constructed, stored_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                contact,
                number,
                raw.channel(),
                raw.source(),
                sha256,
                (long) raw.bytes().length,
                raw.receivedAt(),
                raw.constructed(),
                tx.now());
        tx.update("INSERT INTO intake_bytes (contact, bytes) VALUES (?, ?)", contact, raw.bytes());
    }

    Optional<Stored> stored(String contact) {
        return tx.first(
                "SELECT contact, number, channel, source, sha256, received_at, constructed, stored_at"
                        + " FROM intake_raw WHERE contact = ?",
                row -> new Stored(
                        row.text("contact"),
                        row.number("number"),
                        row.constant("channel", Channel.class),
                        row.text("source"),
                        row.text("sha256"),
                        row.optionalInstant("received_at"),
                        row.flag("constructed"),
                        row.instant("stored_at")),
                contact);
    }

    Optional<byte[]> bytes(String contact) {
        return tx.first("SELECT bytes FROM intake_bytes WHERE contact = ?", row -> row.bytes("bytes"), contact);
    }

    /** What is read of a contact: its bytes, or the mended ones in their stead. */
    Optional<byte[]> readable(String contact) {
        return tx.first("SELECT bytes FROM intake_mended WHERE contact = ?", row -> row.bytes("bytes"), contact)
                .or(() -> bytes(contact));
    }

    void mend(String contact, byte[] mended, String by, String reason) {
        tx.update(
                "INSERT INTO intake_mended (contact, bytes, person, reason, mended_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (contact) DO UPDATE SET bytes = excluded.bytes, person = excluded.person,"
                        + " reason = excluded.reason, mended_at = excluded.mended_at",
                contact,
                mended,
                by,
                reason,
                tx.now());
    }

    Optional<Disposition> dispositionOf(String contact) {
        return tx.first(
                "SELECT disposition FROM intake_contact WHERE contact = ?",
                row -> row.constant("disposition", Disposition.class),
                contact);
    }

    List<String> quarantined() {
        return tx.query(
                "SELECT contact FROM intake_contact WHERE disposition = ? ORDER BY number",
                row -> row.text("contact"),
                Disposition.QUARANTINED);
    }

    /** The first contact with these bytes that came by the same channel from elsewhere and was understood. */
    Optional<Earlier> sameBytes(Stored stored) {
        return tx.first(
                "SELECT COALESCE(c.duplicate_of, c.contact) AS contact, c.conversation AS conversation"
                        + " FROM intake_raw r JOIN intake_contact c ON c.contact = r.contact"
                        + " WHERE r.sha256 = ? AND r.contact <> ? AND r.channel = ? AND c.disposition <> ? ORDER BY c.number LIMIT 1",
                IntakeTables::earlier,
                stored.sha256(),
                stored.contact(),
                stored.channel(),
                Disposition.QUARANTINED);
    }

    /** The first contact with this message id and the same content. */
    Optional<Earlier> sameMessage(String messageId, String contentDigest, String butNot) {
        return tx.first(
                "SELECT COALESCE(duplicate_of, contact) AS contact, conversation FROM intake_contact"
                        + " WHERE message_id = ? AND content_digest = ? AND contact <> ? AND disposition <> ? ORDER BY number LIMIT 1",
                IntakeTables::earlier,
                messageId,
                contentDigest,
                butNot,
                Disposition.QUARANTINED);
    }

    /** The conversations that know a message, in the order they came to know it; at most {@value #MOST_CANDIDATES}. */
    List<Earlier> conversationsOf(String messageId, boolean own) {
        return tx.query(
                "SELECT MIN(c.number) AS number, t.conversation AS conversation FROM intake_thread t"
                        + " JOIN intake_contact c ON c.contact = t.contact WHERE t.message_id = ? AND t.own = ?"
                        + " GROUP BY t.conversation ORDER BY number LIMIT " + MOST_CANDIDATES,
                row -> new Earlier("CT-" + row.number("number"), row.optionalText("conversation")),
                messageId,
                own);
    }

    boolean takesPart(String address, String conversation) {
        return !address.isEmpty()
                && tx.first(
                                "SELECT contact FROM intake_contact WHERE conversation = ? AND from_address = ?"
                                        + " AND disposition IN (?, ?) LIMIT 1",
                                row -> true,
                                conversation,
                                address,
                                Disposition.NEW_CONVERSATION,
                                Disposition.FOLLOW_UP)
                        .isPresent();
    }

    /** Whether somebody asks in a conversation: one of the house's own people can be the customer too. */
    boolean asks(String address, String conversation) {
        return tx.first(
                        "SELECT contact FROM intake_contact WHERE conversation = ? AND from_address = ? AND author = ?"
                                + " AND disposition IN (?, ?) LIMIT 1",
                        row -> true,
                        conversation,
                        address,
                        Author.OUTSIDE,
                        Disposition.NEW_CONVERSATION,
                        Disposition.FOLLOW_UP)
                .isPresent();
    }

    /** Whether another contact that was understood has this message id. */
    boolean isKnown(String messageId, String butNot) {
        return tx.first(
                        "SELECT contact FROM intake_contact WHERE message_id = ? AND contact <> ? LIMIT 1",
                        row -> true,
                        messageId,
                        butNot)
                .isPresent();
    }

    /** The different subjects of a conversation so far, the earliest first; at most {@value #MOST_SUBJECTS}. */
    List<String> subjectsOf(String conversation) {
        return tx.query(
                "SELECT subject FROM intake_contact WHERE conversation = ? AND disposition IN (?, ?)"
                        + " GROUP BY subject ORDER BY MIN(number) LIMIT " + MOST_SUBJECTS,
                row -> row.text("subject"),
                conversation,
                Disposition.NEW_CONVERSATION,
                Disposition.FOLLOW_UP);
    }

    /** The subject a conversation began with. */
    String subjectOf(String conversation) {
        return tx.first(
                        "SELECT subject FROM intake_contact WHERE conversation = ? ORDER BY number LIMIT 1",
                        row -> row.text("subject"),
                        conversation)
                .orElse("");
    }

    void write(Contact contact, Insight insight, long number, String messageId, String contentDigest, String folded) {
        String id = contact.id().value();
        tx.update("DELETE FROM intake_thread WHERE contact = ?", id);
        tx.update("DELETE FROM intake_attachment WHERE contact = ?", id);
        tx.update("DELETE FROM intake_contact WHERE contact = ?", id);
        Optional<Problem> problem = contact.problem();
        tx.update(
                "INSERT INTO intake_contact (contact, number, channel, source, received, disposition, reason, conversation,"
                        + " duplicate_of, from_name, from_address, subject, text, full_text, folded, message_id, content_digest,"
                        + " customer, constructed, problem_code, problem_place, problem_found, problem_expected, problem_remedy,"
                        + " author, trust, trust_reasons, segments, marks, no_answer, customer_reason, sent, recipients) VALUES ("
                        + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                number,
                contact.channel(),
                contact.source(),
                contact.received(),
                contact.disposition(),
                contact.reason(),
                contact.conversation().map(ConversationId::value),
                contact.duplicateOf().map(ContactId::value),
                contact.fromName(),
                contact.fromAddress(),
                contact.subject(),
                contact.text(),
                contact.fullText(),
                folded,
                messageId,
                contentDigest,
                contact.customer().map(CustomerId::value),
                contact.constructed(),
                problem.map(Problem::code),
                problem.map(Problem::place),
                problem.map(Problem::found),
                problem.map(Problem::expected),
                problem.map(Problem::remedy),
                insight.author(),
                insight.trust().level(),
                lines(insight.trust().reasons()),
                segmentLines(insight.segments()),
                lines(insight.marks()),
                insight.noAnswer(),
                insight.customerReason(),
                insight.sent(),
                lines(insight.recipients()));
        int position = 0;
        for (Attachment attachment : contact.attachments()) {
            tx.update(
                    "INSERT INTO intake_attachment (contact, position, name, media_type, size, sha256) VALUES (?, ?, ?, ?, ?, ?)",
                    id,
                    ++position,
                    attachment.name(),
                    attachment.mediaType(),
                    attachment.bytes(),
                    attachment.sha256());
        }
    }

    void link(String messageId, String contact, String conversation, boolean own) {
        tx.update(
                "INSERT INTO intake_thread (message_id, contact, conversation, own) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (message_id, contact) DO NOTHING",
                messageId,
                contact,
                conversation,
                own);
    }

    Optional<Contact> find(ContactId id) {
        return contacts(tx.query("SELECT * FROM intake_contact WHERE contact = ?", IntakeTables::contact, id.value()))
                .stream()
                .findFirst();
    }

    /** Every contact once, in the order of arrival. */
    List<Contact> find(Collection<ContactId> ids) {
        List<String> wanted = ids.stream().map(ContactId::value).distinct().toList();
        var rows = new ArrayList<Numbered>();
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            List<String> some = wanted.subList(from, Math.min(wanted.size(), from + CHUNK));
            rows.addAll(tx.query(
                    "SELECT * FROM intake_contact WHERE contact IN (" + marks(some) + ")",
                    row -> new Numbered(row.number("number"), contact(row)),
                    some.toArray()));
        }
        rows.sort(Comparator.comparingLong(Numbered::number));
        return contacts(rows.stream().map(Numbered::contact).toList());
    }

    private record Numbered(long number, Contact contact) {}

    /** By an index that has all of this: what is in the table itself lies behind the texts. */
    List<Arrival> arrivals() {
        return tx.query(
                "SELECT contact, channel, received, disposition, customer, constructed FROM intake_contact"
                        + " ORDER BY number",
                row -> new Arrival(
                        new ContactId(row.text("contact")),
                        row.constant("channel", Channel.class),
                        row.instant("received"),
                        row.constant("disposition", Disposition.class),
                        row.optionalText("customer").map(CustomerId::new),
                        row.flag("constructed")));
    }

    private static String marks(Collection<?> arguments) {
        return String.join(", ", Collections.nCopies(arguments.size(), "?"));
    }

    Optional<ContactDetails> details(ContactId id) {
        return tx.first(
                "SELECT c.*, r.sha256 AS sha256, r.size AS size FROM intake_contact c JOIN intake_raw r ON r.contact = c.contact"
                        + " WHERE c.contact = ?",
                this::details,
                id.value());
    }

    private ContactDetails details(Row row) {
        return new ContactDetails(
                row.constant("author", Author.class),
                new Trust(row.constant("trust", Trust.Level.class), lines(row.text("trust_reasons"))),
                segments(row.text("segments"), row.text("full_text")),
                lines(row.text("marks")),
                row.optionalText("no_answer"),
                row.text("customer_reason"),
                row.optionalInstant("sent"),
                row.text("message_id"),
                lines(row.text("recipients")),
                row.optionalText("conversation").map(this::thread).orElse(List.of(new ContactId(row.text("contact")))),
                row.text("sha256"),
                row.number("size"));
    }

    private List<ContactId> thread(String conversation) {
        return tx.query(
                "SELECT contact FROM intake_contact WHERE conversation = ? ORDER BY number",
                row -> new ContactId(row.text("contact")),
                conversation);
    }

    /** @param position from 0 */
    List<Contact> list(ContactQuery query) {
        var sql = new StringBuilder("SELECT * FROM intake_contact WHERE 1 = 1");
        var arguments = new ArrayList<Object>();
        query.disposition().ifPresent(only -> {
            sql.append(" AND disposition = ?");
            arguments.add(only);
        });
        query.channel().ifPresent(only -> {
            sql.append(" AND channel = ?");
            arguments.add(only);
        });
        for (String word : Text.folded(query.search().orElse("")).strip().split("\\s+")) {
            if (!word.isEmpty()) {
                sql.append(" AND folded LIKE ? ESCAPE '!'");
                arguments.add("%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
            }
        }
        sql.append(" ORDER BY number DESC LIMIT ?");
        arguments.add((long) query.limit());
        return contacts(tx.query(sql.toString(), IntakeTables::contact, arguments.toArray()));
    }

    List<ContactId> ids() {
        return tx.query("SELECT contact FROM intake_raw ORDER BY number", row -> new ContactId(row.text("contact")));
    }

    Ledger ledger() {
        long received = count("SELECT COUNT(*) AS n FROM intake_raw");
        long pending = count("SELECT COUNT(*) AS n FROM intake_raw r WHERE NOT EXISTS"
                + " (SELECT 1 FROM intake_contact c WHERE c.contact = r.contact)");
        var dispositions = new EnumMap<Disposition, Long>(Disposition.class);
        tx.query(
                        "SELECT disposition, COUNT(*) AS n FROM intake_contact GROUP BY disposition",
                        row -> Map.entry(row.constant("disposition", Disposition.class), row.number("n")))
                .forEach(entry -> dispositions.put(entry.getKey(), entry.getValue()));
        return new Ledger(received, pending, dispositions);
    }

    /** Asks about what is wrong in all books. @return ids of contacts, in their order */
    private List<String> ids(String sql) {
        return tx.query(sql, row -> row.text("contact"));
    }

    List<String> withoutBytes() {
        return ids("SELECT contact FROM intake_raw r WHERE NOT EXISTS"
                + " (SELECT 1 FROM intake_bytes b WHERE b.contact = r.contact) ORDER BY number");
    }

    List<String> withDispositionOnly() {
        return ids("SELECT contact FROM intake_contact c WHERE NOT EXISTS"
                + " (SELECT 1 FROM intake_raw r WHERE r.contact = c.contact) ORDER BY number");
    }

    /** Of conversations and follow-ups that name no conversation, and duplicates of nothing. */
    List<String> withHalfADisposition() {
        return ids("SELECT contact FROM intake_contact c WHERE (disposition IN ('NEW_CONVERSATION', 'FOLLOW_UP')"
                + " AND conversation IS NULL) OR (disposition = 'QUARANTINED' AND problem_code IS NULL)"
                + " OR (disposition = 'DUPLICATE' AND NOT EXISTS"
                + " (SELECT 1 FROM intake_raw r WHERE r.contact = c.duplicate_of)) ORDER BY number");
    }

    /** What is kept of a contact's bytes, beside what the books say of them. */
    record Booked(String sha256, long size, boolean erased, byte[] bytes) {}

    Optional<Booked> booked(String contact) {
        return tx.first(
                "SELECT r.sha256 AS sha256, r.size AS size, b.erased_sha256 AS erased, b.bytes AS bytes FROM intake_raw r"
                        + " JOIN intake_bytes b ON b.contact = r.contact WHERE r.contact = ?",
                row -> new Booked(
                        row.optionalText("erased").orElse(row.text("sha256")),
                        row.number("size"),
                        row.optionalText("erased").isPresent(),
                        row.bytes("bytes")),
                contact);
    }

    private long count(String sql) {
        return tx.first(sql, row -> row.number("n")).orElse(0L);
    }

    private static String lines(List<String> entries) {
        return entries.stream().map(entry -> Text.oneLine(entry, LONGEST_ENTRY)).collect(Collectors.joining("\n"));
    }

    private static List<String> lines(String entries) {
        return entries.lines().toList();
    }

    /** Only kinds and ends: they follow each other without gaps. */
    private static String segmentLines(List<Segment> segments) {
        return segments.stream().map(s -> s.kind() + " " + s.end()).collect(Collectors.joining("\n"));
    }

    private static List<Segment> segments(String lines, String fullText) {
        if (lines.isEmpty() && !fullText.isEmpty()) {
            return List.of(new Segment(Segment.Kind.MESSAGE, 0, fullText.length()));
        }
        var segments = new ArrayList<Segment>();
        int start = 0;
        for (String line : lines(lines)) {
            int gap = line.indexOf(' ');
            int end = Integer.parseInt(line.substring(gap + 1));
            segments.add(new Segment(Segment.Kind.valueOf(line.substring(0, gap)), start, end));
            start = end;
        }
        return segments;
    }

    private static Earlier earlier(Row row) {
        return new Earlier(row.text("contact"), row.optionalText("conversation"));
    }

    /** Completes the rows with their attachments, a chunk of contacts at a time. */
    private List<Contact> contacts(List<Contact> rows) {
        var attachments = new HashMap<String, List<Attachment>>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<String> ids = rows.subList(from, Math.min(rows.size(), from + CHUNK)).stream()
                    .map(contact -> contact.id().value())
                    .toList();
            tx.query(
                    "SELECT contact, name, media_type, size, sha256 FROM intake_attachment WHERE contact IN ("
                            + marks(ids) + ") ORDER BY contact, position",
                    row -> attachments
                            .computeIfAbsent(row.text("contact"), k -> new ArrayList<>())
                            .add(new Attachment(
                                    row.text("name"), row.text("media_type"), row.number("size"), row.text("sha256"))),
                    ids.toArray());
        }
        return rows.stream().map(contact -> with(contact, attachments)).toList();
    }

    private static Contact with(Contact c, Map<String, List<Attachment>> attachments) {
        List<Attachment> own = attachments.getOrDefault(c.id().value(), List.of());
        return own.isEmpty()
                ? c
                : new Contact(
                        c.id(),
                        c.channel(),
                        c.source(),
                        c.received(),
                        c.disposition(),
                        c.reason(),
                        c.conversation(),
                        c.duplicateOf(),
                        c.fromName(),
                        c.fromAddress(),
                        c.subject(),
                        c.text(),
                        c.fullText(),
                        own,
                        c.customer(),
                        c.constructed(),
                        c.problem());
    }

    private static Contact contact(Row row) {
        Optional<Problem> problem = row.optionalText("problem_code")
                .map(code -> new Problem(
                        code,
                        row.text("problem_place"),
                        row.text("problem_found"),
                        row.text("problem_expected"),
                        row.text("problem_remedy")));
        return new Contact(
                new ContactId(row.text("contact")),
                row.constant("channel", Channel.class),
                row.text("source"),
                row.instant("received"),
                row.constant("disposition", Disposition.class),
                row.text("reason"),
                row.optionalText("conversation").map(ConversationId::new),
                row.optionalText("duplicate_of").map(ContactId::new),
                row.text("from_name"),
                row.text("from_address"),
                row.text("subject"),
                row.text("text"),
                row.text("full_text"),
                List.of(),
                row.optionalText("customer").map(CustomerId::new),
                row.flag("constructed"),
                problem);
    }
}
