package org.minikisa.classification.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.classification.api.Axis;

/**
 * What is asked of a text: one of the house's axes, or a taxonomy of the unit's own.
 *
 * @param name as a person writes it: {@code joint-procurement}
 */
record Question(String name, Optional<Axis> axis) {

    /** The taxonomies that are axes as well. */
    private static final List<Axis> LEARNT = List.of(Axis.TOPIC, Axis.JOINT_PROCUREMENT);

    static Question of(Axis axis) {
        return new Question(axis.name().toLowerCase(Locale.ROOT).replace('_', '-'), Optional.of(axis));
    }

    static Question own(String taxonomy) {
        return new Question(taxonomy, Optional.empty());
    }

    static List<Question> ofTheHouse() {
        return Arrays.stream(Axis.values()).map(Question::of).toList();
    }

    /** Whether a taxonomy is one of the house's own, which are judged on as axes. */
    static boolean isOfTheHouse(String taxonomy) {
        return LEARNT.stream().map(Question::of).anyMatch(question -> question.name.equals(taxonomy));
    }

    boolean is(Axis other) {
        return axis.equals(Optional.of(other));
    }
}
