package org.minikisa.impact.core.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Theme;

/** What the cells of a row mean, as numbers: the subject, the joint procurement, base answers, choices. */
final class Columns {

    static final int SUBJECT = 0;
    static final int JOINT_PROCUREMENT = 1;
    private static final int FIRST = 2;

    private static final String BASE = "base.";
    private static final String CHOICE = "choice.";

    private final List<String> answers;
    private final int indicators;
    private final ByteNames baseNames;
    private final ByteNames choiceNames;

    Columns(ModelDescription model) {
        var ids = model.indicators().stream().map(Indicator::id).toList();
        var moved = Stream.concat(
                        model.themes().stream().map(Theme::id),
                        model.indicators().stream().map(Indicator::id))
                .distinct()
                .map(id -> Answers.WEIGHT + id);
        answers = Stream.concat(ids.stream(), moved).toList();
        indicators = ids.size();
        baseNames = new ByteNames(ids);
        choiceNames = new ByteNames(answers);
    }

    /** The names a heading may have, in their order: {@code subject}, {@code base.water}, {@code choice.weight.nature}. */
    List<String> names() {
        var names = new ArrayList<>(List.of("subject", "jointProcurement"));
        answers.subList(0, indicators).forEach(id -> names.add(BASE + id));
        answers.forEach(id -> names.add(CHOICE + id));
        return names;
    }

    int count() {
        return FIRST + indicators + answers.size();
    }

    /** The base answer of that name; -1 for none. */
    int base(byte[] bytes, int from, int to) {
        int found = baseNames.find(bytes, from, to);
        return found < 0 ? -1 : FIRST + found;
    }

    /** The choice or moved weight of that name; -1 for none. */
    int choice(byte[] bytes, int from, int to) {
        int found = choiceNames.find(bytes, from, to);
        return found < 0 ? -1 : FIRST + indicators + found;
    }

    boolean isBase(int column) {
        return column >= FIRST && column < FIRST + indicators;
    }

    boolean isChoice(int column) {
        return column >= FIRST + indicators;
    }

    /** The indicator that a base answer or choice is about; {@link #isWeight} has none. */
    int indicator(int column) {
        return isBase(column) ? column - FIRST : column - FIRST - indicators;
    }

    /** Whether it moves a weight. */
    boolean isWeight(int column) {
        return column >= FIRST + 2 * indicators;
    }

    /** As a written answer is named: {@code water}, {@code weight.nature}. */
    String answer(int column) {
        return answers.get(indicator(column));
    }

    /** As a heading names it. */
    String name(int column) {
        return column == SUBJECT
                ? "subject"
                : column == JOINT_PROCUREMENT ? "jointProcurement" : (isBase(column) ? BASE : CHOICE) + answer(column);
    }
}
