package org.minikisa.impact.api;

import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * One question of a model.
 *
 * @param id lower case, {@code [a-z][a-z0-9_]*}: formulas refer to it
 * @param theme the theme it belongs to; empty for none
 * @param domain which values it can have
 * @param direction how its value moves the index
 * @param askedOfJoint whether the purchasing body answers it for the joint procurement (phase 1)
 * @param merge what a customer may do to that answer (phase 2)
 * @param withoutChoice the value that holds when only the customer is asked and has chosen nothing
 * @param weight its share in its theme as the author wrote it; 0 for one that only serves gates and formulas
 * @param weightSource who decided the weight, or that it is constructed and still to be decided; may be empty
 * @param reasonRequired whether each value needs a reason in words
 * @param source where the indicator comes from: a law, a label's criterion, a guide, or that it is constructed
 * @param band within which a customer may move the weight; empty for fixed
 * @param uncertainty how uncertain its answers are by their nature; empty for certain
 */
public record Indicator(
        String id,
        String theme,
        LocalizedText title,
        Domain domain,
        Direction direction,
        boolean askedOfJoint,
        MergeRule merge,
        Optional<String> withoutChoice,
        double weight,
        String weightSource,
        boolean reasonRequired,
        String source,
        Optional<Band> band,
        Optional<Distribution> uncertainty) {

    public Indicator {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(theme, "theme");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(merge, "merge");
        Objects.requireNonNull(withoutChoice, "withoutChoice");
        Objects.requireNonNull(weightSource, "weightSource");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(band, "band");
        Objects.requireNonNull(uncertainty, "uncertainty");
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a weight is 0 or greater, not " + weight);
        }
    }

    /**
     * A question to both, greater is better, of weight 1; the customer may raise it. Change it with the methods below.
     */
    public static Indicator of(String id, LocalizedText title, Domain domain) {
        return new Indicator(
                id,
                "",
                title,
                domain,
                Direction.HIGHER_IS_BETTER,
                true,
                MergeRule.MAY_RAISE,
                Optional.empty(),
                1,
                "",
                false,
                "",
                Optional.empty(),
                Optional.empty());
    }

    public Indicator theme(String newTheme) {
        return new Indicator(
                id,
                newTheme,
                title,
                domain,
                direction,
                askedOfJoint,
                merge,
                withoutChoice,
                weight,
                weightSource,
                reasonRequired,
                source,
                band,
                uncertainty);
    }

    public Indicator direction(Direction newDirection) {
        return new Indicator(
                id,
                theme,
                title,
                domain,
                newDirection,
                askedOfJoint,
                merge,
                withoutChoice,
                weight,
                weightSource,
                reasonRequired,
                source,
                band,
                uncertainty);
    }

    public Indicator merge(MergeRule newMerge) {
        return new Indicator(
                id,
                theme,
                title,
                domain,
                direction,
                askedOfJoint,
                newMerge,
                withoutChoice,
                weight,
                weightSource,
                reasonRequired,
                source,
                band,
                uncertainty);
    }

    /** Asked of the customer only, who may choose anything. @param value what holds without a choice */
    public Indicator onlyCustomer(String value) {
        return new Indicator(
                id,
                theme,
                title,
                domain,
                direction,
                false,
                MergeRule.MAY_REPLACE,
                Optional.of(value),
                weight,
                weightSource,
                reasonRequired,
                source,
                band,
                uncertainty);
    }

    public Indicator weight(double newWeight) {
        return new Indicator(
                id,
                theme,
                title,
                domain,
                direction,
                askedOfJoint,
                merge,
                withoutChoice,
                newWeight,
                weightSource,
                reasonRequired,
                source,
                band,
                uncertainty);
    }

    public Indicator source(String newSource) {
        return new Indicator(
                id,
                theme,
                title,
                domain,
                direction,
                askedOfJoint,
                merge,
                withoutChoice,
                weight,
                weightSource,
                reasonRequired,
                newSource,
                band,
                uncertainty);
    }

    /** Whether the customer is asked. */
    public boolean askedOfCustomer() {
        return merge != MergeRule.LOCKED && !(domain instanceof Domain.Computed);
    }
}
