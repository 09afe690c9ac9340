package org.minikisa.impact.shell;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.competition.api.Competitions;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
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
    private final Requests requests;

    /** Absent where the competition wing is left out: then subjects are free. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Competitions competitions;

    @Activate
    public AssessCommand(@Reference Assessments assessments, @Reference Models models) {
        this.assessments = assessments;
        this.requests = new Requests(assessments, models, () -> Optional.ofNullable(competitions));
    }

    @Override
    public Usage usage() {
        return requests.answersOn(Usage.of("assess", "assesses the impact of a competition or another subject")
                        .argument("MODEL", "id of a model, or id@version", requests::modelNames, true)
                        .argument(
                                "COMPETITION",
                                "id of a competition: its joint procurement and choices are taken",
                                requests::competitionIds,
                                false)
                        .option("--subject", "NAME", "what is assessed, when it is no competition")
                        .choice("--moment", "MOMENT", "target unless said", MOMENTS)
                        .option("--by", "NAME", "who assesses; kept with the assessment only"))
                .choice("--language", "LANGUAGE", "of titles and texts", Texts.LANGUAGES)
                .flag("--preview", "shows the result and stores nothing")
                .example("kisa:assess cleaning CO-3 --choice daytime_cleaning=2,zero_emission_transport=all_vehicles");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var request = request(in);
        var preview = in.flag("--preview");
        var assessment = preview ? assessments.preview(request) : assessments.assess(request);
        in.screen().details(AssessmentView.of(assessment, Texts.language(in)));
        in.screen()
                .remark(
                        Tone.DIM,
                        preview
                                ? AssessmentView.PREVIEW
                                : "kept as " + assessment.id() + "; kisa:impact replay " + assessment.id()
                                        + " computes it again, kisa:impact explain " + assessment.id()
                                        + " --html FILE writes it as a page");
    }

    private AssessmentRequest request(Invocation in) throws IOException {
        var competition = in.argument("COMPETITION").map(id -> requests.competition(id)
                .orElseThrow(() -> UnknownIdException.of("competition", id, requests.competitionIds())));
        var subject = competition
                .map(c -> c.id().value())
                .or(() -> in.option("--subject"))
                .orElse("");
        var request = Requests.named(in.required("MODEL"), subject, moment(in))
                .by(in.option("--by").orElse(""));
        var begun = competition.isPresent() ? Requests.choicesOf(competition.get(), request) : request;
        return requests.over(begun, in);
    }

    private static Moment moment(Invocation in) {
        return in.option("--moment")
                .map(text -> Moment.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(Moment.TARGET);
    }
}
