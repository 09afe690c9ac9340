package org.minikisa.competition.laws;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;

/** The cases that laws are tried on: the known traps first, then drawn ones, always the same. */
final class Cases {

    private static final int DRAWN = 60;
    private static final long SEED = 1397_2016L;

    private Cases() {}

    static List<ScoringTask> of(Setting setting) {
        BigDecimal least = setting.least();
        BigDecimal greatest = setting.greatest();
        BigDecimal middle = least.add(greatest).divide(BigDecimal.valueOf(2));
        BigDecimal small = least.add(greatest.subtract(least).movePointLeft(4));
        var cases = new ArrayList<ScoringTask>();
        cases.add(task(setting, middle));
        cases.add(task(setting, least));
        cases.add(task(setting, greatest));
        cases.add(task(setting, middle, middle, middle));
        cases.add(task(setting, least, least));
        cases.add(task(setting, least, middle, greatest));
        cases.add(task(setting, middle, greatest, middle));
        cases.add(task(setting, small, small, greatest));
        cases.add(task(setting, least, small));
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < DRAWN; i++) {
            cases.add(task(
                    setting,
                    Stream.generate(() -> draw(setting, random))
                            .limit(random.nextInt(1, 9))
                            .toArray(BigDecimal[]::new)));
        }
        return cases;
    }

    /** Cents, as prices are; every fifth one is whole, so that equal values come up in small ranges. */
    private static BigDecimal draw(Setting setting, SplittableRandom random) {
        BigDecimal range = setting.greatest().subtract(setting.least());
        BigDecimal share = BigDecimal.valueOf(random.nextInt(1, 1_000_000), 6);
        return setting.least()
                .add(range.multiply(share))
                .setScale(random.nextInt(5) == 0 ? 0 : 2, RoundingMode.HALF_UP)
                .max(setting.least())
                .min(setting.greatest());
    }

    private static ScoringTask task(Setting setting, BigDecimal... values) {
        var candidates = new ArrayList<Candidate>();
        for (BigDecimal value : values) {
            candidates.add(new Candidate("T" + (candidates.size() + 1), value, setting.others()));
        }
        return new ScoringTask(setting.maxPoints(), setting.parameters(), candidates);
    }
}
