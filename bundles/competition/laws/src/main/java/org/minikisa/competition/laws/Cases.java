package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.competition.laws.Law.On;

/** The cases that laws are tried on: the known traps first, then drawn ones, always the same. */
final class Cases {

    private static final int DRAWN = 60;
    private static final int UNFAIR = 12;
    private static final int SOME = 30;
    private static final int MANY = 100;
    private static final long SEED = 1397_2016L;

    /** As many decimals as a tender may have, nearly. */
    private static final int FINE = 30;

    private final Setting setting;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<ScoringTask> fair = new ArrayList<>();
    private final List<ScoringTask> unfair = new ArrayList<>();

    private Cases(Setting setting) {
        this.setting = setting;
        traps();
        drawn();
        if (!setting.others().isEmpty()) {
            unfair();
        }
    }

    static Cases of(Setting setting) {
        return new Cases(setting);
    }

    List<ScoringTask> on(On on) {
        return switch (on) {
            case EVERY_CASE -> Stream.concat(fair.stream(), unfair.stream()).toList();
            case FAIR_CASES -> fair;
            case SOME_CASES -> fair.subList(0, Math.min(SOME, fair.size()));
            case ONE_CASE -> fair.subList(0, 1);
        };
    }

    private void traps() {
        BigDecimal least = setting.least();
        BigDecimal greatest = setting.greatest();
        BigDecimal range = greatest.subtract(least);
        BigDecimal middle = least.add(greatest).divide(BigDecimal.valueOf(2));
        BigDecimal small = least.add(range.movePointLeft(4));
        add(middle);
        add(least);
        add(greatest);
        add(middle, middle, middle);
        add(least, least);
        add(greatest, greatest);
        add(least, middle, greatest);
        add(middle, greatest, middle);
        add(small, small, greatest);
        add(least, small);
        add(middle, middle.setScale(middle.scale() + 2), greatest);
        add(small, middle, middle, greatest, greatest, greatest);
        BigDecimal hair = range.movePointLeft(FINE);
        add(least, least.add(hair));
        add(greatest.subtract(hair), greatest);
        add(middle, middle.add(hair), middle.subtract(hair));
        if (least.signum() < 0 && greatest.signum() > 0) {
            BigDecimal both = least.negate().min(greatest);
            add(BigDecimal.ZERO);
            add(BigDecimal.ZERO, both, both.negate());
            add(BigDecimal.ZERO, least);
            add(least, small);
        }
    }

    private void drawn() {
        for (int i = 0; i < DRAWN; i++) {
            add(drawn(random.nextInt(1, 9), this::cents));
        }
        for (int i = 0; i < 6; i++) {
            add(drawn(random.nextInt(2, 5), this::fine));
        }
        add(drawn(MANY, this::cents));
    }

    /** Tenders that differ in what parameters point to as well: no ground to compare them on, but to be answered. */
    private void unfair() {
        for (int i = 0; i < UNFAIR; i++) {
            var candidates = new ArrayList<Candidate>();
            for (BigDecimal value : drawn(random.nextInt(2, 6), this::cents)) {
                candidates.add(new Candidate("T" + (candidates.size() + 1), value, others()));
            }
            unfair.add(new ScoringTask(setting.maxPoints(), setting.parameters(), candidates));
        }
    }

    /** Between half and the whole of the setting's. */
    private Map<String, BigDecimal> others() {
        return setting.others().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue()
                        .multiply(BigDecimal.valueOf(random.nextInt(50, 101), 2))));
    }

    private static BigDecimal[] drawn(int count, Supplier<BigDecimal> draw) {
        return Stream.generate(draw).limit(count).toArray(BigDecimal[]::new);
    }

    /** Cents, as prices are; every fifth one is whole, so that equal values come up in small ranges. */
    private BigDecimal cents() {
        return within(share(6).setScale(random.nextInt(5) == 0 ? 0 : 2, RoundingMode.HALF_UP));
    }

    /** With thirty decimals. */
    private BigDecimal fine() {
        return within(share(6).add(BigDecimal.valueOf(random.nextLong(1, Long.MAX_VALUE), FINE)));
    }

    private BigDecimal share(int decimals) {
        BigDecimal range = setting.greatest().subtract(setting.least());
        return setting.least().add(range.multiply(BigDecimal.valueOf(random.nextInt(1, 1_000_000), decimals)));
    }

    private BigDecimal within(BigDecimal value) {
        return value.max(setting.least()).min(setting.greatest());
    }

    private void add(BigDecimal... values) {
        var candidates = new ArrayList<Candidate>();
        for (BigDecimal value : values) {
            candidates.add(new Candidate("T" + (candidates.size() + 1), value, setting.others()));
        }
        fair.add(new ScoringTask(setting.maxPoints(), setting.parameters(), candidates));
    }
}
