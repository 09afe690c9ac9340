package org.minikisa.classification.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.Axis;
import org.minikisa.intake.api.ContactId;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.UnknownIdException;

/** Reads what people say of contacts: a contact, what it is about, another contact, and so on. All problems at once. */
final class Dictation {

    /** In this order a value is looked for that no question stands before. */
    private static final List<Axis> TELLING =
            List.of(Axis.TOPIC, Axis.KIND, Axis.URGENCY, Axis.JOINT_PROCUREMENT, Axis.LANGUAGE);

    private static final String CODE = "classification.shell.correct";
    private static final String HOW = "Write kisa:classify correct CT-12 G7, or CT-12 urgency URGENT.";

    private final Desk desk;
    private final List<String> words;
    private final Problems problems = new Problems();
    private final List<Given> given = new ArrayList<>();
    private int at;

    /** One label that a person gives. */
    record Given(ContactId contact, Question question, String value) {}

    private Dictation(Desk desk, List<String> words) {
        this.desk = desk;
        this.words = words;
    }

    /** @throws org.minikisa.problem.api.InvalidInputException with everything that cannot be understood */
    static List<Given> read(Desk desk, List<String> words) {
        var dictation = new Dictation(desk, words);
        dictation.read();
        dictation.problems.refuseIfAny("kisa:classify correct");
        return dictation.given;
    }

    private void read() {
        if (words.isEmpty()) {
            problems.add(CODE, "", "nothing", "a contact and what it is about", HOW);
        }
        while (at < words.size()) {
            Optional<ContactId> contact = contact();
            if (atEndOfContact()) {
                problems.add(CODE, "word " + at, words.get(at - 1), "a value after the contact", HOW);
            }
            while (!atEndOfContact()) {
                label(contact);
            }
        }
    }

    private boolean atEndOfContact() {
        return at == words.size() || Desk.looksLikeContact(words.get(at));
    }

    private Optional<ContactId> contact() {
        String word = words.get(at++);
        try {
            return Optional.of(desk.contact(word));
        } catch (UnknownIdException e) {
            unknown("the id of a contact", e);
            return Optional.empty();
        }
    }

    private void label(Optional<ContactId> contact) {
        Optional<Question> named = at + 1 < words.size() ? desk.findQuestion(words.get(at)) : Optional.empty();
        if (named.isPresent()) {
            at++;
        }
        String value = words.get(at++);
        try {
            Question question = named.orElseGet(() -> telling(value));
            String read = desk.values().read(question, value);
            contact.ifPresent(id -> given.add(new Given(id, question, read)));
        } catch (UnknownIdException e) {
            unknown(named.map(question -> "a value of " + question.name()).orElse("a topic, or AXIS VALUE"), e);
        }
    }

    /** The question that has such a value; for what none has, the topic, whose near values are told then. */
    private Question telling(String value) {
        return TELLING.stream()
                .map(Question::of)
                .filter(question -> !value.equalsIgnoreCase(Values.NONE)
                        && desk.values().find(question, value).isPresent())
                .findFirst()
                .orElse(Question.of(Axis.TOPIC));
    }

    private void unknown(String expected, UnknownIdException e) {
        String near = e.near().isEmpty() ? "" : ", such as " + String.join(", ", e.near());
        problems.add(CODE, "word " + at, e.wrong(), expected + near, HOW);
    }
}
