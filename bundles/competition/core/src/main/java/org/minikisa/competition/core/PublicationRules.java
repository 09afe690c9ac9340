package org.minikisa.competition.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.Competitions.PublicationCheck;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Criterion.Role;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Parameter;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.Procedure.Weighting;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.ProcurementType;

/**
 * What is looked at before a competition is published: everything that decides the award must have been announced (KHO
 * 2010:69, 2017:46, 2017:139), so nothing may be missing, unknown or ambiguous.
 */
final class PublicationRules {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    /** A period of days lasts until midnight; a minute is left to those who write 23:59. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private static final Map<AwardOrder, Unit> GIVEN = Map.of(
            AwardOrder.HIGHEST_TOTAL, Unit.POINTS,
            AwardOrder.LOWEST_TOTAL, Unit.MONEY,
            AwardOrder.LOWEST_RANKS, Unit.ORDER);

    private final CompetitionDraft draft;
    private final Surroundings surroundings;
    private final Problems refusals = new Problems();
    private final Problems warnings = new Problems();

    private PublicationRules(CompetitionDraft draft, Surroundings surroundings) {
        this.draft = draft;
        this.surroundings = surroundings;
    }

    static PublicationCheck check(CompetitionDraft draft, Instant at, Instant closesAt, Surroundings surroundings) {
        var rules = new PublicationRules(draft, surroundings);
        rules.criteria();
        rules.total();
        rules.ties();
        rules.jointProcurement(at);
        rules.cpv();
        rules.tenderPeriod(at, closesAt);
        rules.impactChoices();
        return new PublicationCheck(rules.refusals.list(), rules.warnings.list());
    }

    private void criteria() {
        var ids = new HashSet<String>();
        for (int i = 0; i < draft.criteria().size(); i++) {
            Criterion criterion = draft.criteria().get(i);
            String place = "criteria[" + i + "]";
            if (!ids.add(criterion.id())) {
                refuse(
                        "competition.criterion.twice",
                        place + ".id",
                        criterion.id(),
                        "an id of its own",
                        "Give each criterion another id.");
            }
            part(criterion, place);
            priceForm(criterion, place);
            surroundings
                    .newest(criterion.method())
                    .ifPresentOrElse(
                            offered -> method(criterion, place, offered),
                            () -> refuse(
                                    "competition.method.unknown",
                                    place + ".method",
                                    criterion.method(),
                                    "one of " + knownMethods(),
                                    "Choose a method that is there, or deploy this one."));
        }
    }

    private String knownMethods() {
        return surroundings.methods().stream()
                .map(OfferedScoring::id)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void part(Criterion criterion, String place) {
        criterion.partOf().ifPresent(whole -> {
            if (draft.criterion(whole)
                    .filter(one -> one.source() == ValueSource.PARTS || reads(one, criterion))
                    .isEmpty()) {
                refuse(
                        "competition.part.whole",
                        place + ".partOf",
                        whole,
                        "a criterion whose source is PARTS, or whose method looks at this one",
                        "Name the criterion this one is part of.");
            } else if (goesInCircles(criterion)) {
                refuse(
                        "competition.part.circle",
                        place + ".partOf",
                        whole,
                        "a whole that is not part of its part",
                        "Let one criterion of the circle count in the total.");
            }
        });
        if (criterion.source() == ValueSource.PARTS
                && draft.partsOf(criterion.id()).isEmpty()) {
            refuse(
                    "competition.part.none",
                    place,
                    "no parts of " + criterion.id(),
                    "at least one criterion that is part of it",
                    "Add the parts, or let the value be tendered or evaluated.");
        }
    }

    /** Whether the method of a criterion looks at the value of another one: price by quality, say. */
    private boolean reads(Criterion reader, Criterion read) {
        return surroundings
                .newest(reader.method())
                .filter(offered -> offered.method().description().parameters().stream()
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
            at = at.get().partOf().flatMap(draft::criterion);
        }
        return false;
    }

    private void priceForm(Criterion criterion, String place) {
        if (!criterion.lines().isEmpty() && criterion.source() != ValueSource.TENDERED) {
            refuse(
                    "competition.lines.source",
                    place + ".lines",
                    "a price form where the value is not tendered",
                    "a price form where tenderers give prices",
                    "Let the value be tendered, or leave the form out.");
        }
        Set<String> lines = criterion.lines().stream().map(PriceLine::id).collect(Collectors.toSet());
        if (lines.size() < criterion.lines().size()) {
            refuse(
                    "competition.lines.twice",
                    place + ".lines",
                    "the same line id twice",
                    "an id of its own for each line",
                    "Give each price line another id.");
        }
    }

    private void method(Criterion criterion, String place, OfferedScoring offered) {
        MethodDescription description = offered.method().description();
        if (description.unit() == Unit.POINTS
                && criterion.maxPoints().isEmpty()
                && criterion.range().isEmpty()
                && !inOrder()) {
            refuse(
                    "competition.points.missing",
                    place + ".maxPoints",
                    "nothing",
                    "the most points a tender can get",
                    "Give maximum points or a weight (s. 93).");
        }
        if (description.unit() != Unit.POINTS && criterion.maxPoints().isPresent()) {
            refuse(
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
            refuse(
                    "competition.method.source",
                    place + ".source",
                    criterion.source().name(),
                    "one of " + description.sources().stream().sorted().toList(),
                    "Choose a method that takes values from there.");
        }
        if (parameters(criterion, place, description)) {
            offered.method().problems(criterion).forEach(problem -> refusals.add(within(place, problem)));
        }
    }

    /** What must not be decided by digits that mean nothing, and ranks that must not be made equal by rounding. */
    private void rounding(Criterion criterion, String place, MethodDescription description) {
        boolean rounded = criterion.rounding().mode() != Rounding.Mode.NONE;
        if (description.unit() == Unit.ORDER
                && (rounded || criterion.weightedRounding().mode() != Rounding.Mode.NONE)) {
            refuse(
                    "competition.order.rounding",
                    place + ".rounding",
                    "ranks that are rounded",
                    "ranks as they are",
                    "Leave the rounding out: it could make a tie of two places.");
        }
        int certain = description.precision().map(Precision::comparable).orElse(Decimals.EXACT);
        if (certain < Decimals.EXACT && (!rounded || criterion.rounding().digits() > certain)) {
            refuse(
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
        for (Criterion part : whole.source() == ValueSource.PARTS ? draft.partsOf(whole.id()) : List.<Criterion>of()) {
            unit(part.id())
                    .filter(unit -> (unit == Unit.POINTS) != (wanted == Direction.HIGHER_IS_BETTER))
                    .ifPresent(unit -> refuse(
                            "competition.part.units",
                            place + ".method",
                            whole.method() + " for " + part.id() + ", which gives " + unit,
                            "a method for which the better sum of " + unit + " is the better value",
                            "Let the parts give points where more is better, euros or ranks where less is."));
        }
    }

    /** Of what a criterion gives; empty while that is not known. */
    private Optional<Unit> unit(String criterion) {
        return draft.criterion(criterion)
                .flatMap(one -> surroundings.newest(one.method()))
                .map(offered -> offered.method().description().unit());
    }

    /** @return whether they could be read */
    private boolean parameters(Criterion criterion, String place, MethodDescription description) {
        int before = refusals.list().size();
        List<String> known =
                description.parameters().stream().map(Parameter::name).toList();
        criterion.parameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse(
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
                    refuse(
                            "competition.parameter.missing",
                            at,
                            "nothing",
                            parameter.meaning().en(),
                            "The formula needs it: give it.");
                }
            } else if (parameter.kind() == Parameter.Kind.NUMBER && !Decimals.isDecimal(value)) {
                refuse("competition.parameter.number", at, value, "a decimal number", "Write it like 1500.25.");
            } else if (parameter.kind() == Parameter.Kind.CRITERION && !namesAnother(criterion, value)) {
                refuse(
                        "competition.parameter.criterion",
                        at,
                        value,
                        "the id of another criterion that has a value",
                        "Name one of the criteria of this competition.");
            }
        }
        return refusals.list().size() == before;
    }

    private boolean namesAnother(Criterion criterion, String id) {
        return !id.equals(criterion.id())
                && draft.criterion(id)
                        .filter(other -> other.source() != ValueSource.PARTS || isBelow(other, criterion))
                        .isPresent();
    }

    /** Its sum is there when the whole is scored. */
    private static boolean isBelow(Criterion part, Criterion whole) {
        return part.partOf().filter(whole.id()::equals).isPresent();
    }

    private boolean inOrder() {
        return draft.procedure().weighting() == Weighting.ORDER;
    }

    private void total() {
        List<Criterion> counting =
                draft.criteria().stream().filter(Criterion::counts).toList();
        if (counting.isEmpty()) {
            refuse(
                    "competition.criterion.missing",
                    "criteria",
                    "none that counts",
                    "at least one criterion",
                    "Say what tenders are compared by (s. 93).");
        } else if (counting.stream().allMatch(criterion -> criterion.role() == Role.PRICE)
                && draft.priceOnlyReason().filter(reason -> !reason.isBlank()).isEmpty()) {
            refuse(
                    "competition.price-only",
                    "criteria",
                    "price only",
                    "a reason why price alone decides",
                    "Add a quality criterion, or give the reason (s. 93; goods need none but say so).");
        }
        if (inOrder()) {
            // nothing is added up where criteria are compared one after another
            return;
        }
        Unit wanted = GIVEN.get(draft.order());
        for (Criterion criterion : counting) {
            unit(criterion.id())
                    .filter(unit -> unit != wanted)
                    .ifPresent(unit -> refuse(
                            "competition.total.units",
                            "criteria." + criterion.id() + ".method",
                            criterion.method() + ", which gives " + unit,
                            "methods that give " + wanted + ", because of " + draft.order(),
                            "Let all criteria give points (highest total wins), all give euros (lowest total wins) or all "
                                    + "give ranks (lowest total of ranks wins)."));
        }
        if (wanted == Unit.ORDER && counting.size() > 1 && draft.exemption().isEmpty()) {
            warnings.add(
                    "competition.order.total",
                    "criteria",
                    "a total of ranks",
                    "a comparison that shows how far tenders are apart",
                    "Say in the call that only places count, or use points: by ranks a cent counts as much as a million.");
        }
    }

    private void ties() {
        if (draft.tieRule().keys().isEmpty()
                && draft.criteria().size() > 1
                && draft.exemption().isEmpty()) {
            warnings.add(
                    "competition.tie.rule",
                    "tieRule",
                    "none",
                    "a rule for equal totals",
                    "Announce what decides a tie, a lot say, before it happens.");
        }
        for (int i = 0; i < draft.tieRule().keys().size(); i++) {
            for (String id : draft.tieRule().keys().get(i)) {
                if (draft.criterion(id).isEmpty()) {
                    refuse(
                            "competition.tie.criterion",
                            "tieRule[" + i + "]",
                            id,
                            "one of "
                                    + draft.criteria().stream()
                                            .map(Criterion::id)
                                            .toList(),
                            "Name criteria of this competition.");
                }
            }
            tieUnits(i);
        }
    }

    private void tieUnits(int key) {
        List<Unit> units = draft.tieRule().keys().get(key).stream()
                .flatMap(id -> unit(id).stream())
                .distinct()
                .toList();
        if (units.size() > 1) {
            refuse(
                    "competition.tie.units",
                    "tieRule[" + key + "]",
                    "a sum of " + units,
                    "criteria that all give points, all euros or all ranks",
                    "Make keys of their own of them.");
        }
    }

    private void jointProcurement(Instant at) {
        surroundings.procurements().ifPresent(procurements -> {
            if (!draft.jointProcurement().isBlank()) {
                procurements
                        .find(new JointProcurementId(draft.jointProcurement()))
                        .ifPresentOrElse(
                                found -> inForce(found, at.atZone(FINLAND).toLocalDate()),
                                () -> refuse(
                                        "competition.joint-procurement.unknown",
                                        "jointProcurement",
                                        draft.jointProcurement(),
                                        "a joint procurement of this body",
                                        "Correct the id, or load the body first."));
            }
            if (!draft.customer().isBlank()
                    && procurements.customer(new CustomerId(draft.customer())).isEmpty()) {
                refuse(
                        "competition.customer.unknown",
                        "customer",
                        draft.customer(),
                        "a customer of this body",
                        "Correct the id, or load the body first.");
            }
        });
    }

    /** What was bought elsewhere may be classified by another scheme. */
    private void cpv() {
        List<String> codes =
                draft.exemption().isPresent() ? List.of() : draft.invitation().cpv();
        surroundings.vocabulary().ifPresent(vocabulary -> {
            for (int i = 0; i < codes.size(); i++) {
                vocabulary.check(codes.get(i), "invitation.cpv[" + i + "]").ifPresent(refusals::add);
            }
        });
    }

    private void inForce(JointProcurement found, LocalDate day) {
        if (!found.inForce(day)) {
            warnings.add(
                    "competition.joint-procurement.period",
                    "jointProcurement",
                    day.toString(),
                    "a day within its period"
                            + found.ends()
                                    .map(ends -> ", which ends on " + ends)
                                    .orElse(""),
                    "Purchases are made while the joint procurement is in force.");
        }
    }

    private void tenderPeriod(Instant at, Instant closesAt) {
        if (closesAt.isBefore(at)) {
            refuse(
                    "competition.period.backwards",
                    "closesAt",
                    closesAt.toString(),
                    "not before the publication " + at,
                    "Give tenderers time.");
        } else if (draft.exemption().isEmpty() && isDynamicPurchasingSystem()) {
            surroundings
                    .calendar()
                    .flatMap(calendar -> earliestEnd(calendar, at))
                    .ifPresent(earliest -> {
                        ZonedDateTime closes = closesAt.atZone(FINLAND);
                        ZonedDateTime least = earliest.date().atTime(END_OF_DAY).atZone(FINLAND);
                        if (closes.isBefore(least)) {
                            Deadline.Step last =
                                    earliest.steps().get(earliest.steps().size() - 1);
                            warnings.add(
                                    "competition.period.short",
                                    "closesAt",
                                    closes.toLocalDateTime().toString(),
                                    "not before the end of " + earliest.date() + " (" + last.reason() + ", "
                                            + last.section() + ")",
                                    "In a dynamic purchasing system tenderers have at least 10 days (1397/2016 s. 56).");
                        }
                    });
        }
    }

    private boolean isDynamicPurchasingSystem() {
        return !draft.jointProcurement().isBlank()
                && surroundings
                        .procurements()
                        .flatMap(procurements -> procurements.find(new JointProcurementId(draft.jointProcurement())))
                        .filter(found -> found.type() == ProcurementType.DYNAMIC_PURCHASING_SYSTEM)
                        .isPresent();
    }

    /** The calendar refuses years it does not know; then nothing is said about the period. */
    private static Optional<Deadline> earliestEnd(LegalCalendar calendar, Instant at) {
        try {
            return Optional.of(calendar.tenderPeriodEnd(at.atZone(FINLAND).toLocalDate()));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private void impactChoices() {
        if (draft.impactChoices().isEmpty()) {
            return;
        }
        if (draft.impactModel().isBlank()) {
            refuse(
                    "competition.impact.model",
                    "impactModel",
                    "nothing",
                    "the model the choices belong to",
                    "Name the impact model, or leave the choices out.");
            return;
        }
        surroundings
                .catalogue(draft.impactModel())
                .ifPresentOrElse(
                        catalogue -> catalogue
                                .check(draft.impactModel(), draft.impactChoices())
                                .forEach(problem -> refusals.add(within("impactChoices", problem))),
                        () -> {
                            if (surroundings.hasCatalogue()) {
                                refuse(
                                        "competition.impact.unknown",
                                        "impactModel",
                                        draft.impactModel(),
                                        "an active impact model",
                                        "Correct the id, or deploy the model.");
                            } else {
                                warnings.add(
                                        "competition.impact.unchecked",
                                        "impactChoices",
                                        draft.impactChoices().size() + " choices",
                                        "a catalogue of choices to check them by",
                                        "Start the impact wing and check again.");
                            }
                        });
    }

    private void refuse(String code, String place, String found, String expected, String remedy) {
        refusals.add(code, place, found, expected, remedy);
    }

    private static Problem within(String place, Problem problem) {
        return new Problem(
                problem.code(),
                problem.place().isEmpty() ? place : place + "." + problem.place(),
                problem.found(),
                problem.expected(),
                problem.remedy());
    }
}
