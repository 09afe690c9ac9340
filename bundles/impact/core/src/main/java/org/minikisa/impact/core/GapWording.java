package org.minikisa.impact.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.analysis.Comparison.Kind;
import org.minikisa.impact.api.analysis.Comparison.Part;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;

/** Says a difference in words, from its printed parts. */
final class GapWording {

    private static final int MOST_PARTS = 5;

    private final Assessment from;
    private final Assessment to;
    private final List<Part> parts;
    private final Language language;

    private GapWording(Assessment from, Assessment to, List<Part> parts, Language language) {
        this.from = from;
        this.to = to;
        this.parts = parts;
        this.language = language;
    }

    static LocalizedText of(Assessment from, Assessment to, List<Part> parts) {
        return new LocalizedText(
                new GapWording(from, to, parts, Language.FI).text(),
                new GapWording(from, to, parts, Language.SV).text(),
                new GapWording(from, to, parts, Language.EN).text());
    }

    private String text() {
        var sentences = new ArrayList<String>();
        sentences.add(whole());
        of(GapPart::isOfModel, say("Mallin muutos: ", "Ändring av modellen: ", "Change of the model: "), sentences);
        of(
                below(),
                isGoal()
                        ? say("Jäi saavuttamatta: ", "Uppnåddes inte: ", "Not reached: ")
                        : say("Heikompi: ", "Sämre: ", "Worse: "),
                sentences);
        of(
                above(),
                isGoal() ? say("Ylittyi: ", "Överträffades: ", "Exceeded: ") : say("Parempi: ", "Bättre: ", "Better: "),
                sentences);
        of(
                part -> part.kind() == Kind.MOVED_WEIGHTS || part.id().equals(GapNames.DAY),
                say("Muuta: ", "Övrigt: ", "Besides: "),
                sentences);
        return String.join(" ", sentences);
    }

    /** A goal or a promise against what came after it. */
    private boolean isGoal() {
        return from.subject().equals(to.subject())
                && from.moment().compareTo(Moment.MIDTERM) < 0
                && to.moment().compareTo(from.moment()) > 0;
    }

    private String whole() {
        var difference = to.printed().index().subtract(from.printed().index());
        var change = difference.signum() == 0
                ? say("ei eroa", "ingen skillnad", "no difference")
                : Wording.signed(difference, language);
        return one(from) + " → " + one(to) + ": " + change + ".";
    }

    private String one(Assessment assessment) {
        return assessment.id() + " (" + assessment.moment().label().in(language) + ") "
                + Wording.figure(assessment.printed().index(), language);
    }

    private static Predicate<Part> below() {
        return part -> isAnswer(part) && part.printed().signum() < 0;
    }

    private static Predicate<Part> above() {
        return part -> isAnswer(part) && part.printed().signum() > 0;
    }

    private static boolean isAnswer(Part part) {
        return part.kind() == Kind.INDICATOR || part.kind() == Kind.GATE;
    }

    private void of(Predicate<Part> such, String heading, List<String> sentences) {
        var listed = parts.stream()
                .filter(part -> such.test(part) && part.printed().signum() != 0)
                .sorted(Comparator.comparing(
                        (Part part) -> part.printed().abs(), Comparator.<BigDecimal>reverseOrder()))
                .limit(MOST_PARTS)
                .map(part -> part.title().in(language) + " " + Wording.signed(part.printed(), language))
                .collect(Collectors.joining(", "));
        if (!listed.isEmpty()) {
            sentences.add(heading + listed + ".");
        }
    }

    private String say(String fi, String sv, String en) {
        return switch (language) {
            case FI -> fi;
            case SV -> sv;
            case EN -> en;
        };
    }
}
