package org.minikisa.impact.shell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Competitions;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Assesses a competition, or a subject with answers given on the line. */
@Component
public final class AssessCommand implements Command {

    private static final List<String> MOMENTS =
            Arrays.stream(Moment.values()).map(Texts::lower).toList();

    private final Assessments assessments;
    private final Models models;

    /** Absent where the competition wing is left out: then subjects are free. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Competitions competitions;

    @Activate
    public AssessCommand(@Reference Assessments assessments, @Reference Models models) {
        this.assessments = assessments;
        this.models = models;
    }

    @Override
    public Usage usage() {
        return Usage.of("assess", "assesses the impact of a competition or another subject")
                .argument("MODEL", "id of a model, or id@version", () -> ModelsCommand.names(models.list()), true)
                .argument(
                        "COMPETITION",
                        "id of a competition: its joint procurement and choices are taken",
                        this::ids,
                        false)
                .option("--subject", "NAME", "what is assessed, when it is no competition")
                .option("--joint", "ID", "joint procurement whose approved base values are taken")
                .choice("--moment", "MOMENT", "target unless said", MOMENTS)
                .option("--as-of", "DAY", "day of dated parameters, today unless said")
                .option("--base", "ANSWERS", "the joint procurement's answers: INDICATOR=VALUE,…")
                .option("--choice", "ANSWERS", "the customer's choices: INDICATOR=VALUE,…")
                .choice("--language", "LANGUAGE", "of titles and texts", Texts.LANGUAGES)
                .flag("--preview", "shows the result and stores nothing")
                .example("kisa:assess cleaning CO-3 --choice daytime_cleaning=2,zero_emission_transport=all_vehicles");
    }

    @Override
    public void run(Invocation in) {
        var request = request(in);
        var preview = in.flag("--preview");
        var assessment = preview ? assessments.preview(request) : assessments.assess(request);
        in.screen().details(AssessmentView.of(assessment, Texts.language(in)));
        if (!preview) {
            in.screen()
                    .remark(
                            Tone.DIM,
                            "kept as " + assessment.id() + "; kisa:assessment " + assessment.id()
                                    + " --replay computes it again");
        }
    }

    private AssessmentRequest request(Invocation in) {
        var problems = new Problems();
        var competition = in.argument("COMPETITION").map(this::find);
        var base = answers(in, "--base", problems);
        var choices = in.option("--choice").isPresent()
                ? answers(in, "--choice", problems)
                : competition.map(c -> c.draft().impactChoices()).orElse(Map.of());
        var asOf = in.option("--as-of").flatMap(day -> day(day, problems));
        problems.refuseIfAny("kisa:assess");

        var name = in.required("MODEL").split("@", 2);
        var subject = competition
                .map(c -> c.id().value())
                .or(() -> in.option("--subject"))
                .orElse("what-if");
        var request = AssessmentRequest.of(
                        new ModelId(name[0].isBlank() ? "?" : name[0]),
                        subject.isBlank() ? "what-if" : subject,
                        moment(in))
                .base(base)
                .choices(choices);
        request = name.length > 1 && !name[1].isBlank() ? request.version(name[1]) : request;
        request = asOf.isPresent() ? request.asOf(asOf.get()) : request;
        var joint = in.option("--joint")
                .or(() -> competition.map(c -> c.draft().jointProcurement()))
                .filter(id -> !id.isBlank());
        return joint.isPresent() ? request.jointProcurement(joint.get()) : request;
    }

    private static Moment moment(Invocation in) {
        return in.option("--moment")
                .map(text -> Moment.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(Moment.TARGET);
    }

    private static Map<String, String> answers(Invocation in, String option, Problems problems) {
        return in.option(option)
                .map(text -> Texts.answers(option, text, problems))
                .orElse(Map.of());
    }

    private static Optional<LocalDate> day(String text, Problems problems) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            problems.add(
                    "impact.shell.day",
                    "--as-of",
                    "\"" + text + "\"",
                    "a day such as 2025-01-31",
                    "Write year-month-day.");
            return Optional.empty();
        }
    }

    private Competition find(String id) {
        var service = competitions;
        return Optional.ofNullable(service)
                .flatMap(there -> id.isBlank() ? Optional.empty() : there.find(new CompetitionId(id)))
                .orElseThrow(() -> UnknownIdException.of("competition", id, ids()));
    }

    private List<String> ids() {
        var service = competitions;
        return service == null
                ? List.of()
                : service.list().stream()
                        .map(competition -> competition.id().value())
                        .toList();
    }
}
