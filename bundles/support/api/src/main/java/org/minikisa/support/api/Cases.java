package org.minikisa.support.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.store.api.Transaction;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The cases of the unit. Contacts open them, people answer and close them. Every change is refused with
 * {@link org.minikisa.problem.api.InvalidInputException} for an unknown case, a blank {@code by} and a step that its
 * state does not allow; nothing has changed then.
 */
@ProviderType
public interface Cases {

    Optional<SupportCase> find(CaseId id);

    /** The case that a contact of this conversation would join: of several after a split the one that was opened last. */
    Optional<SupportCase> ofConversation(ConversationId conversation);

    /** All cases but those that are {@link CaseState#MERGED}, in the order they were opened in. */
    List<SupportCase> list();

    /** Cases in which a contact seems to be about another joint procurement than its case ({@link CaseTopicChanged}) and was not split off. */
    Set<CaseId> withOtherTopics();

    /** What happened to a case, oldest first; empty for an unknown one. */
    List<CaseEvent> timeline(CaseId id);

    /**
     * Opens a case that no contact came with; it is a conversation of its own. Appends {@link CaseOpened}.
     *
     * @param by who opens it, for the timeline
     */
    SupportCase open(NewCase newCase, String by, Instant at);

    /**
     * The unit has answered an open case; appends {@link CaseAnswered}.
     *
     * @param by who answered; becomes the owner of a case that has none
     * @param at when; not before the case was opened or last opened again
     */
    SupportCase answer(CaseId id, String by, Instant at);

    /**
     * The matter is done; appends {@link CaseClosed}. A case may be closed without an answer (thanks, a stray message).
     * It cannot be closed while one of its reviews is open.
     *
     * @param by who closes; becomes the owner of a case that has none
     * @param at when; not before the case was opened, opened again or answered
     */
    SupportCase close(CaseId id, String by, Instant at);

    /**
     * A mini-competition came of the case; appends {@link CaseLinkedToCompetition}. The same one again changes nothing,
     * another one is refused.
     */
    SupportCase linkCompetition(CaseId id, String competition);

    /**
     * {@link #linkCompetition(CaseId, String)} within the unit of work that makes the competition, so that there is never
     * one without the other.
     */
    void linkCompetition(Transaction tx, CaseId id, String competition);

    /** Working minutes from opening to the first answer, by the legal calendar; empty while there is no answer. */
    OptionalLong firstAnswerMinutes(SupportCase supportCase);

    /**
     * Makes one case of two: contacts, reviews, conversations and the competition of the other one go over, and it becomes
     * {@link CaseState#MERGED}. When one of them waits for an answer, so does the one that is kept, since the earlier moment. Appends
     * {@link CasesMerged}.
     *
     * @param kept the case that stands afterwards, with its labels
     * @param by who does it
     * @throws org.minikisa.problem.api.InvalidInputException also when it is the same case, one of them is merged already, or each has a competition of its own
     */
    CaseChange merge(CaseId kept, CaseId other, String by, Instant at);

    /**
     * Makes a case of its own of some of a case's contacts, open, labelled as the first of them was classified. Contacts that come later
     * join, of the cases of their conversation, the one with their joint procurement, else the last one opened. Appends
     * {@link CaseOpened} and {@link CaseSplit}.
     *
     * @param contacts at least one of the case's contacts, not all
     * @return the change; its {@code other} is the new case
     */
    CaseChange split(CaseId id, List<ContactId> contacts, String by, Instant at);

    /**
     * Undoes the last merge or split of a case that is not undone yet. What came since goes where it would have gone without it; nobody
     * who waits is forgotten: where that is in doubt, a case is open. Appends {@link CaseChangeUndone}.
     *
     * @param id either of the two cases
     * @throws org.minikisa.problem.api.InvalidInputException also when there is none, or when the other case was changed later: undo that first
     */
    CaseChange undo(CaseId id, String by, Instant at);

    /** Merges and splits that a case took part in, oldest first; undone ones too. */
    List<CaseChange> changes(CaseId id);

    /**
     * Answers the sender of the last contact from outside and appends {@link CaseAnswered}: the answer is handed to intake, which sends
     * it, in the same unit of work.
     *
     * @param text plain text, without history
     * @param by who answers, as the customer may see it
     * @throws org.minikisa.problem.api.InvalidInputException also when nobody can be reached: no contact, no address, a machine; or when
     *     no intake that sends is running
     */
    CaseReply reply(CaseId id, String text, String by, Instant at);
}
