package org.minikisa.impact.shell;

import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Competitions;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.analysis.BulkAssessments;
import org.minikisa.impact.api.analysis.Comparisons;
import org.minikisa.impact.api.analysis.Obligations;
import org.minikisa.impact.api.analysis.ReferenceSets;
import org.minikisa.impact.api.analysis.Uncertainties;
import org.minikisa.impact.api.analysis.WhatIf;
import org.minikisa.rendering.terminal.Actions;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.HelpPage;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What is asked beyond a single assessment. Each analysis service may be absent; its actions say so then. */
@Component
public final class ImpactCommand implements Command {

    private final Actions actions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Competitions competitions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile WhatIf whatIf;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Comparisons comparisons;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Uncertainties uncertainties;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile BulkAssessments bulk;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Obligations obligations;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile ReferenceSets referenceSets;

    @Activate
    public ImpactCommand(@Reference Assessments assessments, @Reference Models models) {
        var requests = new Requests(assessments, models, () -> Optional.ofNullable(competitions));
        this.actions = new Actions(List.of(
                new Explain(requests, assessments, models),
                new AskWhatIf(requests, assessments, () -> There.required(whatIf, WhatIf.class)),
                new DrawFrontier(requests, () -> There.required(whatIf, WhatIf.class)),
                new Compare(requests, models, () -> There.required(comparisons, Comparisons.class)),
                new Replay(requests, assessments),
                new AssessFile(models, () -> There.required(bulk, BulkAssessments.class)),
                new Simulate(requests, () -> There.required(uncertainties, Uncertainties.class)),
                new FindSensitive(requests, () -> There.required(uncertainties, Uncertainties.class)),
                new Prefer(requests, () -> There.required(uncertainties, Uncertainties.class)),
                new RepeatDraw(requests, () -> There.required(uncertainties, Uncertainties.class)),
                new WeighPortfolio(models, () -> There.required(comparisons, Comparisons.class)),
                new KeepPromises(() -> obligations, requests, () -> There.required(obligations, Obligations.class)),
                new PrepareReference(() -> There.required(referenceSets, ReferenceSets.class))));
    }

    @Override
    public Usage usage() {
        return actions.on(
                Usage.of("impact", "explains and analyses impact: what-if, frontier, uncertainty, comparison, promises")
                        .example("kisa:impact frontier CO-3"));
    }

    @Override
    public void run(Invocation in) throws Exception {
        if (in.action().isPresent()) {
            actions.run(in.action().get(), in);
        } else {
            HelpPage.show(usage(), in.screen());
        }
    }
}
