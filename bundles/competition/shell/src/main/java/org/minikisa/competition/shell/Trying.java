package org.minikisa.competition.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.simulation.Scenario;
import org.minikisa.competition.api.simulation.Sensitivity;
import org.minikisa.competition.api.simulation.Simulation;
import org.minikisa.competition.api.simulation.Simulations;
import org.minikisa.competition.api.simulation.TriedTender;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;

/** The actions that try a comparison without any consequence. */
final class Trying {

    private static final int USUAL = 5;

    private final Desk desk;
    private final Supplier<Simulations> simulations;

    Trying(Desk desk, Supplier<Simulations> simulations) {
        this.desk = desk;
        this.simulations = simulations;
    }

    List<Command> actions() {
        return List.of(
                new Action(
                        desk.on("sandbox", "tries the comparison on invented tenders, and by every other method")
                                .choice(
                                        "--scenario",
                                        "SCENARIO",
                                        "one situation; all unless said",
                                        Wanted.words(Scenario.class))
                                .option("--tenders", "NUMBER", "how many to invent, " + USUAL + " unless said")
                                .option("--seed", "NUMBER", "the same one invents the same tenders")
                                .example("kisa:competition sandbox CO-2 --scenario dear-outlier"),
                        this::sandbox),
                new Action(
                        desk.on("sensitivity", "says which weight or price would flip the winner")
                                .option("--lot", "LOT", "of which lot", desk.candidates()::lots),
                        this::sensitivity));
    }

    private void sandbox(Invocation in) {
        Competition competition = desk.competition(in);
        var wanted = new Wanted(in);
        int tenders = in.option("--tenders").isPresent() ? wanted.number("--tenders", "How many") : USUAL;
        int seed = in.option("--seed").isPresent() ? wanted.number("--seed", "Which seed") : 1;
        Optional<Scenario> scenario = in.option("--scenario").isPresent()
                ? Optional.of(wanted.constant("--scenario", "Which situation", Scenario.class, Optional.empty()))
                : Optional.empty();
        wanted.refuseIfWrong();
        Simulations there = simulations.get();
        List<Simulation> tried = scenario.map(one -> List.of(simulate(there, competition, one, tenders, seed)))
                .orElseGet(() -> there.sandbox(competition.draft(), tenders, seed));
        Language language = Desk.language(in);
        if (tried.size() == 1) {
            in.screen().details(whole(tried.get(0), language));
        } else {
            in.screen().details(overview(competition.id(), tried, language));
        }
    }

    private static Simulation simulate(
            Simulations simulations, Competition competition, Scenario scenario, int tenders, long seed) {
        List<TriedTender> invented = simulations.invent(competition.draft(), scenario, tenders, seed);
        Simulation plain = simulations.simulate(competition.draft(), invented);
        return new Simulation(
                Optional.of(scenario),
                plain.tenders(),
                plain.scores(),
                plain.spreads(),
                plain.alternatives(),
                plain.reversals(),
                plain.exchanges(),
                plain.findings());
    }

    /** A line for each situation, then what a buyer should read. */
    private static Details overview(CompetitionId id, List<Simulation> tried, Language language) {
        Details details = Details.of("The comparison of " + id + ", tried on invented tenders")
                .listing(
                        "scenarios",
                        "Situations",
                        tried,
                        Listing.rows(Simulation.class)
                                .text("scenario", "Situation", one -> one.scenario()
                                        .map(s -> s.label().in(language)))
                                .text("winner", "Winner", one -> winners(one))
                                .text("otherwise", "Another wins by", one -> one.alternatives().stream()
                                        .filter(Simulation.Alternative::differs)
                                        .map(other -> other.criterion() + ": " + other.method())
                                        .toList())
                                .number("reversals", "Rank reversals", one -> one.reversals()
                                        .size()));
        return details.listing(
                "findings",
                "To be read",
                tried.stream()
                        .flatMap(one -> one.findings().stream()
                                .map(text -> new Line(
                                        one.scenario()
                                                .map(s -> s.label().in(language))
                                                .orElse(""),
                                        text.in(language))))
                        .toList(),
                Listing.rows(Line.class)
                        .text("scenario", "Situation", Line::scenario)
                        .text("text", "Finding", Line::text));
    }

    private record Line(String scenario, String text) {}

    private static List<String> winners(Simulation one) {
        return one.scores().best().stream().map(ScoreRow::tender).toList();
    }

    private static Details whole(Simulation one, Language language) {
        return Details.of(one.scenario().map(s -> s.label().in(language)).orElse("Tried"))
                .listing(
                        "scores",
                        "By what is announced",
                        one.scores().rows(),
                        Listing.rows(ScoreRow.class)
                                .number("rank", "Rank", ScoreRow::rank)
                                .text("tender", "Tender", ScoreRow::tender)
                                .text("points", "Points", row -> row.scores().stream()
                                        .map(score -> score.criterion() + " "
                                                + score.weighted().toPlainString())
                                        .toList())
                                .number("total", "Total", ScoreRow::total))
                .listing(
                        "spreads",
                        "What really decides",
                        one.spreads(),
                        Listing.rows(Simulation.Spread.class)
                                .text("criterion", "Criterion", Simulation.Spread::criterion)
                                .number("announced", "Announced %", Simulation.Spread::announced)
                                .number("effective", "Effective %", Simulation.Spread::effective)
                                .text("explanation", "In words", spread -> spread.explanation()
                                        .in(language)))
                .listing(
                        "alternatives",
                        "By other methods",
                        one.alternatives(),
                        Listing.rows(Simulation.Alternative.class)
                                .text("criterion", "Criterion", Simulation.Alternative::criterion)
                                .text("method", "Method", Simulation.Alternative::method)
                                .text("winners", "Winner", Simulation.Alternative::winners)
                                .text("differs", "Differs", other -> other.differs() ? "yes" : "no")
                                .text("explanation", "In words", other -> other.explanation()
                                        .in(language)))
                .listing(
                        "reversals",
                        "Rank reversals",
                        one.reversals(),
                        Listing.rows(Simulation.Reversal.class)
                                .text("without", "Without", Simulation.Reversal::without)
                                .text("explanation", "In words", reversal -> reversal.explanation()
                                        .in(language)))
                .listing(
                        "exchanges",
                        "What one per cent off the price is worth",
                        one.exchanges(),
                        Listing.rows(Simulation.Exchange.class)
                                .text("tender", "Tender", Simulation.Exchange::tender)
                                .number("gain", "Gain", Simulation.Exchange::gain)
                                .text("explanation", "In words", exchange -> exchange.explanation()
                                        .in(language)))
                .add(
                        "findings",
                        "To be read",
                        one.findings().stream().map(text -> text.in(language)).toList());
    }

    private void sensitivity(Invocation in) {
        CompetitionId id = desk.id(in);
        Language language = Desk.language(in);
        Sensitivity firm = simulations.get().sensitivity(id, in.option("--lot").orElse(""));
        in.screen()
                .details(Details.of("How firmly the result of " + id + " stands")
                        .add("winners", "Winner", firm.winners())
                        .listing(
                                "weights",
                                "Weights",
                                firm.weights(),
                                Listing.rows(Sensitivity.WeightLimits.class)
                                        .text("criterion", "Criterion", Sensitivity.WeightLimits::criterion)
                                        .number("announced", "Announced", Sensitivity.WeightLimits::announced)
                                        .number("least", "From", Sensitivity.WeightLimits::least)
                                        .number("most", "To", Sensitivity.WeightLimits::most)
                                        .text("explanation", "In words", one -> one.explanation()
                                                .in(language)))
                        .listing(
                                "prices",
                                "Prices",
                                firm.prices(),
                                Listing.rows(Sensitivity.PriceLimit.class)
                                        .text("tender", "Tender", Sensitivity.PriceLimit::tender)
                                        .number("price", "Price", Sensitivity.PriceLimit::price)
                                        .number("flips", "Flips at", Sensitivity.PriceLimit::flips)
                                        .text("explanation", "In words", one -> one.explanation()
                                                .in(language)))
                        .listing(
                                "gaps",
                                "Gaps",
                                firm.gaps(),
                                Listing.rows(Sensitivity.Gap.class)
                                        .text("tender", "Tender", Sensitivity.Gap::tender)
                                        .text("next", "Next", Sensitivity.Gap::next)
                                        .number(
                                                "difference",
                                                "Apart",
                                                one -> Shown.number(in.screen(), one.difference()))
                                        .text("near", "Near", one -> one.near() ? "yes" : "no"))
                        .add(
                                "findings",
                                "To be read",
                                firm.findings().stream()
                                        .map(text -> text.in(language))
                                        .toList()));
    }
}
