package org.minikisa.support.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

    /** The case of a conversation: there is never more than one. */
    Optional<SupportCase> ofConversation(ConversationId conversation);

    /** All cases, in the order they were opened in. */
    List<SupportCase> list();

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
}
