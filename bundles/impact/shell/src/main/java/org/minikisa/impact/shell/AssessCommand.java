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
                        .flag("--prefill", "begins with the answers of the last earlier moment of the same subject")
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
        var asked = Requests.named(in.required("MODEL"), subject, moment(in));
        var drafted =
                competition.isPresent() ? Requests.choicesOf(competition.get().draft(), asked) : asked;
        var begun = in.flag("--prefill") ? prefilled(asked).orElse(drafted) : drafted;
        return requests.over(begun.by(in.option("--by").orElse("")), in);
    }

    /** Empty when there is no earlier moment. */
    private Optional<AssessmentRequest> prefilled(AssessmentRequest asked) {
        var earlier = assessments.prefill(asked.subject(), asked.model(), asked.moment());
        boolean none = earlier.base().isEmpty() && earlier.choices().isEmpty();
        return none
                ? Optional.empty()
                : Optional.of(asked.version().map(earlier::version).orElse(earlier));
    }

    private static Moment moment(Invocation in) {
        return in.option("--moment")
                .map(text -> Moment.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(Moment.TARGET);
    }
}
