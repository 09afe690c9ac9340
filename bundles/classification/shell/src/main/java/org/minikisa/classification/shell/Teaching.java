package org.minikisa.classification.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.shell.Dictation.Given;
import org.minikisa.intake.api.ContactId;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;

/**
 * People's words about contacts, and what they change.
 *
 * @param by who says it
 */
record Teaching(Desk desk, String by) {

    /** What a person's word may be about. */
    private static final List<Axis> DECIDED = List.of(Axis.KIND, Axis.TOPIC, Axis.JOINT_PROCUREMENT);

    /**
     * What came of it.
     *
     * @param before what held until then
     * @param holds what holds now
     * @param says what would be said of the same text if it came in now
     */
    record Outcome(
            ContactId contact,
            Question question,
            Optional<Label> before,
            Optional<Label> holds,
            Optional<Label> says,
            Optional<String> caseId) {}

    Outcome correct(Given given) {
        ContactId id = given.contact();
        Optional<Label> before = label(desk.classifications().current(id), given.question());
        Classification now = given.question().axis().isPresent()
                ? desk.classifications().correct(id, given.question().axis().get(), given.value(), by)
                : desk.classifications().correct(id, given.question().name(), given.value(), by);
        return outcome(given.question(), before, now);
    }

    List<Outcome> confirm(ContactId contact) {
        Optional<Classification> before = desk.classifications().current(contact);
        Classification now = desk.classifications().confirm(contact, by);
        return DECIDED.stream()
                .map(Question::of)
                .map(question -> outcome(question, label(before, question), now))
                .toList();
    }

    /** @return the questions whose answers changed by it */
    List<Outcome> undo(ContactId contact) {
        Optional<Classification> before = desk.classifications().current(contact);
        Classification now = desk.classifications().undo(contact, by);
        return desk.questions().stream()
                .map(question -> outcome(question, label(before, question), now))
                .filter(outcome -> !outcome.before().equals(outcome.holds()))
                .toList();
    }

    private Outcome outcome(Question question, Optional<Label> before, Classification now) {
        Optional<Judgement> says = desk.classifications().text(now.contact()).map(desk.classifications()::judge);
        return new Outcome(
                now.contact(),
                question,
                before,
                label(now.judgement(), question),
                says.flatMap(judgement -> label(judgement, question)),
                desk.caseOf(now.contact()));
    }

    private static Optional<Label> label(Optional<Classification> classification, Question question) {
        return classification.flatMap(one -> label(one.judgement(), question));
    }

    static Optional<Label> label(Judgement judgement, Question question) {
        return question.axis()
                .map(axis -> judgement.labels().get(axis))
                .or(() -> Optional.ofNullable(judgement.own().get(question.name())));
    }

    Listing<Outcome> listing(boolean json) {
        Listing<Outcome> columns = Listing.rows(Outcome.class)
                .text("contact", "Contact", Outcome::contact)
                .text("question", "Question", outcome -> outcome.question().name())
                .text("before", "Before", outcome -> value(outcome.before(), json))
                .with(Column.<Outcome>text("holds", "Holds now", outcome -> value(outcome.holds(), json))
                        .tone(outcome -> Tone.GOOD));
        columns = json
                ? columns.text("says", "Says", outcome -> outcome.says().map(Label::value))
                        .number("probability", "Probability", outcome -> outcome.says()
                                .map(Label::probability))
                : columns.with(Column.<Outcome>text("says", "Of this text it says now", Teaching::says)
                        .tone(Teaching::tone));
        return columns.text("case", "Case", Outcome::caseId).whenEmpty("nothing changed");
    }

    private static Optional<String> value(Optional<Label> label, boolean json) {
        return label.map(Label::value).map(value -> json || !value.isEmpty() ? value : Values.NONE);
    }

    private static String says(Outcome outcome) {
        return outcome.says()
                .map(label -> String.format(
                        Locale.ROOT,
                        "%s %.2f%s",
                        label.value().isEmpty() ? Values.NONE : label.value(),
                        label.probability(),
                        label.sure() ? "" : " (unsure)"))
                .orElse("");
    }

    private static Tone tone(Outcome outcome) {
        return outcome.says().map(Label::value).equals(outcome.holds().map(Label::value)) ? Tone.GOOD : Tone.WARNING;
    }
}
