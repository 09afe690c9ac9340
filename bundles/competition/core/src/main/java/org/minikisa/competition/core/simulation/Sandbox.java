package org.minikisa.competition.core.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Criterion.Role;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.simulation.Scenario;
import org.minikisa.competition.api.simulation.Simulation;
import org.minikisa.competition.api.simulation.Simulation.Alternative;
import org.minikisa.competition.api.simulation.Simulation.Exchange;
import org.minikisa.competition.api.simulation.Simulation.Reversal;
import org.minikisa.competition.api.simulation.Simulation.Spread;
import org.minikisa.competition.api.simulation.TriedTender;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.Texts;
import org.minikisa.problem.api.LocalizedText;

/** What a comparison makes of some tenders. */
public final class Sandbox {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal ONE_PER_CENT_LESS = new BigDecimal("0.99");

    /** Below this share of all differences a criterion hardly decides anything. */
    private static final BigDecimal HARDLY = BigDecimal.valueOf(5);

    private final Ground ground;

    private Sandbox(Ground ground) {
        this.ground = ground;
    }

    /** @param scenario what the tenders were invented as */
    public static Simulation simulate(
            Engine engine, CompetitionDraft draft, List<TriedTender> tenders, Optional<Scenario> scenario) {
        return new Sandbox(Ground.of(engine, draft, tenders)).simulation(scenario);
    }

    private Simulation simulation(Optional<Scenario> scenario) {
        List<Spread> spreads = spreads();
        List<Alternative> alternatives = new Alternatives(ground).all();
        List<Reversal> reversals = reversals();
        List<Exchange> exchanges = exchanges();
        return new Simulation(
                scenario,
                ground.tenders(),
                ground.scores(),
                spreads,
                alternatives,
                reversals,
                exchanges,
                findings(spreads, alternatives, reversals));
    }

    private List<Spread> spreads() {
        BigDecimal weights = ground.counting().stream().map(Ground::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal distances = ground.counting().stream().map(this::distance).reduce(BigDecimal.ZERO, BigDecimal::add);
        return ground.counting().stream()
                .map(criterion -> spread(
                        criterion,
                        ground.inPoints()
                                ? Optional.of(perCent(Ground.weight(criterion), weights))
                                : Optional.<BigDecimal>empty(),
                        distances.signum() == 0 ? BigDecimal.ZERO : perCent(distance(criterion), distances)))
                .toList();
    }

    private Spread spread(Criterion criterion, Optional<BigDecimal> announced, BigDecimal effective) {
        BigDecimal least = extreme(criterion, BigDecimal::min);
        BigDecimal most = extreme(criterion, BigDecimal::max);
        LocalizedText text = Texts.each(language -> {
            String name = criterion.name().in(language);
            String from = Decimals.in(language, least);
            String to = Decimals.in(language, most);
            String real = Decimals.in(language, effective) + " %";
            String said =
                    announced.map(share -> Decimals.in(language, share) + " %").orElse("");
            return switch (language) {
                case FI ->
                    name + ": " + from + " … " + to + "; ratkaisee " + real + " eroista"
                            + (said.isEmpty() ? "" : ", ilmoitettu paino " + said);
                case SV ->
                    name + ": " + from + " … " + to + "; avgör " + real + " av skillnaderna"
                            + (said.isEmpty() ? "" : ", angiven vikt " + said);
                case EN ->
                    name + ": " + from + " … " + to + "; decides " + real + " of the differences"
                            + (said.isEmpty() ? "" : ", announced weight " + said);
            };
        });
        return new Spread(criterion.id(), least, most, announced, effective, text);
    }

    private BigDecimal distance(Criterion criterion) {
        return Decimals.settled(extreme(criterion, BigDecimal::max).subtract(extreme(criterion, BigDecimal::min)));
    }

    private BigDecimal extreme(Criterion criterion, BinaryOperator<BigDecimal> which) {
        return ground.scores().rows().stream()
                .map(row -> Ground.weighted(row, criterion))
                .reduce(which)
                .orElseThrow();
    }

    private static BigDecimal perCent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP);
    }

    private List<Reversal> reversals() {
        if (ground.tenders().size() < 3) {
            return List.of();
        }
        return ground.tenders().stream()
                .map(TriedTender::name)
                .flatMap(tender -> reversal(tender).stream())
                .toList();
    }

    private Optional<Reversal> reversal(String leaving) {
        ScoreTable after = ground.without(leaving);
        List<ScoreRow> others = ground.scores().rows().stream()
                .filter(row -> !row.tender().equals(leaving))
                .toList();
        if (others.stream().noneMatch(one -> others.stream().anyMatch(other -> overtakes(one, other, after)))) {
            return Optional.empty();
        }
        List<String> before = others.stream().map(ScoreRow::tender).toList();
        int first = others.get(0).rank();
        List<String> led = others.stream()
                .filter(row -> row.rank() == first)
                .map(ScoreRow::tender)
                .toList();
        boolean winner = !Ground.winners(after).equals(led);
        List<String> now = after.rows().stream().map(ScoreRow::tender).toList();
        return Optional.of(new Reversal(leaving, before, now, winner, reversalText(leaving, before, now)));
    }

    private static boolean overtakes(ScoreRow one, ScoreRow other, ScoreTable after) {
        return one.rank() > other.rank()
                && after.row(one.tender()).orElseThrow().rank()
                        < after.row(other.tender()).orElseThrow().rank();
    }

    private static LocalizedText reversalText(String leaving, List<String> before, List<String> after) {
        return Texts.each(language -> {
            String was = String.join(", ", before);
            String is = String.join(", ", after);
            return switch (language) {
                case FI -> "ilman tarjousta " + leaving + " muiden järjestys on " + is + " eikä " + was;
                case SV -> "utan anbudet " + leaving + " är de övrigas ordning " + is + " och inte " + was;
                case EN -> "without " + leaving + " the order of the others is " + is + " and not " + was;
            };
        });
    }

    private List<Exchange> exchanges() {
        if (!ground.addsUp() || ground.tenders().size() < 2) {
            return List.of();
        }
        var exchanges = new ArrayList<Exchange>();
        for (Criterion price : ground.prices()) {
            for (TriedTender tender : ground.tenders()) {
                BigDecimal value = tender.values().get(price.id());
                if (value.signum() > 0) {
                    exchanges.add(exchange(price, tender, value));
                }
            }
        }
        return exchanges;
    }

    private Exchange exchange(Criterion price, TriedTender tender, BigDecimal value) {
        ScoreTable cheaper = ground.with(tender.with(price.id(), value.multiply(ONE_PER_CENT_LESS)));
        BigDecimal gain = lead(cheaper, tender.name()).subtract(lead(ground.scores(), tender.name()));
        BigDecimal quality = ground.counting().stream()
                .filter(criterion -> criterion.role() == Role.QUALITY)
                .map(Ground::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<BigDecimal> share =
                ground.inPoints() && quality.signum() > 0 ? Optional.of(perCent(gain, quality)) : Optional.empty();
        return new Exchange(tender.name(), price.id(), value, gain, share, exchangeText(tender, gain, share));
    }

    /** By how much a tender is ahead of the best of the others. */
    private BigDecimal lead(ScoreTable table, String tender) {
        BigDecimal own = table.row(tender).orElseThrow().exactTotal();
        return table.rows().stream()
                .filter(row -> !row.tender().equals(tender))
                .map(row -> ground.better(own, row.exactTotal()))
                .reduce(BigDecimal::min)
                .orElseThrow();
    }

    private LocalizedText exchangeText(TriedTender tender, BigDecimal gain, Optional<BigDecimal> share) {
        return Texts.each(language -> {
            String worth = Decimals.in(language, gain);
            String of = share.map(part -> Decimals.in(language, part) + " %").orElse("");
            return switch (language) {
                case FI ->
                    tender.name() + ": prosentin halvempi hinta on " + worth + " etua parhaaseen muuhun"
                            + (of.isEmpty() ? "" : ", " + of + " laadun enimmäispisteistä");
                case SV ->
                    tender.name() + ": en procent lägre pris ger " + worth + " mot den bästa av de övriga"
                            + (of.isEmpty() ? "" : ", " + of + " av kvalitetens maxpoäng");
                case EN ->
                    tender.name() + ": one per cent off the price gains " + worth + " on the best of the others"
                            + (of.isEmpty() ? "" : ", " + of + " of the maximum points of quality");
            };
        });
    }

    private List<LocalizedText> findings(
            List<Spread> spreads, List<Alternative> alternatives, List<Reversal> reversals) {
        var findings = new ArrayList<LocalizedText>();
        List<String> winners = ground.winners();
        findings.add(winners.size() == 1 ? leads(winners.get(0)) : tie(winners));
        spreads.stream()
                .filter(spread -> ground.tenders().size() > 1)
                .filter(spread -> spread.effective().compareTo(HARDLY) < 0)
                .forEach(spread -> findings.add(hardly(spread)));
        findings.add(methods(alternatives));
        reversals.stream().map(Reversal::explanation).forEach(findings::add);
        return findings;
    }

    private static LocalizedText leads(String winner) {
        return new LocalizedText(
                "Voittaja on " + winner + ".", "Vinnare är " + winner + ".", "The winner is " + winner + ".");
    }

    private static LocalizedText tie(List<String> winners) {
        return Texts.each(language -> switch (language) {
            case FI -> "Tasatulos: " + Ground.names(winners, language) + "; sitä ei ratkaise mikään ilmoitettu sääntö.";
            case SV -> "Oavgjort: " + Ground.names(winners, language) + "; ingen angiven regel avgör det.";
            case EN -> "A tie of " + Ground.names(winners, language) + " that no announced rule decides.";
        });
    }

    private LocalizedText hardly(Spread spread) {
        LocalizedText name =
                ground.draft().criterion(spread.criterion()).orElseThrow().name();
        return Texts.each(language -> {
            String share = Decimals.in(language, spread.effective()) + " %";
            return switch (language) {
                case FI -> "Peruste " + name.fi() + " ei juuri erottele: " + share + " kaikista eroista.";
                case SV -> "Kriteriet " + name.sv() + " skiljer knappt: " + share + " av alla skillnader.";
                case EN -> name.en() + " hardly tells tenders apart: " + share + " of all differences.";
            };
        });
    }

    private static LocalizedText methods(List<Alternative> alternatives) {
        long tried =
                alternatives.stream().filter(one -> one.refused().isEmpty()).count();
        List<Alternative> others =
                alternatives.stream().filter(Alternative::differs).toList();
        return Texts.each(language -> {
            String list = String.join(
                    ", ",
                    others.stream()
                            .map(one -> one.method() + " (" + one.criterion() + "): "
                                    + Ground.names(one.winners(), language))
                            .toList());
            return switch (language) {
                case FI ->
                    others.isEmpty()
                            ? "Voittaja on sama kaikilla " + tried + " muulla kokeillulla menetelmällä."
                            : "Voittaja vaihtuu, jos menetelmä on " + list + ".";
                case SV ->
                    others.isEmpty()
                            ? "Vinnaren är densamma med alla " + tried + " andra prövade metoder."
                            : "Vinnaren byts om metoden är " + list + ".";
                case EN ->
                    others.isEmpty()
                            ? "The winner is the same by all " + tried + " other methods that were tried."
                            : "Another one wins by " + list + ".";
            };
        });
    }
}
