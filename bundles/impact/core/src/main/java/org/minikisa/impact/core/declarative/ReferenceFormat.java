package org.minikisa.impact.core.declarative;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the model's reference set: the values that others have, frozen in this version, so that an index does not move
 * when one more of them appears.
 */
final class ReferenceFormat {

    static final int MOST_UNITS = 10_000;

    private final Members reference;
    private final Map<String, double[]> values = new HashMap<>();

    ReferenceFormat(Members model) {
        this.reference = model.child("reference", "reference");
        if (model.has("reference")) {
            read();
        }
    }

    private void read() {
        reference.text("source");
        reference.date("asOf");
        int units = reference.texts("units", MOST_UNITS).size();
        if (!(reference.json("values").orElse(new Json.Null()) instanceof Json.Obj lists)) {
            reference.problem(
                    "impact.reference",
                    "values",
                    reference.has("values") ? "no object" : "nothing",
                    "a list of numbers for each indicator",
                    "Write {\"indicator\": [1.5, 2, null, …]}.");
            return;
        }
        var members = new Members(lists, reference.at("values"), lists.members().keySet(), reference.problems());
        lists.members().keySet().forEach(id -> {
            int length = members.list(id, MOST_UNITS).size();
            if (units > 0 && length != units) {
                members.problem(
                        "impact.reference.units",
                        id,
                        length + " values",
                        units + ", one for each of the units",
                        "Write null for a unit without a value.");
            }
            members.reference(id).ifPresent(set -> values.put(id, set));
        });
    }

    /** The values of an indicator, those that are null left out. */
    Optional<double[]> of(String indicator) {
        return Optional.ofNullable(values.get(indicator)).map(set -> Arrays.copyOf(set, set.length));
    }

    /** Notes values of what is no indicator. */
    void belongsTo(Collection<String> indicators) {
        values.keySet().stream().filter(id -> !indicators.contains(id)).sorted().forEach(id -> {
            var near = reference.near(id, indicators);
            reference.problem(
                    "impact.reference.indicator",
                    "values." + id,
                    "\"" + id + "\"",
                    "the id of an indicator",
                    near.isEmpty() ? "Remove it." : "Did you mean " + near.get(0) + "?");
        });
    }
}
