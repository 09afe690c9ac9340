package org.minikisa.competition.api.preparation;

import java.time.Instant;
import java.util.List;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.problem.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Questions about an invitation, and answers that all invited suppliers get. What is refused is refused with
 * {@link org.minikisa.problem.api.InvalidInputException} and changes nothing.
 */
@ProviderType
public interface Questions {

    /**
     * An invited supplier asks. Refused after the moment until which questions are taken, and where the text names the
     * supplier: it goes to all.
     */
    Question ask(CompetitionId id, String supplier, String text, Act act);

    /**
     * Answers once, to all invited. Later than 6 days before the end of the tender period of a purchase in a dynamic
     * purchasing system it is refused until the period is extended (s. 56, 69); elsewhere {@link #check} warns of it.
     *
     * @param correction whether the invitation has to be corrected because of it
     */
    Question answer(CompetitionId id, int number, String text, boolean correction, Act act);

    /** All questions, for the house. */
    List<Question> list(CompetitionId id);

    /** What all invited suppliers see: the answered ones. */
    List<Question.Answered> answered(CompetitionId id);

    /** What should be looked at now: questions without an answer, late answers, corrections that were not made. */
    List<Problem> check(CompetitionId id, Instant at);
}
