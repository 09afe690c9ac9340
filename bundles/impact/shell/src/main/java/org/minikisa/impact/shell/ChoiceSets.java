package org.minikisa.impact.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.analysis.ChoiceSet;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;

/** Sets of choices on the screen. */
final class ChoiceSets {

    private ChoiceSets() {}

    /** All of it, for programs. */
    static Listing<ChoiceSet> exact() {
        return Listing.rows(ChoiceSet.class)
                .number("cost", "EUR a year", ChoiceSet::cost)
                .number("index", "Index", ChoiceSet::index)
                .number("uplift", "Uplift", ChoiceSet::uplift)
                .text("choices", "Choices", ChoiceSet::choices);
    }

    /** A set with what it chooses otherwise than the one before it: that fits a line. */
    record Next(ChoiceSet set, Map<String, String> changes) {

        static Listing<Next> columns(Invocation in, int decimals) {
            return Listing.rows(Next.class)
                    .number("cost", "EUR a year", next -> next.set.cost())
                    .number("index", "Index", decimals, next -> next.set.index())
                    .number("uplift", "Uplift", next -> uplift(in, next.set, decimals))
                    .text("changes", "Otherwise than the one before", Next::changes);
        }

        static List<Next> of(List<ChoiceSet> sets, Map<String, String> before) {
            var all = new ArrayList<Next>();
            var last = values(before);
            for (ChoiceSet set : sets) {
                var now = values(set.choices());
                all.add(new Next(set, changes(last, now)));
                last = now;
            }
            return all;
        }

        /** What was dropped is shown as taken back. */
        private static Map<String, String> changes(Map<String, String> before, Map<String, String> after) {
            var changes = new LinkedHashMap<String, String>();
            after.forEach((id, value) -> {
                if (!value.equals(before.get(id))) {
                    changes.put(id, value);
                }
            });
            before.keySet().stream()
                    .filter(id -> !after.containsKey(id))
                    .forEach(id -> changes.put(id, "as in the base"));
            return changes;
        }
    }

    /** One choice of a set. @param made whether it is made already */
    record Chosen(String indicator, String title, String value, boolean made) {

        static List<Chosen> of(ChoiceSet set, Map<String, String> made, Function<String, Optional<String>> title) {
            var before = values(made);
            return values(set.choices()).entrySet().stream()
                    .map(choice -> new Chosen(
                            choice.getKey(),
                            title.apply(choice.getKey()).orElse(""),
                            choice.getValue(),
                            choice.getValue().equals(before.get(choice.getKey()))))
                    .toList();
        }

        static Listing<Chosen> columns() {
            return Listing.rows(Chosen.class)
                    .text("indicator", "Indicator", Chosen::indicator)
                    .text("title", "Title", Chosen::title)
                    .text("value", "Choose", Chosen::value)
                    .text("made", "Chosen already", Chosen::made);
        }
    }

    static Object uplift(Invocation in, ChoiceSet set, int decimals) {
        return Texts.uplift(in, set.index() - set.uplift(), set.index(), decimals);
    }

    /** Without reasons and evidence. */
    private static Map<String, String> values(Map<String, String> choices) {
        var values = new LinkedHashMap<String, String>();
        choices.forEach((id, text) ->
                values.put(id, Answer.parse(text) instanceof Answer.Answered answered ? answered.value() : text));
        return values;
    }
}
