package ${package};

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.MethodDescription.Promise;
import org.minikisa.competition.api.MethodDescription.Unit;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringExample;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringMethodService;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;
import org.osgi.service.component.annotations.Component;

/** The cheapest gets the maximum, those at most a tenth dearer half of it, all others nothing. */
@Component
@ScoringMethodService(id = "${artifactId}", version = "1.0")
public final class Method implements ScoringMethod {

    private static final BigDecimal TENTH_MORE = new BigDecimal("1.1");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    @Override
    public MethodDescription description() {
        return new MethodDescription(
                        new LocalizedText("TODO: tavan nimi", "TODO: sättets namn", "TODO: the method's name"),
                        new LocalizedText(
                                "halvin kaikki, enintään 10 % kalliimpi puolet",
                                "billigast allt, högst 10 % dyrare hälften",
                                "cheapest all, at most 10 % dearer half"),
                        Unit.POINTS,
                        Direction.LOWER_IS_BETTER,
                        Set.of(ValueSource.TENDERED),
                        Optional.of(BigDecimal.ZERO),
                        List.of(),
                        Set.of(Promise.WITHIN_BOUNDS, Promise.BEST_GETS_ALL, Promise.MONOTONE, Promise.SCALE_INVARIANT))
                .precise(Precision.exact(1));
    }

    /** What it is proven by, and what buyers are shown: 70 points for prices up to 20,000 euros. */
    @Override
    public Optional<ScoringExample> example() {
        return Optional.of(ScoringExample.points("70").values("0", "20000"));
    }

    @Override
    public List<Score> score(ScoringTask task) {
        BigDecimal cheapest = task.smallest();
        return task.candidates().stream()
                .map(candidate -> new Score(candidate.tender(), points(task, candidate, cheapest), why(candidate, cheapest)))
                .toList();
    }

    private static BigDecimal points(ScoringTask task, Candidate candidate, BigDecimal cheapest) {
        if (candidate.value().compareTo(cheapest) == 0) {
            return task.maxPoints();
        }
        boolean near = candidate.value().compareTo(cheapest.multiply(TENTH_MORE)) <= 0;
        return near ? task.maxPoints().multiply(HALF) : BigDecimal.ZERO;
    }

    private static LocalizedText why(Candidate candidate, BigDecimal cheapest) {
        return LocalizedText.same(candidate.value() + " : " + cheapest);
    }
}
