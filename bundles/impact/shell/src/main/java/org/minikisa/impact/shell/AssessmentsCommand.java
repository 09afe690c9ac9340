package org.minikisa.impact.shell;

import java.math.BigDecimal;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Assessments;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the stored assessments. */
@Component
public final class AssessmentsCommand implements Command {

    private final Assessments assessments;

    @Activate
    public AssessmentsCommand(@Reference Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Usage usage() {
        return Usage.of("assessments", "lists the assessments that were made")
                .option("--subject", "ID", "only of this subject", () -> assessments.list().stream()
                        .map(Assessment::subject)
                        .distinct()
                        .toList())
                .example("kisa:assessments --subject CO-3");
    }

    @Override
    public void run(Invocation in) {
        var rows = assessments.list().stream()
                .filter(assessment ->
                        in.option("--subject").map(assessment.subject()::equals).orElse(true))
                .toList();
        in.screen()
                .listing(
                        rows,
                        Listing.<Assessment>of(
                                        Column.text("id", "Id", Assessment::id),
                                        Column.text("subject", "Subject", Assessment::subject),
                                        Column.text("moment", "Moment", assessment -> Texts.lower(assessment.moment())),
                                        Column.text("model", "Model", Assessment::model),
                                        Column.number(
                                                "base",
                                                "Base",
                                                assessment -> shown(
                                                        in,
                                                        assessment.base(),
                                                        assessment.printed().base())),
                                        Column.number(
                                                "uplift",
                                                "Uplift",
                                                assessment -> shown(
                                                        in,
                                                        assessment.uplift(),
                                                        assessment.printed().uplift())),
                                        Column.number(
                                                "index",
                                                "Index",
                                                assessment -> shown(
                                                        in,
                                                        assessment.index(),
                                                        assessment.printed().index())),
                                        Column.text("asOf", "As of", Assessment::asOf),
                                        Column.text("at", "Made", Assessment::at))
                                .whenEmpty("no assessments yet; make one with kisa:assess MODEL COMPETITION"));
    }

    /** Rounded for people, so that the three add up; exact in JSON. */
    private static Object shown(Invocation in, double exact, BigDecimal printed) {
        return in.screen().json() ? (Object) exact : printed;
    }
}
