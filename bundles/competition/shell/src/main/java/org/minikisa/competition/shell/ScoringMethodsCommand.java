package org.minikisa.competition.shell;

import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Competitions.OfferedMethod;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the scoring methods that are deployed now. */
@Component
public final class ScoringMethodsCommand implements Command {

    private final Competitions competitions;

    @Activate
    public ScoringMethodsCommand(@Reference Competitions competitions) {
        this.competitions = competitions;
    }

    @Override
    public Usage usage() {
        return Usage.of("scoring-methods", "lists the scoring methods that criteria can name")
                .example("kisa:scoring-methods");
    }

    @Override
    public void run(Invocation in) {
        in.screen()
                .listing(
                        competitions.methods(),
                        Listing.rows(OfferedMethod.class)
                                .text("id", "Id", OfferedMethod::id)
                                .text("version", "Version", OfferedMethod::version)
                                .text("name", "Name", method -> method.description()
                                        .name()
                                        .en())
                                .text("formula", "Formula", method -> method.description()
                                        .formula()
                                        .en())
                                .text("unit", "Gives", method -> method.description()
                                        .unit())
                                .text("parameters", "Parameters", method -> method.description().parameters().stream()
                                        .map(ScoringMethodsCommand::written)
                                        .toList())
                                .whenEmpty("no scoring methods; deploy org.minikisa.competition.scoring"));
    }

    private static String written(Parameter parameter) {
        return parameter.required() ? parameter.name() : "[" + parameter.name() + "]";
    }
}
