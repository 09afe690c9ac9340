package org.minikisa.impact.shell;

import java.util.ArrayList;

import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;

/** Computes stored assessments again and compares every bit. */
record Replay(Requests requests, Assessments assessments) implements Command {

    @Override
    public Usage usage() {
        return Usage.of("replay", "computes one assessment or all again and compares every bit")
                .argument("ID", "an assessment; all when left out", requests::assessmentIds, false)
                .example("kisa:impact replay");
    }

    @Override
    public void run(Invocation in) {
        var id = in.argument("ID");
        if (id.isPresent()) {
            assessments
                    .find(id.get())
                    .orElseThrow(() -> UnknownIdException.of("assessment", id.get(), requests.assessmentIds()));
            Replays.show(in, assessments.replay(id.get()));
        } else {
            all(in);
        }
    }

    private void all(Invocation in) {
        var results = new ArrayList<ReplayResult>();
        try (var progress =
                in.screen().progress("Replaying", requests.assessmentIds().size())) {
            assessments.replayAll(result -> {
                results.add(result);
                progress.advance(1);
            });
        }
        Replays.show(in, results);
    }
}
