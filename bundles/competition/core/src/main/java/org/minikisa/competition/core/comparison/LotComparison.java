package org.minikisa.competition.core.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.core.OfferedScoring;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;

/** Compares each lot by itself, as if it were a competition of its own (s. 75). Pure. */
public final class LotComparison {

    private final String what;
    private final CompetitionDraft draft;
    private final List<Judgement> judgements;
    private final Map<String, OfferedScoring> methods;

    /**
     * @param what for messages
     * @param methods by criterion id, all of them
     */
    public LotComparison(
            String what, CompetitionDraft draft, List<Judgement> judgements, Map<String, OfferedScoring> methods) {
        this.what = what;
        this.draft = draft;
        this.judgements = judgements;
        this.methods = methods;
    }

    /**
     * One result for each lot, in their order; without a comparison where nobody tendered.
     *
     * @throws InvalidInputException with the problems of all lots, or when there is no tender at all
     */
    public List<LotResult> compare(List<Tender> tenders) {
        if (tenders.isEmpty()) {
            Evaluation.evaluate(what, draft, tenders, judgements, methods);
        }
        var problems = new Problems();
        List<String> lots = draft.invitation().lotIds();
        // nobody is left out unseen
        tenders.stream()
                .filter(tender -> !lots.contains(tender.lot()))
                .forEach(tender -> problems.add(
                        "competition.tender.lot",
                        "tenders." + tender.id() + ".lot",
                        tender.lot().isEmpty() ? "no lot" : tender.lot(),
                        "one of " + lots,
                        "Exclude the tender with its reason, or correct the data it came from."));
        var results = new ArrayList<LotResult>();
        for (String lot : lots) {
            try {
                results.add(new LotResult(lot, scores(lot, tenders), Optional.empty()));
            } catch (InvalidInputException e) {
                e.problems().forEach(problems::add);
            }
        }
        problems.refuseIfAny("the evaluation of " + what);
        return results;
    }

    /** The comparison of one lot; empty where none of these tenders is for it. */
    public Optional<ScoreTable> scores(String lot, List<Tender> tenders) {
        List<Tender> ofLot =
                tenders.stream().filter(tender -> tender.lot().equals(lot)).toList();
        return ofLot.isEmpty()
                ? Optional.empty()
                : Optional.of(Evaluation.evaluate(named(lot), draft, ofLot, judgements, methods));
    }

    private String named(String lot) {
        return lot.isEmpty() ? what : what + ", lot " + lot;
    }
}
