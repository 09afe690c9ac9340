package org.minikisa.impact.shell;

import java.util.List;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Assessments;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows a stored assessment, or computes it again and compares every bit. */
@Component
public final class AssessmentCommand implements Command {

    private final Assessments assessments;

    @Activate
    public AssessmentCommand(@Reference Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public Usage usage() {
        return Usage.of("assessment", "shows an assessment, or replays it")
                .argument("ID", "id of an assessment", this::ids, true)
                .flag("--replay", "computes it again with the model it was made with and compares every bit")
                .choice("--language", "LANGUAGE", "of titles and texts", Texts.LANGUAGES)
                .example("kisa:assessment AS-1 --replay");
    }

    @Override
    public void run(Invocation in) {
        var id = in.required("ID");
        var assessment = assessments.find(id).orElseThrow(() -> UnknownIdException.of("assessment", id, ids()));
        if (in.flag("--replay")) {
            Replays.show(in, assessments.replay(id));
        } else {
            in.screen().details(AssessmentView.of(assessment, Texts.language(in)));
        }
    }

    private List<String> ids() {
        return assessments.list().stream().map(Assessment::id).toList();
    }
}
