package org.minikisa.runtime.plugins.guard;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.laws.ScoringLaws;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.laws.ModelLaws;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

/** Holds one offer to the laws of its contract, before anyone sees it: behind a guard, as it will be used. */
final class Proof {

    /** All laws together; those of our own models take some 10 ms. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Offer offer;
    private final Watchdog watchdog;
    private final List<Guard> guards = new CopyOnWriteArrayList<>();
    private volatile Aside.Running<Void> running;
    /** Told one by one, so that something is known of what never ends. */
    private final List<Finding> findings = new CopyOnWriteArrayList<>();

    Proof(Offer offer, Watchdog watchdog) {
        this.offer = offer;
        this.watchdog = watchdog;
    }

    List<Finding> findings() {
        var guard = guard();
        try {
            running = Aside.start("prove " + offer.name(), () -> {
                laws(guard);
                return null;
            });
            running.await(PATIENCE);
        } catch (InvalidInputException e) {
            e.problems().forEach(this::found);
        } catch (Aside.Threw e) {
            found(new Problem("plugins.laws.threw", "", e.getMessage(), "an answer", "Mend the plug-in."));
        } catch (Aside.Late e) {
            if (guard.breach().isEmpty()) {
                found(late(e));
            }
        } finally {
            guards.forEach(watchdog::unwatch);
            guards.forEach(Guard::release);
        }
        return told(guard);
    }

    private Guard guard() {
        var guard = new Guard(offer, fault -> fault.thread().ifPresent(lost -> running.giveUp()));
        guards.add(guard);
        watchdog.watch(guard);
        return guard;
    }

    private void laws(Guard guard) {
        Object guarded = Guards.inline(guard);
        if (guarded instanceof GuardedModel model) {
            prove(guard, model);
        } else if (guarded instanceof GuardedFunction function) {
            findings.addAll(new FunctionLaws(offer, function).check());
            if (findings.isEmpty()) {
                FunctionLaws.odd(new GuardedFunction(guard())).ifPresent(findings::add);
            }
        } else {
            prove((GuardedMethod) guarded);
        }
    }

    /** That it always describes itself alike has to be asked of itself: its guard remembers. */
    private void prove(Guard guard, GuardedModel model) {
        List<Problem> contradictions =
                guard.ask(ImpactModel.class, new Question.Describe(), ModelLaws::describesItself);
        contradictions.forEach(this::found);
        announced(model.description().ref());
        if (findings.isEmpty()) {
            ModelLaws.all(model).forEach(this::found);
        }
    }

    /** Who chooses by the properties must get what they say. */
    private void announced(ModelRef ref) {
        Object id = offer.properties().get(ImpactModel.ID);
        Object version = offer.properties().get(ImpactModel.VERSION);
        if (!ref.id().value().equals(id) || !ref.version().equals(version)) {
            found(new Problem(
                    "impact.model.properties",
                    ImpactModel.ID + ", " + ImpactModel.VERSION,
                    id + " " + version,
                    ref.id() + " " + ref.version() + ", as its description says",
                    "Give the same by @ImpactModelService as by ModelDescription.of."));
        }
    }

    private void prove(GuardedMethod method) {
        var proof = ScoringLaws.prove(method);
        String id = String.valueOf(offer.properties().get(ScoringMethod.ID));
        proof.violations().forEach(violation -> found(violation.problem(id)));
        if (!proof.untried().isEmpty()) {
            findings.add(Finding.warning(new Problem(
                    "competition.laws.untried",
                    "example()",
                    proof.untried(),
                    "a use of the method that it can be tried by",
                    "Let example() show one; until then see that the author's tests do.")));
        }
    }

    private void found(Problem problem) {
        findings.add(Finding.error(problem));
    }

    private Problem late(Aside.Late late) {
        return new Problem(
                "plugins.laws.late",
                "",
                "not all laws tried within " + PATIENCE.toSeconds() + " s; the thread \""
                        + late.thread().getName() + "\" is left to itself",
                "a plug-in that answers in microseconds",
                "Mend the plug-in.");
    }

    /** The first breach, once, and what was found before it; what the guard refused afterwards says nothing. */
    private List<Finding> told(Guard guard) {
        Set<Finding> told = new LinkedHashSet<>();
        guard.breach().ifPresent(problem -> told.add(Finding.error(problem)));
        findings.stream()
                .filter(finding -> !finding.problem().code().equals(Guard.QUARANTINED))
                .filter(finding -> guard.breach().isEmpty()
                        || !isBreach(finding, guard.breach().get()))
                .forEach(told::add);
        return told.stream().map(this::placed).toList();
    }

    private static boolean isBreach(Finding finding, Problem breach) {
        return finding.problem().code().equals(breach.code())
                && finding.problem().found().equals(breach.found());
    }

    private Finding placed(Finding finding) {
        Problem problem = finding.problem();
        String place = problem.place().startsWith(offer.name())
                ? problem.place()
                : (offer.name() + " " + problem.place()).strip();
        return new Finding(
                finding.severity(),
                new Problem(problem.code(), place, problem.found(), problem.expected(), problem.remedy()));
    }
}
