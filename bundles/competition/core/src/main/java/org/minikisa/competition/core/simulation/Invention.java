package org.minikisa.competition.core.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Criterion.Role;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.api.simulation.Scenario;
import org.minikisa.competition.api.simulation.TriedTender;

/**
 * Tenders that nobody has made: each has a standing from 0 to 1 that moves its quality and its price alike, and some luck in
 * each criterion. The same seed gives the same tenders.
 */
public final class Invention {

    private static final BigDecimal USUAL_PRICE = BigDecimal.valueOf(100_000);
    private static final BigDecimal USUAL_SCALE = BigDecimal.valueOf(100);
    private static final BigDecimal DEAR = BigDecimal.valueOf(5);
    private static final BigDecimal CHEAP = new BigDecimal("0.1");

    /** How much of a value is standing; the rest is luck. */
    private static final double STANDING = 0.6;

    private final Engine engine;
    private final CompetitionDraft draft;
    private final SplittableRandom random;

    private Invention(Engine engine, CompetitionDraft draft, long seed) {
        this.engine = engine;
        this.draft = draft;
        this.random = new SplittableRandom(seed);
    }

    /** @param tenders how many, at least 1; one for {@link Scenario#ONE_ONLY} */
    public static List<TriedTender> of(
            Engine engine, CompetitionDraft draft, Scenario scenario, int tenders, long seed) {
        return new Invention(engine, draft, seed).tenders(scenario, scenario == Scenario.ONE_ONLY ? 1 : tenders);
    }

    private List<TriedTender> tenders(Scenario scenario, int count) {
        var tenders = new ArrayList<TriedTender>();
        for (int i = 0; i < count; i++) {
            tenders.add(typical(name(i)));
        }
        TriedTender last = tenders.get(count - 1);
        switch (scenario) {
            case EQUAL -> tenders.replaceAll(tender -> new TriedTender(tender.name(), last.values()));
            case DEAR_OUTLIER -> tenders.set(count - 1, repriced(last, DEAR));
            case CHEAP_OUTLIER -> tenders.set(count - 1, repriced(last, CHEAP));
            case ZERO_PRICE -> tenders.set(count - 1, repriced(last, BigDecimal.ZERO));
            case TYPICAL, ONE_ONLY -> {}
        }
        return tenders;
    }

    private static String name(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : "T" + (index + 1);
    }

    private TriedTender typical(String name) {
        double standing = random.nextDouble();
        var values = new LinkedHashMap<String, BigDecimal>();
        for (Criterion criterion : draft.criteria()) {
            if (criterion.source() != ValueSource.PARTS) {
                double share = STANDING * standing + (1 - STANDING) * random.nextDouble();
                values.put(criterion.id(), range(criterion).at(share));
            }
        }
        return new TriedTender(name, values);
    }

    /** With all prices times a factor, where the methods take such a price. */
    private TriedTender repriced(TriedTender tender, BigDecimal factor) {
        TriedTender other = tender;
        for (Criterion criterion : draft.criteria()) {
            BigDecimal value = tender.values().get(criterion.id());
            if (value != null && isPrice(criterion)) {
                BigDecimal changed = value.multiply(factor).setScale(value.scale(), RoundingMode.HALF_UP);
                if (engine.method(criterion).problem(criterion, changed).isEmpty()) {
                    other = other.with(criterion.id(), changed);
                }
            }
        }
        return other;
    }

    private boolean isPrice(Criterion criterion) {
        return criterion.role() == Role.PRICE
                && engine.method(criterion).description().direction() == Direction.LOWER_IS_BETTER;
    }

    /** @param decimals cents of prices, tenths of quality */
    private record Range(BigDecimal least, BigDecimal most, int decimals) {

        /** The usual part of a range from 0. */
        static Range upTo(BigDecimal most, int decimals) {
            return new Range(most.multiply(new BigDecimal("0.4")), most.multiply(new BigDecimal("0.95")), decimals);
        }

        BigDecimal at(double share) {
            return least.add(most.subtract(least).multiply(BigDecimal.valueOf(share)))
                    .setScale(decimals, RoundingMode.HALF_UP)
                    .max(least)
                    .min(most);
        }
    }

    /** What a criterion's parameters say of its values; what is usual otherwise. */
    private Range range(Criterion criterion) {
        ScoringMethod method = engine.method(criterion);
        boolean lower = method.description().direction() == Direction.LOWER_IS_BETTER;
        int decimals = lower ? 2 : 1;
        if (has(criterion, "lowest") && has(criterion, "highest")) {
            return new Range(number(criterion, "lowest"), number(criterion, "highest"), decimals);
        }
        if (has(criterion, "minimum") && has(criterion, "maximum")) {
            return new Range(number(criterion, "minimum"), number(criterion, "maximum"), decimals);
        }
        if (lower) {
            BigDecimal price = has(criterion, "price")
                    ? number(criterion, "price")
                    : has(criterion, "maximum") ? number(criterion, "maximum") : USUAL_PRICE;
            return new Range(price.multiply(new BigDecimal("0.8")), price, decimals);
        }
        if (has(criterion, "most")) {
            return Range.upTo(number(criterion, "most"), 3);
        }
        return Range.upTo(scale(criterion), decimals);
    }

    /** What the values of quality go up to: an announced scale, the points themselves, or what the reader of it says. */
    private BigDecimal scale(Criterion criterion) {
        if (has(criterion, "scale")) {
            return number(criterion, "scale");
        }
        return draft.criteria().stream()
                .filter(reader -> reader.parameters().containsValue(criterion.id()) && !reader.equals(criterion))
                .filter(reader -> has(reader, "scale") || has(reader, "most"))
                .map(reader -> number(reader, has(reader, "scale") ? "scale" : "most"))
                .findFirst()
                .or(criterion::maxPoints)
                .orElse(USUAL_SCALE);
    }

    private static boolean has(Criterion criterion, String parameter) {
        return criterion.parameters().getOrDefault(parameter, "").matches("-?\\d+(\\.\\d+)?");
    }

    private static BigDecimal number(Criterion criterion, String parameter) {
        return new BigDecimal(criterion.parameters().get(parameter));
    }
}
