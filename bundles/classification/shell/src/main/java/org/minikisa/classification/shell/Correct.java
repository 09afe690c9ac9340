package org.minikisa.classification.shell;

import java.util.List;
import java.util.stream.Stream;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.shell.Dictation.Given;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** People's labels: several contacts and several questions in one line; nothing is done when one of them cannot be understood. */
record Correct(Desk desk) implements Command {

    @Override
    public Usage usage() {
        return By.on(Usage.of("correct", "says what a contact is about; takes effect at once")
                        .rest("CONTACT", "a contact and its topic, or AXIS VALUE; then the next one", this::candidates))
                .example("kisa:classify correct CT-12 G7 joint-procurement cleaning-dps CT-15 R1");
    }

    private List<String> candidates() {
        return Stream.concat(
                        Stream.of(desk.contactIds(), desk.questionNames()).flatMap(List::stream),
                        Stream.of(Axis.TOPIC, Axis.KIND, Axis.URGENCY, Axis.JOINT_PROCUREMENT)
                                .map(Question::of)
                                .flatMap(question -> desk.values().of(question).stream()))
                .distinct()
                .toList();
    }

    @Override
    public void run(Invocation in) {
        List<Given> given = Dictation.read(desk, in.rest());
        var teaching = new Teaching(desk, By.whom(in));
        List<Teaching.Outcome> outcomes = given.stream().map(teaching::correct).toList();
        in.screen().listing(outcomes, teaching.listing(in.screen().json()));
        in.screen()
                .remark(
                        Tone.DIM,
                        "kisa:classify undo " + given.get(given.size() - 1).contact() + " takes the last one back");
    }
}
