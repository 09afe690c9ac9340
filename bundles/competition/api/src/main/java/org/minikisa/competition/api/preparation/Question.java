package org.minikisa.competition.api.preparation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A question of an invited supplier, as the house sees it. Nobody else sees who asked: see {@link Answered}.
 *
 * @param number in its competition, from 1
 * @param supplier id of the supplier who asked
 * @param answer empty while nobody has answered
 */
public record Question(int number, String supplier, String text, Instant asked, Optional<Answer> answer) {

    /**
     * The one answer that all invited suppliers get.
     *
     * @param correction whether the invitation has to be corrected because of it
     */
    public record Answer(String text, Instant at, boolean correction) {
        public Answer {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(at, "at");
        }
    }

    /** A question with its answer, without its asker and the moment it came. */
    public record Answered(int number, String question, Answer answer) {
        public Answered {
            Objects.requireNonNull(question, "question");
            Objects.requireNonNull(answer, "answer");
        }
    }

    public Question {
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(answer, "answer");
    }

    /** Names the question, neither its asker nor its words: records end up in logs. */
    @Override
    public String toString() {
        return "Question[" + number + ", " + asked + (answer.isPresent() ? ", answered]" : ", open]");
    }
}
