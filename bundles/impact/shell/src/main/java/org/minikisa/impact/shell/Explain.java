package org.minikisa.impact.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.shell.page.AssessmentPage;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** An assessment with everything that explains it, on the screen or as a page. */
record Explain(Requests requests, Assessments assessments, Models models) implements Command {

    @Override
    public Usage usage() {
        return requests.on(Usage.of("explain", "explains an assessment, on the screen or as an HTML page"))
                .option("--html", "FILE", "writes one page that opens anywhere and prints well")
                .choice("--language", "LANGUAGE", "of titles and texts", Texts.LANGUAGES)
                .example("kisa:impact explain AS-1 --html AS-1.html --language fi");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var stored = assessments.find(in.required(Requests.WHAT));
        var assessment = stored.isPresent() ? stored.get() : assessments.preview(requests.read(in));
        if (in.option("--html").isPresent()) {
            write(in, assessment, in.option("--html").get());
        } else {
            in.screen().details(AssessmentView.of(assessment, Texts.language(in)));
        }
        if (assessment.id().isEmpty()) {
            in.screen().remark(Tone.DIM, AssessmentView.PREVIEW);
        }
    }

    private void write(Invocation in, Assessment assessment, String name) throws IOException {
        var description = models.find(assessment.model()).map(ImpactModel::description);
        var html =
                AssessmentPage.html(assessment, description, Texts.language(in)).getBytes(StandardCharsets.UTF_8);
        var file = LocalFiles.write("--html", name, html);
        in.screen()
                .details(Details.of("Page of " + assessment.subject())
                        .add("assessment", "Assessment", assessment.id().isEmpty() ? null : assessment.id())
                        .add("file", "File", file)
                        .add("bytes", "Bytes", html.length)
                        .add("language", "Language", Texts.language(in).code()));
    }
}
