package org.minikisa.impact.shell.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Theme;
import org.minikisa.impact.api.Waterfall;
import org.minikisa.problem.api.Language;

/** A bar as it is printed, on a screen or a page: all of them sum to what they explain. */
public record PrintedPart(Contribution.Kind kind, String label, BigDecimal points) {

    public PrintedPart {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(points, "points");
    }

    /** What the base is made of: a part for each theme in the model's order, one for each bar without a theme. */
    public static List<PrintedPart> base(Assessment assessment, Language language) {
        var sums = new LinkedHashMap<String, BigDecimal>();
        assessment.themes().forEach(theme -> sums.put(theme.id(), null));
        var first = new ArrayList<PrintedPart>();
        var last = new ArrayList<PrintedPart>();
        for (Waterfall.Bar bar : assessment.printed().baseBars()) {
            if (bar.kind() == Contribution.Kind.ORIGIN) {
                first.add(of(bar, language));
            } else if (sums.containsKey(bar.theme())) {
                sums.merge(bar.theme(), bar.value(), BigDecimal::add);
            } else {
                last.add(of(bar, language));
            }
        }
        for (Theme theme : assessment.themes()) {
            if (sums.get(theme.id()) != null) {
                first.add(new PrintedPart(
                        Contribution.Kind.INDICATOR, theme.title().in(language), sums.get(theme.id())));
            }
        }
        first.addAll(last);
        return List.copyOf(first);
    }

    /** What the customer's choices moved: a part for each bar. */
    public static List<PrintedPart> uplift(Assessment assessment, Language language) {
        return assessment.printed().upliftBars().stream()
                .map(bar -> of(bar, language))
                .toList();
    }

    private static PrintedPart of(Waterfall.Bar bar, Language language) {
        return new PrintedPart(bar.kind(), bar.label().in(language), bar.value());
    }
}
