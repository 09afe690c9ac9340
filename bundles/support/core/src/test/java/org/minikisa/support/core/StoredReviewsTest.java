package org.minikisa.support.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseEvent.What;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.Comment;
import org.minikisa.support.api.Disposition;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.ReviewId;

class StoredReviewsTest {

    private static final CaseId CASE = new CaseId("CS-1");
    private static final Instant OPENED = Instant.parse("2026-03-11T09:00:00Z");
    private static final Instant LATER = OPENED.plusSeconds(3600);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 18);
    private static final byte[] DRAFT = "draft".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECOND_DRAFT = "second draft".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void openACase() {
        desk = new Desk(folder);
        desk.contact("CT-1", "CV-1", "NEW_CONVERSATION", OPENED.toString()).settled();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aReviewKeepsTheDocumentAndItsVersions() {
        Review review = open();
        desk.reviews.addVersion(review.id(), SECOND_DRAFT, LATER);
        reopen();

        Review kept = desk.reviews.find(review.id()).orElseThrow();
        assertThat(kept.id()).isEqualTo(new ReviewId("RV-1"));
        assertThat(kept.due()).isEqualTo(DUE);
        assertThat(kept.versions())
                .extracting(v -> v.number() + " " + v.name() + " " + v.sha256().substring(0, 8))
                .containsExactly("1 invitation.docx 7743ce34", "2 invitation.docx 1ce9e32d");
        assertThat(desk.reviews.document(review.id(), 1))
                .hasValueSatisfying(b -> assertThat(b).isEqualTo(DRAFT));
        assertThat(desk.reviews.document(review.id(), 3)).isEmpty();
        assertThat(desk.reviews.list()).containsExactly(kept);
        assertThat(desk.facts("ReviewOpened")).hasSize(1);
    }

    @Test
    void theSameBytesAgainChangeNothing() {
        Review review = open();

        assertThat(open()).isEqualTo(review);
        assertThat(desk.reviews.addVersion(review.id(), DRAFT, LATER)).isEqualTo(review);
        assertThat(desk.facts("ReviewOpened")).hasSize(1);
    }

    @Test
    void aCommentKnowsItsVersionAndWhatBecameOfIt() {
        Review review = open();
        desk.reviews.comment(review.id(), "section 4.2", "Weights are missing.", "Aino");
        desk.reviews.addVersion(review.id(), SECOND_DRAFT, LATER);
        desk.reviews.comment(review.id(), "section 5", "The deadline is a Sunday.", "Aino");
        desk.reviews.dispose(review.id(), 1, Disposition.REJECTED);

        Review commented = desk.reviews.dispose(review.id(), 1, Disposition.PARTLY);

        assertThat(commented.comments()).extracting(Comment::version).containsExactly(1, 2);
        assertThat(commented.comments().get(0).disposition()).contains(Disposition.PARTLY);
        assertThat(commented.undisposed()).extracting(Comment::number).containsExactly(2);
    }

    @Test
    void aReviewIsNotClosedWhileCommentsLackADisposition() {
        Review review = open();
        desk.reviews.comment(review.id(), "section 4.2", "Weights are missing.", "Aino");
        desk.reviews.comment(review.id(), "section 5", "The deadline is a Sunday.", "Aino");
        desk.reviews.comment(review.id(), "annex 1", "No currency.", "Aino");
        desk.reviews.dispose(review.id(), 2, Disposition.ACCEPTED);

        var refused = refused(() -> desk.reviews.close(review.id(), LATER));

        assertThat(refused.problems()).extracting(Problem::place).containsExactly("comments[0]", "comments[2]");
        assertThat(refused.getMessage()).contains("section 4.2", "annex 1").doesNotContain("Weights");
        assertThat(desk.facts("ReviewClosed")).isEmpty();
    }

    @Test
    void closingAReviewAnswersItsCase() {
        Review review = open();
        desk.reviews.comment(review.id(), "section 4.2", "Weights are missing.", "Aino");
        desk.reviews.dispose(review.id(), 1, Disposition.ACCEPTED);

        Review closed = desk.reviews.close(review.id(), LATER);

        assertThat(closed.closed()).contains(LATER);
        assertThat(desk.only().state()).isEqualTo(CaseState.ANSWERED);
        assertThat(desk.only().firstAnswered()).contains(LATER);
        assertThat(desk.facts("ReviewClosed"))
                .singleElement()
                .satisfies(e -> assertThat(e.json()).contains("\"RV-1\"").doesNotContain("Weights", "Aino"));
        assertThat(desk.facts("CaseAnswered")).singleElement().satisfies(e -> assertThat(e.json())
                .contains("60"));
        assertThat(desk.cases.timeline(CASE))
                .extracting(CaseEvent::what)
                .containsExactly(What.OPENED, What.REVIEW_OPENED, What.REVIEW_CLOSED, What.ANSWERED);
    }

    @Test
    void aCaseThatWasAnsweredAlreadyIsNotAnsweredTwice() {
        Review review = open();
        desk.cases.answer(CASE, "Aino", LATER);

        desk.reviews.close(review.id(), LATER);

        assertThat(desk.facts("CaseAnswered")).hasSize(1);
    }

    @Test
    void whatTheCustomerAskedAfterTheReviewStillWaits() {
        Review review = open();
        desk.cases.answer(CASE, "Aino", LATER);
        desk.contact("CT-2", "CV-1", "FOLLOW_UP", LATER.plusSeconds(7200).toString())
                .settled();

        desk.reviews.close(review.id(), LATER.plusSeconds(60));

        assertThat(desk.only().state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void aCaseIsNotClosedWhileItsReviewIsOpen() {
        Review review = open();
        assertThat(refused(() -> desk.cases.close(CASE, "Aino", LATER)).getMessage())
                .contains("RV-1");

        desk.reviews.close(review.id(), LATER);
        assertThat(desk.cases.close(CASE, "Aino", LATER).state()).isEqualTo(CaseState.CLOSED);
        assertThat(refused(this::open).getMessage()).contains("CLOSED");
    }

    @Test
    void aClosedReviewIsLeftAlone() {
        Review review = open();
        desk.reviews.close(review.id(), LATER);

        assertThat(refused(() -> desk.reviews.comment(review.id(), "a", "b", "c"))
                        .getMessage())
                .contains("closed");
        refused(() -> desk.reviews.addVersion(review.id(), SECOND_DRAFT, LATER));
        refused(() -> desk.reviews.close(review.id(), LATER));
    }

    @Test
    void theDifferenceOfTwoVersionsIsShownLineByLine() {
        Review review = desk.reviews.open(CASE, "draft.json", bytes("a\nb\nc\nd\ne\nf\ng\n"), DUE, LATER);
        desk.reviews.addVersion(review.id(), bytes("a\nb\nc\nd\nE\nf\ng\nh\n"), LATER);
        assertThat(desk.reviews.differences(review.id(), 1, 2))
                .extracting(line -> line.kind() + " " + line.number() + " " + line.text())
                .containsExactly(
                        "KEPT 3 c", "KEPT 4 d", "REMOVED 5 e", "ADDED 5 E", "KEPT 6 f", "KEPT 7 g", "ADDED 8 h");
        assertThat(desk.reviews.differences(review.id(), 2, 2)).isEmpty();
        assertThat(code(() -> desk.reviews.differences(review.id(), 1, 3))).isEqualTo("support.review.version");
    }

    @Test
    void documentsThatAreNoTextAreNotCompared() {
        Review review = desk.reviews.open(CASE, "draft.docx", new byte[] {'P', 'K', (byte) 0xff}, DUE, LATER);
        assertThat(code(() -> desk.reviews.differences(review.id(), 1, 1))).isEqualTo("support.review.text");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String code(ThrowingCallable what) {
        return catchThrowableOfType(InvalidInputException.class, what)
                .problems()
                .get(0)
                .code();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var refused = refused(() -> desk.reviews.open(CASE, " ", new byte[0], LocalDate.of(2026, 3, 10), OPENED));
        assertThat(refused.problems()).extracting(Problem::place).containsExactly("documentName", "document", "due");

        Review review = open();
        assertThat(refused(() -> desk.reviews.comment(review.id(), "", " ", "")).problems())
                .hasSize(3);
        refused(() -> desk.reviews.dispose(review.id(), 1, Disposition.ACCEPTED));
        refused(() -> desk.reviews.comment(new ReviewId("RV-9"), "a", "b", "c"));
        refused(() -> desk.reviews.open(new CaseId("CS-9"), "a", DRAFT, DUE, OPENED));
    }

    private Review open() {
        return desk.reviews.open(CASE, "invitation.docx", DRAFT, DUE, OPENED);
    }

    private static InvalidInputException refused(ThrowingCallable step) {
        var refused = catchThrowableOfType(InvalidInputException.class, step);
        assertThat(refused).isNotNull();
        return refused;
    }

    private void reopen() {
        desk.close();
        desk = new Desk(folder);
    }
}
