package org.minikisa.impact.shell;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.minikisa.impact.api.analysis.Simulation;
import org.minikisa.impact.api.analysis.Spread;
import org.minikisa.impact.api.analysis.Uncertainties;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** How sure base, index and uplift are. */
record Simulate(Requests requests, Supplier<Uncertainties> uncertainties) implements Command {

    private static final int MOST_SHOWN = 8;
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    @Override
    public Usage usage() {
        return Samplings.on(requests.on(
                        Usage.of("uncertainty", "tells how sure an index is, by drawing what is uncertain")))
                .example("kisa:impact uncertainty CO-3 --weights 0.2 --seed 7");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var request = requests.read(in);
        var sampling = Samplings.read(in);
        var service = uncertainties.get();
        var simulation = Busy.with(in.screen(), "Drawing", () -> service.simulate(request, sampling));
        int decimals = requests.decimals(request) + 1;
        var details = Details.of("Uncertainty of " + simulation.model() + ": " + request.subject())
                .add("model", "Model", simulation.model())
                .add("subject", "Subject", request.subject())
                .number("index", "Index as written", decimals, simulation.index())
                .shown("uncertain", "Uncertain", simulation.uncertain(), some(simulation.uncertain()))
                .add(
                        "refused",
                        "Draws without an index",
                        simulation.refused(),
                        simulation.refused() > 0 ? Tone.WARNING : Tone.DIM)
                .shown("histogram", "Index", simulation.histogram(), histogram(simulation, decimals));
        Samplings.on(details, simulation.sampling());
        details.listing(
                "spreads",
                "Spread",
                List.of(
                        new Named("base", simulation.bases()),
                        new Named("uplift", simulation.uplifts()),
                        new Named("index", simulation.indices())),
                Named.columns(decimals));
        in.screen().details(details);
        if (simulation.uncertain().isEmpty()) {
            in.screen()
                    .remark(
                            Tone.DIM,
                            "nothing is uncertain: the model states no distributions; try --weights 0.2 or --vary");
        }
    }

    private static String some(List<String> ids) {
        var shown = String.join(", ", ids.subList(0, Math.min(MOST_SHOWN, ids.size())));
        return ids.size() <= MOST_SHOWN ? shown : shown + " and " + (ids.size() - MOST_SHOWN) + " more";
    }

    /** {@code 41.20 ▁▂▅█▅▂▁ 66.90}. */
    private static String histogram(Simulation simulation, int decimals) {
        long most = simulation.histogram().isEmpty() ? 0 : Collections.max(simulation.histogram());
        if (most == 0) {
            return "";
        }
        var bars = simulation.histogram().stream()
                .map(count -> count == 0
                        ? " "
                        : String.valueOf(
                                BLOCKS.charAt((int) Math.round((BLOCKS.length() - 1) * (double) count / most))))
                .collect(Collectors.joining());
        return Texts.fixed(simulation.indices().min(), decimals) + " " + bars + " "
                + Texts.fixed(simulation.indices().max(), decimals);
    }

    /** @param name of what is spread */
    record Named(String name, Spread spread) {

        static Listing<Named> columns(int decimals) {
            return Listing.rows(Named.class)
                    .text("of", "Of", Named::name)
                    .number("mean", "Mean", decimals, named -> named.spread.mean())
                    .number("sd", "SD", decimals, named -> named.spread.sd())
                    .number("min", "Least", decimals, named -> named.spread.min())
                    .number("low", "2.5 %", decimals, named -> named.spread.low())
                    .number("median", "Median", decimals, named -> named.spread.median())
                    .number("high", "97.5 %", decimals, named -> named.spread.high())
                    .number("max", "Most", decimals, named -> named.spread.max());
        }
    }
}
