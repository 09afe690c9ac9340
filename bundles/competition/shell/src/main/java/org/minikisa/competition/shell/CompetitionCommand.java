package org.minikisa.competition.shell;

import java.util.Arrays;
import java.util.List;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Competitions;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows one competition with its comparison table. */
@Component
public final class CompetitionCommand implements Command {

    private static final String ID = "ID";
    private static final String LANGUAGE = "--language";

    private final Competitions competitions;

    @Activate
    public CompetitionCommand(@Reference Competitions competitions) {
        this.competitions = competitions;
    }

    @Override
    public Usage usage() {
        return Usage.of("competition", "shows a competition: criteria, points with their reasons, award, differences")
                .argument(ID, "competition id", this::ids, true)
                .choice(
                        LANGUAGE,
                        "LANGUAGE",
                        "of names and reasons: fi, sv or en",
                        Arrays.stream(Language.values()).map(Language::code).toList())
                .example("kisa:competition CO-1 --language fi");
    }

    private List<String> ids() {
        return competitions.list().stream().map(one -> one.id().value()).toList();
    }

    @Override
    public void run(Invocation in) {
        String id = in.required(ID);
        Competition competition = competitions
                .find(new CompetitionId(id))
                .or(() -> competitions.ofKey(id))
                .orElseThrow(() -> UnknownIdException.of("competition", id, ids()));
        CompetitionSheet.show(
                competition,
                in.screen(),
                in.option(LANGUAGE).flatMap(Language::of).orElse(CompetitionSheet.DEFAULT));
    }
}
