package org.minikisa.impact.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.impact.core.ServedModels.Served;
import org.minikisa.impact.core.declarative.Engine;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Assessments in the store, beside the models they were made with, so that both outlive a model's deployment. */
@Component(service = {Assessments.class, StoredAssessments.class})
public final class StoredAssessments implements Assessments {

    private static final Logger LOG = LoggerFactory.getLogger(StoredAssessments.class);

    private final Store store;
    private final Questions questions;
    private final Replay replay;

    @Activate
    public StoredAssessments(@Reference Store store, @Reference ServedModels models, @Reference Questions questions) {
        this.store = store;
        this.questions = questions;
        this.replay = new Replay(new ModelArchive(store, models));
    }

    @Override
    public Assessment assess(AssessmentRequest request) {
        var served = questions.served(request);
        var made = compute(served, request);
        return store.inTransaction(tx -> keep(made, served, tx));
    }

    /** Assesses within a unit of work, that of a reaction say. @throws InvalidInputException as {@link #assess} */
    Assessment assess(AssessmentRequest request, Transaction tx) {
        var served = questions.served(request);
        return keep(compute(served, request), served, tx);
    }

    private static Assessment keep(Assessment made, Served served, Transaction tx) {
        var tables = new ImpactTables(tx);
        var same = tables.same(
                made.fingerprint().modelDigest(),
                made.fingerprint().inputDigest(),
                made.fingerprint().engineVersion());
        if (same.isPresent()) {
            return same.get();
        }
        served.model()
                .source()
                .ifPresent(json -> tables.keep(
                        made.model(),
                        new ImpactTables.KeptModel(made.fingerprint().modelDigest(), json, Engine.VERSION)));
        var numbered = numbered(made, tables.nextId(), tx.now());
        tables.insert(numbered);
        return numbered;
    }

    @Override
    public Assessment preview(AssessmentRequest request) {
        return compute(questions.served(request), request);
    }

    @Override
    public Optional<Assessment> find(String id) {
        return store.read(tx -> new ImpactTables(tx).find(id));
    }

    @Override
    public List<Assessment> list() {
        return store.read(tx -> new ImpactTables(tx).list());
    }

    @Override
    public long count(ModelRef model) {
        return store.read(tx -> new ImpactTables(tx).count(model));
    }

    @Override
    public ReplayResult replay(String id) {
        var form = store.read(tx -> new ImpactTables(tx).form(id)).orElseThrow(() -> unknown("replay of " + id, id));
        return replay.of(id, form);
    }

    @Override
    public void replayAll(Consumer<ReplayResult> each) {
        for (var id : store.read(tx -> new ImpactTables(tx).ids())) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted before " + id + " was replayed");
            }
            each.accept(replay(id));
        }
    }

    static InvalidInputException unknown(String what, String id) {
        return InvalidInputException.of(
                what,
                "impact.assessment.unknown",
                "",
                "\"" + id + "\"",
                "the id of an assessment",
                "See kisa:assessments.");
    }

    private Assessment compute(Served served, AssessmentRequest request) {
        var asked = questions.ask(served, request);
        try {
            return Assessor.assess(asked, served.provenance(), "", store.read(tx -> tx.now()));
        } catch (Assessor.Misbehaved e) {
            LOG.error("model {} misbehaved", served.description().ref(), e);
            served.mark(e.refusal().problems().get(0));
            throw e.refusal();
        }
    }

    @Override
    public List<Assessment> of(String subject, ModelId model) {
        return store.read(tx -> new ImpactTables(tx).list(subject, model));
    }

    @Override
    public AssessmentRequest prefill(String subject, ModelId model, Moment moment) {
        return of(subject, model).stream()
                .filter(made -> made.moment().compareTo(moment) < 0)
                .reduce((a, b) -> b.moment().compareTo(a.moment()) >= 0 ? b : a)
                .map(earlier -> questions.again(earlier, moment))
                .orElseGet(() -> AssessmentRequest.of(model, subject, moment));
    }

    private static Assessment numbered(Assessment a, String id, Instant at) {
        return new Assessment(
                id,
                a.model(),
                a.title(),
                a.status(),
                a.fingerprint(),
                a.subject(),
                a.jointProcurement(),
                a.moment(),
                a.asOf(),
                at,
                a.baseAnswers(),
                a.choices(),
                a.aloneAnswers(),
                a.by(),
                a.scale(),
                a.base(),
                a.index(),
                a.uplift(),
                a.headroom(),
                a.uptake(),
                a.coverage(),
                a.baseRange(),
                a.indexRange(),
                a.alone(),
                a.contributions(),
                a.gates(),
                a.nodes(),
                a.computed(),
                a.themes(),
                a.printed(),
                a.explanation());
    }
}
