package org.minikisa.impact.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.impact.api.DeployedModel;
import org.minikisa.impact.api.Direction;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Option;
import org.minikisa.impact.api.Parameter;
import org.minikisa.impact.api.RefusedModel;
import org.minikisa.impact.api.Theme;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the impact models, or shows one. */
@Component
public final class ModelsCommand implements Command {

    private final Models models;
    private final ModelReader reader;

    @Activate
    public ModelsCommand(@Reference Models models, @Reference ModelReader reader) {
        this.models = models;
        this.reader = reader;
    }

    @Override
    public Usage usage() {
        return Usage.of("models", "lists the impact models, or shows one")
                .argument("MODEL", "id of a model, or id@version", () -> names(models.list()), false)
                .choice("--language", "LANGUAGE", "of titles and texts", Texts.LANGUAGES)
                .flag("--schema", "prints the JSON Schema of model files, for editors")
                .example("kisa:models cleaning");
    }

    @Override
    public void run(Invocation in) {
        if (in.flag("--schema")) {
            in.screen().line(reader.schema());
            return;
        }
        var language = Texts.language(in);
        if (in.argument("MODEL").isPresent()) {
            show(in, find(models.list(), in.argument("MODEL").get()), language);
            return;
        }
        var rows = Stream.concat(
                        models.list().stream().map(model -> Row.of(model, language)),
                        models.refused().stream().map(Row::of))
                .toList();
        in.screen()
                .listing(
                        rows,
                        Listing.of(
                                        Column.text("id", "Id", Row::id),
                                        Column.text("version", "Version", Row::version),
                                        Column.<Row>text("status", "Status", Row::status)
                                                .tone(Row::tone),
                                        Column.text("answering", "Answers", Row::answering),
                                        Column.text("title", "Title", Row::title),
                                        Column.text("origin", "From", Row::origin),
                                        Column.text("digest", "Digest", Row::digest),
                                        Column.text("fault", "Fault", Row::fault))
                                .whenEmpty("no impact models; deploy one with kisa:plugins install FILE"));
    }

    /** Ids, and with a version where there are several. */
    static List<String> names(List<DeployedModel> models) {
        var names = new ArrayList<String>();
        models.forEach(model -> names.add(
                model.answering() ? model.ref().id().value() : model.ref().toString()));
        return names.stream().distinct().toList();
    }

    private static DeployedModel find(List<DeployedModel> models, String name) {
        return models.stream()
                .filter(model -> model.ref().toString().equals(name)
                        || model.answering() && model.ref().id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownIdException.of("model", name, names(models)));
    }

    /** One line of the list: a model that is there, or one that was refused. */
    private record Row(
            String id,
            String version,
            String status,
            boolean answering,
            String title,
            String origin,
            String digest,
            String fault) {

        private static final int DIGEST = 12;

        static Row of(DeployedModel model, Language language) {
            return new Row(
                    model.ref().id().value(),
                    model.ref().version(),
                    Texts.lower(model.description().status()),
                    model.answering(),
                    model.description().title().in(language),
                    model.origin(),
                    model.digest().substring(0, Math.min(DIGEST, model.digest().length())),
                    model.fault().map(Object::toString).orElse(""));
        }

        static Row of(RefusedModel model) {
            return new Row(
                    "",
                    "",
                    "refused",
                    false,
                    "",
                    model.origin(),
                    "",
                    model.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
        }

        Tone tone() {
            return status.equals("refused") || !fault.isEmpty()
                    ? Tone.BAD
                    : status.equals("pilot") ? Tone.WARNING : Tone.PLAIN;
        }
    }

    private static void show(Invocation in, DeployedModel model, Language language) {
        var description = model.description();
        in.screen()
                .details(Details.of(description.title().in(language))
                        .add("id", "Id", description.id())
                        .add("version", "Version", description.ref().version())
                        .add("status", "Status", Texts.lower(description.status()))
                        .add("answering", "Answers for its id", model.answering())
                        .add("origin", "From", model.origin())
                        .add("digest", "Digest", model.digest())
                        .add("fault", "Fault", model.fault().map(Object::toString), Tone.BAD)
                        .add(
                                "scale",
                                "Scale",
                                Texts.number(description.scale().min()) + " to "
                                        + Texts.number(description.scale().max()))
                        .add(
                                "jointProcurements",
                                "Joint procurements",
                                description.appliesTo().jointProcurements())
                        .add(
                                "cpv",
                                "CPV beginning with",
                                description.appliesTo().cpv())
                        .add(
                                "leastCoverage",
                                "Least coverage",
                                description.missing().minCoverage())
                        .add(
                                "authorTests",
                                "Tests of its author",
                                description.tests().size())
                        .text(
                                "summary",
                                "What it measures",
                                description.summary().in(language))
                        .listing(
                                "themes",
                                "Themes",
                                description.themes(),
                                Listing.of(
                                        Column.text("id", "Id", Theme::id),
                                        Column.text("title", "Title", theme -> theme.title()
                                                .in(language)),
                                        Column.number("weight", "Weight", Theme::weight),
                                        Column.text("weightSource", "Weight from", Theme::weightSource)))
                        .listing(
                                "indicators",
                                "Indicators",
                                description.indicators(),
                                Listing.of(
                                        Column.text("id", "Id", Indicator::id),
                                        Column.text("title", "Title", indicator -> indicator
                                                .title()
                                                .in(language)),
                                        Column.text("values", "Values", indicator -> values(indicator.domain())),
                                        Column.text("asked", "Asked of", ModelsCommand::asked),
                                        Column.number("weight", "Weight", Indicator::weight),
                                        Column.text("source", "Source", Indicator::source)))
                        .listing(
                                "gates",
                                "Gates",
                                description.gates(),
                                Listing.of(
                                        Column.text("id", "Id", Gate::id),
                                        Column.text("title", "When", gate -> gate.title()
                                                .in(language)),
                                        Column.text("effect", "Effect", ModelsCommand::effect)))
                        .listing(
                                "parameters",
                                "Parameters",
                                description.parameters(),
                                Listing.of(
                                        Column.text("id", "Id", Parameter::id),
                                        Column.text("values", "Values", ModelsCommand::periods))));
    }

    private static String values(Domain domain) {
        if (domain instanceof Domain.Numeric numeric) {
            var range = (numeric.min().isPresent() ? Texts.number(numeric.min().getAsDouble()) : "…") + " to "
                    + (numeric.max().isPresent() ? Texts.number(numeric.max().getAsDouble()) : "…");
            return (range + " " + numeric.unit()).strip();
        }
        if (domain instanceof Domain.Ordinal ordinal) {
            return ordinal.levels().stream()
                    .map(level -> Integer.toString(level.value()))
                    .collect(Collectors.joining(", "));
        }
        if (domain instanceof Domain.Choice choice) {
            return choice.options().stream().map(Option::id).collect(Collectors.joining(", "));
        }
        return domain instanceof Domain.Computed computed ? "= " + computed.formula() : "true, false";
    }

    private static String asked(Indicator indicator) {
        if (indicator.domain() instanceof Domain.Computed) {
            return "nobody";
        }
        var rule = Texts.lower(indicator.merge()).replace('_', ' ');
        if (!indicator.askedOfCustomer()) {
            return "joint procurement";
        }
        var order = indicator.direction() == Direction.LOWER_IS_BETTER ? ", lower is better" : "";
        return (indicator.askedOfJoint()
                        ? "both, customer " + rule
                        : "customer, else " + indicator.withoutChoice().orElse(""))
                + order;
    }

    private static String effect(Gate gate) {
        return switch (gate.effect()) {
            case CAP -> "at most " + Texts.number(gate.at().orElse(Double.NaN));
            case VETO -> "the worst index";
            case FLAG -> "shown only";
        };
    }

    private static String periods(Parameter parameter) {
        return parameter.periods().stream()
                .map(period -> String.format(
                        Locale.ROOT,
                        "%s %s (%s)%s",
                        Texts.number(period.value()),
                        parameter.unit(),
                        period.source(),
                        period.from().map(from -> " from " + from).orElse("")
                                + period.until().map(until -> " until " + until).orElse("")))
                .collect(Collectors.joining("; "));
    }
}
