package org.minikisa.impact.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.Theme;
import org.minikisa.impact.api.Waterfall;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;

/** Says a result in words, from its printed bars, so that text and picture never differ. */
final class Wording {

    /** Raised when results are put in other words, so that a replay compares words only with words put alike. */
    static final int VERSION = 2;

    private static final int MOST_BARS = 3;
    private static final int MOST_NAMES = 5;

    private final ModelDescription model;
    private final Answers answers;
    private final ModelStatus status;
    private final Result result;
    private final Language language;

    private Wording(ModelDescription model, Answers answers, ModelStatus status, Result result, Language language) {
        this.model = model;
        this.answers = answers;
        this.status = status;
        this.result = result;
        this.language = language;
    }

    /** What came out. */
    record Result(Evaluation evaluation, Waterfall printed, OptionalDouble headroom, Optional<Outcome> alone) {}

    /** @param answers x1 with x2 */
    static LocalizedText of(ModelDescription model, Answers answers, ModelStatus status, Result result) {
        Function<Language, String> in = language -> new Wording(model, answers, status, result, language).text();
        return new LocalizedText(in.apply(Language.FI), in.apply(Language.SV), in.apply(Language.EN));
    }

    private String text() {
        var sentences = new ArrayList<String>();
        sentences.add(base());
        result.alone.map(this::alone).ifPresent(sentences::add);
        sentences.add(uplift());
        largest().ifPresent(sentences::add);
        movedWeights().ifPresent(sentences::add);
        result.evaluation.gates().forEach(state -> gate(state).ifPresent(sentences::add));
        headroom().ifPresent(sentences::add);
        coverage().ifPresent(sentences::add);
        notApplicable().ifPresent(sentences::add);
        assumed().ifPresent(sentences::add);
        if (status == ModelStatus.PILOT) {
            sentences.add(say("Malli on pilotti.", "Modellen är en pilot.", "The model is a pilot."));
        }
        return String.join(" ", sentences);
    }

    // ---------------------------------------------------------------- figures

    private String base() {
        var base = figure(result.printed.base());
        var scale = plain(model.scale().min()) + "–" + plain(model.scale().max());
        return say(
                "Yhteishankinta antaa itsessään " + base + " (asteikko " + scale + ").",
                "Samupphandlingen ger i sig " + base + " (skala " + scale + ").",
                "The joint procurement gives " + base + " by itself (scale " + scale + ").");
    }

    private String alone(Outcome alone) {
        var had = rounded(alone.value());
        var effect = signed(result.printed.base().subtract(had));
        return say(
                "Ilman sitä asiakas olisi saanut " + figure(had) + "; yhteishankinnan vaikutus on " + effect + ".",
                "Utan den skulle kunden ha fått " + figure(had) + "; samupphandlingens effekt är " + effect + ".",
                "Without it the customer would have had " + figure(had) + "; the effect of the joint procurement is "
                        + effect + ".");
    }

    private String uplift() {
        var index = figure(result.printed.index());
        var uplift = figure(result.printed.uplift().abs());
        if (result.printed.upliftBars().isEmpty()) {
            return say(
                    "Asiakkaan valinnat eivät muuta sitä: indeksi on " + index + ".",
                    "Kundens val ändrar inte det: indexet är " + index + ".",
                    "The customer's choices do not change it: the index is " + index + ".");
        }
        boolean adds = result.printed.uplift().signum() >= 0;
        return say(
                "Asiakkaan valinnat " + (adds ? "lisäävät " : "vähentävät ") + uplift + ": indeksi on " + index + ".",
                "Kundens val " + (adds ? "lägger till " : "minskar det med ") + uplift + ": indexet är " + index + ".",
                "The customer's choices " + (adds ? "add " : "take ") + uplift + ": the index is " + index + ".");
    }

    private Optional<String> largest() {
        var bars = result.printed.upliftBars().stream()
                .filter(bar ->
                        bar.kind() == Contribution.Kind.INDICATOR && bar.value().signum() != 0)
                .sorted(Comparator.comparing((Waterfall.Bar bar) -> bar.value().abs())
                        .reversed())
                .limit(MOST_BARS)
                .map(bar -> bar.label().in(language) + " " + signed(bar.value()))
                .collect(Collectors.joining(", "));
        return bars.isEmpty()
                ? Optional.empty()
                : Optional.of(say(
                        "Eniten vaikuttavat: " + bars + ".",
                        "Mest påverkar: " + bars + ".",
                        "Most comes from: " + bars + "."));
    }

    private Optional<String> movedWeights() {
        return result.printed.upliftBars().stream()
                .filter(bar -> bar.kind() == Contribution.Kind.WEIGHTS)
                .findFirst()
                .map(bar -> signed(bar.value()))
                .map(points -> say(
                        "Siitä asiakkaan omien painotusten osuus on " + points + ".",
                        "Av det är kundens egen viktning " + points + ".",
                        "Of that the customer's own weights make " + points + "."));
    }

    private Optional<String> headroom() {
        if (result.headroom.isEmpty()) {
            return Optional.empty();
        }
        double headroom = result.headroom.getAsDouble();
        if (headroom == 0) {
            return Optional.of(say(
                    "Valinnoilla ei voi nostaa indeksiä.",
                    "Indexet kan inte höjas med val.",
                    "No choice can raise the index."));
        }
        var most = figure(rounded(headroom));
        var used = percent(result.evaluation.uplift() / headroom);
        return Optional.of(say(
                "Suurin mahdollinen lisäys on " + most + "; siitä on käytetty " + used + " %.",
                "Den största möjliga höjningen är " + most + "; av den har " + used + " % använts.",
                "The largest possible uplift is " + most + "; " + used + " % of it is used."));
    }

    // ---------------------------------------------------------------- gates

    private Optional<String> gate(GateState state) {
        return model.gates().stream()
                .filter(gate -> gate.id().equals(state.gate()))
                .findFirst()
                .flatMap(gate -> gate(gate, state));
    }

    private Optional<String> gate(Gate gate, GateState state) {
        var title = minimum(gate).map(this::below).orElse(gate.title().in(language));
        return switch (state.index()) {
            case CLOSED -> Optional.of(closed(gate, title));
            case UNDECIDED ->
                Optional.of(say(
                        "Ratkeamatta, koska vastaus puuttuu: " + title + ".",
                        "Oavgjort, eftersom ett svar saknas: " + title + ".",
                        "Undecided, because an answer is missing: " + title + "."));
            case OPEN ->
                state.base() == GateState.State.CLOSED
                        ? Optional.of(say(
                                "Asiakkaan valinta poistaa esteen: " + title + ".",
                                "Kundens val undanröjer hindret: " + title + ".",
                                "The customer's choice removes the obstacle: " + title + "."))
                        : Optional.empty();
        };
    }

    /** The theme whose least value the gate guards. */
    private Optional<Theme> minimum(Gate gate) {
        return model.themes().stream()
                .filter(theme -> theme.minimum().isPresent() && gate.id().equals("minimum_" + theme.id()))
                .findFirst();
    }

    private String below(Theme theme) {
        var title = theme.title().in(language);
        var least = plain(theme.minimum().orElseThrow().at());
        return say(
                title + " jää alle vähimmäistason " + least,
                title + " ligger under miniminivån " + least,
                title + " is below its minimum of " + least);
    }

    private String closed(Gate gate, String title) {
        return switch (gate.effect()) {
            case FLAG -> say("Huomio: " + title + ".", "Observera: " + title + ".", "Note: " + title + ".");
            case VETO ->
                say(
                        title + ": indeksi on asteikon alin.",
                        title + ": indexet är skalans lägsta.",
                        title + ": the index is the lowest of the scale.");
            case CAP -> {
                var at = plain(gate.at().orElse(model.scale().max()));
                yield say(
                        title + ": indeksi on enintään " + at + ".",
                        title + ": indexet är högst " + at + ".",
                        title + ": the index is at most " + at + ".");
            }
        };
    }

    // ---------------------------------------------------------------- what is not simply answered

    private Optional<String> coverage() {
        var index = result.evaluation.index();
        if (index.coverage() >= 1 && index.isCertain()) {
            return Optional.empty();
        }
        var share = percent(index.coverage());
        var range = figure(rounded(index.low())) + "–" + figure(rounded(index.high()));
        var unknown = names(Answer.Unknown.class::isInstance);
        var which = unknown.isEmpty() ? "" : " (" + say("puuttuu: ", "saknas: ", "missing: ") + listed(unknown) + ")";
        return Optional.of(say(
                "Painoista on vastattu " + share + " %" + which + "; kun loput tiedetään, indeksi on välillä " + range
                        + ".",
                "Av vikterna är " + share + " % besvarade" + which + "; när resten är känt ligger indexet mellan "
                        + range + ".",
                share + " % of the weights are answered" + which + "; with the rest known the index lies within "
                        + range + "."));
    }

    /** Nothing is left out in silence: its weight goes to the others. */
    private Optional<String> notApplicable() {
        var left = names(Answer.NotApplicable.class::isInstance);
        if (left.isEmpty()) {
            return Optional.empty();
        }
        boolean one = left.size() == 1;
        return Optional.of(say(
                "Ei sovellu: " + listed(left) + "; " + (one ? "sen" : "niiden") + " paino jakautuu muille.",
                "Ej tillämpligt: " + listed(left) + "; " + (one ? "dess" : "deras") + " vikt fördelas på de övriga.",
                "Not applicable: " + listed(left) + "; " + (one ? "its" : "their")
                        + " weight is shared by the others."));
    }

    private Optional<String> assumed() {
        var names = model.indicators().stream()
                .filter(indicator -> answers.answer(indicator.id()) instanceof Answer.Assumed)
                .map(indicator -> Map.entry(indicator, (Answer.Assumed) answers.answer(indicator.id())))
                .map(entry -> entry.getKey().title().in(language) + " – "
                        + entry.getValue().by())
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(say("Oletettuja vastauksia: ", "Antagna svar: ", "Assumed answers: ") + names.size()
                        + " (" + listed(names) + ").");
    }

    /** Of those that carry weight and have such an answer. */
    private List<String> names(Predicate<Answer> such) {
        return model.indicators().stream()
                .filter(indicator -> indicator.weight() > 0 && !(indicator.domain() instanceof Domain.Computed))
                .filter(indicator -> such.test(answers.answer(indicator.id())))
                .map(Indicator::title)
                .map(title -> title.in(language))
                .toList();
    }

    private String listed(List<String> names) {
        var first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return more <= 0
                ? first
                : first + say(" ja " + more + " muuta", " och " + more + " till", " and " + more + " more");
    }

    // ---------------------------------------------------------------- small words

    private String say(String fi, String sv, String en) {
        return switch (language) {
            case FI -> fi;
            case SV -> sv;
            case EN -> en;
        };
    }

    private BigDecimal rounded(double value) {
        return Printing.rounded(value, model.scale().decimals());
    }

    /** 40 rather than 40.0. */
    private String plain(double value) {
        var stripped = BigDecimal.valueOf(value).stripTrailingZeros();
        return figure(stripped.setScale(Math.max(0, stripped.scale())));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100)
                .setScale(0, RoundingMode.HALF_UP)
                .toPlainString()
                .replace('-', '−');
    }

    private String signed(BigDecimal value) {
        return signed(value, language);
    }

    private String figure(BigDecimal value) {
        return figure(value, language);
    }

    static String signed(BigDecimal value, Language language) {
        return (value.signum() < 0 ? "−" : "+") + figure(value.abs(), language);
    }

    /** A decimal comma in Finnish and Swedish. */
    static String figure(BigDecimal value, Language language) {
        var text = value.toPlainString().replace('-', '−');
        return language == Language.EN ? text : text.replace('.', ',');
    }
}
