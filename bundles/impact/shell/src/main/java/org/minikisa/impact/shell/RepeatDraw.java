package org.minikisa.impact.shell;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

import org.minikisa.impact.api.analysis.Uncertainties;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Usage;

/** One draw of a simulation, made again by itself. */
record RepeatDraw(Requests requests, Supplier<Uncertainties> uncertainties) implements Command {

    @Override
    public Usage usage() {
        return Samplings.on(
                        requests.on(Usage.of("draw", "makes one draw of a simulation again, with all that was drawn")))
                .option("--number", "NUMBER", "of the draw, from 0; 0 unless said")
                .example("kisa:impact draw CO-3 --weights 0.2 --seed 7 --number 4711");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var given = new Given(in);
        var number = given.parsed("--number", "a whole number from 0", Long::parseLong, n -> n >= 0)
                .orElse(0L);
        given.refuseIfWrong("the line");
        var request = requests.read(in);
        var sampling = Samplings.read(in);
        if (number >= sampling.draws()) {
            throw InvalidInputException.of(
                    "the line",
                    "impact.shell.number",
                    "--number",
                    Long.toString(number),
                    "a draw from 0 to " + (sampling.draws() - 1),
                    "Name one that was made, or say --draws.");
        }
        var draw = uncertainties.get().draw(request, sampling, number);
        int decimals = requests.decimals(request) + 1;
        in.screen()
                .details(Samplings.on(
                                Details.of("Draw " + draw.number() + ": " + request.subject())
                                        .add("number", "Draw", draw.number())
                                        .number("base", "Base", decimals, draw.base())
                                        .number("index", "Index", decimals, draw.index()),
                                sampling)
                        .listing(
                                "drawn",
                                "Drawn",
                                draw.drawn().entrySet().stream().toList(),
                                columns()));
    }

    private static Listing<Map.Entry<String, Double>> columns() {
        return Listing.of(
                        Column.<Map.Entry<String, Double>>text("id", "Input", Map.Entry::getKey),
                        Column.<Map.Entry<String, Double>>number("value", "Value", 4, Map.Entry::getValue))
                .whenEmpty("nothing is uncertain");
    }
}
