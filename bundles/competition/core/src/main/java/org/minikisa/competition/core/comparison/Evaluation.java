package org.minikisa.competition.core.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Symbol;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Procedure.Weighting;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.competition.api.ScoreTable.CriterionScore;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.OfferedScoring;
import org.minikisa.competition.core.Texts;
import org.minikisa.competition.laws.ScoreLaws;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/** From opened tenders to a comparison table. Pure; rounds exactly where the draft says so and nowhere else. */
public final class Evaluation {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final LocalizedText UNEXPLAINED = LocalizedText.same("–");
    private static final LocalizedText RANK = new LocalizedText("sija", "plats", "rank");

    private final String what;
    private final CompetitionDraft draft;
    private final List<Tender> tenders;
    private final Map<String, OfferedScoring> methods;
    private final boolean explained;
    /** Of each tender, criterion: what is scored. */
    private final List<Map<String, BigDecimal>> values;
    /** Of each tender, criterion: the outcome. */
    private final List<Map<String, CriterionScore>> scores;

    private Evaluation(
            String what,
            CompetitionDraft draft,
            List<Tender> tenders,
            Map<String, OfferedScoring> methods,
            boolean explained) {
        this.what = what;
        this.draft = draft;
        this.tenders = tenders;
        this.methods = methods;
        this.explained = explained;
        this.values = new ArrayList<>(tenders.size());
        this.scores = new ArrayList<>(tenders.size());
    }

    /**
     * @param what for messages
     * @param tenders those that take part
     * @param methods by criterion id, all of them
     * @throws InvalidInputException when there is no tender, a value is missing or cannot be scored, or a method fails
     */
    public static ScoreTable evaluate(
            String what,
            CompetitionDraft draft,
            List<Tender> tenders,
            List<Judgement> judgements,
            Map<String, OfferedScoring> methods) {
        return new Evaluation(what, draft, tenders, methods, true).evaluate(judgements);
    }

    /** The same points, totals and ranks in a fraction of the time, without explanations, their tables and legends. */
    public static ScoreTable points(
            String what,
            CompetitionDraft draft,
            List<Tender> tenders,
            List<Judgement> judgements,
            Map<String, OfferedScoring> methods) {
        return new Evaluation(what, draft, tenders, methods, false).evaluate(judgements);
    }

    private ScoreTable evaluate(List<Judgement> judgements) {
        if (tenders.isEmpty()) {
            throw InvalidInputException.of(
                    what,
                    "competition.tenders.none",
                    "tenders",
                    "none",
                    "at least one tender",
                    "A competition without tenders has nothing to compare.");
        }
        collect(judgements);
        for (Criterion criterion : partsFirst()) {
            score(criterion);
        }
        return table();
    }

    private void collect(List<Judgement> judgements) {
        var problems = new Problems();
        var rules = new TenderRules(draft, criterion -> Optional.of(methods.get(criterion.id())), problems);
        for (int i = 0; i < tenders.size(); i++) {
            Tender tender = tenders.get(i);
            String place = "tenders[" + i + "]";
            rules.check(tender, place);
            var ofTender = new HashMap<String, BigDecimal>();
            tender.values().forEach((id, value) -> draft.criterion(id).ifPresent(criterion -> {
                if (problems.isEmpty()) {
                    ofTender.put(id, TenderRules.valueOf(criterion, value));
                }
            }));
            for (Judgement judgement : judgements) {
                if (judgement.tender().equals(tender.id())) {
                    rules.check(judgement, place + "." + judgement.criterion());
                    ofTender.put(judgement.criterion(), judgement.value());
                }
            }
            for (Criterion criterion : draft.criteria()) {
                if (criterion.source() == ValueSource.EVALUATED && !ofTender.containsKey(criterion.id())) {
                    rules.missing(place + "." + criterion.id(), criterion);
                }
            }
            values.add(Map.copyOf(ofTender));
            scores.add(new HashMap<>());
        }
        problems.refuseIfAny("the evaluation of " + what);
    }

    /** A criterion whose value is the sum of its parts comes after them; circles were refused at publication. */
    private List<Criterion> partsFirst() {
        if (draft.criteria().stream().allMatch(Criterion::counts)) {
            return draft.criteria();
        }
        return draft.criteria().stream()
                .sorted(Comparator.comparingInt(this::height))
                .toList();
    }

    private int height(Criterion criterion) {
        return 1
                + draft.partsOf(criterion.id()).stream()
                        .mapToInt(this::height)
                        .max()
                        .orElse(0);
    }

    private void score(Criterion criterion) {
        var candidates = new ArrayList<Candidate>(tenders.size());
        for (int i = 0; i < tenders.size(); i++) {
            candidates.add(new Candidate(tenders.get(i).id(), value(criterion, i), values.get(i)));
        }
        if (criterion.source() == ValueSource.PARTS) {
            for (int i = 0; i < candidates.size(); i++) {
                values.set(
                        i,
                        together(
                                values.get(i), criterion.id(), candidates.get(i).value()));
            }
        }
        var task = new ScoringTask(maxPoints(criterion), criterion.parameters(), candidates);
        if (explained) {
            explained(criterion, task);
        } else {
            unexplained(criterion, task);
        }
    }

    private void explained(Criterion criterion, ScoringTask task) {
        List<Score> given = ask(
                criterion,
                method -> method.score(task),
                (description, answer) -> ScoreLaws.check(description, task, answer));
        for (int i = 0; i < given.size(); i++) {
            Score score = given.get(i);
            BigDecimal points = criterion.rounding().apply(score.points());
            BigDecimal weighted = weighted(criterion, points);
            keep(
                    i,
                    new CriterionScore(
                            criterion.id(),
                            task.candidates().get(i).value(),
                            points,
                            weighted,
                            explain(criterion, score, points, weighted),
                            Traces.numbers(criterion, score, points, weighted)));
        }
    }

    private void unexplained(Criterion criterion, ScoringTask task) {
        List<BigDecimal> given = ask(
                criterion,
                method -> method.points(task),
                (description, answer) -> ScoreLaws.checkPoints(description, task, answer));
        for (int i = 0; i < given.size(); i++) {
            BigDecimal points = criterion.rounding().apply(given.get(i));
            keep(
                    i,
                    new CriterionScore(
                            criterion.id(),
                            task.candidates().get(i).value(),
                            points,
                            weighted(criterion, points),
                            UNEXPLAINED));
        }
    }

    private static BigDecimal weighted(Criterion criterion, BigDecimal points) {
        return criterion.weightedRounding().apply(points.multiply(criterion.coefficient()));
    }

    private void keep(int tender, CriterionScore score) {
        scores.get(tender).put(score.criterion(), score);
    }

    private static Map<String, BigDecimal> together(Map<String, BigDecimal> known, String criterion, BigDecimal value) {
        var all = new HashMap<>(known);
        all.put(criterion, value);
        return Map.copyOf(all);
    }

    /** Without a weight points are shares of a hundred: where importance is an order, only their order counts. */
    private BigDecimal maxPoints(Criterion criterion) {
        return criterion
                .maxPoints()
                .orElse(inOrder() && unit(criterion.id()) == Unit.POINTS ? HUNDRED : BigDecimal.ZERO);
    }

    private boolean inOrder() {
        return draft.procedure().weighting() == Weighting.ORDER;
    }

    private BigDecimal value(Criterion criterion, int tender) {
        if (criterion.source() != ValueSource.PARTS) {
            return values.get(tender).get(criterion.id());
        }
        return sum(
                tender,
                draft.partsOf(criterion.id()).stream().map(Criterion::id).toList());
    }

    /** A method is someone else's code: what it throws or forgets is told, and nothing is kept of it. */
    private <T> List<T> ask(
            Criterion criterion,
            Function<ScoringMethod, List<T>> question,
            BiFunction<MethodDescription, List<T>, List<Problem>> laws) {
        OfferedScoring offered = methods.get(criterion.id());
        List<Problem> wrong;
        try {
            List<T> given = question.apply(offered.method());
            wrong = laws.apply(offered.method().description(), given);
            if (wrong.isEmpty()) {
                return List.copyOf(given);
            }
        } catch (InvalidInputException e) {
            throw withdrawn(criterion, offered, e);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw failed(criterion, offered, e.toString());
        }
        throw failed(
                criterion,
                offered,
                wrong.get(0).found() + " instead of " + wrong.get(0).expected());
    }

    /** In the words of its guard: it has misbehaved, or has left meanwhile. */
    private InvalidInputException withdrawn(Criterion criterion, OfferedScoring offered, InvalidInputException e) {
        return new InvalidInputException(
                "the evaluation of " + what,
                e.problems().stream()
                        .map(problem -> new Problem(
                                problem.code(),
                                "criteria." + criterion.id(),
                                offered.reference() + ": " + problem.found(),
                                problem.expected(),
                                problem.remedy() + " The competition is as it was."))
                        .toList());
    }

    private InvalidInputException failed(Criterion criterion, OfferedScoring offered, String found) {
        return InvalidInputException.of(
                "the evaluation of " + what,
                "competition.method.failed",
                "criteria." + criterion.id(),
                offered.reference() + ": " + found,
                "a score for each of " + tenders.size() + " tenders",
                "Deploy a mended version of the method; its tests are in competition.tck.");
    }

    private LocalizedText explain(Criterion criterion, Score score, BigDecimal points, BigDecimal weighted) {
        boolean isRank = unit(criterion.id()) == Unit.ORDER;
        boolean rounded = !Decimals.same(points, score.points());
        boolean weighs = criterion.coefficient().compareTo(BigDecimal.ONE) != 0;
        boolean weightedRounded = !Decimals.same(weighs ? points.multiply(criterion.coefficient()) : points, weighted);
        LocalizedText given = Decimals.text(score.points());
        LocalizedText kept = rounded ? Decimals.text(points) : given;
        LocalizedText factor = weighs ? Decimals.text(criterion.coefficient()) : given;
        LocalizedText result = weighs || weightedRounded ? Decimals.text(weighted) : kept;
        return Texts.each(language -> {
            var text = new StringBuilder(128).append(score.explanation().in(language));
            text.append(isRank ? ": " + RANK.in(language) + " " : " = ").append(given.in(language));
            if (rounded) {
                text.append(" ≈ ").append(kept.in(language));
            }
            if (weighs) {
                text.append("; × ").append(factor.in(language));
            }
            if (weighs || weightedRounded) {
                text.append(weightedRounded ? " ≈ " : " = ").append(result.in(language));
            }
            return text.toString();
        });
    }

    private ScoreTable table() {
        Comparator<Totalled> order = order();
        List<Totalled> ranked = IntStream.range(0, tenders.size())
                .mapToObj(this::totalled)
                .sorted(order)
                .toList();
        var rows = new ArrayList<ScoreRow>(ranked.size());
        int rank = 0;
        for (int i = 0; i < ranked.size(); i++) {
            Totalled one = ranked.get(i);
            if (i == 0 || order.compare(ranked.get(i - 1), one) != 0) {
                rank = i + 1;
            }
            rows.add(inOrder() ? placed(one, rank, ranked) : summed(one, rank, ranked));
        }
        var used = new LinkedHashMap<String, String>();
        draft.criteria()
                .forEach(criterion ->
                        used.put(criterion.id(), methods.get(criterion.id()).reference()));
        var legends = new LinkedHashMap<String, List<Symbol>>();
        draft.criteria().stream()
                .filter(criterion -> explained)
                .forEach(criterion -> legends.put(
                        criterion.id(),
                        Traces.legend(
                                criterion, methods.get(criterion.id()).method().description())));
        return new ScoreTable(rows, used, legends);
    }

    private ScoreRow summed(Totalled one, int rank, List<Totalled> ranked) {
        return new ScoreRow(
                one.tender().id(),
                one.tender().tenderer(),
                one.scores(),
                one.exact(),
                one.total(),
                rank,
                explained ? tieBreak(one, ranked) : Optional.empty());
    }

    /** Where importance is an order there is nothing to add up: the total is the place. */
    private ScoreRow placed(Totalled one, int rank, List<Totalled> ranked) {
        BigDecimal place = BigDecimal.valueOf(rank);
        return new ScoreRow(
                one.tender().id(),
                one.tender().tenderer(),
                one.scores(),
                place,
                place,
                rank,
                explained ? decidedBy(one, ranked) : Optional.empty());
    }

    /** The first criterion in which a tender differs from the one that follows it, or the last from the one before. */
    private Optional<LocalizedText> decidedBy(Totalled one, List<Totalled> ranked) {
        int at = ranked.indexOf(one);
        if (ranked.size() == 1) {
            return Optional.empty();
        }
        Totalled other = ranked.get(at + 1 < ranked.size() ? at + 1 : at - 1);
        return IntStream.range(0, keys().size())
                .filter(key -> one.keys().get(key).compareTo(other.keys().get(key)) != 0)
                .mapToObj(key -> orderText(one, other, key))
                .findFirst();
    }

    private LocalizedText orderText(Totalled one, Totalled other, int key) {
        return Texts.each(language -> {
            String names = names(key, language);
            String own =
                    Decimals.in(language, Rounding.halfUp(2).apply(one.keys().get(key)));
            String others =
                    Decimals.in(language, Rounding.halfUp(2).apply(other.keys().get(key)));
            return switch (language) {
                case FI -> "ratkaisi " + names + ": " + own + ", vertailukohta " + others;
                case SV -> "avgjort av " + names + ": " + own + " mot " + others;
                case EN -> "decided by " + names + ": " + own + " against " + others;
            };
        });
    }

    /** What is compared one after another: the criteria themselves where they are an order, then the tie rule. */
    private List<List<String>> keys() {
        if (!inOrder()) {
            return draft.tieRule().keys();
        }
        return Stream.concat(
                        draft.criteria().stream().filter(Criterion::counts).map(one -> List.of(one.id())),
                        draft.tieRule().keys().stream())
                .toList();
    }

    private String names(int key, Language language) {
        return keys().get(key).stream()
                .map(id -> draft.criterion(id).orElseThrow().name().in(language))
                .collect(Collectors.joining(" + "));
    }

    private Totalled totalled(int tender) {
        Map<String, CriterionScore> ofTender = scores.get(tender);
        var inOrder = new ArrayList<CriterionScore>(ofTender.size());
        BigDecimal exact = BigDecimal.ZERO;
        for (Criterion criterion : draft.criteria()) {
            CriterionScore score = ofTender.get(criterion.id());
            inOrder.add(score);
            if (criterion.counts()) {
                exact = exact.add(score.weighted());
            }
        }
        BigDecimal total = draft.totalRounding().apply(exact);
        BigDecimal compared =
                inOrder() ? BigDecimal.ZERO : Decimals.settled(draft.rankOn() == RankOn.EXACT_TOTAL ? exact : total);
        List<BigDecimal> keys =
                keys().stream().map(key -> Decimals.settled(sum(tender, key))).toList();
        return new Totalled(tenders.get(tender), inOrder, exact, total, compared, keys);
    }

    private BigDecimal sum(int tender, List<String> criteria) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String id : criteria) {
            sum = sum.add(scores.get(tender).get(id).weighted());
        }
        return sum;
    }

    /** Best first: by total, then by the keys of the tie rule. */
    private Comparator<Totalled> order() {
        Comparator<Totalled> order = best(draft.order() == AwardOrder.HIGHEST_TOTAL, Totalled::compared);
        for (int i = 0; i < keys().size(); i++) {
            int key = i;
            // its criteria have one unit, see PublicationRules; it may be another one than that of the totals
            boolean points = unit(keys().get(i).get(0)) == Unit.POINTS;
            order = order.thenComparing(best(points, one -> one.keys().get(key)));
        }
        return order;
    }

    private static Comparator<Totalled> best(boolean highest, Function<Totalled, BigDecimal> by) {
        Comparator<Totalled> lowestFirst = Comparator.comparing(by);
        return highest ? lowestFirst.reversed() : lowestFirst;
    }

    private Unit unit(String criterion) {
        return methods.get(criterion).method().description().unit();
    }

    /** Which key of the rule told this tender from the others with the same total. */
    private Optional<LocalizedText> tieBreak(Totalled one, List<Totalled> all) {
        List<Totalled> equal = all.stream()
                .filter(other -> other.compared().compareTo(one.compared()) == 0)
                .toList();
        for (int i = 0; i < one.keys().size(); i++) {
            int key = i;
            if (equal.stream()
                    .anyMatch(
                            other -> other.keys().get(key).compareTo(one.keys().get(key)) != 0)) {
                return Optional.of(tieText(one, key));
            }
        }
        return Optional.empty();
    }

    private LocalizedText tieText(Totalled one, int key) {
        return Texts.each(language -> {
            String names = names(key, language);
            String total = Decimals.in(language, one.total());
            String decisive =
                    Decimals.in(language, Rounding.halfUp(2).apply(one.keys().get(key)));
            return switch (language) {
                case FI -> "tasatulos " + total + ", ratkaisi " + names + ": " + decisive;
                case SV -> "lika totalsumma " + total + ", avgjort av " + names + ": " + decisive;
                case EN -> "equal totals of " + total + ", decided by " + names + ": " + decisive;
            };
        });
    }

    /** @param compared what ranks go by; @param keys of the tie rule */
    private record Totalled(
            Tender tender,
            List<CriterionScore> scores,
            BigDecimal exact,
            BigDecimal total,
            BigDecimal compared,
            List<BigDecimal> keys) {}
}
