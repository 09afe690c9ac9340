package org.minikisa.impact.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Gate;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.analysis.Comparison.Kind;
import org.minikisa.impact.core.gap.Share;
import org.minikisa.problem.api.LocalizedText;

/** Names the parts of a difference by the model's titles, with what was answered before and after. */
final class GapNames {

    /** The id of the part that dated parameters make. */
    static final String DAY = "asOf";

    private static final LocalizedText DATED =
            new LocalizedText("Päivätyt parametrit", "Daterade parametrar", "Dated parameters");

    private final ModelDescription model;
    private final Answers before;
    private final Answers after;

    GapNames(ModelDescription model, Answers before, Answers after) {
        this.model = model;
        this.before = before;
        this.after = after;
    }

    /** In the model's order; answers that differ and yet move nothing, under a closed gate say, are told with 0 points. */
    List<GapPart> parts(List<Share> shares) {
        var parts = new ArrayList<GapPart>();
        shares.forEach(share -> parts.add(part(share)));
        var told = shares.stream()
                .filter(share -> share.kind() == Kind.INDICATOR)
                .flatMap(share -> ids(share.id()).stream())
                .collect(Collectors.toCollection(HashSet::new));
        model.indicators().stream()
                .map(Indicator::id)
                .filter(id -> !told.contains(id) && !written(before, id).equals(written(after, id)))
                .forEach(id -> parts.add(part(new Share(Kind.INDICATOR, id, 0))));
        return parts;
    }

    private GapPart part(Share share) {
        return new GapPart(
                share.kind(), share.id(), title(share), written(share, before), written(share, after), share.points());
    }

    private LocalizedText title(Share share) {
        return switch (share.kind()) {
            case INDICATOR -> titleOfAll(ids(share.id()));
            case GATE -> gate(share.id());
            case MOVED_WEIGHTS -> Printing.WEIGHTS;
            default -> DATED;
        };
    }

    private LocalizedText titleOfAll(List<String> ids) {
        Function<Function<LocalizedText, String>, String> joined =
                language -> ids.stream().map(this::indicator).map(language).collect(Collectors.joining(", "));
        return new LocalizedText(
                joined.apply(LocalizedText::fi), joined.apply(LocalizedText::sv), joined.apply(LocalizedText::en));
    }

    private LocalizedText indicator(String id) {
        return model.indicator(id).map(Indicator::title).orElseGet(() -> LocalizedText.same(id));
    }

    private LocalizedText gate(String id) {
        return model.gates().stream()
                .filter(gate -> gate.id().equals(id))
                .findFirst()
                .map(Gate::title)
                .orElseGet(() -> LocalizedText.same(id));
    }

    private String written(Share share, Answers answers) {
        return switch (share.kind()) {
            case INDICATOR ->
                ids(share.id()).stream().map(id -> written(answers, id)).collect(Collectors.joining(", "));
            case MOVED_WEIGHTS ->
                answers.weights().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
            case OTHER_DEFINITIONS -> answers.asOf().toString();
            default -> "";
        };
    }

    /** Without its reason; empty where nobody is asked, or not by this version. */
    private static String written(Answers answers, String id) {
        return answers.values().containsKey(id)
                ? answers.value(id).orElseGet(() -> answers.answer(id).text().split(" \\|", 2)[0])
                : "";
    }

    private static List<String> ids(String joined) {
        return Arrays.asList(joined.split("\\+"));
    }
}
