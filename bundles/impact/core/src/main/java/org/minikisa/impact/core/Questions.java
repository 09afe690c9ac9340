package org.minikisa.impact.core;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.core.ServedModels.Served;
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

/**
 * Makes requests ready: finds the model, takes the approved base values, asks external sources, checks. All services
 * of the wing ask models through it, so that they agree on what is asked.
 */
@Component(service = Questions.class)
public final class Questions {

    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final Store store;
    private final ServedModels models;
    private final Sources sources;

    /** Empty where the wing is left out: then x1 comes with each request. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Procurements procurements;

    @Activate
    public Questions(@Reference Store store, @Reference ServedModels models, @Reference Sources sources) {
        this.store = store;
        this.models = models;
        this.sources = sources;
    }

    /**
     * @throws InvalidInputException with all problems: no such model (near ones named), a joint procurement it is not
     *     made for, no approved base values, answers that do not fit
     */
    public Asked ask(AssessmentRequest request) {
        return ask(served(request), request);
    }

    Asked ask(Served served, AssessmentRequest request) {
        return Asked.of(served.model(), served.description(), question(served.description(), request));
    }

    /** The same at a later moment, by the same version while it is there; what sources compute is asked anew. */
    AssessmentRequest again(Assessment earlier, Moment moment) {
        var served = models.exact(earlier.model());
        var request = AssessmentRequest.of(earlier.model().id(), earlier.subject(), moment)
                .base(askedOfPeople(earlier.baseAnswers(), served))
                .choices(askedOfPeople(earlier.choices(), served))
                .alone(earlier.aloneAnswers());
        if (served.isPresent()) {
            request = request.version(earlier.model().version());
        }
        return earlier.jointProcurement().isEmpty() ? request : request.jointProcurement(earlier.jointProcurement());
    }

    private Map<String, String> askedOfPeople(Map<String, String> answers, Optional<Served> served) {
        var rest = new HashMap<>(answers);
        served.ifPresent(model -> model.description().indicators().stream()
                .filter(indicator -> from(indicator)
                        .filter(external -> sources.has(external.source()))
                        .isPresent())
                .forEach(indicator -> rest.remove(indicator.id())));
        return rest;
    }

    // ---------------------------------------------------------------- the model

    Served served(AssessmentRequest request) {
        var found = request.version().isPresent()
                ? models.exact(new ModelRef(request.model(), request.version().get()))
                : models.newest(request.model());
        return found.orElseThrow(
                () -> models.notThere("assessment of " + request.subject(), request.model(), request.version()));
    }

    // ---------------------------------------------------------------- the question

    Question question(ModelDescription model, AssessmentRequest request) {
        var jointProcurement = request.jointProcurement().orElse("");
        requireApplicable(request, model);
        return external(
                model,
                new Question(
                        request.subject(),
                        jointProcurement,
                        request.moment(),
                        request.asOf().orElseGet(this::today),
                        base(request, model),
                        request.choices(),
                        request.alone(),
                        request.by()));
    }

    LocalDate today() {
        return LocalDate.ofInstant(store.read(tx -> tx.now()), HELSINKI);
    }

    /** @throws InvalidInputException when the model is not made for the joint procurement that the request names */
    void requireApplicable(AssessmentRequest request, ModelDescription model) {
        var jointProcurement = request.jointProcurement().orElse("");
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

    /**
     * x1: the request's, else the approved one; nothing for a model that asks no person about the joint procurement.
     *
     * @throws InvalidInputException when it is not approved
     */
    Map<String, String> base(AssessmentRequest request, ModelDescription model) {
        var jointProcurement = request.jointProcurement().orElse("");
        if (!request.base().isEmpty() || jointProcurement.isEmpty() || !asksPeopleOfJoint(model)) {
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

    private static boolean asksPeopleOfJoint(ModelDescription model) {
        return model.indicators().stream()
                .anyMatch(
                        indicator -> indicator.askedOfJoint() && from(indicator).isEmpty() && !isComputed(indicator));
    }

    private static boolean isComputed(Indicator indicator) {
        return indicator.domain() instanceof Domain.Computed;
    }

    private Optional<JointProcurement> joint(String id) {
        return procurements == null ? Optional.empty() : procurements.find(new JointProcurementId(id));
    }

    // ---------------------------------------------------------------- external indicators

    /** Fills in what nobody answered, so that a replay of what is stored needs no source. */
    Question external(ModelDescription model, Question question) {
        var open = model.indicators().stream()
                .filter(indicator -> from(indicator).isPresent()
                        && !question.base().containsKey(indicator.id())
                        && !question.choices().containsKey(indicator.id()))
                .collect(Collectors.groupingBy(
                        indicator -> from(indicator).orElseThrow().source(), TreeMap::new, Collectors.toList()));
        if (open.isEmpty()) {
            return question;
        }
        var base = new HashMap<>(question.base());
        var choices = new HashMap<>(question.choices());
        open.forEach((source, indicators) -> {
            var keys = indicators.stream()
                    .map(indicator -> from(indicator).orElseThrow().key())
                    .collect(Collectors.toSet());
            var answers = sources.ask(source, question.subject(), keys, question.asOf());
            for (var indicator : indicators) {
                Optional.ofNullable(answers.get(from(indicator).orElseThrow().key()))
                        .flatMap(text -> usable(source, indicator, text))
                        .ifPresent(text -> (isOfBase(indicator, text) ? base : choices).put(indicator.id(), text));
            }
        });
        return question.answered(base, choices);
    }

    /** What does not apply is said in the base, also of what only the customer is asked. */
    private static boolean isOfBase(Indicator indicator, String text) {
        return indicator.askedOfJoint() || Answer.parse(text) instanceof Answer.NotApplicable;
    }

    private static Optional<Domain.External> from(Indicator indicator) {
        return indicator.domain() instanceof Domain.Numeric numeric ? numeric.external() : Optional.empty();
    }

    /** An answer that does not fit is the source's mistake, not the asker's: it stays unknown. */
    private static Optional<String> usable(String source, Indicator indicator, String text) {
        var answer = Answer.parse(text);
        if (answer instanceof Answer.Answered answered) {
            if (!AnswerLaws.fits(indicator.domain(), answered.value())) {
                LOG.error("source \"{}\" answered {} with what does not fit; it stays unknown", source, indicator.id());
                return Optional.empty();
            }
            var reason = answered.reason().isBlank() ? "source " + source : answered.reason();
            return Optional.of(new Answer.Answered(answered.value(), reason, answered.evidence()).text());
        }
        return answer instanceof Answer.NotApplicable ? Optional.of(text) : Optional.empty();
    }
}
