package org.minikisa.competition.core.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDecided;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.LotDecided;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.evaluation.Decision;
import org.minikisa.competition.api.evaluation.Decision.LotDecision;
import org.minikisa.competition.api.evaluation.Decision.TenderGrounds;
import org.minikisa.competition.api.evaluation.Decisions.Condition;
import org.minikisa.competition.api.evaluation.Draw;
import org.minikisa.competition.api.evaluation.Exclusion;
import org.minikisa.competition.api.evaluation.RedFlag;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.CompetitionTables.StoredTender;
import org.minikisa.competition.core.CompetitionTables.TenderStatus;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.Texts;
import org.minikisa.competition.core.comparison.Grounds;
import org.minikisa.competition.core.evaluation.LotAwards.Choice;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.store.api.Transaction;

/** Makes the decision for all lots of one competition within one transaction. */
public final class DecisionMaking {

    /**
     * How a tie was decided in another way than by drawing lots here.
     *
     * @param tender the equal one that is chosen
     */
    public record ChosenTie(String tender, String reason) {}

    private final Competition competition;
    private final CompetitionDraft draft;
    private final CompetitionTables tables;
    private final EvaluationTables evaluation;
    private final Surroundings surroundings;
    private final RedFlagRules redFlags;
    private final Optional<ChosenTie> chosenTie;
    private final List<Draw> draws;
    private final List<Choice> choices;

    DecisionMaking(
            Competition competition,
            CompetitionTables tables,
            Transaction tx,
            Surroundings surroundings,
            RedFlagRules redFlags,
            Optional<ChosenTie> chosenTie) {
        this.competition = competition;
        this.draft = competition.draft();
        this.tables = tables;
        this.evaluation = new EvaluationTables(competition.id(), tx, tables);
        this.surroundings = surroundings;
        this.redFlags = redFlags;
        this.chosenTie = chosenTie;
        this.draws = evaluation.draws();
        this.choices = choices();
    }

    /** Lots are chosen without ties decided first: only a tie that is really there can be decided. */
    private List<Choice> choices() {
        var orders = new HashMap<String, List<String>>();
        List<Choice> chosen = LotAwards.choose(draft, competition.results(), orders);
        // deciding one tie may make or break another, so at most once for each lot
        for (int round = 0; round < chosen.size(); round++) {
            int before = orders.size();
            chosen.stream().filter(choice -> !choice.tied().isEmpty()).forEach(choice -> tieOrder(choice)
                    .ifPresent(order -> orders.putIfAbsent(choice.lot(), order)));
            if (orders.size() == before) {
                break;
            }
            chosen = LotAwards.choose(draft, competition.results(), orders);
        }
        return chosen;
    }

    private Optional<List<String>> tieOrder(Choice choice) {
        List<String> tied =
                choice.tied().stream().map(ScoreRow::tender).sorted().toList();
        Optional<List<String>> named = chosenTie
                .filter(one -> tied.contains(one.tender()))
                .map(one -> Stream.concat(
                                Stream.of(one.tender()), tied.stream().filter(other -> !other.equals(one.tender())))
                        .toList());
        return named.or(() -> draw(choice.lot(), tied)
                .map(draw -> draw.outcome().stream().map(Draw.Ticket::tender).toList()));
    }

    private Optional<Draw> draw(String lot, List<String> tied) {
        return draws.stream()
                .filter(draw -> draw.drawn() && draw.givenUp().isEmpty())
                .filter(draw -> draw.lot().equals(lot) && draw.tied().equals(tied))
                .reduce((earlier, later) -> later);
    }

    /** The equal tenders of a lot, in the order of their characters; empty where there is no tie to decide. */
    List<String> tied(String lot) {
        return choices.stream()
                .filter(choice -> choice.lot().equals(lot))
                .flatMap(choice -> choice.tied().stream())
                .map(ScoreRow::tender)
                .sorted()
                .toList();
    }

    Instant now() {
        return tables.now();
    }

    /** What stands in the way. */
    List<Problem> obstacles() {
        var problems = new Problems();
        if (competition.state() != CompetitionState.EVALUATED) {
            problems.add(
                    "competition.decision.unevaluated",
                    "state",
                    competition.state().label().en(),
                    "tenders that are compared since the last change",
                    "Evaluate; what was judged or excluded since then counts only now.");
        }
        ExaminationReport.of(competition, evaluation).open().forEach(problems::add);
        choices.stream().filter(choice -> !choice.tied().isEmpty()).forEach(choice -> tie(choice, problems));
        boolean nothing = choices.stream()
                .allMatch(choice -> choice.winner().isEmpty() && choice.tied().isEmpty());
        if (competition.state() == CompetitionState.EVALUATED && nothing) {
            problems.add(
                    "competition.award.none",
                    "results",
                    "no lot that anyone can win",
                    "at least one",
                    "Cancel the competition with its reason (s. 125).");
        }
        return problems.list();
    }

    private void tie(Choice choice, Problems problems) {
        problems.add(
                "competition.tie",
                place(choice.lot()),
                "a tie of " + choice.tied().stream().map(ScoreRow::tender).collect(Collectors.joining(", ")),
                "one best tender",
                draft.procedure().evaluation().drawsLots()
                        ? "Draw lots, as announced: at least two people commit to a secret each and then reveal it."
                        : "Decide the tie as announced (by lot, say) and tell the reason.");
    }

    private static String place(String lot) {
        return lot.isEmpty() ? "scores" : "lots." + lot + ".scores";
    }

    /** The decision as it would be made. @throws org.minikisa.problem.api.InvalidInputException with all obstacles */
    Decision prepare(List<Condition> conditions, Act act) {
        var problems = new Problems();
        obstacles().forEach(problems::add);
        for (int i = 0; i < conditions.size(); i++) {
            condition(conditions.get(i), "conditions[" + i + "]", problems);
        }
        problems.refuseIfAny("the decision on " + competition.id());
        List<RedFlag> flags = redFlags.flags(competition, excluded(), evaluation.flagAnswers());
        return new Decision(
                act.at(),
                act.by(),
                choices.stream().map(choice -> lot(choice, conditions, flags)).toList());
    }

    private void condition(Condition condition, String place, Problems problems) {
        boolean won = choices.stream()
                .anyMatch(choice ->
                        choice.lot().equals(condition.lot()) && choice.winner().isPresent());
        if (!won || condition.evidence().isBlank()) {
            problems.add(
                    "competition.decision.condition",
                    place,
                    won ? "no evidence named" : "lot " + condition.lot() + ", which nobody wins",
                    "a lot that is won, and what must still be shown",
                    "Name the lot and the evidence that is missing.");
        }
    }

    private List<Tender> excluded() {
        return tables.tenders(competition.id()).stream()
                .filter(stored -> stored.status() == TenderStatus.EXCLUDED)
                .map(StoredTender::tender)
                .toList();
    }

    private LotDecision lot(Choice choice, List<Condition> conditions, List<RedFlag> flags) {
        String condition = conditions.stream()
                .filter(one -> one.lot().equals(choice.lot()))
                .map(Condition::evidence)
                .findFirst()
                .orElse("");
        LocalizedText reason = reason(choice);
        return new LotDecision(
                choice.lot(),
                choice.winner().map(ScoreRow::tender),
                reason,
                condition,
                choice.next().map(ScoreRow::tender),
                grounds(choice, reason),
                flags.stream().filter(flag -> flag.lot().equals(choice.lot())).toList());
    }

    private LocalizedText reason(Choice choice) {
        if (choice.winner().isEmpty()) {
            return nothingAwarded(choice);
        }
        ScoreRow winner = choice.winner().get();
        boolean tied =
                choice.next().filter(next -> next.rank() == winner.rank()).isPresent();
        if (tied && chosenTie.isPresent() && chosenTie.get().tender().equals(winner.tender())) {
            return LocalizedText.same(chosenTie.get().reason());
        }
        LocalizedText grounds = Grounds.of(draft, winner, choice.next());
        if (tied) {
            grounds = and(grounds, drawn(choice, winner));
        }
        return choice.full().isEmpty() ? grounds : and(grounds, full(choice));
    }

    private static LocalizedText and(LocalizedText one, LocalizedText other) {
        return Texts.each(language -> one.in(language) + "; " + other.in(language));
    }

    private LocalizedText drawn(Choice choice, ScoreRow winner) {
        List<String> tied = Stream.of(winner, choice.next().orElseThrow())
                .map(ScoreRow::tender)
                .toList();
        int number = draws.stream()
                .filter(draw -> draw.drawn()
                        && draw.lot().equals(choice.lot())
                        && draw.tied().containsAll(tied))
                .mapToInt(Draw::number)
                .max()
                .orElse(0);
        return new LocalizedText(
                "tasatulos, ratkaistu arvalla (arvonta " + number + ")",
                "lika resultat, avgjort genom lottning (lottning " + number + ")",
                "a tie, decided by lot (draw " + number + ")");
    }

    private LocalizedText full(Choice choice) {
        String names = choice.full().stream().map(ScoreRow::tenderer).distinct().collect(Collectors.joining(", "));
        String most = draft.invitation().mostLots().map(String::valueOf).orElse("");
        LocalizedText rule =
                switch (draft.procedure().evaluation().lots()) {
                    case BEST_TOTAL ->
                        new LocalizedText(
                                "osat parhaan kokonaistuloksen mukaan",
                                "delar efter bästa totalresultat",
                                "lots by best total");
                    case ORDER_OF_LOTS ->
                        new LocalizedText(
                                "osat ilmoitetussa järjestyksessä",
                                "delar i angiven ordning",
                                "lots in their announced order");
                    case LARGEST_ADVANTAGE ->
                        new LocalizedText(
                                "osat suurimman eron mukaan",
                                "delar efter största försprång",
                                "lots by largest advantage");
                };
        return new LocalizedText(
                names + " on jo saanut osien enimmäismäärän " + most + " (" + rule.fi() + ")",
                names + " har redan fått högsta antalet delar " + most + " (" + rule.sv() + ")",
                names + " has already won the most lots, " + most + " (" + rule.en() + ")");
    }

    private LocalizedText nothingAwarded(Choice choice) {
        if (!choice.full().isEmpty()) {
            return full(choice);
        }
        boolean excluded = tables.tenders(competition.id()).stream()
                .anyMatch(one -> one.status() == TenderStatus.EXCLUDED
                        && one.tender().lot().equals(choice.lot()));
        return excluded
                ? new LocalizedText(
                        "kaikki tarjoukset on suljettu pois", "alla anbud är uteslutna", "all tenders are excluded")
                : new LocalizedText("tarjouksia ei saatu", "inga anbud kom in", "nobody tendered");
    }

    private List<TenderGrounds> grounds(Choice choice, LocalizedText reason) {
        var grounds = new ArrayList<TenderGrounds>();
        competition.results().stream()
                .filter(result -> result.lot().equals(choice.lot()))
                .flatMap(result -> result.scores().stream())
                .flatMap(scores -> scores.rows().stream())
                .forEach(row -> grounds.add(new TenderGrounds(
                        row.tender(),
                        row.tenderer(),
                        Optional.of(row.rank()),
                        Optional.of(row.total()),
                        choice.winner()
                                .filter(winner -> !winner.tender().equals(row.tender()))
                                .map(winner -> Grounds.behind(draft, row, winner))
                                .orElse(reason))));
        choice.winner()
                .ifPresent(winner -> grounds.sort((one, other) -> Boolean.compare(
                        other.tender().equals(winner.tender()), one.tender().equals(winner.tender()))));
        Map<String, Exclusion> exclusions = evaluation.exclusions().stream()
                .filter(Exclusion::stands)
                .collect(Collectors.toMap(Exclusion::tender, one -> one, (earlier, later) -> later));
        tables.tenders(competition.id()).stream()
                .filter(stored -> stored.status() != TenderStatus.IN)
                .filter(stored -> stored.tender().lot().equals(choice.lot()))
                .forEach(stored -> grounds.add(new TenderGrounds(
                        stored.tender().id(),
                        stored.tender().tenderer(),
                        Optional.empty(),
                        Optional.empty(),
                        out(
                                stored,
                                Optional.ofNullable(
                                        exclusions.get(stored.tender().id()))))));
        return grounds;
    }

    private static LocalizedText out(StoredTender stored, Optional<Exclusion> exclusion) {
        if (stored.status() == TenderStatus.LATE) {
            return new LocalizedText(
                    "saapui tarjousajan päätyttyä (74 §)",
                    "kom efter anbudstidens utgång (74 §)",
                    "came after the end of the tender period (s. 74)");
        }
        LocalizedText ground = exclusion.map(one -> one.ground().label()).orElse(Exclusion.Ground.OTHER.label());
        return Texts.each(language -> ground.in(language) + ": " + stored.reason());
    }

    /** Makes it: state, record and facts. */
    public void decide(List<Condition> conditions, Act act, Transaction tx) {
        Decision decision = prepare(conditions, act);
        List<LotResult> results = competition.results().stream()
                .map(result -> new LotResult(result.lot(), result.scores(), award(decision, result, act.at())))
                .toList();
        Award first = results.stream()
                .flatMap(result -> result.award().stream())
                .findFirst()
                .orElseThrow();
        tables.decided(competition.id(), first, results);
        evaluation.decided(decision, act);
        tx.append(new CompetitionDecided(
                competition.id().value(),
                draft.jointProcurement(),
                draft.customer(),
                draft.nature().name(),
                competition.tenderCount(),
                houseNumber(first.tender()),
                supplier(first.tenderer()),
                draft.impactModel(),
                act.at().toString()));
        if (!draft.invitation().lots().isEmpty()) {
            lotFacts(results, act.at(), tx);
        }
    }

    private Optional<Award> award(Decision decision, LotResult result, Instant at) {
        LotDecision lot = decision.lot(result.lot()).orElseThrow();
        return lot.winner()
                .flatMap(winner -> result.scores().flatMap(scores -> scores.row(winner)))
                .map(row -> new Award(row.tender(), row.tenderer(), row.total(), at, lot.reason()));
    }

    private void lotFacts(List<LotResult> results, Instant at, Transaction tx) {
        for (int i = 0; i < results.size(); i++) {
            Optional<Award> award = results.get(i).award();
            tx.append(new LotDecided(
                    competition.id().value(),
                    i + 1,
                    award.map(one -> houseNumber(one.tender())).orElse(""),
                    award.map(one -> supplier(one.tenderer())).orElse(""),
                    at.toString()));
        }
    }

    private String houseNumber(String tender) {
        return tables.tenders(competition.id()).stream()
                .filter(stored -> stored.status() == TenderStatus.IN)
                .filter(stored -> stored.tender().id().equals(tender))
                .findFirst()
                .orElseThrow()
                .houseNumber(competition.id());
    }

    private String supplier(String tenderer) {
        return surroundings
                .procurements()
                .flatMap(procurements -> procurements.supplier(new SupplierId(tenderer)))
                .map(found -> found.id().value())
                .orElse("");
    }
}
