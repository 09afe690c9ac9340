package org.minikisa.impact.core.gap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.analysis.Comparison.Kind;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.Functions;
import org.minikisa.impact.core.declarative.Json;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.impact.core.declarative.JsonParser;
import org.minikisa.problem.api.InvalidInputException;

/**
 * From one version of a model to another on the same answers: what each kind of change makes of the difference, as
 * Shapley values over all mixtures of the two definitions. Kinds that hang together, so that one without the other is
 * no model, count together; two models of which one is in Java differ as a whole.
 */
public final class VersionGap {

    private final ImpactModel from;
    private final ImpactModel to;
    private final Answers fromAnswers;
    private final Answers toAnswers;
    private final Asking asking;
    private final Functions functions;
    private final Hybrids hybrids;
    private final Map<Set<Kind>, OptionalDouble> indices = new HashMap<>();

    private VersionGap(
            ImpactModel from,
            ImpactModel to,
            Answers fromAnswers,
            Answers toAnswers,
            Asking asking,
            Functions functions) {
        this.from = from;
        this.to = to;
        this.fromAnswers = fromAnswers;
        this.toAnswers = toAnswers;
        this.asking = asking;
        this.functions = functions;
        this.hybrids = new Hybrids(source(from), source(to));
    }

    /**
     * What kinds of change make of a difference.
     *
     * @param kinds one, or those that hang together; not empty
     */
    public record Group(Set<Kind> kinds, double points) {

        public Group {
            kinds = Set.copyOf(kinds);
        }

        /** In the order kinds are shown. */
        public List<Kind> inOrder() {
            return Hybrids.KINDS.stream().filter(kinds::contains).toList();
        }
    }

    /**
     * @param fromAnswers merged answers as the earlier version is asked, with moved weights
     * @param toAnswers the same as the later version is asked
     * @param functions of plug-ins that mixtures may name
     * @return kinds that changed anything; they sum to the difference of the two indices
     * @throws InvalidInputException when a version gives no index for the answers
     */
    public static List<Group> of(
            ImpactModel from,
            ImpactModel to,
            Answers fromAnswers,
            Answers toAnswers,
            Asking asking,
            Functions functions) {
        double before = asking.index(from, fromAnswers);
        double after = asking.index(to, toAnswers);
        if (from.source().isEmpty() || to.source().isEmpty()) {
            return List.of(new Group(Set.of(Kind.OTHER_DEFINITIONS), after - before));
        }
        return new VersionGap(from, to, fromAnswers, toAnswers, asking, functions).groups(before, after);
    }

    private List<Group> groups(double before, double after) {
        var groups = separable(changed());
        if (groups.isEmpty()) {
            return List.of();
        }
        indices.put(Set.of(), OptionalDouble.of(before));
        indices.put(union(groups), OptionalDouble.of(after));
        for (var pair = inseparable(groups); pair.length > 0; pair = inseparable(groups)) {
            groups.get(pair[0]).addAll(groups.remove(pair[1]));
        }
        var points = Shapley.values(
                groups.size(), set -> index(union(chosen(groups, set))).orElseThrow());
        var shares = new ArrayList<Share>();
        for (int i = 0; i < points.length; i++) {
            shares.add(new Share(Kind.OTHER_DEFINITIONS, Integer.toString(i), points[i]));
        }
        return Share.closed(shares, after - before).stream()
                .map(share -> new Group(groups.get(Integer.parseInt(share.id())), share.points()))
                .toList();
    }

    /** The kinds whose taking over alone changes the definition. */
    private List<Kind> changed() {
        var nothing = hybrids.of(Set.of());
        return Hybrids.KINDS.stream()
                .filter(kind -> !hybrids.of(Set.of(kind)).equals(nothing))
                .toList();
    }

    private List<Set<Kind>> separable(List<Kind> changed) {
        var groups = new ArrayList<Set<Kind>>();
        for (var kind : changed) {
            var together = groups.stream()
                    .filter(group -> hybrids.inseparable().stream()
                            .anyMatch(some -> some.contains(kind) && some.containsAll(group)))
                    .findFirst();
            together.ifPresentOrElse(group -> group.add(kind), () -> groups.add(EnumSet.of(kind)));
        }
        return groups;
    }

    /** The two groups that are to count together next: those that are apart in most mixtures that are no model. */
    private int[] inseparable(List<Set<Kind>> groups) {
        var apart = new int[groups.size()][groups.size()];
        boolean any = false;
        for (int set = 1; set < (1 << groups.size()) - 1; set++) {
            if (index(union(chosen(groups, set))).isPresent()) {
                continue;
            }
            any = true;
            for (int a = 0; a < groups.size(); a++) {
                for (int b = a + 1; b < groups.size(); b++) {
                    apart[a][b] += (set >> a & 1) != (set >> b & 1) ? 1 : 0;
                }
            }
        }
        if (!any) {
            return new int[0];
        }
        var pair = new int[] {0, 1};
        for (int a = 0; a < groups.size(); a++) {
            for (int b = a + 1; b < groups.size(); b++) {
                pair = apart[a][b] > apart[pair[0]][pair[1]] ? new int[] {a, b} : pair;
            }
        }
        return pair;
    }

    /** Empty where the mixture is no model, or gives no index for the answers. */
    private OptionalDouble index(Set<Kind> taken) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while versions were compared");
        }
        return indices.computeIfAbsent(taken, kinds -> {
            try {
                var json = CanonicalJson.of(hybrids.of(kinds));
                var model = JsonModelReader.parse("a mixture", json.getBytes(StandardCharsets.UTF_8), functions);
                var answers = kinds.contains(Kind.OTHER_DEFINITIONS)
                        ? over(fromAnswers, toAnswers)
                        : over(toAnswers, fromAnswers);
                return OptionalDouble.of(asking.index(
                        model, Fitting.of(model.description(), answers).answers()));
            } catch (InvalidInputException e) {
                return OptionalDouble.empty();
            }
        });
    }

    /** With its day, completed by what only the other has. */
    private static Answers over(Answers other, Answers answers) {
        var all = other.with(answers);
        return new Answers(answers.asOf(), all.values(), all.weights());
    }

    private static List<Set<Kind>> chosen(List<Set<Kind>> groups, int set) {
        var chosen = new ArrayList<Set<Kind>>();
        for (int i = 0; i < groups.size(); i++) {
            if ((set & 1 << i) != 0) {
                chosen.add(groups.get(i));
            }
        }
        return chosen;
    }

    private static Set<Kind> union(List<Set<Kind>> groups) {
        return groups.stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static Json.Obj source(ImpactModel model) {
        return (Json.Obj) JsonParser.parse(
                model.description().ref().toString(),
                model.source().orElseThrow().getBytes(StandardCharsets.UTF_8));
    }
}
