package org.minikisa.impact.shell;

import java.util.List;

import org.minikisa.impact.api.ReplayResult;
import org.minikisa.impact.api.ReplayResult.Outcome;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;

/** Results of computing again, on the screen. */
final class Replays {

    private static final Listing<ReplayResult> MANY = Listing.rows(ReplayResult.class)
            .text("id", "Assessment", ReplayResult::assessment)
            .with(Column.<ReplayResult>text("outcome", "Outcome", result -> Texts.lower(result.outcome()))
                    .tone(result -> tone(result.outcome())))
            .text("remark", "Remark", ReplayResult::remark)
            .number("differences", "Differences", result -> result.differences().size())
            .whenEmpty("none: every bit is the same");

    private static final Listing<ReplayResult.Difference> DIFFERENCES = Listing.rows(ReplayResult.Difference.class)
            .text("place", "Place", ReplayResult.Difference::place)
            .text("stored", "Stored", ReplayResult.Difference::stored)
            .text("replayed", "Replayed", ReplayResult.Difference::replayed)
            .whenEmpty("none");

    private Replays() {}

    /** Shows one, and fails unless it is identical. */
    static void show(Invocation in, ReplayResult result) {
        in.screen()
                .details(Details.of("Replay of " + result.assessment())
                        .add("id", "Assessment", result.assessment())
                        .add("outcome", "Outcome", Texts.lower(result.outcome()), tone(result.outcome()))
                        .add("remark", "Remark", result.remark().isEmpty() ? null : result.remark())
                        .listing("differences", "Differences", result.differences(), DIFFERENCES));
        if (result.outcome() != Outcome.IDENTICAL) {
            throw refused(
                    "replay of " + result.assessment(),
                    Texts.lower(result.outcome()),
                    result.remark().isEmpty() ? "The stored result stays; report the difference." : result.remark());
        }
    }

    /** Shows those that are not identical, and fails when there are some. */
    static void show(Invocation in, List<ReplayResult> results) {
        var others = results.stream()
                .filter(result -> result.outcome() != Outcome.IDENTICAL)
                .toList();
        in.screen()
                .details(Details.of("Replay of all " + results.size() + " assessments")
                        .add("replayed", "Replayed", results.size())
                        .add("identical", "Identical in every bit", count(results, Outcome.IDENTICAL), Tone.GOOD)
                        .add("different", "Different", count(results, Outcome.DIFFERENT))
                        .add("unavailable", "Model not there", count(results, Outcome.UNAVAILABLE))
                        .listing("others", "Not identical", others, MANY));
        if (!others.isEmpty()) {
            throw refused(
                    "replay of all",
                    others.size() + " not identical",
                    "kisa:impact replay ID shows the differences of one; the stored results stay.");
        }
    }

    private static long count(List<ReplayResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private static InvalidInputException refused(String what, String found, String remedy) {
        return InvalidInputException.of(what, "impact.replay", "", found, "identical", remedy);
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case IDENTICAL -> Tone.GOOD;
            case DIFFERENT -> Tone.BAD;
            case UNAVAILABLE -> Tone.WARNING;
        };
    }
}
