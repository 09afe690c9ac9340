package org.minikisa.runtime.plugins.guard;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Option;
import org.minikisa.impact.laws.ResultCheck;
import org.minikisa.impact.laws.ResultLaws;
import org.minikisa.runtime.plugins.guard.Guard.Breach;

/** A model of a plug-in. It is what it said it was when it came, and it has no JSON, whatever it says. */
final class GuardedModel implements ImpactModel {

    private final Guard guard;
    private final ModelDescription description;
    private final ResultCheck results;

    /** Asks it for its description, on this thread. */
    GuardedModel(Guard guard) {
        this.guard = guard;
        this.description =
                guard.ask(ImpactModel.class, new Question.Describe(), model -> described(model.description()));
        this.results = new ResultCheck(description);
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    @Override
    public Evaluation evaluate(Answers base, Answers choices) {
        return guard.ask(
                ImpactModel.class,
                new Question.Evaluate(base, choices),
                model -> checked(model.evaluate(base, choices)));
    }

    @Override
    public OptionalDouble headroom(Answers base) {
        return guard.ask(ImpactModel.class, new Question.Headroom(base), model -> checked(model.headroom(base)));
    }

    private Evaluation checked(Evaluation evaluation) throws Breach {
        if (evaluation == null) {
            throw new Breach("plugins.null", "evaluate", "null", "an evaluation");
        }
        var problems = results.check(evaluation);
        if (!problems.isEmpty()) {
            throw new Breach(problems);
        }
        return evaluation;
    }

    private OptionalDouble checked(OptionalDouble headroom) throws Breach {
        if (headroom == null) {
            throw new Breach("plugins.null", "headroom", "null", "a number or nothing");
        }
        double width = description.scale().width();
        if (headroom.isPresent() && !(Math.abs(headroom.getAsDouble()) <= width * (1 + ResultLaws.TOLERANCE))) {
            throw new Breach(
                    "impact.result.headroom",
                    "headroom",
                    Double.toString(headroom.getAsDouble()),
                    "a number within the scale's width, " + width);
        }
        return headroom;
    }

    private static ModelDescription described(ModelDescription description) throws Breach {
        Objects.requireNonNull(description, "the description is null");
        boolean plain = description.indicators().stream()
                .flatMap(indicator -> costs(indicator.domain()))
                .allMatch(Plain::isNumber);
        if (!plain) {
            throw new Breach("plugins.number", "description", "a cost that cannot be reckoned with", "a plain decimal");
        }
        return description;
    }

    private static Stream<BigDecimal> costs(Domain domain) {
        if (domain instanceof Domain.Flag flag) {
            return flag.cost().stream();
        }
        if (domain instanceof Domain.Choice choice) {
            return choice.options().stream().map(Option::cost).flatMap(Optional::stream);
        }
        return domain instanceof Domain.Ordinal ordinal
                ? ordinal.levels().stream().map(Domain.Level::cost).flatMap(Optional::stream)
                : Stream.empty();
    }
}
