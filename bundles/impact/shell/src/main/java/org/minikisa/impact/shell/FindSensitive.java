package org.minikisa.impact.shell;

import java.io.IOException;
import java.util.function.Supplier;

import org.minikisa.impact.api.analysis.Sensitivity;
import org.minikisa.impact.api.analysis.Uncertainties;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Ranges;
import org.minikisa.rendering.terminal.Usage;

/** What an index hangs on: one input at a time, and all together. */
record FindSensitive(Requests requests, Supplier<Uncertainties> uncertainties) implements Command {

    private static final int MOST_BARS = 15;

    @Override
    public Usage usage() {
        return Samplings.on(requests.on(
                        Usage.of("sensitivity", "tells what an index hangs on: tornado and Sobol's indices")))
                .choice("--language", "LANGUAGE", "of titles", Texts.LANGUAGES)
                .example("kisa:impact sensitivity CO-3 --weights 0.2");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var request = requests.read(in);
        var sampling = Samplings.read(in);
        var service = uncertainties.get();
        var sensitivity = Busy.with(in.screen(), "Drawing", () -> service.sensitivity(request, sampling));
        int decimals = requests.decimals(request) + 1;
        var language = Texts.language(in);
        var details = Details.of("Sensitivity of " + sensitivity.model() + ": " + request.subject())
                .add("model", "Model", sensitivity.model())
                .add("subject", "Subject", request.subject())
                .number("index", "Index as written", decimals, sensitivity.index())
                .number("variance", "Variance", decimals, sensitivity.variance());
        Samplings.on(details, sensitivity.sampling());
        if (!sensitivity.inputs().isEmpty()) {
            details.drawing("The index when one input alone is low or high", tornado(sensitivity, decimals, language));
        }
        in.screen().details(details.listing("inputs", "Inputs", sensitivity.inputs(), columns(decimals, language)));
    }

    private static Ranges tornado(Sensitivity sensitivity, int decimals, Language language) {
        return new Ranges(
                sensitivity.index(),
                sensitivity.inputs().stream()
                        .limit(MOST_BARS)
                        .map(input -> new Ranges.Range(
                                input.title().in(language),
                                input.low(),
                                input.high(),
                                Texts.fixed(input.low(), decimals) + " to " + Texts.fixed(input.high(), decimals)))
                        .toList());
    }

    private static Listing<Sensitivity.Input> columns(int decimals, Language language) {
        return Listing.rows(Sensitivity.Input.class)
                .text("id", "Id", Sensitivity.Input::id)
                .text("title", "Title", input -> input.title().in(language))
                .number("low", "When low", decimals, Sensitivity.Input::low)
                .number("high", "When high", decimals, Sensitivity.Input::high)
                .number("swing", "Swing", decimals, Sensitivity.Input::swing)
                .number("first", "Alone", 3, Sensitivity.Input::first)
                .number("total", "With others", 3, Sensitivity.Input::total)
                .whenEmpty("nothing is uncertain; try --weights 0.2 or --vary");
    }
}
