package org.minikisa.reporting.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.minikisa.classification.api.Classifications;
import org.minikisa.competition.api.Competitions;
import org.minikisa.impact.api.Assessments;
import org.minikisa.intake.api.Contacts;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.reporting.api.ReportFiles;
import org.minikisa.reporting.api.ReportRequest;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Reports;
import org.minikisa.store.api.Journal;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.Reviews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Reports of the wings that are there now: each may be missing, come and go, without this component noticing. */
@Component
public final class WingReports implements Reports {

    private final Journal journal;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Procurements procurements;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Contacts contacts;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Classifications classifications;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Cases cases;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Reviews reviews;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Competitions competitions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Assessments assessments;

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ReportSection> sections = List.of();

    @Activate
    public WingReports(@Reference Journal journal) {
        this.journal = journal;
    }

    /** One at a time: two into one folder would get in each other's way. */
    @Override
    public synchronized ReportFiles write(ReportRequest request, Consumer<Long> progress) {
        return ReportWriter.write(Reading.of(wings(), journal), List.copyOf(sections), request, progress);
    }

    private Wings wings() {
        return new Wings(
                Optional.ofNullable(procurements),
                Optional.ofNullable(contacts),
                Optional.ofNullable(classifications),
                Optional.ofNullable(cases),
                Optional.ofNullable(reviews),
                Optional.ofNullable(competitions),
                Optional.ofNullable(assessments));
    }
}
