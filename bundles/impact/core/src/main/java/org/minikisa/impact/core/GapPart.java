package org.minikisa.impact.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.analysis.Comparison.Kind;
import org.minikisa.impact.api.analysis.Comparison.Part;
import org.minikisa.impact.core.gap.Share;
import org.minikisa.impact.core.gap.VersionGap;
import org.minikisa.problem.api.LocalizedText;

/** A part of a difference before it is rounded for print. */
record GapPart(Kind kind, String id, LocalizedText title, String before, String after, double points) {

    private static final Map<Kind, LocalizedText> TITLES = Map.of(
            Kind.WEIGHTS, new LocalizedText("painot", "vikter", "weights"),
            Kind.NORMALISERS, new LocalizedText("pisteytykset", "poängsättning", "normalisers"),
            Kind.AGGREGATION, new LocalizedText("yhdistäminen", "aggregering", "aggregation"),
            Kind.GATES, new LocalizedText("portit", "spärrar", "gates"),
            Kind.NEW_INDICATORS, new LocalizedText("uudet indikaattorit", "nya indikatorer", "new indicators"),
            Kind.REMOVED_INDICATORS,
                    new LocalizedText("poistetut indikaattorit", "borttagna indikatorer", "removed indicators"),
            Kind.OTHER_DEFINITIONS, new LocalizedText("muut määritelmät", "övriga definitioner", "other definitions"));

    GapPart {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** Kinds that count together make one part, of the first of them. */
    static GapPart of(VersionGap.Group group, ImpactModel from, ImpactModel to) {
        var kinds = group.inOrder();
        Function<Function<LocalizedText, String>, String> joined =
                language -> kinds.stream().map(TITLES::get).map(language).collect(Collectors.joining(" + "));
        return new GapPart(
                kinds.get(0),
                kinds.stream().map(Kind::name).collect(Collectors.joining("+")),
                new LocalizedText(
                        joined.apply(LocalizedText::fi),
                        joined.apply(LocalizedText::sv),
                        joined.apply(LocalizedText::en)),
                from.description().ref().version(),
                to.description().ref().version(),
                group.points());
    }

    /** Whether the model, not an answer, makes this part. */
    static boolean isOfModel(Part part) {
        return TITLES.containsKey(part.kind()) && !part.id().equals(GapNames.DAY);
    }

    /**
     * Rounded by largest remainder, those that are not 0.
     *
     * @param difference what the points sum to, but for rounding errors
     * @param printed the same as it is printed; what the printed parts sum to
     */
    static List<Part> printed(List<GapPart> parts, double difference, BigDecimal printed) {
        var closed = Share.closed(
                parts.stream()
                        .map(part -> new Share(part.kind, part.id, part.points))
                        .toList(),
                difference);
        var moving = closed.stream().filter(share -> share.points() != 0).toList();
        var rounded = Printing.largestRemainder(
                        moving.stream()
                                .map(share -> new BigDecimal(share.points()))
                                .toList(),
                        printed)
                .iterator();
        var result = new ArrayList<Part>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            double points = closed.get(i).points();
            result.add(new Part(
                    part.kind,
                    part.id,
                    part.title,
                    part.before,
                    part.after,
                    points,
                    points == 0 ? BigDecimal.ZERO.setScale(printed.scale()) : rounded.next()));
        }
        return List.copyOf(result);
    }
}
