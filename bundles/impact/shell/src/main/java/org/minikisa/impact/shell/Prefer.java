package org.minikisa.impact.shell;

import java.util.List;
import java.util.function.Supplier;

import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.analysis.Uncertainties;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;

/** How probably one of two assessments has the greater index. */
record Prefer(Requests requests, Supplier<Uncertainties> uncertainties) implements Command {

    @Override
    public Usage usage() {
        return Samplings.on(Usage.of("prefer", "tells how probably one assessment has a greater index than another")
                        .argument("FIRST", "an assessment", requests::assessmentIds, true)
                        .argument("SECOND", "another one", requests::assessmentIds, true))
                .example("kisa:impact prefer AS-1 AS-3 --weights 0.2");
    }

    @Override
    public void run(Invocation in) {
        var first = in.required("FIRST");
        var second = in.required("SECOND");
        var sampling = Samplings.read(in);
        var request = stored(first);
        var other = stored(second);
        var service = uncertainties.get();
        var preference = Busy.with(in.screen(), "Drawing", () -> service.prefer(request, other, sampling));
        int decimals = requests.decimals(request) + 1;
        in.screen()
                .details(Samplings.on(
                                Details.of(first + " or " + second)
                                        .shown(
                                                "firstGreater",
                                                first + " is greater",
                                                preference.first(),
                                                percent(preference.first()))
                                        .shown(
                                                "equal",
                                                "Both are equal",
                                                preference.equal(),
                                                percent(preference.equal()))
                                        .shown(
                                                "secondGreater",
                                                second + " is greater",
                                                preference.second(),
                                                percent(preference.second())),
                                preference.sampling())
                        .listing(
                                "difference",
                                "The first less the second",
                                List.of(new Simulate.Named("difference", preference.difference())),
                                Simulate.Named.columns(decimals)));
    }

    private AssessmentRequest stored(String id) {
        return requests.stored(id).orElseThrow(() -> UnknownIdException.of("assessment", id, requests.assessmentIds()));
    }

    private static String percent(double share) {
        return Texts.fixed(share * 100, 1) + " %";
    }
}
