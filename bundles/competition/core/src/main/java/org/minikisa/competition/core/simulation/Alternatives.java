package org.minikisa.competition.core.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.competition.api.simulation.Simulation.Alternative;
import org.minikisa.competition.api.simulation.Simulation.Standing;
import org.minikisa.competition.core.Texts;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

/** Each criterion under every other method that fits it. */
final class Alternatives {

    private final Ground ground;

    Alternatives(Ground ground) {
        this.ground = ground;
    }

    List<Alternative> all() {
        var all = new ArrayList<Alternative>();
        for (Criterion criterion : ground.draft().criteria()) {
            ground.engine().methods().forEach((reference, method) -> {
                if (!id(reference).equals(criterion.method()) && fits(criterion, method.description())) {
                    all.add(tried(criterion, reference, method));
                }
            });
        }
        return all;
    }

    private static String id(String reference) {
        return reference.substring(0, reference.indexOf('@'));
    }

    /** The same unit and direction, a source it takes, and no other criterion that it would have to look at. */
    private boolean fits(Criterion criterion, MethodDescription other) {
        MethodDescription now = ground.description(criterion);
        return other.unit() == now.unit()
                && other.direction() == now.direction()
                && other.sources().contains(criterion.source())
                && other.parameters().stream()
                        .filter(parameter -> parameter.required() && parameter.kind() == Parameter.Kind.CRITERION)
                        .allMatch(parameter -> criterion.parameters().containsKey(parameter.name()));
    }

    private Alternative tried(Criterion criterion, String reference, ScoringMethod method) {
        Map<String, String> parameters = Map.of();
        try {
            parameters = parameters(criterion, method);
            ScoreTable table = ground.engine().points(changed(criterion, id(reference), parameters), ground.tenders());
            boolean differs = !Ground.winners(table).equals(ground.winners());
            List<Standing> standings = table.rows().stream()
                    .map(row -> new Standing(row.tender(), row.rank(), Ground.weighted(row, criterion), row.total()))
                    .toList();
            return new Alternative(
                    criterion.id(),
                    reference,
                    parameters,
                    standings,
                    Optional.empty(),
                    differs,
                    text(method, table, differs));
        } catch (InvalidInputException e) {
            Problem first = e.problems().get(0);
            return new Alternative(
                    criterion.id(),
                    reference,
                    parameters,
                    List.of(),
                    Optional.of(first),
                    false,
                    refused(method, first));
        }
    }

    /** What the method suggests for these values; what the criterion says already stands. */
    private Map<String, String> parameters(Criterion criterion, ScoringMethod method) {
        var parameters = new LinkedHashMap<String, String>();
        Map<String, String> suggested = method.suggested(task(criterion));
        for (Parameter parameter : method.description().parameters()) {
            String value = criterion.parameters().getOrDefault(parameter.name(), suggested.get(parameter.name()));
            if (value != null && parameter.required() || criterion.parameters().containsKey(parameter.name())) {
                parameters.put(parameter.name(), value);
            }
        }
        return parameters;
    }

    private ScoringTask task(Criterion criterion) {
        return new ScoringTask(
                criterion.maxPoints().orElse(BigDecimal.ZERO),
                criterion.parameters(),
                ground.scores().rows().stream()
                        .map(row -> new Candidate(
                                row.tender(),
                                row.score(criterion.id()).orElseThrow().value(),
                                Map.of()))
                        .toList());
    }

    private CompetitionDraft changed(Criterion criterion, String method, Map<String, String> parameters) {
        return ground.draft()
                .withCriteria(ground.draft().criteria().stream()
                        .map(one -> one.equals(criterion) ? criterion.withMethod(method, parameters) : one)
                        .toList());
    }

    private LocalizedText text(ScoringMethod method, ScoreTable table, boolean differs) {
        LocalizedText name = method.description().name();
        return Texts.each(language -> {
            String winners = Ground.names(Ground.winners(table), language);
            return switch (language) {
                case FI -> name.fi() + (differs ? ": voittaja vaihtuu, " : ": sama voittaja, ") + winners;
                case SV -> name.sv() + (differs ? ": en annan vinnare, " : ": samma vinnare, ") + winners;
                case EN -> name.en() + (differs ? ": another winner, " : ": the same winner, ") + winners;
            };
        });
    }

    private static LocalizedText refused(ScoringMethod method, Problem problem) {
        LocalizedText name = method.description().name();
        String why = problem.found() + " ≠ " + problem.expected();
        return new LocalizedText(
                name.fi() + ": ei voi kokeilla, " + why,
                name.sv() + ": kan inte prövas, " + why,
                name.en() + ": could not be tried, " + why);
    }
}
