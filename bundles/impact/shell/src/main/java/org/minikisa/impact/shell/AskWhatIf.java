package org.minikisa.impact.shell;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.analysis.ChoiceSet;
import org.minikisa.impact.api.analysis.NextChoice;
import org.minikisa.impact.api.analysis.WhatIf;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** What further choices would give: the next best ones, the cheapest set to a target, the best one within a budget. */
record AskWhatIf(Requests requests, Assessments assessments, Supplier<WhatIf> whatIf) implements Command {

    @Override
    public Usage usage() {
        return requests.on(Usage.of("whatif", "tells what further choices would give, and at what cost"))
                .option("--target", "INDEX", "the cheapest choices that reach this index")
                .option("--budget", "EUR", "the best choices that cost at most so much a year")
                .choice("--language", "LANGUAGE", "of titles and notes", Texts.LANGUAGES)
                .example("kisa:impact whatif CO-3 --target 75 --budget 20000");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var given = new Given(in);
        var target = given.number("--target");
        var budget = given.number("--budget");
        given.refuseIfWrong("the line");
        var request = requests.read(in);
        var service = whatIf.get();
        var now = assessments.preview(request);
        int decimals = now.scale().decimals();
        var language = Texts.language(in);
        var details = Details.of(
                        "What if: " + request.subject() + ", " + now.title().in(language))
                .shown("preview", "", true, "")
                .add("model", "Model", now.model())
                .add("subject", "Subject", request.subject())
                .shown("base", "Base", now.base(), now.printed().base().toPlainString())
                .shown("index", "Index now", now.index(), now.printed().index().toPlainString())
                .number("headroom", "Headroom", decimals, now.headroom());
        target.ifPresent(wanted -> {
            var set = Busy.with(in.screen(), "Searching", () -> service.cheapest(request, wanted.doubleValue()));
            var label = "Cheapest to " + wanted.toPlainString();
            set(details, "cheapest", label, set, "no allowed choices reach it", request, in);
        });
        budget.ifPresent(most -> {
            var set = Busy.with(in.screen(), "Searching", () -> service.best(request, most));
            var label = "Best for " + most.toPlainString() + " EUR a year";
            set(details, "best", label, set, "even the cheapest choices cost more", request, in);
        });
        details.listing("next", "Next best choices", next(service, request), Next.columns(decimals, in));
        in.screen().details(details);
        in.screen().remark(Tone.DIM, AssessmentView.PREVIEW);
    }

    private void set(
            Details details,
            String key,
            String label,
            Optional<ChoiceSet> found,
            String whenNone,
            AssessmentRequest request,
            Invocation in) {
        int decimals = requests.decimals(request);
        found.ifPresent(set -> details.add(key + "Cost", label + ": EUR a year", set.cost())
                .number(key + "Index", label + ": index", decimals, set.index())
                .number(key + "Uplift", label + ": uplift", decimals, ChoiceSets.uplift(in, set, decimals)));
        var chosen = found.map(set -> ChoiceSets.Chosen.of(
                        set, request.choices(), id -> requests.title(request, id, Texts.language(in))))
                .orElse(List.of());
        details.listing(
                key, label, chosen, ChoiceSets.Chosen.columns().whenEmpty(found.isEmpty() ? whenNone : "nothing"));
    }

    private static List<Next> next(WhatIf service, AssessmentRequest request) {
        return service.next(request).stream().map(Next::new).toList();
    }

    private record Next(NextChoice choice) {

        private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

        static Listing<Next> columns(int decimals, Invocation in) {
            var language = Texts.language(in);
            return Listing.rows(Next.class)
                    .text("indicator", "Indicator", next -> next.choice.indicator())
                    .text("title", "Title", next -> next.choice.title().in(language))
                    .text("value", "Choose", next -> next.choice.value())
                    .number("gain", "Points", decimals, next -> next.choice.gain())
                    .number("cost", "EUR a year", next -> next.choice.cost())
                    .number("pointsPerThousand", "Per 1000 EUR", decimals + 1, Next::perThousand)
                    .text("note", "Think of", next -> next.choice.note().map(note -> note.in(language)))
                    .whenEmpty("none: nothing further can be chosen");
        }

        /** Empty for what costs nothing, or less than nothing. */
        private Optional<BigDecimal> perThousand() {
            return choice.cost().signum() <= 0
                    ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf(choice.gain())
                            .multiply(THOUSAND)
                            .divide(choice.cost(), 9, RoundingMode.HALF_UP));
        }
    }
}
