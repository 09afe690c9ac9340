package org.minikisa.support.core;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseEvent.What;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.Comment;
import org.minikisa.support.api.DiffLine;
import org.minikisa.support.api.Disposition;
import org.minikisa.support.api.DocumentVersion;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.ReviewClosed;
import org.minikisa.support.api.ReviewId;
import org.minikisa.support.api.ReviewOpened;
import org.minikisa.support.api.Reviews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The reviews, kept in the store with the documents they are about. */
@Component
public final class StoredReviews implements Reviews {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private final Store store;
    private final LegalCalendar calendar;

    @Activate
    public StoredReviews(@Reference Store store, @Reference LegalCalendar calendar) {
        this.store = store;
        this.calendar = calendar;
        SupportTables.migrate(store);
    }

    @Override
    public Review open(CaseId supportCase, String documentName, byte[] document, LocalDate due, Instant at) {
        String sha256 = sha256(document);
        return store.inTransaction(tx -> {
            var tables = new SupportTables(tx);
            CaseRow row = new CaseFile(tx, calendar).require(supportCase);
            checkOpening(row, documentName, document, due, at);
            Optional<Review> same = tables.reviewsOf(supportCase).stream()
                    .filter(r -> r.closed().isEmpty() && r.newest().sha256().equals(sha256))
                    .findFirst();
            if (same.isPresent()) {
                return same.get();
            }
            ReviewId id = tables.nextReviewId();
            tables.insert(id, supportCase, due, at);
            tables.insert(id, new DocumentVersion(1, documentName, sha256, at), document);
            tables.addEvent(supportCase, new CaseEvent(at, What.REVIEW_OPENED, Optional.empty(), id.value()));
            tx.append(new ReviewOpened(id.value(), supportCase.value()));
            return tables.review(id).orElseThrow();
        });
    }

    private static void checkOpening(CaseRow row, String name, byte[] document, LocalDate due, Instant at) {
        var problems = new Problems();
        if (row.state() == CaseState.CLOSED) {
            problems.add(
                    "support.case.state",
                    "supportCase",
                    row.id() + " is CLOSED",
                    "a case that is OPEN or ANSWERED",
                    "Open the review from the case that the document came with.");
        }
        requireText(name, "documentName", problems);
        requireDocument(document, problems);
        LocalDate day = at.atZone(FINLAND).toLocalDate();
        if (due.isBefore(day)) {
            problems.add(
                    "support.review.due",
                    "due",
                    due.toString(),
                    "a day not before " + day,
                    "Promise a day that is still to come.");
        }
        problems.refuseIfAny("the review of a document in case " + row.id());
    }

    @Override
    public Review addVersion(ReviewId review, byte[] document, Instant at) {
        String sha256 = sha256(document);
        return change(review, "the new version of the document in review " + review, (open, tx) -> {
            var problems = new Problems();
            requireDocument(document, problems);
            DocumentVersion newest = open.newest();
            requireNotBefore(at, newest.received(), "the version before it", problems);
            problems.refuseIfAny("the new version of the document in review " + review);
            if (!newest.sha256().equals(sha256)) {
                new SupportTables(tx)
                        .insert(review, new DocumentVersion(newest.number() + 1, newest.name(), sha256, at), document);
            }
        });
    }

    @Override
    public Review comment(ReviewId review, String place, String text, String by) {
        return change(review, "the comment in review " + review, (open, tx) -> {
            var problems = new Problems();
            requireText(place, "place", problems);
            requireText(text, "text", problems);
            requireText(by, "by", problems);
            problems.refuseIfAny("the comment in review " + review);
            new SupportTables(tx)
                    .insert(
                            review,
                            new Comment(
                                    open.comments().size() + 1,
                                    open.newest().number(),
                                    place.strip(),
                                    text,
                                    by.strip(),
                                    Optional.empty()));
        });
    }

    @Override
    public Review dispose(ReviewId review, int comment, Disposition disposition) {
        return change(review, "the disposition in review " + review, (open, tx) -> {
            if (comment < 1 || comment > open.comments().size()) {
                throw InvalidInputException.of(
                        "the disposition in review " + review,
                        "support.review.comment",
                        "comment",
                        Integer.toString(comment),
                        open.comments().isEmpty()
                                ? "a review with comments"
                                : "a number from 1 to " + open.comments().size(),
                        "Look up the number of the comment.");
            }
            new SupportTables(tx).disposed(review, comment, disposition);
        });
    }

    @Override
    public Review close(ReviewId review, Instant at) {
        return change(review, "the closing of review " + review, (open, tx) -> {
            checkClosing(open, at);
            var tables = new SupportTables(tx);
            tables.closed(review, at);
            tables.addEvent(
                    open.supportCase(), new CaseEvent(at, What.REVIEW_CLOSED, Optional.empty(), review.value()));
            tx.append(new ReviewClosed(
                    review.value(), open.versions().size(), open.comments().size()));
            new CaseFile(tx, calendar).answerByReview(open.supportCase(), at);
        });
    }

    private static void checkClosing(Review review, Instant at) {
        var problems = new Problems();
        for (Comment comment : review.undisposed()) {
            problems.add(
                    "support.review.disposition",
                    "comments[" + (comment.number() - 1) + "]",
                    "comment " + comment.number() + " at " + comment.place() + " without a disposition",
                    "ACCEPTED, REJECTED or PARTLY",
                    "Say what became of it.");
        }
        requireNotBefore(at, review.newest().received(), "the newest version", problems);
        problems.refuseIfAny("the closing of review " + review.id());
    }

    @Override
    public Optional<Review> find(ReviewId review) {
        return read(tables -> tables.review(review));
    }

    @Override
    public List<Review> list() {
        return read(SupportTables::reviews);
    }

    @Override
    public Optional<byte[]> document(ReviewId review, int version) {
        return read(tables -> tables.bytes(review, version));
    }

    @Override
    public List<DiffLine> differences(ReviewId review, int from, int to) {
        return Differences.between(text(review, from), text(review, to));
    }

    private String text(ReviewId review, int version) {
        String what = "the comparison of versions of review " + review;
        byte[] bytes = document(review, version)
                .orElseThrow(() -> InvalidInputException.of(
                        what,
                        "support.review.version",
                        "",
                        review + " version " + version,
                        "a version of a review that is there",
                        "See kisa:review show for its versions."));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw InvalidInputException.of(
                    what,
                    "support.review.text",
                    "",
                    "version " + version + ", which is no text",
                    "a text in UTF-8",
                    "Compare documents of word processors with the program that they were written with.");
        }
    }

    /** A change of a review that is open. */
    @FunctionalInterface
    private interface Change {
        void on(Review open, Transaction tx);
    }

    private Review change(ReviewId id, String what, Change change) {
        return store.inTransaction(tx -> {
            var tables = new SupportTables(tx);
            Review review = tables.review(id)
                    .orElseThrow(() -> InvalidInputException.of(
                            what,
                            "support.review.unknown",
                            "",
                            id.value(),
                            "the id of a review",
                            "See kisa:reviews for all of them."));
            review.closed().ifPresent(closed -> {
                throw InvalidInputException.of(
                        what,
                        "support.review.closed",
                        "",
                        "closed " + closed,
                        "an open review",
                        "Open a new review of the document.");
            });
            change.on(review, tx);
            return tables.review(id).orElseThrow();
        });
    }

    private <T> T read(Function<SupportTables, T> question) {
        return store.read(tx -> question.apply(new SupportTables(tx)));
    }

    private static void requireText(String text, String place, Problems problems) {
        if (text.isBlank()) {
            problems.add("support.blank", place, "nothing", "a text", "Fill it in.");
        }
    }

    private static void requireDocument(byte[] document, Problems problems) {
        if (document.length == 0 || document.length > LARGEST_DOCUMENT) {
            problems.add(
                    "support.review.document",
                    "document",
                    document.length + " bytes",
                    "1 to " + LARGEST_DOCUMENT + " bytes",
                    "Attach the document itself; split what is too large.");
        }
    }

    private static void requireNotBefore(Instant at, Instant earliest, String event, Problems problems) {
        if (at.isBefore(earliest)) {
            problems.add(
                    "support.review.time",
                    "at",
                    at.toString(),
                    "a moment not before " + event + ", " + earliest,
                    "Correct the moment.");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
