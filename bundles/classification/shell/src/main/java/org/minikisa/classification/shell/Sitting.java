package org.minikisa.classification.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.classification.api.Alternative;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Unsure;
import org.minikisa.classification.shell.Dictation.Given;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;

/** A person who goes through the queue: shows a contact with proposals, hears a key, goes on. */
final class Sitting {

    private static final int LINES = 20;
    private static final int MOST_PROPOSALS = 9;

    private final Desk desk;
    private final Values values;
    private final Screen screen;
    private final Teaching teaching;
    private final Deque<Done> done = new ArrayDeque<>();
    private int at;

    /** @param place where in the queue */
    private record Done(ContactId contact, int place) {}

    /** One question about one contact. */
    private record Asked(ContactId contact, Question question) {}

    private enum Next {
        ON,
        AGAIN,
        BACK,
        LEAVE
    }

    Sitting(Desk desk, Screen screen, String by) {
        this.desk = desk;
        this.values = desk.values();
        this.screen = screen;
        this.teaching = new Teaching(desk, by);
    }

    void through(List<Unsure> unsure) {
        List<Asked> all = unsure.stream().flatMap(Sitting::asked).toList();
        Next next = Next.ON;
        while (at < all.size() && next != Next.LEAVE) {
            Asked asked = all.get(at);
            if (next != Next.BACK && isDecided(asked)) {
                at++;
                continue;
            }
            next = ask(asked, all.size());
            at += next == Next.ON ? 1 : 0;
        }
        long left = desk.classifications().unsure().size();
        screen.line(
                Tone.GOOD,
                done.size() + (done.size() == 1 ? " decision, " : " decisions, ") + left
                        + (left == 1 ? " contact is" : " contacts are") + " left in the queue");
    }

    /** Of kind and topic a person decides by the topic, which brings its kind along. */
    private static Stream<Asked> asked(Unsure unsure) {
        var questions = new ArrayList<Axis>();
        if (unsure.axes().contains(Axis.TOPIC) || unsure.axes().contains(Axis.KIND)) {
            questions.add(Axis.TOPIC);
        }
        if (unsure.axes().contains(Axis.JOINT_PROCUREMENT)) {
            questions.add(Axis.JOINT_PROCUREMENT);
        }
        return questions.stream().map(axis -> new Asked(unsure.current().contact(), Question.of(axis)));
    }

    /** A confirmation answers all questions about a contact. */
    private boolean isDecided(Asked asked) {
        return desk.classifications().corrections(asked.contact()).stream()
                .anyMatch(said -> asked.question().is(said.axis()));
    }

    private Next ask(Asked asked, int of) {
        Optional<Classification> holds = desk.classifications().current(asked.contact());
        if (holds.isEmpty()) {
            return Next.ON; // erased meanwhile
        }
        List<Alternative> proposals = proposals(asked, holds.get());
        show(asked, holds.get(), proposals, of);
        return answer(asked, proposals);
    }

    /** As the model judges now, with what was decided a moment ago; what holds is among them. */
    private List<Alternative> proposals(Asked asked, Classification holds) {
        Label label = desk.classifications()
                .text(asked.contact())
                .map(desk.classifications()::judge)
                .flatMap(judgement -> Teaching.label(judgement, asked.question()))
                .orElseGet(() -> holds.of(asked.question().axis().orElseThrow()));
        return Stream.concat(
                        Stream.of(new Alternative(label.value(), label.probability())), label.alternatives().stream())
                .limit(MOST_PROPOSALS)
                .toList();
    }

    private void show(Asked asked, Classification holds, List<Alternative> proposals, int of) {
        Optional<Contact> contact = desk.contacts().find(asked.contact());
        ContactText text = desk.classifications().text(asked.contact()).orElse(new ContactText("", ""));
        screen.line();
        screen.line(Tone.STRONG, heading(asked, contact, of));
        screen.line(Tone.STRONG, text.subject());
        text(text.text(), LINES);
        screen.line();
        screen.line(
                Tone.DIM,
                "now: "
                        + Stream.of(Axis.KIND, Axis.TOPIC, Axis.JOINT_PROCUREMENT, Axis.URGENCY)
                                .map(axis -> holding(axis, holds))
                                .collect(Collectors.joining(", ")));
        for (int i = 0; i < proposals.size(); i++) {
            Alternative proposal = proposals.get(i);
            screen.line(
                    i == 0 ? Tone.ACCENT : Tone.PLAIN,
                    String.format(
                            Locale.ROOT,
                            "  %d  %.2f  %s",
                            i + 1,
                            proposal.probability(),
                            named(asked.question(), proposal.value())));
        }
        seen(asked, holds);
    }

    private String heading(Asked asked, Optional<Contact> contact, int of) {
        return "── " + (at + 1) + " of " + of + " ── " + asked.contact()
                + contact.map(one -> " · "
                                + Queue.age(one.received(), desk.clock().instant())
                                + one.customer().map(id -> " · " + id.value()).orElse(""))
                        .orElse("")
                + " ── " + asked.question().name() + "?";
    }

    private static String holding(Axis axis, Classification holds) {
        Label label = holds.of(axis);
        String value = label.value().isEmpty() ? Values.NONE : label.value();
        return Question.of(axis).name() + " " + value + (label.sure() ? "" : "?");
    }

    private void seen(Asked asked, Classification holds) {
        List<Evidence> evidence =
                holds.of(asked.question().axis().orElseThrow()).evidence();
        if (!evidence.isEmpty()) {
            screen.line(
                    Tone.DIM,
                    "seen: " + evidence.stream().limit(6).map(Sitting::seen).collect(Collectors.joining(", ")));
        }
    }

    private static String seen(Evidence one) {
        return one.weight() == 0 ? one.text() : String.format(Locale.ROOT, "%s %+.1f", one.text(), one.weight());
    }

    private String named(Question question, String value) {
        String shown = value.isEmpty() ? Values.NONE : value;
        String meaning = values.meaning(question, value);
        return meaning.isEmpty() ? shown : shown + "  " + meaning;
    }

    private void text(String text, int most) {
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(most + 1L).toList();
        int width = screen.width() * 3;
        lines.stream().limit(most).map(line -> Beginnings.of(line, width)).forEach(screen::line);
        if (lines.size() > most) {
            screen.line(Tone.DIM, "… (f shows all of it)");
        }
    }

    private Next answer(Asked asked, List<Alternative> proposals) {
        Optional<Character> key = screen.key("1-" + proposals.size()
                + " choose, enter takes 1, k kind, t topic, j joint procurement, s skip, u undo, f full text, q quit:");
        if (key.isEmpty()) {
            return Next.LEAVE;
        }
        try {
            return answer(asked, proposals, Character.toLowerCase(key.get()));
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> screen.line(Tone.BAD, problem.toString()));
            return Next.AGAIN;
        } catch (UnknownIdException e) {
            screen.line(Tone.BAD, e.getMessage());
            return Next.AGAIN;
        }
    }

    private Next answer(Asked asked, List<Alternative> proposals, char key) {
        return switch (key) {
            case '\n' -> first(asked, proposals.get(0).value());
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> choose(asked, proposals, key - '1');
            case 'k' -> named(asked, Question.of(Axis.KIND));
            case 't' -> named(asked, Question.of(Axis.TOPIC));
            case 'j' -> named(asked, Question.of(Axis.JOINT_PROCUREMENT));
            case 's' -> Next.ON;
            case 'u' -> undo();
            case 'f' -> full(asked);
            case 'q' -> Next.LEAVE;
            default -> Next.AGAIN;
        };
    }

    /** What is proposed first and holds already is confirmed, with all else that holds of the contact. */
    private Next first(Asked asked, String proposed) {
        boolean holds = desk.classifications()
                .current(asked.contact())
                .map(now -> now.of(asked.question().axis().orElseThrow()).value())
                .equals(Optional.of(proposed));
        if (!holds) {
            return correct(asked, asked.question(), proposed);
        }
        teaching.confirm(asked.contact());
        screen.line(Tone.GOOD, "confirmed");
        return done(asked);
    }

    private Next choose(Asked asked, List<Alternative> proposals, int chosen) {
        return chosen < proposals.size()
                ? correct(asked, asked.question(), proposals.get(chosen).value())
                : Next.AGAIN;
    }

    /** By a key for the kind, of which there are few; by its code for all else. */
    private Next named(Asked asked, Question question) {
        Optional<String> value = question.is(Axis.KIND) ? kind() : written(question);
        return value.map(chosen -> correct(asked, question, values.read(question, chosen)))
                .orElse(Next.AGAIN);
    }

    private Optional<String> kind() {
        Kind[] kinds = Kind.values();
        for (int i = 0; i < kinds.length; i++) {
            screen.line("  " + (i + 1) + "  " + named(Question.of(Axis.KIND), kinds[i].name()));
        }
        return screen.key("Which kind:")
                .map(key -> key - '1')
                .filter(chosen -> chosen >= 0 && chosen < kinds.length)
                .map(chosen -> kinds[chosen].name());
    }

    private Optional<String> written(Question question) {
        if (question.is(Axis.TOPIC)) {
            for (Topic topic : Topic.values()) {
                screen.line("  " + String.format(Locale.ROOT, "%-5s", topic.name())
                        + values.meaning(question, topic.name()));
            }
        }
        List<String> all = new ArrayList<>(values.of(question));
        if (question.is(Axis.JOINT_PROCUREMENT)) {
            all.add(Values.NONE);
        }
        return screen.ask("Which " + question.name() + " (TAB completes)", Optional.empty(), all);
    }

    private Next correct(Asked asked, Question question, String value) {
        Teaching.Outcome outcome = teaching.correct(new Given(asked.contact(), question, value));
        screen.line(
                Tone.GOOD,
                asked.contact() + " is " + named(question, value)
                        + outcome.caseId().map(id -> " (" + id + ")").orElse(""));
        Next next = done(asked);
        boolean answers = question.equals(asked.question())
                || question.is(Axis.KIND) && asked.question().is(Axis.TOPIC);
        return answers ? next : Next.AGAIN;
    }

    private Next done(Asked asked) {
        done.push(new Done(asked.contact(), at));
        return Next.ON;
    }

    private Next undo() {
        if (done.isEmpty()) {
            screen.line(Tone.WARNING, "there is nothing to undo in this sitting");
            return Next.AGAIN;
        }
        Done last = done.pop();
        teaching.undo(last.contact());
        screen.line(Tone.WARNING, "taken back: " + last.contact());
        at = last.place();
        return Next.BACK;
    }

    private Next full(Asked asked) {
        desk.classifications()
                .text(asked.contact())
                .ifPresent(text -> text.text().lines().forEach(screen::line));
        return Next.AGAIN;
    }
}
