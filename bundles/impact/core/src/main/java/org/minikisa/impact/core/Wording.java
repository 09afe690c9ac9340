package org.minikisa.impact.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.GateState;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Waterfall;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;

/** Says a result in words, from its printed bars, so that text and picture never differ. */
final class Wording {

    /** Raised when results are put in other words, so that a replay compares words only with words put alike. */
    static final int VERSION = 2;

    private static final int MOST_BARS = 3;

    private final ModelDescription model;
    private final Evaluation evaluation;
    private final Waterfall printed;
    private final OptionalDouble headroom;
    private final long assumed;

    private Wording(
            ModelDescription model,
            Evaluation evaluation,
            Waterfall printed,
            OptionalDouble headroom,
            Answers answers) {
        this.model = model;
        this.evaluation = evaluation;
        this.printed = printed;
        this.headroom = headroom;
        this.assumed = answers.values().values().stream()
                .filter(Answer.Assumed.class::isInstance)
                .count();
    }

    /** @param answers x1 with x2 */
    static LocalizedText of(
            ModelDescription model,
            Evaluation evaluation,
            Waterfall printed,
            OptionalDouble headroom,
            Answers answers) {
        var wording = new Wording(model, evaluation, printed, headroom, answers);
        return new LocalizedText(wording.in(Language.FI), wording.in(Language.SV), wording.in(Language.EN));
    }

    private String in(Language language) {
        var sentences = new ArrayList<String>();
        sentences.add(base(language));
        sentences.add(uplift(language));
        largest(language).ifPresent(sentences::add);
        gates(language, sentences);
        headroom(language).ifPresent(sentences::add);
        coverage(language).ifPresent(sentences::add);
        if (assumed > 0) {
            sentences.add(
                    switch (language) {
                        case FI -> "Oletettuja vastauksia: " + assumed + ".";
                        case SV -> "Antagna svar: " + assumed + ".";
                        case EN -> "Assumed answers: " + assumed + ".";
                    });
        }
        if (model.status() == ModelStatus.PILOT) {
            sentences.add(
                    switch (language) {
                        case FI -> "Malli on pilotti.";
                        case SV -> "Modellen är en pilot.";
                        case EN -> "The model is a pilot.";
                    });
        }
        return String.join(" ", sentences);
    }

    private String base(Language language) {
        var base = figure(printed.base(), language);
        var scale = figure(plain(model.scale().min()), language) + "–"
                + figure(plain(model.scale().max()), language);
        return switch (language) {
            case FI -> "Yhteishankinta antaa itsessään " + base + " (asteikko " + scale + ").";
            case SV -> "Samupphandlingen ger i sig " + base + " (skala " + scale + ").";
            case EN -> "The joint procurement gives " + base + " by itself (scale " + scale + ").";
        };
    }

    private String uplift(Language language) {
        var index = figure(printed.index(), language);
        var uplift = figure(printed.uplift().abs(), language);
        if (printed.upliftBars().isEmpty()) {
            return switch (language) {
                case FI -> "Asiakkaan valinnat eivät muuta sitä: indeksi on " + index + ".";
                case SV -> "Kundens val ändrar inte det: indexet är " + index + ".";
                case EN -> "The customer's choices do not change it: the index is " + index + ".";
            };
        }
        boolean adds = printed.uplift().signum() >= 0;
        return switch (language) {
            case FI ->
                "Asiakkaan valinnat " + (adds ? "lisäävät " : "vähentävät ") + uplift + ": indeksi on " + index + ".";
            case SV ->
                "Kundens val " + (adds ? "lägger till " : "minskar det med ") + uplift + ": indexet är " + index + ".";
            case EN -> "The customer's choices " + (adds ? "add " : "take ") + uplift + ": the index is " + index + ".";
        };
    }

    private Optional<String> largest(Language language) {
        var bars = printed.upliftBars().stream()
                .filter(bar ->
                        bar.kind() == Contribution.Kind.INDICATOR && bar.value().signum() != 0)
                .sorted(Comparator.comparing((Waterfall.Bar bar) -> bar.value().abs())
                        .reversed())
                .limit(MOST_BARS)
                .map(bar -> bar.label().in(language) + " " + signed(bar.value(), language))
                .toList();
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        var list = String.join(", ", bars);
        return Optional.of(
                switch (language) {
                    case FI -> "Eniten vaikuttavat: " + list + ".";
                    case SV -> "Mest påverkar: " + list + ".";
                    case EN -> "Most comes from: " + list + ".";
                });
    }

    private void gates(Language language, List<String> sentences) {
        for (var state : evaluation.gates()) {
            var gate = model.gates().stream()
                    .filter(g -> g.id().equals(state.gate()))
                    .findFirst();
            if (gate.isPresent() && state.index() == GateState.State.CLOSED) {
                sentences.add(closed(gate.get(), language));
            } else if (gate.isPresent() && state.index() == GateState.State.UNDECIDED) {
                sentences.add(
                        switch (language) {
                            case FI ->
                                "Ratkeamatta, koska vastaus puuttuu: "
                                        + gate.get().title().fi() + ".";
                            case SV ->
                                "Oavgjort, eftersom ett svar saknas: "
                                        + gate.get().title().sv() + ".";
                            case EN ->
                                "Undecided, because an answer is missing: "
                                        + gate.get().title().en() + ".";
                        });
            } else if (gate.isPresent() && state.base() == GateState.State.CLOSED) {
                sentences.add(
                        switch (language) {
                            case FI ->
                                "Asiakkaan valinta poistaa esteen: "
                                        + gate.get().title().fi() + ".";
                            case SV ->
                                "Kundens val undanröjer hindret: "
                                        + gate.get().title().sv() + ".";
                            case EN ->
                                "The customer's choice removes the obstacle: "
                                        + gate.get().title().en() + ".";
                        });
            }
        }
    }

    private String closed(Gate gate, Language language) {
        var title = gate.title().in(language);
        return switch (gate.effect()) {
            case FLAG ->
                switch (language) {
                    case FI -> "Huomio: " + title + ".";
                    case SV -> "Observera: " + title + ".";
                    case EN -> "Note: " + title + ".";
                };
            case VETO ->
                switch (language) {
                    case FI -> title + ": indeksi on asteikon alin.";
                    case SV -> title + ": indexet är skalans lägsta.";
                    case EN -> title + ": the index is the lowest of the scale.";
                };
            case CAP -> {
                var at = figure(plain(gate.at().orElse(model.scale().max())), language);
                yield switch (language) {
                    case FI -> title + ": indeksi on enintään " + at + ".";
                    case SV -> title + ": indexet är högst " + at + ".";
                    case EN -> title + ": the index is at most " + at + ".";
                };
            }
        };
    }

    private Optional<String> headroom(Language language) {
        if (headroom.isEmpty()) {
            return Optional.empty();
        }
        var most = figure(Printing.rounded(headroom.getAsDouble(), model.scale().decimals()), language);
        if (headroom.getAsDouble() == 0) {
            return Optional.of(
                    switch (language) {
                        case FI -> "Valinnoilla ei voi nostaa indeksiä.";
                        case SV -> "Indexet kan inte höjas med val.";
                        case EN -> "No choice can raise the index.";
                    });
        }
        var used = percent(evaluation.uplift() / headroom.getAsDouble());
        return Optional.of(
                switch (language) {
                    case FI -> "Suurin mahdollinen lisäys on " + most + "; siitä on käytetty " + used + " %.";
                    case SV -> "Den största möjliga höjningen är " + most + "; av den har " + used + " % använts.";
                    case EN -> "The largest possible uplift is " + most + "; " + used + " % of it is used.";
                });
    }

    private Optional<String> coverage(Language language) {
        var index = evaluation.index();
        if (index.coverage() >= 1 && index.isCertain()) {
            return Optional.empty();
        }
        var share = percent(index.coverage());
        var range = figure(Printing.rounded(index.low(), model.scale().decimals()), language) + "–"
                + figure(Printing.rounded(index.high(), model.scale().decimals()), language);
        return Optional.of(
                switch (language) {
                    case FI ->
                        "Painoista on vastattu " + share + " %; kun loput tiedetään, indeksi on välillä " + range + ".";
                    case SV ->
                        "Av vikterna är " + share + " % besvarade; när resten är känt ligger indexet mellan " + range
                                + ".";
                    case EN ->
                        share + " % of the weights are answered; with the rest known the index lies within " + range
                                + ".";
                });
    }

    /** 40 rather than 40.0. */
    private static BigDecimal plain(double value) {
        var stripped = BigDecimal.valueOf(value).stripTrailingZeros();
        return stripped.setScale(Math.max(0, stripped.scale()));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    private String signed(BigDecimal value, Language language) {
        return (value.signum() < 0 ? "−" : "+") + figure(value.abs(), language);
    }

    /** A decimal comma in Finnish and Swedish. */
    private static String figure(BigDecimal value, Language language) {
        var text = value.toPlainString().replace('-', '−');
        return language == Language.EN ? text : text.replace('.', ',');
    }
}
