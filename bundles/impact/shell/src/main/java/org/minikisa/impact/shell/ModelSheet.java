package org.minikisa.impact.shell;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Band;
import org.minikisa.impact.api.DeployedModel;
import org.minikisa.impact.api.Direction;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.Minimum;
import org.minikisa.impact.api.Option;
import org.minikisa.impact.api.Parameter;
import org.minikisa.impact.api.Theme;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;

/** One model on the screen: what it asks, how it weighs, what holds. */
final class ModelSheet {

    private ModelSheet() {}

    static Details of(DeployedModel model, Language language) {
        var description = model.description();
        var scale = description.scale();
        return Details.of(description.title().in(language))
                .add("id", "Id", description.id())
                .add("version", "Version", description.ref().version())
                .add("status", "Status", Texts.lower(model.status()))
                .add("answering", "Answers for its id", model.answering())
                .add("origin", "From", model.origin())
                .add("digest", "Digest", model.digest())
                .add("fault", "Fault", model.fault().map(Object::toString), Tone.BAD)
                .add("scale", "Scale", Texts.number(scale.min()) + " to " + Texts.number(scale.max()))
                .add(
                        "jointProcurements",
                        "Joint procurements",
                        description.appliesTo().jointProcurements())
                .add("cpv", "CPV beginning with", description.appliesTo().cpv())
                .add("leastCoverage", "Least coverage", description.missing().minCoverage())
                .add("authorTests", "Tests of its author", description.tests().size())
                .add(
                        "functions",
                        "Functions of plug-ins",
                        description.functions().stream()
                                .map(need -> need.name() + " " + need.version())
                                .toList())
                .text("summary", "What it measures", description.summary().in(language))
                .listing("themes", "Themes", description.themes(), themes(language))
                .listing("indicators", "Indicators", description.indicators(), indicators(language))
                .listing("gates", "Gates", description.gates(), gates(language))
                .listing(
                        "parameters",
                        "Parameters",
                        description.parameters(),
                        Listing.of(
                                Column.text("id", "Id", Parameter::id),
                                Column.text("values", "Values", ModelSheet::periods)));
    }

    private static Listing<Theme> themes(Language language) {
        return Listing.rows(Theme.class)
                .text("id", "Id", Theme::id)
                .text("title", "Title", theme -> theme.title().in(language))
                .number("weight", "Weight", Theme::weight)
                .text("band", "Customer may move", theme -> theme.band().map(ModelSheet::band))
                .text("minimum", "At least", theme -> theme.minimum().map(ModelSheet::minimum))
                .text("weightSource", "Weight from", Theme::weightSource);
    }

    private static Listing<Indicator> indicators(Language language) {
        return Listing.rows(Indicator.class)
                .text("id", "Id", Indicator::id)
                .text("title", "Title", indicator -> indicator.title().in(language))
                .text("values", "Values", indicator -> values(indicator.domain()))
                .text("asked", "Asked of", ModelSheet::asked)
                .number("weight", "Weight", Indicator::weight)
                .text("band", "Customer may move", indicator -> indicator.band().map(ModelSheet::band))
                .text("source", "Source", Indicator::source);
    }

    private static Listing<Gate> gates(Language language) {
        return Listing.rows(Gate.class)
                .text("id", "Id", Gate::id)
                .text("title", "When", gate -> gate.title().in(language))
                .text("effect", "Effect", gate -> effect(gate.effect(), gate.at()));
    }

    private static String band(Band band) {
        return Texts.number(band.min()) + " to " + Texts.number(band.max());
    }

    private static String minimum(Minimum minimum) {
        return Texts.number(minimum.at()) + ", else " + effect(minimum.effect(), minimum.cap());
    }

    private static String values(Domain domain) {
        if (domain instanceof Domain.Numeric numeric) {
            var range = (numeric.min().isPresent() ? Texts.number(numeric.min().getAsDouble()) : "…") + " to "
                    + (numeric.max().isPresent() ? Texts.number(numeric.max().getAsDouble()) : "…");
            return (range + " " + numeric.unit()).strip()
                    + (numeric.whole() ? ", whole" : "")
                    + numeric.per()
                            .map(per -> " per " + Texts.number(per.amount()) + " of " + per.indicator())
                            .orElse("")
                    + numeric.external().map(from -> ", from " + from.source()).orElse("");
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

    private static String effect(Gate.Effect effect, OptionalDouble cap) {
        return switch (effect) {
            case CAP -> "at most " + Texts.number(cap.orElse(Double.NaN));
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
