package org.minikisa.impact.shell;

import org.minikisa.impact.api.analysis.ChoiceSet;
import org.minikisa.rendering.terminal.Listing;

/** Sets of choices on the screen. */
final class ChoiceSets {

    private ChoiceSets() {}

    static Listing<ChoiceSet> columns(int decimals) {
        return Listing.rows(ChoiceSet.class)
                .number("cost", "EUR a year", ChoiceSet::cost)
                .number("index", "Index", decimals, ChoiceSet::index)
                .number("uplift", "Uplift", decimals, ChoiceSet::uplift)
                .text("choices", "Choices", ChoiceSet::choices);
    }
}
