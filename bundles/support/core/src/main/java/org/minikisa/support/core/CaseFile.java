package org.minikisa.support.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.sending.NewReply;
import org.minikisa.intake.api.sending.NewReply.Kind;
import org.minikisa.intake.api.sending.Replies;
import org.minikisa.intake.api.sending.ReplyId;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.store.api.Transaction;
import org.minikisa.support.api.CaseAnswered;
import org.minikisa.support.api.CaseClosed;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseEvent.What;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseLinkedToCompetition;
import org.minikisa.support.api.CaseOpened;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.NewCase;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.SupportCase;
import org.minikisa.support.core.CaseLife.Step;

/** What people do with a case, for the length of one transaction: rules, state, timeline and fact together. */
final class CaseFile {

    private final Transaction tx;
    private final SupportTables tables;
    private final LegalCalendar calendar;

    CaseFile(Transaction tx, LegalCalendar calendar) {
        this.tx = tx;
        this.tables = new SupportTables(tx);
        this.calendar = calendar;
    }

    CaseRow require(CaseId id) {
        return tables.supportCase(id)
                .orElseThrow(() -> InvalidInputException.of(
                        "case " + id,
                        "support.case.unknown",
                        "",
                        id.value(),
                        "the id of a case",
                        "See kisa:cases for all of them."));
    }

    /** Opens a case without a contact. */
    CaseId open(NewCase opened, String by, Instant at) {
        requirePerson(by, "the opening of a case");
        CaseId id = tables.nextCaseId();
        open(
                new SupportCase(
                        id,
                        new ConversationId(id.value()),
                        List.of(),
                        opened.kind(),
                        opened.topic(),
                        opened.jointProcurement(),
                        opened.language(),
                        opened.customer(),
                        Channel.FORM,
                        CaseState.OPEN,
                        at,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        opened.answerDue(),
                        opened.constructed()),
                new CaseEvent(at, What.OPENED, Optional.of(by.strip()), ""));
        return id;
    }

    void open(SupportCase opened, CaseEvent event) {
        tables.insert(opened);
        tables.addEvent(opened.id(), event);
        tx.append(new CaseOpened(
                opened.id().value(),
                opened.conversation().value(),
                opened.kind().name(),
                opened.topic().name(),
                opened.jointProcurement().map(JointProcurementId::value).orElse(""),
                opened.language().code(),
                opened.channel().name(),
                opened.opened().toString(),
                opened.constructed()));
    }

    void answer(CaseId id, String by, Instant at) {
        CaseRow row = require(id);
        requirePerson(by, "the answer to case " + id);
        CaseState next = CaseLife.require(id, row.state(), Step.ANSWER);
        requireNotBefore(at, row.waitingSince(), "the answer to case " + id, "the customer wrote");
        answered(row, next, Optional.of(by.strip()), at);
    }

    /** An answer that the house's own people sent past this program. */
    void answerByStaff(CaseId id, Instant at) {
        CaseRow row = require(id);
        CaseLife.after(row.state(), Step.ANSWER)
                .ifPresent(next -> answered(
                        row, next, Optional.empty(), at.isBefore(row.waitingSince()) ? row.waitingSince() : at));
    }

    /** The comments of a review answer what was asked before them; what the customer asked later still waits. */
    void answerByReview(CaseId id, Instant at) {
        CaseRow row = require(id);
        CaseLife.after(row.state(), Step.ANSWER)
                .filter(next -> !at.isBefore(row.waitingSince()))
                .ifPresent(next -> answered(row, next, Optional.empty(), at));
    }

    private void answered(CaseRow row, CaseState next, Optional<String> by, Instant at) {
        tables.answered(row.id(), next, by, at);
        tables.addEvent(row.id(), new CaseEvent(at, What.ANSWERED, by, ""));
        tx.append(new CaseAnswered(row.id().value(), at.toString(), calendar.workingMinutes(row.waitingSince(), at)));
    }

    ReplyId reply(CaseId id, String text, String by, Instant at, Replies replies) {
        String what = "the answer to case " + id;
        CaseRow row = require(id);
        requirePerson(by, what);
        ContactId contact = lastFromOutside(row, what);
        Replies.Outcome outcome = replies.queue(
                tx, new NewReply(contact, Kind.ANSWER, text, row.shown().language(), by.strip()));
        if (outcome instanceof Replies.Outcome.Withheld withheld) {
            throw InvalidInputException.of(
                    what,
                    "support.reply.withheld",
                    contact.value(),
                    withheld.reason(),
                    "someone who can be answered by mail",
                    "Answer by other means and tell it with kisa:case answer " + id + ".");
        }
        ReplyId reply = ((Replies.Outcome.Queued) outcome).reply();
        tables.addEvent(id, new CaseEvent(at, What.REPLIED, Optional.of(by.strip()), reply.value()));
        if (row.state() == CaseState.OPEN) {
            answer(id, by, at);
        }
        return reply;
    }

    private ContactId lastFromOutside(CaseRow row, String what) {
        return row.shown().contacts().stream()
                .filter(contact ->
                        tables.noted(contact).filter(noted -> !noted.staff()).isPresent())
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> InvalidInputException.of(
                        what,
                        "support.reply.nobody",
                        "",
                        "a case that no contact came with",
                        "a contact to answer",
                        "Answer by other means and tell it with kisa:case answer " + row.id() + "."));
    }

    void close(CaseId id, String by, Instant at) {
        CaseRow row = require(id);
        String what = "the closing of case " + id;
        requirePerson(by, what);
        CaseState next = CaseLife.require(id, row.state(), Step.CLOSE);
        requireNotBefore(at, row.waitingSince(), what, "the customer wrote");
        row.lastAnswered().ifPresent(answered -> requireNotBefore(at, answered, what, "the unit answered"));
        requireNoOpenReview(id, what);
        tables.closed(id, next, by.strip(), at);
        tables.addEvent(id, new CaseEvent(at, What.CLOSED, Optional.of(by.strip()), ""));
        tx.append(new CaseClosed(id.value(), at.toString()));
    }

    void link(CaseId id, String competition) {
        CaseRow row = require(id);
        String what = "the link of case " + id + " to a competition";
        if (competition.isBlank()) {
            throw InvalidInputException.of(
                    what,
                    "support.blank",
                    "competition",
                    "nothing",
                    "the id of a competition",
                    "Name the competition.");
        }
        Optional<String> known = row.shown().competition();
        if (known.isEmpty()) {
            tables.linked(id, competition);
            tables.addEvent(id, new CaseEvent(tx.now(), What.COMPETITION_LINKED, Optional.empty(), competition));
            tx.append(new CaseLinkedToCompetition(id.value(), competition));
        } else if (!known.get().equals(competition)) {
            throw InvalidInputException.of(
                    what,
                    "support.case.competition",
                    "competition",
                    competition,
                    known.get(),
                    "A case has one competition; open the other one from a case of its own.");
        }
    }

    private void requireNoOpenReview(CaseId id, String what) {
        var problems = new Problems();
        for (Review review : tables.reviewsOf(id)) {
            if (review.closed().isEmpty()) {
                problems.add(
                        "support.case.review",
                        "",
                        review.id() + " of " + review.newest().name() + " is open",
                        "closed reviews",
                        "Close the review first.");
            }
        }
        problems.refuseIfAny(what);
    }

    private static void requirePerson(String by, String what) {
        if (by.isBlank()) {
            throw InvalidInputException.of(what, "support.blank", "by", "nothing", "who did it", "Give a name.");
        }
    }

    private static void requireNotBefore(Instant at, Instant earliest, String what, String event) {
        if (at.isBefore(earliest)) {
            throw InvalidInputException.of(
                    what,
                    "support.case.time",
                    "at",
                    at.toString(),
                    "a moment not before " + earliest + ", when " + event,
                    "Correct the moment.");
        }
    }
}
