package org.minikisa.reporting.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;

import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.api.learning.Models;
import org.minikisa.competition.api.Competitions;
import org.minikisa.intake.api.Contacts;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.reporting.api.EmergingNeeds;
import org.minikisa.reporting.api.NeedCaption;
import org.minikisa.reporting.api.NeedCase;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedMap;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.NeedYear;
import org.minikisa.reporting.api.Needs;
import org.minikisa.store.api.Journal;
import org.minikisa.support.api.Cases;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Need maps of the wings that are there now: each may be missing, come and go, without this component noticing. */
@Component
public final class WingNeeds implements Needs {

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
    private volatile LegalCalendar calendar;

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
    private volatile LabelledTexts labelled;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Models models;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Cases cases;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Competitions competitions;

    @Activate
    public WingNeeds(@Reference Journal journal) {
        this.journal = journal;
    }

    @Override
    public NeedMap map(NeedQuery query, LongConsumer progress) {
        return NeedAnswers.asked(sources(), query, progress).map();
    }

    @Override
    public List<NeedCase> cases(NeedQuery query, Optional<String> row, Optional<String> column, LongConsumer progress) {
        return NeedAnswers.asked(sources(), query, progress).cases(row, column);
    }

    @Override
    public EmergingNeeds emerging(NeedQuery query, int window, int before, LongConsumer progress) {
        return Emerging.of(sources(), query, window, before, progress);
    }

    @Override
    public NeedYear year(int year, Optional<Instant> asOf, LongConsumer progress) {
        return YearFigures.of(sources(), year, asOf, progress);
    }

    @Override
    public OptionalInt lastYear(Optional<Instant> asOf) {
        return YearFigures.last(sources(), asOf);
    }

    @Override
    public NeedCaption caption(NeedMap map, Language language) {
        return NeedForms.caption(map, Texts.in(language));
    }

    @Override
    public List<NeedHead> values(NeedDimension dimension, String taxonomy) {
        return NeedAnswers.values(sources(), dimension, taxonomy);
    }

    @Override
    public byte[] csv(NeedMap map, Language language) {
        return NeedForms.csv(map, Texts.in(language));
    }

    @Override
    public byte[] svg(NeedMap map, Language language) {
        return NeedForms.svg(map, Texts.in(language));
    }

    private NeedSources sources() {
        return new NeedSources(
                journal,
                Optional.ofNullable(procurements),
                Optional.ofNullable(calendar),
                Optional.ofNullable(contacts),
                Optional.ofNullable(classifications),
                Optional.ofNullable(labelled),
                Optional.ofNullable(models),
                Optional.ofNullable(cases),
                Optional.ofNullable(competitions));
    }
}
