package org.minikisa.competition.api.evaluation;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * A pattern that has gone with collusion or favouritism elsewhere, put as a question. It accuses nobody: most of what it
 * finds is innocent.
 *
 * @param code of the indicator: {@code R018}, as in "Red Flags in Public Procurement" of the Open Contracting Partnership
 *     and its program Cardinal
 * @param lot {@code ""} for a competition in one piece
 * @param tenders ids of the tenders it is about; empty where it is about the competition
 * @param question to the evaluator, with the figures put in
 * @param definition exactly when it is raised
 * @param source where the definition comes from
 * @param figures what it was raised by and the thresholds, by name, as plain decimals
 */
public record RedFlag(
        String code,
        String lot,
        List<String> tenders,
        LocalizedText question,
        LocalizedText definition,
        String source,
        Map<String, String> figures,
        Optional<Answer> answer) {

    /**
     * What the evaluators say to it.
     *
     * @param by who; personal data
     */
    public record Answer(String text, String by, Instant at) {

        public Answer {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }

    public RedFlag {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(answer, "answer");
        tenders = List.copyOf(tenders);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
