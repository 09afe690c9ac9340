package org.minikisa.competition.api.award;

import java.util.List;
import java.util.Objects;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.problem.api.LocalizedText;

/**
 * What the report on the procedure says (s. 124), as far as it is known here.
 *
 * @param required whether a report must be made; it may always be
 * @param why the rule that says so
 * @param items the eleven of s. 124, in their order
 */
public record ProcedureReport(CompetitionId competition, boolean required, LocalizedText why, List<Item> items) {

    /**
     * One item.
     *
     * @param number 1 to 11, as in s. 124
     * @param entries what there is to say, a line each; empty where nothing of the kind happened or is known
     */
    public record Item(int number, LocalizedText heading, List<LocalizedText> entries) {
        public Item {
            Objects.requireNonNull(heading, "heading");
            entries = List.copyOf(entries);
        }
    }

    public ProcedureReport {
        Objects.requireNonNull(competition, "competition");
        Objects.requireNonNull(why, "why");
        items = List.copyOf(items);
    }
}
