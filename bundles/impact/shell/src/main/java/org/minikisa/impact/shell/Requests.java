package org.minikisa.impact.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Competitions;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;

/** What is to be assessed: a model with answers, a competition, or what was assessed before. */
final class Requests {

    /** The argument that names it. */
    static final String WHAT = "WHAT";

    private static final String NO_SUBJECT = "what-if";

    private final Assessments assessments;
    private final Models models;
    private final Supplier<Optional<Competitions>> competitions;

    Requests(Assessments assessments, Models models, Supplier<Optional<Competitions>> competitions) {
        this.assessments = assessments;
        this.models = models;
        this.competitions = competitions;
    }

    /** Adds the argument and options that {@link #read} reads. */
    Usage on(Usage usage) {
        return answersOn(usage.argument(
                        WHAT, "a model (cleaning, cleaning@1.0.0), a competition or an assessment", this::ids, true))
                .option("--model", "MODEL", "of a competition that names none", this::modelNames)
                .flag("--afresh", "forgets the choices that were made: all are free");
    }

    /** Adds the options for answers. */
    Usage answersOn(Usage usage) {
        return usage.option("--base", "ANSWERS", "the joint procurement's answers: INDICATOR=VALUE,…", this::pairs)
                .option(
                        "--choice",
                        "ANSWERS",
                        "the customer's choices: INDICATOR=VALUE,weight.THEME=WEIGHT,…",
                        this::pairs)
                .option("--alone", "ANSWERS", "what the customer would have got alone: INDICATOR=VALUE,…", this::pairs)
                .option("--answers", "FILE", "JSON: {\"base\": {…}, \"choices\": {…}, \"alone\": {…}}")
                .option("--joint", "ID", "joint procurement whose approved base values are taken")
                .option("--as-of", "DAY", "day of dated parameters, today unless said");
    }

    /** What {@value #WHAT} names, with the options laid over it. */
    AssessmentRequest read(Invocation in) throws IOException {
        return over(about(in.required(WHAT), in), in);
    }

    /** Lays the options for answers over a request. */
    AssessmentRequest over(AssessmentRequest request, Invocation in) throws IOException {
        var given = new Given(in);
        var file = given.answersFile("--answers");
        var base = given.answers("--base", file.base());
        var choices = given.answers("--choice", file.choices());
        var alone = given.answers("--alone", file.alone());
        var asOf = given.day("--as-of");
        given.refuseIfWrong("the line");
        var result = request;
        result = base.isPresent() ? result.base(laid(base.get(), request.base())) : result;
        result = choices.isPresent() ? result.choices(laid(choices.get(), request.choices())) : result;
        result = alone.isPresent() ? result.alone(laid(alone.get(), request.alone())) : result;
        result = asOf.isPresent() ? result.asOf(asOf.get()) : result;
        var joint = in.option("--joint").filter(id -> !id.isBlank());
        return joint.isPresent() ? result.jointProcurement(joint.get()) : result;
    }

    /** Answers that are given, over those that were there; none given ({@code --choice ""}) leaves none. */
    private static Map<String, String> laid(Map<String, String> given, Map<String, String> under) {
        if (given.isEmpty()) {
            return given;
        }
        var laid = new LinkedHashMap<>(under);
        laid.putAll(given);
        return laid;
    }

    AssessmentRequest about(String what, Invocation in) {
        var request = stored(what)
                .or(() -> competition(what).map(competition -> of(competition, in.option("--model"))))
                .or(() -> model(what))
                .orElseThrow(() -> UnknownIdException.of("model, competition or assessment", what, ids()));
        return in.flag("--afresh") ? request.choices(Map.of()) : request;
    }

    /** The request of a stored assessment: its very version and answers. */
    Optional<AssessmentRequest> stored(String id) {
        return assessments.find(id).map(Requests::again);
    }

    private static AssessmentRequest again(Assessment stored) {
        var request = AssessmentRequest.of(stored.model(), stored.subject(), stored.moment())
                .asOf(stored.asOf())
                .base(stored.baseAnswers())
                .choices(stored.choices())
                .alone(stored.aloneAnswers())
                .by(stored.by());
        return stored.jointProcurement().isEmpty() ? request : request.jointProcurement(stored.jointProcurement());
    }

    /** The request that a competition's draft makes. @param model in place of the draft's */
    private AssessmentRequest of(Competition competition, Optional<String> model) {
        var draft = competition.draft();
        var name = model.or(() -> Optional.of(draft.impactModel()))
                .filter(id -> !id.isBlank())
                .orElseThrow(() -> InvalidInputException.of(
                        competition.id().value(),
                        "impact.shell.model",
                        "--model",
                        "no impact model in the competition",
                        String.join(" or ", modelNames()),
                        "Add --model MODEL."));
        return choicesOf(draft, named(name, competition.id().value(), Moment.TARGET));
    }

    /** Takes the joint procurement of a competition, and its choices unless they were made by another model. */
    static AssessmentRequest choicesOf(CompetitionDraft draft, AssessmentRequest request) {
        boolean sameModel = List.of("", request.model().value()).contains(draft.impactModel());
        var chosen = sameModel ? request.choices(draft.impactChoices()) : request;
        return draft.jointProcurement().isBlank() ? chosen : chosen.jointProcurement(draft.jointProcurement());
    }

    private Optional<AssessmentRequest> model(String name) {
        boolean known = models.list().stream()
                .anyMatch(model -> model.ref().id().value().equals(name)
                        || model.ref().toString().equals(name));
        return known ? Optional.of(named(name, NO_SUBJECT, Moment.TARGET)) : Optional.empty();
    }

    /** @param name an id, or id@version */
    static AssessmentRequest named(String name, String subject, Moment moment) {
        var parts = name.split("@", 2);
        var request = AssessmentRequest.of(
                new ModelId(parts[0].isBlank() ? "?" : parts[0]), subject.isBlank() ? NO_SUBJECT : subject, moment);
        return parts.length > 1 && !parts[1].isBlank() ? request.version(parts[1]) : request;
    }

    Optional<Competition> competition(String id) {
        return competitions.get().flatMap(there -> id.isBlank() ? Optional.empty() : there.find(new CompetitionId(id)));
    }

    List<String> competitionIds() {
        return competitions.get().map(Competitions::list).orElse(List.of()).stream()
                .map(competition -> competition.id().value())
                .toList();
    }

    List<String> assessmentIds() {
        return assessments.list().stream().map(Assessment::id).toList();
    }

    List<String> modelNames() {
        return ModelNames.of(models.list());
    }

    private List<String> ids() {
        return Stream.of(modelNames(), competitionIds(), assessmentIds())
                .flatMap(List::stream)
                .toList();
    }

    /** Decimals in which an index of a model is printed. */
    int decimals(AssessmentRequest request) {
        return description(request)
                .map(description -> description.scale().decimals())
                .orElse(1);
    }

    Optional<String> title(AssessmentRequest request, String indicator, Language language) {
        return description(request)
                .flatMap(description -> description.indicator(indicator))
                .map(known -> known.title().in(language));
    }

    private Optional<ModelDescription> description(AssessmentRequest request) {
        return models.list().stream()
                .filter(model -> model.ref().id().equals(request.model()))
                .filter(model ->
                        request.version().map(model.ref().version()::equals).orElse(model.answering()))
                .map(model -> model.description())
                .findFirst();
    }

    /** {@code quality=2}, for completion: what can be written for the models that answer. */
    private List<String> pairs() {
        var pairs = new ArrayList<String>();
        models.list().stream().filter(model -> model.answering()).forEach(model -> pairs(model.description(), pairs));
        return pairs.stream().distinct().toList();
    }

    private static void pairs(ModelDescription model, List<String> pairs) {
        for (Indicator indicator : model.indicators()) {
            values(indicator.domain()).forEach(value -> pairs.add(indicator.id() + "=" + value));
        }
        model.themes().stream()
                .filter(theme -> theme.band().isPresent())
                .forEach(theme -> pairs.add(Answers.WEIGHT + theme.id() + "="));
    }

    private static List<String> values(Domain domain) {
        if (domain instanceof Domain.Ordinal ordinal) {
            return ordinal.levels().stream()
                    .map(level -> Integer.toString(level.value()))
                    .toList();
        }
        if (domain instanceof Domain.Choice choice) {
            return choice.options().stream().map(option -> option.id()).toList();
        }
        return domain instanceof Domain.Flag
                ? List.of("true", "false")
                : domain instanceof Domain.Computed ? List.of() : List.of("");
    }
}
