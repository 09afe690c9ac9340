package org.minikisa.impact.core;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.impact.core.Assessor.Question;
import org.minikisa.impact.core.ServedModels.Served;
import org.minikisa.impact.core.declarative.Engine;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.api.BaseValues;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Assessments in the store, beside the models they were made with, so that both outlive a model's deployment. */
@Component
public final class StoredAssessments implements Assessments {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Logger LOG = LoggerFactory.getLogger(StoredAssessments.class);

    private final Store store;
    private final ServedModels models;

    /** Empty where the wing is left out: then x1 comes with each request. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Procurements procurements;

    @Activate
    public StoredAssessments(@Reference Store store, @Reference ServedModels models) {
        this.store = store;
        this.models = models;
    }

    @Override
    public Assessment assess(AssessmentRequest request) {
        var served = served(request);
        var now = store.read(tx -> tx.now());
        var question = question(request, served.description(), now);
        var made = compute(served, question, now);
        return store.inTransaction(tx -> {
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
        });
    }

    @Override
    public Assessment preview(AssessmentRequest request) {
        var served = served(request);
        var now = store.read(tx -> tx.now());
        return compute(served, question(request, served.description(), now), now);
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
    public ReplayResult replay(String id) {
        var stored = find(id).orElseThrow(() -> InvalidInputException.of(
                "replay of " + id,
                "impact.assessment.unknown",
                "",
                "\"" + id + "\"",
                "the id of an assessment",
                "See kisa:assessments."));
        var model = modelOf(stored);
        if (model.isEmpty()) {
            return new ReplayResult(
                    id,
                    ReplayResult.Outcome.UNAVAILABLE,
                    List.of(),
                    "model " + stored.model() + " is in Java and its bundle is not there; install it again to replay");
        }
        var question = new Question(
                stored.subject(),
                stored.jointProcurement(),
                stored.moment(),
                stored.asOf(),
                stored.baseAnswers(),
                stored.choices());
        try {
            var replayed = Assessor.assess(
                    model.get(), stored.fingerprint().modelDigest(), question, stored.id(), stored.at());
            var differences = AssessmentForm.differences(stored, replayed);
            return new ReplayResult(
                    id,
                    differences.isEmpty() ? ReplayResult.Outcome.IDENTICAL : ReplayResult.Outcome.DIFFERENT,
                    differences,
                    "");
        } catch (Assessor.Misbehaved e) {
            return refusedNow(id, e.refusal());
        } catch (InvalidInputException e) {
            return refusedNow(id, e);
        }
    }

    private static ReplayResult refusedNow(String id, InvalidInputException refusal) {
        return new ReplayResult(
                id,
                ReplayResult.Outcome.DIFFERENT,
                List.of(new ReplayResult.Difference("", "a result", refusal.getMessage())),
                "");
    }

    /** The very model: from the archive when it is JSON, else the service with the same digest. */
    private Optional<ImpactModel> modelOf(Assessment stored) {
        var kept =
                store.read(tx -> new ImpactTables(tx).model(stored.fingerprint().modelDigest()));
        if (kept.isPresent()) {
            return Optional.of(JsonModelReader.parse(
                    stored.model().toString(), kept.get().json().getBytes(StandardCharsets.UTF_8)));
        }
        return models.made(stored.model(), stored.fingerprint().modelDigest()).map(Served::model);
    }

    private Assessment compute(Served served, Question question, Instant now) {
        try {
            return Assessor.assess(served.model(), served.digest(), question, "", now);
        } catch (Assessor.Misbehaved e) {
            LOG.error("model {} misbehaved", served.description().ref(), e);
            served.mark(e.refusal().problems().get(0));
            throw e.refusal();
        }
    }

    private Served served(AssessmentRequest request) {
        var found = request.version().isPresent()
                ? models.exact(new ModelRef(request.model(), request.version().get()))
                : models.newest(request.model());
        return found.orElseThrow(() -> notThere(request));
    }

    private InvalidInputException notThere(AssessmentRequest request) {
        var versions = models.list().stream()
                .filter(model -> model.ref().id().equals(request.model()))
                .map(model -> model.ref().version())
                .toList();
        var ids = models.ids();
        var asked = request.model()
                + request.version().map(version -> "@" + version).orElse("");
        if (!versions.isEmpty()) {
            return InvalidInputException.of(
                    "assessment of " + request.subject(),
                    "impact.model.version",
                    "model",
                    asked,
                    "a version that is there: " + String.join(", ", versions),
                    "Name one of these; a retired version is only used when it is named.");
        }
        var near = AnswerLaws.near(request.model().value(), ids);
        return InvalidInputException.of(
                "assessment of " + request.subject(),
                "impact.model.unknown",
                "model",
                asked,
                ids.isEmpty() ? "a model, but none is deployed" : "one of " + String.join(", ", ids),
                near.isEmpty()
                        ? "See kisa:models; deploy the model with kisa:plugins."
                        : "Did you mean " + String.join(" or ", near) + "?");
    }

    private Question question(AssessmentRequest request, ModelDescription model, Instant now) {
        var jointProcurement = request.jointProcurement().orElse("");
        requireApplicable(request, model, jointProcurement);
        return new Question(
                request.subject(),
                jointProcurement,
                request.moment(),
                request.asOf().orElseGet(() -> LocalDate.ofInstant(now, HELSINKI)),
                base(request, jointProcurement),
                request.choices());
    }

    private void requireApplicable(AssessmentRequest request, ModelDescription model, String jointProcurement) {
        if (jointProcurement.isEmpty()) {
            return;
        }
        var codes = joint(jointProcurement).map(JointProcurement::cpv).orElse(List.of());
        if (!model.appliesTo().covers(jointProcurement, codes)) {
            throw InvalidInputException.of(
                    "assessment of " + request.subject() + " with " + model.ref(),
                    "impact.model.appliesTo",
                    "jointProcurement",
                    jointProcurement + (codes.isEmpty() ? "" : " (CPV " + String.join(", ", codes) + ")"),
                    "what the model is made for: "
                            + String.join(", ", model.appliesTo().jointProcurements())
                            + (model.appliesTo().cpv().isEmpty()
                                    ? ""
                                    : " CPV "
                                            + String.join(
                                                    ", ", model.appliesTo().cpv())),
                    "Choose a model for this joint procurement; see kisa:models.");
        }
    }

    private Map<String, String> base(AssessmentRequest request, String jointProcurement) {
        if (!request.base().isEmpty() || jointProcurement.isEmpty()) {
            return request.base();
        }
        var values = procurements == null
                ? Optional.<BaseValues>empty()
                : procurements.baseValues(
                        new JointProcurementId(jointProcurement),
                        request.model().value());
        return values.filter(BaseValues::approved)
                .map(BaseValues::values)
                .orElseThrow(() -> InvalidInputException.of(
                        "assessment of " + request.subject(),
                        "impact.base.approved",
                        "base",
                        values.isPresent() ? "values proposed by one person" : "no values",
                        "approved base values of " + jointProcurement + " for model " + request.model(),
                        values.isPresent()
                                ? "Let a second person approve them, or give the base with the request."
                                : "Propose and approve them (four eyes), or give the base with the request."));
    }

    private Optional<JointProcurement> joint(String id) {
        return procurements == null ? Optional.empty() : procurements.find(new JointProcurementId(id));
    }

    @Override
    public List<Assessment> of(String subject, ModelId model) {
        return list().stream()
                .filter(made ->
                        made.subject().equals(subject) && made.model().id().equals(model))
                .toList();
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
                a.themes(),
                a.printed(),
                a.explanation());
    }
}
