package org.minikisa.competition.shell;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.award.AwardFile;
import org.minikisa.competition.api.award.Awards;
import org.minikisa.competition.api.documents.CompetitionDocuments;
import org.minikisa.competition.api.evaluation.Decisions;
import org.minikisa.competition.api.evaluation.Evaluators;
import org.minikisa.competition.api.evaluation.Examinations;
import org.minikisa.competition.api.evaluation.Weights;
import org.minikisa.competition.api.preparation.Amendments;
import org.minikisa.competition.api.preparation.Preparations;
import org.minikisa.competition.api.preparation.Questions;
import org.minikisa.competition.api.preparation.Templates;
import org.minikisa.competition.api.sealing.SealedTenders;
import org.minikisa.competition.api.simulation.Simulations;
import org.minikisa.rendering.terminal.Actions;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Shows a competition, and takes it from its first draft to its archive: an action for each step. Each asks for what it
 * was not given where somebody sits at the terminal, and shows what comes next and by when.
 */
@Component
public final class CompetitionCommand implements Command {

    private static final String CORE = "org.minikisa.competition.core";

    private final Services services;
    private final Desk desk;
    private final Actions actions;

    @Activate
    public CompetitionCommand(
            @Reference Competitions competitions,
            BundleContext context,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Clock clock) {
        this(competitions, new Registered(context), clock == null ? Clock.systemUTC() : clock);
    }

    CompetitionCommand(Competitions competitions, Services services, Clock clock) {
        this.services = services;
        this.desk = new Desk(competitions, new Guide(() -> services.find(Awards.class)), clock);
        var all = new ArrayList<Command>();
        all.addAll(
                new Preparing(desk, services.needed(Preparations.class, CORE), services.needed(Templates.class, CORE))
                        .actions());
        all.addAll(new Trying(desk, services.needed(Simulations.class, CORE)).actions());
        all.addAll(new Inquiring(desk, services.needed(Questions.class, CORE), services.needed(Amendments.class, CORE))
                .actions());
        all.addAll(new Tendering(desk, services.needed(SealedTenders.class, CORE)).actions());
        all.addAll(new Evaluating(
                        desk,
                        new Evaluating.Services(
                                services.needed(Examinations.class, CORE),
                                services.needed(Evaluators.class, CORE),
                                services.needed(Decisions.class, CORE),
                                services.needed(Weights.class, CORE)))
                .actions());
        all.addAll(new Concluding(desk, services.needed(Awards.class, CORE)).actions());
        all.addAll(new Papers(desk, services.needed(CompetitionDocuments.class, "org.minikisa.competition.documents"))
                .actions());
        all.add(new Action(desk.on("next", "shows where it stands, what comes next and by when"), this::next));
        all.add(new Action(desk.on("history", "shows who did what and when"), this::history));
        this.actions = new Actions(all);
    }

    /** Where services are found that may come and go while the command is there. */
    interface Services {
        <T> Optional<T> find(Class<T> type);

        /** @param bundle that offers it, for whoever misses it */
        default <T> Supplier<T> needed(Class<T> type, String bundle) {
            return () -> Desk.required(find(type).orElse(null), type, bundle);
        }
    }

    /** The service registry, asked at each use: most uses are single and far between. */
    private record Registered(BundleContext context) implements Services {
        @Override
        public <T> Optional<T> find(Class<T> type) {
            ServiceReference<T> reference = context.getServiceReference(type);
            return reference == null ? Optional.empty() : Optional.ofNullable(context.getService(reference));
        }
    }

    @Override
    public Usage usage() {
        return actions.on(desk.on("competition", "shows a competition, or takes it a step further")
                .example("kisa:competition CO-1 --language fi"));
    }

    @Override
    public void run(Invocation in) throws Exception {
        if (in.action().isPresent()) {
            actions.run(in.action().get(), in);
        } else {
            show(in);
        }
    }

    private void show(Invocation in) {
        Competition competition = desk.competition(in);
        Optional<AwardFile> file = services.find(Awards.class).map(awards -> awards.file(competition.id()));
        in.screen().details(CompetitionSheet.of(competition, file, in.screen(), Desk.language(in)));
    }

    private void next(Invocation in) {
        desk.explained(desk.competition(in), in);
    }

    private void history(Invocation in) {
        Screen screen = in.screen();
        List<CompetitionEvent> history = desk.competitions().history(desk.id(in));
        screen.listing(
                history,
                Listing.rows(CompetitionEvent.class)
                        .number("number", "Number", CompetitionEvent::number)
                        .text("at", "At", one -> Shown.moment(screen, Optional.of(one.at())))
                        .text("what", "What", one -> one.what()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' '))
                        .text("by", "By", CompetitionEvent::by)
                        .text("reason", "Reason", CompetitionEvent::reason)
                        .whenEmpty("nothing has happened yet"));
    }
}
