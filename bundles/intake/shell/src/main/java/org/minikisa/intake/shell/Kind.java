package org.minikisa.intake.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.minikisa.problem.api.Problems;

/**
 * A kind of thing that can be set up: a mailbox, a way out, the core itself.
 *
 * @param name {@code imap}; what follows {@code org.minikisa.intake.} in its PID
 * @param several whether there may be several of it, each with a name
 */
record Kind(String name, String pid, boolean several, String summary, List<Field> fields) {

    Kind {
        fields = List.copyOf(fields);
    }

    Optional<Field> field(String property) {
        return fields.stream()
                .filter(field -> field.property().equals(property))
                .findFirst();
    }

    /**
     * The values as they are kept, typed.
     *
     * @param written by property; an empty text takes the default
     * @param problems what is known to be wrong already
     * @throws org.minikisa.problem.api.InvalidInputException with all that is wrong with them
     */
    SortedMap<String, Object> typed(String what, Map<String, String> written, Problems problems) {
        var typed = new TreeMap<String, Object>();
        written.forEach((property, text) -> field(property)
                .ifPresentOrElse(
                        field -> {
                            if (!text.isBlank()) {
                                field.typed(text, problems).ifPresent(value -> typed.put(property, value));
                            }
                        },
                        () -> problems.add(
                                "intake.settings.unknown",
                                property,
                                "a setting that " + name + " does not have",
                                "one of " + properties(),
                                "Look at kisa:intake settings --kind " + name + ".")));
        for (Field field : fields) {
            if (field.required() && written.getOrDefault(field.property(), "").isBlank()) {
                problems.add(
                        "intake.settings.missing",
                        field.property(),
                        "nothing",
                        field.summary().isEmpty() ? field.name() : field.summary(),
                        "Add " + field.property() + "=VALUE.");
            }
        }
        problems.refuseIfAny(what);
        return typed;
    }

    private String properties() {
        var names = new ArrayList<String>();
        fields.forEach(field -> names.add(field.property()));
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
