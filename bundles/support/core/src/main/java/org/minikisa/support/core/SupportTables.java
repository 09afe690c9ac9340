package org.minikisa.support.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Urgency;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.Comment;
import org.minikisa.support.api.Disposition;
import org.minikisa.support.api.DocumentVersion;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.ReviewId;
import org.minikisa.support.api.SupportCase;

/** All SQL of the wing, for the length of one transaction. */
final class SupportTables {

    private static final String CASE = "SELECT * FROM support_case";
    private static final String REVIEW = "SELECT * FROM support_review";

    private final Transaction tx;

    SupportTables(Transaction tx) {
        this.tx = tx;
    }

    /** Brings the wing's tables up to date; every component that uses them asks for it. */
    static void migrate(Store store) {
        store.migrate("support", SupportTables.class);
    }

    /** A contact that waits for its classification, or has a case. */
    record NotedContact(
            ContactId id,
            ConversationId conversation,
            Channel channel,
            Instant received,
            Optional<CustomerId> customer,
            boolean constructed,
            boolean staff,
            Optional<Label> label,
            Optional<CaseId> supportCase,
            int position) {}

    /** What a contact was classified as when it joined its case. */
    record Label(Kind kind, Topic topic, Optional<JointProcurementId> joint, Language language, Urgency urgency) {}

    /** What is known of the case that the contact has joined stays. */
    void note(NotedContact contact) {
        tx.update(
                "INSERT INTO support_contact (contact, conversation, channel, received, customer, constructed)"
                        + " VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (contact) DO UPDATE SET conversation = excluded.conversation,"
                        + " channel = excluded.channel, received = excluded.received, customer = excluded.customer,"
                        + " constructed = excluded.constructed",
                contact.id().value(),
                contact.conversation().value(),
                contact.channel(),
                contact.received(),
                contact.customer().map(CustomerId::value),
                contact.constructed());
    }

    Optional<NotedContact> noted(ContactId id) {
        return tx.first(
                "SELECT * FROM support_contact WHERE contact = ?",
                row -> new NotedContact(
                        id,
                        new ConversationId(row.text("conversation")),
                        row.constant("channel", Channel.class),
                        row.instant("received"),
                        row.optionalText("customer").map(CustomerId::new),
                        row.flag("constructed"),
                        row.flag("staff"),
                        label(row),
                        row.optionalText("support_case").map(CaseId::new),
                        row.optionalNumber("position").map(Math::toIntExact).orElse(0)),
                id.value());
    }

    private static Optional<Label> label(Row row) {
        return row.optionalText("kind")
                .map(kind -> new Label(
                        Kind.valueOf(kind),
                        row.constant("topic", Topic.class),
                        row.optionalText("joint").map(JointProcurementId::new),
                        row.constant("language", Language.class),
                        row.constant("urgency", Urgency.class)));
    }

    void label(ContactId contact, Label label) {
        tx.update(
                "UPDATE support_contact SET kind = ?, topic = ?, joint = ?, language = ?, urgency = ? WHERE contact = ?",
                label.kind(),
                label.topic(),
                label.joint().map(JointProcurementId::value),
                label.language(),
                label.urgency(),
                contact.value());
    }

    /** The house's own people wrote it. It may be noted before anything else is known of it. */
    void byStaff(ContactId contact) {
        tx.update("UPDATE support_contact SET staff = 1 WHERE contact = ?", contact.value());
    }

    /** Puts a contact at the end of a case. */
    void join(ContactId contact, CaseId supportCase) {
        tx.update(
                "UPDATE support_contact SET support_case = ?, position = (SELECT COALESCE(MAX(position), 0) + 1"
                        + " FROM support_contact WHERE support_case = ?) WHERE contact = ?",
                supportCase.value(),
                supportCase.value(),
                contact.value());
    }

    CaseId nextCaseId() {
        return new CaseId("CS-" + tx.nextNumber("support.case"));
    }

    void insert(SupportCase opened) {
        tx.update(
                "INSERT INTO support_case (id, number, conversation, kind, topic, joint, language, customer, channel,"
                        + " state, opened, waiting_since, answer_due, constructed, urgency)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                opened.id().value(),
                number(opened.id().value()),
                ofItsOwn(opened.conversation(), opened.id()),
                opened.kind(),
                opened.topic(),
                opened.jointProcurement().map(JointProcurementId::value),
                opened.language(),
                opened.customer().map(CustomerId::value),
                opened.channel(),
                opened.state(),
                opened.opened(),
                opened.opened(),
                opened.answerDue(),
                opened.constructed(),
                opened.urgency());
        tx.update(
                "INSERT INTO support_thread (conversation, support_case) VALUES (?, ?)",
                opened.conversation().value(),
                opened.id().value());
    }

    /** The column is unique; the second case of a conversation, split off, is kept as {@code CV-7/CS-12}. */
    private String ofItsOwn(ConversationId conversation, CaseId id) {
        boolean taken = tx.first(
                        "SELECT id FROM support_case WHERE conversation = ?",
                        row -> row.text("id"),
                        conversation.value())
                .isPresent();
        return taken ? conversation.value() + "/" + id : conversation.value();
    }

    private static ConversationId conversation(Row row) {
        String kept = row.text("conversation");
        int slash = kept.indexOf('/');
        return new ConversationId(slash < 0 ? kept : kept.substring(0, slash));
    }

    Optional<CaseRow> supportCase(CaseId id) {
        return oneCase(CASE + " WHERE id = ?", id.value());
    }

    /** The cases that contacts of a conversation join, in the order they were opened in. */
    List<CaseRow> casesOf(ConversationId conversation) {
        return tx
                .query(
                        "SELECT support_case FROM support_thread JOIN support_case ON id = support_case"
                                + " WHERE support_thread.conversation = ? ORDER BY number",
                        row -> new CaseId(row.text("support_case")),
                        conversation.value())
                .stream()
                .map(id -> supportCase(id).orElseThrow())
                .toList();
    }

    private Optional<CaseRow> oneCase(String sql, String argument) {
        return tx.first(sql, row -> row.text("id"), argument).flatMap(id -> {
            Map<String, List<String>> contacts = contacts(
                    "SELECT support_case, contact FROM support_contact WHERE support_case = ? ORDER BY position", id);
            return tx.first(sql, row -> caseRow(row, contacts), argument);
        });
    }

    List<CaseRow> cases() {
        Map<String, List<String>> contacts = contacts("SELECT support_case, contact FROM support_contact"
                + " WHERE support_case IS NOT NULL ORDER BY support_case, position");
        return tx.query(CASE + " WHERE merged_into IS NULL ORDER BY number", row -> caseRow(row, contacts));
    }

    /** How many cases a customer opened between two moments, the second not included, by joint procurement. */
    Map<JointProcurementId, Integer> byJointProcurement(CustomerId customer, Instant from, Instant until) {
        var counts = new LinkedHashMap<JointProcurementId, Integer>();
        tx.query(
                "SELECT joint, COUNT(*) AS cases FROM support_case WHERE customer = ? AND opened >= ? AND opened < ?"
                        + " AND joint IS NOT NULL AND merged_into IS NULL GROUP BY joint ORDER BY joint",
                row -> counts.merge(new JointProcurementId(row.text("joint")), (int) row.number("cases"), Integer::sum),
                customer.value(),
                from,
                until);
        return counts;
    }

    /** Those with a contact that was flagged when it joined them, and is still there. */
    Set<CaseId> withOtherTopics() {
        return Set.copyOf(tx.query(
                "SELECT DISTINCT e.support_case AS id FROM support_event e JOIN support_contact c"
                        + " ON c.support_case = e.support_case"
                        + " AND substr(e.detail, 1, length(c.contact) + 2) = c.contact || ': '"
                        + " WHERE e.what = ?",
                row -> new CaseId(row.text("id")),
                CaseEvent.What.TOPIC_CHANGED));
    }

    private Map<String, List<String>> contacts(String sql, Object... arguments) {
        var contacts = new LinkedHashMap<String, List<String>>();
        tx.query(
                sql,
                row -> contacts.computeIfAbsent(row.text("support_case"), c -> new ArrayList<>())
                        .add(row.text("contact")),
                arguments);
        return contacts;
    }

    private static CaseRow caseRow(Row row, Map<String, List<String>> contacts) {
        String id = row.text("id");
        return new CaseRow(
                new SupportCase(
                        new CaseId(id),
                        conversation(row),
                        contacts.getOrDefault(id, List.of()).stream()
                                .map(ContactId::new)
                                .toList(),
                        row.constant("kind", Kind.class),
                        row.constant("topic", Topic.class),
                        row.optionalText("joint").map(JointProcurementId::new),
                        row.constant("language", Language.class),
                        row.optionalText("customer").map(CustomerId::new),
                        row.constant("channel", Channel.class),
                        row.optionalText("merged_into").isPresent()
                                ? CaseState.MERGED
                                : row.constant("state", CaseState.class),
                        row.instant("opened"),
                        row.optionalInstant("first_answered"),
                        row.optionalInstant("closed"),
                        row.optionalText("owner"),
                        row.optionalText("competition"),
                        row.instant("answer_due"),
                        row.flag("constructed"),
                        row.constant("urgency", Urgency.class)),
                row.instant("waiting_since"),
                row.optionalInstant("last_answered"));
    }

    void answered(CaseId id, CaseState state, Optional<String> by, Instant at) {
        tx.update(
                "UPDATE support_case SET state = ?, first_answered = COALESCE(first_answered, ?), last_answered = ?,"
                        + " owner = COALESCE(owner, ?) WHERE id = ?",
                state,
                at,
                at,
                by,
                id.value());
    }

    void closed(CaseId id, CaseState state, String by, Instant at) {
        tx.update(
                "UPDATE support_case SET state = ?, closed = ?, owner = COALESCE(owner, ?) WHERE id = ?",
                state,
                at,
                by,
                id.value());
    }

    void reopened(CaseId id, CaseState state, Instant waitingSince, Instant answerDue) {
        tx.update(
                "UPDATE support_case SET state = ?, closed = NULL, waiting_since = ?, answer_due = ? WHERE id = ?",
                state,
                waitingSince,
                answerDue,
                id.value());
    }

    void linked(CaseId id, String competition) {
        tx.update("UPDATE support_case SET competition = ? WHERE id = ?", competition, id.value());
    }

    void relabelled(CaseId id, Kind kind, Topic topic, Optional<JointProcurementId> joint, Language language) {
        tx.update(
                "UPDATE support_case SET kind = ?, topic = ?, joint = ?, language = ? WHERE id = ?",
                kind,
                topic,
                joint.map(JointProcurementId::value),
                language,
                id.value());
    }

    void urgency(CaseId id, Urgency urgency) {
        tx.update("UPDATE support_case SET urgency = ? WHERE id = ?", urgency, id.value());
    }

    void addEvent(CaseId id, CaseEvent event) {
        tx.update(
                "INSERT INTO support_event (support_case, number, moment, what, person, detail) VALUES"
                        + " (?, (SELECT COUNT(*) + 1 FROM support_event WHERE support_case = ?), ?, ?, ?, ?)",
                id.value(),
                id.value(),
                event.at(),
                event.what(),
                event.by(),
                event.detail());
    }

    List<CaseEvent> events(CaseId id) {
        return tx.query(
                "SELECT * FROM support_event WHERE support_case = ? ORDER BY number",
                row -> new CaseEvent(
                        row.instant("moment"),
                        row.constant("what", CaseEvent.What.class),
                        row.optionalText("person"),
                        row.text("detail")),
                id.value());
    }

    ReviewId nextReviewId() {
        return new ReviewId("RV-" + tx.nextNumber("support.review"));
    }

    void insert(ReviewId id, CaseId supportCase, LocalDate due, Instant opened) {
        tx.update(
                "INSERT INTO support_review (id, number, support_case, due, opened) VALUES (?, ?, ?, ?, ?)",
                id.value(),
                number(id.value()),
                supportCase.value(),
                due,
                opened);
    }

    void insert(ReviewId review, DocumentVersion version, byte[] bytes) {
        tx.update(
                "INSERT INTO support_document (review, version, name, sha256, received, bytes) VALUES (?, ?, ?, ?, ?, ?)",
                review.value(),
                version.number(),
                version.name(),
                version.sha256(),
                version.received(),
                bytes);
    }

    void insert(ReviewId review, Comment comment) {
        tx.update(
                "INSERT INTO support_comment (review, number, version, place, remark, person, disposition)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                review.value(),
                comment.number(),
                comment.version(),
                comment.place(),
                comment.text(),
                comment.by(),
                comment.disposition());
    }

    void disposed(ReviewId review, int comment, Disposition disposition) {
        tx.update(
                "UPDATE support_comment SET disposition = ? WHERE review = ? AND number = ?",
                disposition,
                review.value(),
                comment);
    }

    void closed(ReviewId review, Instant at) {
        tx.update("UPDATE support_review SET closed = ? WHERE id = ?", at, review.value());
    }

    Optional<Review> review(ReviewId id) {
        return reviews(REVIEW + " WHERE id = ?", id.value()).stream().findFirst();
    }

    List<Review> reviews() {
        return reviews(REVIEW + " ORDER BY number");
    }

    List<Review> reviewsOf(CaseId supportCase) {
        return reviews(REVIEW + " WHERE support_case = ? ORDER BY number", supportCase.value());
    }

    private List<Review> reviews(String sql, Object... arguments) {
        List<Heading> headings = tx.query(
                sql,
                row -> new Heading(
                        new ReviewId(row.text("id")),
                        new CaseId(row.text("support_case")),
                        row.date("due"),
                        row.instant("opened"),
                        row.optionalInstant("closed")),
                arguments);
        return headings.stream()
                .map(h -> new Review(h.id, h.supportCase, versions(h.id), comments(h.id), h.due, h.opened, h.closed))
                .toList();
    }

    private record Heading(ReviewId id, CaseId supportCase, LocalDate due, Instant opened, Optional<Instant> closed) {}

    private List<DocumentVersion> versions(ReviewId review) {
        return tx.query(
                "SELECT version, name, sha256, received FROM support_document WHERE review = ? ORDER BY version",
                row -> new DocumentVersion(
                        Math.toIntExact(row.number("version")),
                        row.text("name"),
                        row.text("sha256"),
                        row.instant("received")),
                review.value());
    }

    private List<Comment> comments(ReviewId review) {
        return tx.query(
                "SELECT * FROM support_comment WHERE review = ? ORDER BY number",
                row -> new Comment(
                        Math.toIntExact(row.number("number")),
                        Math.toIntExact(row.number("version")),
                        row.text("place"),
                        row.text("remark"),
                        row.text("person"),
                        row.optionalText("disposition").map(Disposition::valueOf)),
                review.value());
    }

    Optional<byte[]> bytes(ReviewId review, int version) {
        return tx.first(
                "SELECT bytes FROM support_document WHERE review = ? AND version = ?",
                row -> row.bytes("bytes"),
                review.value(),
                version);
    }

    /** The number in an id of ours: CS-12 sorts behind CS-2. */
    static long number(String id) {
        return Long.parseLong(id.substring(id.indexOf('-') + 1));
    }
}
