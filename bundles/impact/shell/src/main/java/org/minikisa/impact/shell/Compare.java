package org.minikisa.impact.shell;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.analysis.Comparison;
import org.minikisa.impact.api.analysis.Comparisons;
import org.minikisa.impact.api.analysis.VersionComparison;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.rendering.terminal.Waterfall;

/** Two assessments, or two versions of a model on the same answers: what differs and why. */
record Compare(Requests requests, Models models, Supplier<Comparisons> comparisons) implements Command {

    @Override
    public Usage usage() {
        return requests.answersOn(Usage.of(
                                "compare",
                                "tells what differs between two assessments, or two versions on the same answers")
                        .argument("FROM", "an assessment, or MODEL@VERSION", this::ids, true)
                        .argument("TO", "another one", this::ids, true))
                .option("--assessment", "ID", "for versions: whose answers are taken", requests::assessmentIds)
                .choice("--language", "LANGUAGE", "of titles and texts", Texts.LANGUAGES)
                .example("kisa:impact compare cleaning@1.0.0 cleaning@1.1.0 --assessment AS-1");
    }

    private List<String> ids() {
        return Stream.concat(requests.assessmentIds().stream(), ModelNames.versions(models.list()).stream())
                .toList();
    }

    @Override
    public void run(Invocation in) throws IOException {
        var from = in.required("FROM");
        var to = in.required("TO");
        var language = Texts.language(in);
        if (requests.stored(from).isPresent() && requests.stored(to).isPresent()) {
            in.screen().details(details(comparisons.get().compare(from, to), language));
            return;
        }
        Stream.of(from, to).filter(id -> !ids().contains(id)).findFirst().ifPresent(unknown -> {
            throw UnknownIdException.of("assessment or version of a model", unknown, ids());
        });
        if (!from.contains("@") || !to.contains("@")) {
            throw InvalidInputException.of(
                    "the line",
                    "impact.shell.compare",
                    "FROM and TO",
                    from + " and " + to,
                    "two assessments, or two versions of a model",
                    "Name two of a kind.");
        }
        var before = ModelNames.find(models.list(), from).ref();
        var after = ModelNames.find(models.list(), to).ref();
        in.screen()
                .details(details(
                        comparisons.get().versions(answers(in, before), before, after),
                        requests,
                        answers(in, after),
                        language));
    }

    private AssessmentRequest answers(Invocation in, ModelRef model) throws IOException {
        var id = in.option("--assessment");
        var request = id.isEmpty()
                ? AssessmentRequest.of(model, "what-if", Moment.TARGET)
                : requests.stored(id.get())
                        .orElseThrow(() -> UnknownIdException.of("assessment", id.get(), requests.assessmentIds()))
                        .version(model.version());
        return requests.over(request, in);
    }

    private static Details details(Comparison comparison, Language language) {
        var from = comparison.from();
        var to = comparison.to();
        return Details.of("From " + from.id() + " to " + to.id() + ": " + to.subject())
                .add("from", "From", from.id())
                .add("to", "To", to.id())
                .add("fromMoment", "At", Texts.lower(from.moment()))
                .add("toMoment", "Then", Texts.lower(to.moment()))
                .add("fromModel", "Model", from.model())
                .add("toModel", "Model then", to.model())
                .shown(
                        "fromIndex",
                        "Index",
                        from.index(),
                        from.printed().index().toPlainString())
                .shown("toIndex", "Index then", to.index(), to.printed().index().toPlainString())
                .shown(
                        "difference",
                        "Difference",
                        comparison.difference(),
                        Texts.signed(
                                to.printed().index().subtract(from.printed().index())))
                .waterfall(
                        "waterfall",
                        "From one to the other",
                        waterfall(
                                from.id(),
                                from.printed().index().doubleValue(),
                                comparison.parts(),
                                to.id(),
                                to.printed().index().doubleValue(),
                                from.scale().decimals(),
                                language))
                .text("explanation", "In words", comparison.explanation().in(language))
                .listing("parts", "What it comes from", comparison.parts(), parts(language));
    }

    private static Details details(
            VersionComparison comparison, Requests requests, AssessmentRequest request, Language language) {
        int decimals = requests.decimals(request);
        return Details.of("From " + comparison.from() + " to " + comparison.to() + " on the same answers")
                .add("from", "From", comparison.from())
                .add("to", "To", comparison.to())
                .number("fromIndex", "Index", decimals, comparison.fromIndex())
                .number("toIndex", "Index then", decimals, comparison.toIndex())
                .shown(
                        "difference",
                        "Difference",
                        comparison.toIndex() - comparison.fromIndex(),
                        Texts.signed(comparison.toIndex() - comparison.fromIndex(), decimals))
                .add("leftOut", "Answers left out", comparison.leftOut())
                .waterfall(
                        "waterfall",
                        "From one to the other",
                        waterfall(
                                comparison.from().toString(),
                                comparison.fromIndex(),
                                comparison.parts(),
                                comparison.to().toString(),
                                comparison.toIndex(),
                                decimals,
                                language))
                .listing("parts", "What it comes from", comparison.parts(), parts(language))
                .listing("changes", "Changes in the model", comparison.changes(), DiffModels.COLUMNS);
    }

    private static Waterfall waterfall(
            String from,
            double fromIndex,
            List<Comparison.Part> parts,
            String to,
            double toIndex,
            int decimals,
            Language language) {
        var waterfall = Waterfall.of(from, fromIndex, Texts.fixed(fromIndex, decimals));
        for (var part : parts) {
            waterfall = waterfall.step(
                    part.title().in(language), part.printed().doubleValue(), Texts.signed(part.printed()));
        }
        return waterfall.result(to, toIndex, Texts.fixed(toIndex, decimals));
    }

    private static Listing<Comparison.Part> parts(Language language) {
        return Listing.rows(Comparison.Part.class)
                .text("kind", "Kind", part -> Texts.lower(part.kind()).replace('_', ' '))
                .text("id", "Id", Comparison.Part::id)
                .text("title", "Title", part -> part.title().in(language))
                .text("before", "Before", Comparison.Part::before)
                .text("after", "After", Comparison.Part::after)
                .number("points", "Points", 3, Comparison.Part::points)
                .number("printed", "Printed", Comparison.Part::printed)
                .whenEmpty("nothing: both are the same");
    }
}
