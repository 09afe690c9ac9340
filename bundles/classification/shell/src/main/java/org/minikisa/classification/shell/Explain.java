package org.minikisa.classification.shell;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Explanation;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Stopped;
import org.minikisa.rendering.terminal.Usage;

/** Why a text is judged as it is. */
record Explain(Desk desk) implements Command {

    private static final String AXIS = "--axis";
    private static final String TAXONOMY = "--taxonomy";

    @Override
    public Usage usage() {
        return Subject.on(
                        Usage.of("explain", "tells what a contact or a text is about, how sure that is, and why"), desk)
                .choice(AXIS, "AXIS", "only this question, in full", axes())
                .option(TAXONOMY, "NAME", "the same for a taxonomy of your own", desk::ownTaxonomies)
                .example("kisa:classify explain CT-12 --axis topic");
    }

    private static List<String> axes() {
        return Question.ofTheHouse().stream().map(Question::name).toList();
    }

    @Override
    public void run(Invocation in) throws IOException {
        var subject = Subject.of(in, desk);
        Optional<Question> only = in.option(TAXONOMY).or(() -> in.option(AXIS)).map(desk::question);
        List<Question> questions = only.map(List::of).orElseGet(desk::questions);
        var sheet = new ExplanationSheet(desk, in.screen().json(), only.isPresent());
        var answers = questions.stream()
                .map(question -> new ExplanationSheet.Answer(question, explained(subject, question, only.isPresent())))
                .toList();
        in.screen().details(sheet.of(subject, answers));
    }

    private Explanation explained(Subject subject, Question question, boolean inFull) {
        Stopped.ifInterrupted();
        int contrasts = inFull ? 5 : contrasts(question);
        int neighbours = inFull ? 8 : question.axis().isEmpty() || question.is(Axis.TOPIC) ? 3 : 0;
        return question.axis()
                .map(axis -> desk.classifications().explain(subject.text(), axis, contrasts, neighbours))
                .orElseGet(
                        () -> desk.classifications().explain(subject.text(), question.name(), contrasts, neighbours));
    }

    /** In the view of everything those that people ask for. */
    private static int contrasts(Question question) {
        if (question.is(Axis.TOPIC)) {
            return 2;
        }
        return question.axis().isEmpty() || question.is(Axis.JOINT_PROCUREMENT) ? 1 : 0;
    }
}
