package org.minikisa.classification.shell;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.CasesOfContacts;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.api.learning.Learner;
import org.minikisa.classification.api.learning.Models;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.MailReading;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.rendering.terminal.Actions;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What contacts are about and why; what people say to that; and the models that learn from it. */
@Component
public final class ClassifyCommand implements Command {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile CasesOfContacts cases;

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<Learner> learners = List.of();

    private final Desk desk;
    private final Actions actions;

    @Activate
    public ClassifyCommand(
            @Reference Classifications classifications,
            @Reference LabelledTexts texts,
            @Reference Models models,
            @Reference Contacts contacts,
            @Reference MailReading mails,
            @Reference Procurements procurements,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Clock clock) {
        desk = new Desk(
                classifications,
                texts,
                models,
                contacts,
                mails,
                procurements,
                this::learners,
                () -> Optional.ofNullable(cases),
                clock == null ? Clock.systemUTC() : clock);
        actions = new Actions(List.of(
                new Explain(desk),
                new Correct(desk),
                new Confirm(desk),
                new Undo(desk),
                new Queue(desk),
                new Train(desk),
                new Evaluate(desk),
                new Compare(desk),
                new Versions(desk),
                new Serve(desk),
                new Rollback(desk),
                new ImportLabels(desk),
                new ExportLabels(desk),
                new Taxonomies(desk),
                new Forget(desk)));
    }

    /** As they are asked for: without their number. */
    private List<String> learners() {
        return learners.stream()
                .map(learner -> learner.id().replaceFirst("-[0-9]+$", ""))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Usage usage() {
        return actions.on(Usage.of("classify", "tells what contacts are about and why, and learns from people")
                .example("kisa:classify explain CT-12"));
    }

    @Override
    public void run(Invocation in) throws Exception {
        if (in.action().isPresent()) {
            actions.run(in.action().get(), in);
        } else {
            in.screen().details(overview());
        }
    }

    private Details overview() {
        int unsure = desk.classifications().unsure().size();
        return Details.of("Classification")
                .add("classified", "Contacts judged", desk.classifications().count())
                .shown("unsure", "Unsure", unsure, unsure + (unsure == 0 ? "" : ", see kisa:classify queue"))
                .add("model", "Judged by", desk.classifications().model())
                .listing("taxonomies", "What is learnt", Taxonomies.rows(desk), Taxonomies.COLUMNS);
    }
}
