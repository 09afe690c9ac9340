package org.minikisa.competition.core.publication;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Criterion.Role;
import org.minikisa.competition.api.Invitation.Category;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Procedure;
import org.minikisa.competition.api.Procedure.Weighting;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.api.WeightRange;

/** What is added up, what wins, and what decides between equal totals. */
final class TotalRules {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private static final Map<AwardOrder, Unit> GIVEN = Map.of(
            AwardOrder.HIGHEST_TOTAL, Unit.POINTS,
            AwardOrder.LOWEST_TOTAL, Unit.MONEY,
            AwardOrder.LOWEST_RANKS, Unit.ORDER);

    private final DraftCheck check;

    private TotalRules(DraftCheck check) {
        this.check = check;
    }

    public static void check(DraftCheck check) {
        var rules = new TotalRules(check);
        rules.total();
        rules.weights();
        rules.ties();
    }

    private void total() {
        List<Criterion> counting =
                check.draft().criteria().stream().filter(Criterion::counts).toList();
        if (counting.isEmpty()) {
            check.refuse(
                    "competition.criterion.missing",
                    "criteria",
                    "none that counts",
                    "at least one criterion",
                    "Say what tenders are compared by (s. 93).");
        } else if (counting.stream().allMatch(criterion -> criterion.role() == Role.PRICE)
                && check.draft().invitation().category() != Category.GOODS
                && check.draft()
                        .priceOnlyReason()
                        .filter(reason -> !reason.isBlank())
                        .isEmpty()) {
            check.refuse(
                    "competition.price-only",
                    "criteria",
                    "price only",
                    "a reason why price alone decides",
                    "Add a quality criterion, or give the reason (s. 93; goods need none).");
        }
        if (check.draft().procedure().weighting() == Weighting.ORDER) {
            return; // nothing is added up where criteria are compared one after another
        }
        Unit wanted = GIVEN.get(check.draft().order());
        for (Criterion criterion : counting) {
            check.unit(criterion.id())
                    .filter(unit -> unit != wanted)
                    .ifPresent(unit -> check.refuse(
                            "competition.total.units",
                            "criteria." + criterion.id() + ".method",
                            criterion.method() + ", which gives " + unit,
                            "methods that give " + wanted + ", because of "
                                    + check.draft().order(),
                            "Let all criteria give points (highest total wins), all give euros (lowest total wins) or all "
                                    + "give ranks (lowest total of ranks wins)."));
        }
        if (wanted == Unit.ORDER
                && counting.size() > 1
                && check.draft().exemption().isEmpty()) {
            check.warn(
                    "competition.order.total",
                    "criteria",
                    "a total of ranks",
                    "a comparison that shows how far tenders are apart",
                    "Say in the call that only places count, or use points: by ranks a cent counts as much as a million.");
        }
    }

    /** Weights add up to what was announced; ranges leave room for it; an order has its reason (s. 93). */
    private void weights() {
        List<Criterion> counting = check.draft().criteria().stream()
                .filter(Criterion::counts)
                .filter(criterion -> check.unit(criterion.id())
                        .filter(unit -> unit == Unit.POINTS)
                        .isPresent())
                .toList();
        Procedure procedure = check.draft().procedure();
        BigDecimal total = procedure.totalPoints().orElse(HUNDRED);
        switch (procedure.weighting()) {
            case FIXED -> fixed(counting, total);
            case RANGES -> ranges(counting, total);
            case ORDER -> order(procedure);
        }
        check.eachCriterion(this::parts);
    }

    private void fixed(List<Criterion> counting, BigDecimal total) {
        BigDecimal sum = sum(counting, criterion -> criterion.maxPoints().orElse(BigDecimal.ZERO));
        if (!check.exempt() && !counting.isEmpty() && sum.compareTo(total) != 0) {
            check.forbid(
                    "competition.weights.sum",
                    "criteria",
                    sum.toPlainString(),
                    total.toPlainString(),
                    "Correct the weights, or announce their sum as totalPoints.");
        }
        check.eachCriterion((criterion, place) -> {
            if (criterion.range().isPresent() && criterion.maxPoints().isEmpty()) {
                check.refuse(
                        "competition.weights.way",
                        place + ".range",
                        "a range where weights are fixed",
                        "maximum points, or RANGES as the weighting",
                        "Say how weights are announced (s. 93).");
            }
        });
    }

    private void ranges(List<Criterion> counting, BigDecimal total) {
        BigDecimal least = sum(counting, criterion -> bound(criterion, WeightRange::least));
        BigDecimal most = sum(counting, criterion -> bound(criterion, WeightRange::most));
        if (least.compareTo(total) > 0 || most.compareTo(total) < 0) {
            check.refuse(
                    "competition.weights.sum",
                    "criteria",
                    "ranges that sum to " + least.toPlainString() + " to " + most.toPlainString(),
                    total.toPlainString() + " between them",
                    "Correct the ranges, or announce the sum as totalPoints.");
        }
    }

    private static BigDecimal bound(Criterion criterion, Function<WeightRange, BigDecimal> which) {
        return criterion.maxPoints().or(() -> criterion.range().map(which)).orElse(BigDecimal.ZERO);
    }

    private void order(Procedure procedure) {
        if (procedure.weightingReason().isBlank()) {
            check.refuse(
                    "competition.weights.reason",
                    "weightingReason",
                    "nothing",
                    "the objective reason why weights cannot be given",
                    "Give it, or give weights: an order of importance alone needs a reason (s. 93).");
        }
    }

    /** Sub-weights that are announced and do not fit their whole are as bad as none (KHO 2010:69). */
    private void parts(Criterion whole, String place) {
        List<Criterion> parts = check.draft().partsOf(whole.id());
        boolean points = parts.stream()
                .allMatch(part -> part.maxPoints().isPresent()
                        && check.unit(part.id())
                                .filter(unit -> unit == Unit.POINTS)
                                .isPresent());
        if (whole.source() != ValueSource.PARTS || parts.isEmpty() || !points || check.exempt()) {
            return;
        }
        BigDecimal sum = sum(parts, part -> part.maxPoints().orElseThrow());
        boolean asTheyAre = check.description(whole)
                .filter(description -> description.promises().contains(Promise.INDEPENDENT))
                .isPresent();
        if (asTheyAre
                && whole.maxPoints().filter(max -> max.compareTo(sum) != 0).isPresent()) {
            check.forbid(
                    "competition.part.sum",
                    place + ".maxPoints",
                    whole.maxPoints().get().toPlainString() + ", its parts " + sum.toPlainString(),
                    "what the parts add up to",
                    "Correct the weights of the parts, or scale them by a method that says so (KHO 2010:69).");
        }
    }

    private static BigDecimal sum(List<Criterion> criteria, Function<Criterion, BigDecimal> points) {
        return criteria.stream()
                .map(criterion -> points.apply(criterion).multiply(criterion.coefficient()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void ties() {
        if (check.draft().tieRule().keys().isEmpty()
                && check.draft().criteria().size() > 1
                && check.draft().exemption().isEmpty()) {
            check.warn(
                    "competition.tie.rule",
                    "tieRule",
                    "none",
                    "a rule for equal totals",
                    "Announce what decides a tie, a lot say, before it happens.");
        }
        for (int i = 0; i < check.draft().tieRule().keys().size(); i++) {
            for (String id : check.draft().tieRule().keys().get(i)) {
                if (check.draft().criterion(id).isEmpty()) {
                    check.refuse(
                            "competition.tie.criterion",
                            "tieRule[" + i + "]",
                            id,
                            "one of "
                                    + check.draft().criteria().stream()
                                            .map(Criterion::id)
                                            .toList(),
                            "Name criteria of this competition.");
                }
            }
            tieUnits(i);
        }
    }

    private void tieUnits(int key) {
        List<Unit> units = check.draft().tieRule().keys().get(key).stream()
                .flatMap(id -> check.unit(id).stream())
                .distinct()
                .toList();
        if (units.size() > 1) {
            check.refuse(
                    "competition.tie.units",
                    "tieRule[" + key + "]",
                    "a sum of " + units,
                    "criteria that all give points, all euros or all ranks",
                    "Make keys of their own of them.");
        }
    }
}
