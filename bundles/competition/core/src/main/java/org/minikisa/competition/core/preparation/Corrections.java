package org.minikisa.competition.core.preparation;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.preparation.Amendment.Change;
import org.minikisa.competition.api.preparation.Amendment.Weight;
import org.minikisa.competition.core.document.DraftForm;
import org.minikisa.competition.core.document.DraftPlaces;
import org.minikisa.problem.api.Problems;

/** What the changed places of an invitation mean for those who are preparing tenders. */
final class Corrections {

    /** What is bought, and how it is compared. */
    private static final Pattern OBJECT_OR_METHOD = Pattern.compile(
            "(?:subject|cpv|category|order|weighting)(?:\\..*|\\[.*)?|lots(?:\\[[^]]*])?|criteria\\[[^]]*]\\.(?:method|parameters.*)");

    /** Nothing a tenderer would do otherwise. */
    private static final Pattern MINOR = Pattern.compile(
            "(?:title|remarks|evaluators|lowPrice|waitingReason|priceOnlyReason|weightingReason|source)(?:\\..*|\\[.*)?"
                    + "|(?:criteria|lots)\\[[^]]*]\\.(?:name|title)\\..*"
                    + "|criteria\\[[^]]*]\\.lines\\[[^]]*]\\.name\\..*");

    /** What a competition was begun and sealed with. */
    private static final Set<String> FIXED =
            Set.of("format", "key", "jointProcurement", "customer", "nature", "template", "sealing", "exemption");

    private Corrections() {}

    static List<Change> between(CompetitionDraft before, CompetitionDraft after) {
        return DraftPlaces.compare(DraftForm.tree(before), DraftForm.tree(after)).stream()
                .map(one -> new Change(one.place(), one.before(), one.after(), weight(one.place())))
                .toList();
    }

    /** In doubt a change is essential. */
    static Weight weight(String place) {
        if (OBJECT_OR_METHOD.matcher(place).matches()) {
            return Weight.OBJECT_OR_METHOD;
        }
        return MINOR.matcher(place).matches() ? Weight.MINOR : Weight.ESSENTIAL;
    }

    static Weight heaviest(List<Change> changes) {
        return changes.stream()
                .map(Change::weight)
                .max(Comparator.naturalOrder())
                .orElse(Weight.MINOR);
    }

    /** Refuses what cannot be corrected, and a correction of nothing. */
    static void fixed(List<Change> changes, Problems refusals) {
        if (changes.isEmpty()) {
            refusals.add(
                    "competition.correction.none",
                    "changes",
                    "nothing that changes",
                    "at least one changed place",
                    "Extend the tender period where only that is wanted.");
        }
        for (Change change : changes) {
            if (FIXED.contains(change.place().split("[.\\[]", 2)[0])) {
                refusals.add(
                        "competition.correction.fixed",
                        change.place(),
                        change.after().isEmpty() ? "nothing" : change.after(),
                        change.before(),
                        "Cancel the competition and begin another one: this holds from the publication on.");
            }
        }
    }

    /** Advises another competition where this one would become another. */
    static void object(List<Change> changes, Problems warnings) {
        for (Change change : changes) {
            if (change.weight() == Weight.OBJECT_OR_METHOD) {
                warnings.add(
                        "competition.correction.object",
                        change.place(),
                        "another object or another comparison",
                        "what was announced",
                        "Consider a new competition: changing the object and the method after the publication was"
                                + " unlawful (KHO 2017:139).");
            }
        }
    }
}
