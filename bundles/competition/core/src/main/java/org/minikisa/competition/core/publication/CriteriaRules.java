package org.minikisa.competition.core.publication;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.OfferedScoring;

/** Every criterion by itself: it has all that its method needs, and its parts fit it. */
final class CriteriaRules {

    private final DraftCheck check;

    private CriteriaRules(DraftCheck check) {
        this.check = check;
    }

    public static void check(DraftCheck check) {
        var rules = new CriteriaRules(check);
        rules.criteria();
    }

    private void criteria() {
        var ids = new HashSet<String>();
        for (int i = 0; i < check.draft().criteria().size(); i++) {
            Criterion criterion = check.draft().criteria().get(i);
            String place = "criteria[" + i + "]";
            if (!ids.add(criterion.id())) {
                check.refuse(
                        "competition.criterion.twice",
                        place + ".id",
                        criterion.id(),
                        "an id of its own",
                        "Give each criterion another id.");
            }
            part(criterion, place);
            priceForm(criterion, place);
            check.surroundings()
                    .newest(criterion.method())
                    .ifPresentOrElse(
                            offered -> method(criterion, place, offered),
                            () -> check.refuse(
                                    "competition.method.unknown",
                                    place + ".method",
                                    criterion.method(),
                                    "one of " + knownMethods(),
                                    "Choose a method that is there, or deploy this one."));
        }
    }

    private String knownMethods() {
        return check.surroundings().methods().stream()
                .map(OfferedScoring::id)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void part(Criterion criterion, String place) {
        criterion.partOf().ifPresent(whole -> {
            if (check.draft()
                    .criterion(whole)
                    .filter(one -> one.source() == ValueSource.PARTS || reads(one, criterion))
                    .isEmpty()) {
                check.refuse(
                        "competition.part.whole",
                        place + ".partOf",
                        whole,
                        "a criterion whose source is PARTS, or whose method looks at this one",
                        "Name the criterion this one is part of.");
            } else if (goesInCircles(criterion)) {
                check.refuse(
                        "competition.part.circle",
                        place + ".partOf",
                        whole,
                        "a whole that is not part of its part",
                        "Let one criterion of the circle count in the total.");
            }
        });
        if (criterion.source() == ValueSource.PARTS
                && check.draft().partsOf(criterion.id()).isEmpty()) {
            check.refuse(
                    "competition.part.none",
                    place,
                    "no parts of " + criterion.id(),
                    "at least one criterion that is part of it",
                    "Add the parts, or let the value be tendered or evaluated.");
        }
    }

    /** Whether the method of a criterion looks at the value of another one: price by quality, say. */
    private boolean reads(Criterion reader, Criterion read) {
        return check.description(reader)
                .filter(description -> description.parameters().stream()
                        .filter(parameter -> parameter.kind() == Parameter.Kind.CRITERION)
                        .map(parameter -> reader.parameters().get(parameter.name()))
                        .anyMatch(read.id()::equals))
                .isPresent();
    }

    private boolean goesInCircles(Criterion criterion) {
        Set<String> passed = new HashSet<>();
        Optional<Criterion> at = Optional.of(criterion);
        while (at.isPresent()) {
            if (!passed.add(at.get().id())) {
                return true;
            }
            at = at.get().partOf().flatMap(check.draft()::criterion);
        }
        return false;
    }

    private void priceForm(Criterion criterion, String place) {
        if (!criterion.lines().isEmpty() && criterion.source() != ValueSource.TENDERED) {
            check.refuse(
                    "competition.lines.source",
                    place + ".lines",
                    "a price form where the value is not tendered",
                    "a price form where tenderers give prices",
                    "Let the value be tendered, or leave the form out.");
        }
        Set<String> lines = criterion.lines().stream().map(PriceLine::id).collect(Collectors.toSet());
        if (lines.size() < criterion.lines().size()) {
            check.refuse(
                    "competition.lines.twice",
                    place + ".lines",
                    "the same line id twice",
                    "an id of its own for each line",
                    "Give each price line another id.");
        }
    }

    private void method(Criterion criterion, String place, OfferedScoring offered) {
        MethodDescription description = offered.method().description();
        if (description.unit() == Unit.POINTS && !weighted(criterion)) {
            check.refuse(
                    "competition.points.missing",
                    place + ".maxPoints",
                    "nothing",
                    "the most points a tender can get",
                    "Give maximum points or a weight (s. 93).");
        }
        if (description.unit() != Unit.POINTS && criterion.maxPoints().isPresent()) {
            check.refuse(
                    description.unit() == Unit.MONEY ? "competition.points.money" : "competition.points.order",
                    place + ".maxPoints",
                    criterion.maxPoints().get().toPlainString(),
                    "no maximum, because " + criterion.method() + " gives "
                            + (description.unit() == Unit.MONEY ? "euros" : "ranks"),
                    "Leave the maximum out.");
        }
        rounding(criterion, place, description);
        partsFit(criterion, place, description);
        if (!description.sources().contains(criterion.source())) {
            check.refuse(
                    "competition.method.source",
                    place + ".source",
                    criterion.source().name(),
                    "one of " + description.sources().stream().sorted().toList(),
                    "Choose a method that takes values from there.");
        }
        if (parameters(criterion, place, description)) {
            offered.method().problems(criterion).forEach(problem -> check.refuse(DraftCheck.within(place, problem)));
        }
    }

    /** Whether it has the weight that the way of weighting needs now. */
    private boolean weighted(Criterion criterion) {
        return criterion.maxPoints().isPresent()
                || switch (check.draft().procedure().weighting()) {
                    case FIXED -> false;
                    case RANGES -> criterion.range().isPresent();
                    case ORDER -> true;
                };
    }

    /** What must not be decided by digits that mean nothing, and ranks that must not be made equal by rounding. */
    private void rounding(Criterion criterion, String place, MethodDescription description) {
        boolean rounded = criterion.rounding().mode() != Rounding.Mode.NONE;
        if (description.unit() == Unit.ORDER
                && (rounded || criterion.weightedRounding().mode() != Rounding.Mode.NONE)) {
            check.refuse(
                    "competition.order.rounding",
                    place + ".rounding",
                    "ranks that are rounded",
                    "ranks as they are",
                    "Leave the rounding out: it could make a tie of two places.");
        }
        int certain = description.precision().map(Precision::comparable).orElse(Decimals.EXACT);
        if (certain < Decimals.EXACT && (!rounded || criterion.rounding().digits() > certain)) {
            check.refuse(
                    "competition.method.precision",
                    place + ".rounding",
                    rounded ? criterion.rounding().digits() + " decimals" : "no rounding",
                    "at most " + certain + " decimals, because " + criterion.method() + " is right to so many",
                    "Round the points, so that no award hangs on digits that mean nothing.");
        }
    }

    /** The sum of parts is better the way its whole compares it: of points the higher, of euros and ranks the lower. */
    private void partsFit(Criterion whole, String place, MethodDescription description) {
        Direction wanted = description.direction();
        for (Criterion part :
                whole.source() == ValueSource.PARTS ? check.draft().partsOf(whole.id()) : List.<Criterion>of()) {
            check.unit(part.id())
                    .filter(unit -> (unit == Unit.POINTS) != (wanted == Direction.HIGHER_IS_BETTER))
                    .ifPresent(unit -> check.refuse(
                            "competition.part.units",
                            place + ".method",
                            whole.method() + " for " + part.id() + ", which gives " + unit,
                            "a method for which the better sum of " + unit + " is the better value",
                            "Let the parts give points where more is better, euros or ranks where less is."));
        }
    }

    /** @return whether they could be read */
    private boolean parameters(Criterion criterion, String place, MethodDescription description) {
        int before = check.refusals().size();
        List<String> known =
                description.parameters().stream().map(Parameter::name).toList();
        criterion.parameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> check.refuse(
                        "competition.parameter.unknown",
                        place + ".parameters." + name,
                        name,
                        known.isEmpty() ? "no parameters" : "one of " + known,
                        "Leave it out, or correct its name."));
        for (Parameter parameter : description.parameters()) {
            String at = place + ".parameters." + parameter.name();
            String value = criterion.parameters().get(parameter.name());
            if (value == null) {
                if (parameter.required()) {
                    check.refuse(
                            "competition.parameter.missing",
                            at,
                            "nothing",
                            parameter.meaning().en(),
                            "The formula needs it: give it.");
                }
            } else if (parameter.kind() == Parameter.Kind.NUMBER && !Decimals.isDecimal(value)) {
                check.refuse("competition.parameter.number", at, value, "a decimal number", "Write it like 1500.25.");
            } else if (parameter.kind() == Parameter.Kind.CRITERION && !namesAnother(criterion, value)) {
                check.refuse(
                        "competition.parameter.criterion",
                        at,
                        value,
                        "the id of another criterion that has a value",
                        "Name one of the criteria of this competition.");
            }
        }
        return check.refusals().size() == before;
    }

    private boolean namesAnother(Criterion criterion, String id) {
        return !id.equals(criterion.id())
                && check.draft()
                        .criterion(id)
                        .filter(other -> other.source() != ValueSource.PARTS || isBelow(other, criterion))
                        .isPresent();
    }

    /** Its sum is there when the whole is scored. */
    private static boolean isBelow(Criterion part, Criterion whole) {
        return part.partOf().filter(whole.id()::equals).isPresent();
    }
}
