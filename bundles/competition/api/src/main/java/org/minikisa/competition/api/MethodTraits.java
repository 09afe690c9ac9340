package org.minikisa.competition.api;

import java.util.Objects;

import org.minikisa.competition.api.MethodDescription.Promise;

/**
 * What a method does in the cases that courts and tenderers ask about. The house holds a method that declares it to it.
 *
 * @param equalOffers what equal values get
 * @param dependence what of the other tenders a tender's result depends on
 * @param outliersBounded whether an announced rule keeps one extreme tender from deciding between the others
 * @param negativePoints whether points can be below zero
 */
public record MethodTraits(
        EqualOffers equalOffers, Dependence dependence, boolean outliersBounded, boolean negativePoints) {

    /** What tenders get when all of them offer the same, or one is there only. */
    public enum EqualOffers {
        /** The maximum; the first rank. */
        MAXIMUM,
        /** What the value is worth by itself. */
        OWN_WORTH,
        /** What the criterion announces for the case. */
        DECLARED,
        /** Nobody has said. */
        UNDEFINED
    }

    /** What of the other tenders counts. */
    public enum Dependence {
        /** Nothing: points stay when another tender comes or goes. */
        NONE,
        /** The best value. */
        BEST,
        /** The best and the worst value. */
        EXTREMES,
        /** All of them: a mean, a median, an order. */
        ALL
    }

    public MethodTraits {
        Objects.requireNonNull(equalOffers, "equalOffers");
        Objects.requireNonNull(dependence, "dependence");
    }

    /** Points from 0, no rule for outliers. */
    public static MethodTraits of(EqualOffers equal, Dependence dependence) {
        return new MethodTraits(equal, dependence, false, false);
    }

    /** For a method that has not said: what its promises tell, and the worst otherwise. */
    public static MethodTraits of(MethodDescription description) {
        boolean independent = description.promises().contains(Promise.INDEPENDENT);
        return new MethodTraits(
                description.promises().contains(Promise.BEST_GETS_ALL)
                        ? EqualOffers.MAXIMUM
                        : independent ? EqualOffers.OWN_WORTH : EqualOffers.UNDEFINED,
                independent ? Dependence.NONE : Dependence.ALL,
                false,
                !description.promises().contains(Promise.WITHIN_BOUNDS));
    }

    /** The same where equal offers get something else. */
    public MethodTraits equally(EqualOffers equal) {
        return new MethodTraits(equal, dependence, outliersBounded, negativePoints);
    }

    /** The same with an announced rule for outliers: it looks at the median, so at all tenders. */
    public MethodTraits bounded() {
        return new MethodTraits(equalOffers, Dependence.ALL, true, negativePoints);
    }

    /** The same with points that may be below zero. */
    public MethodTraits negative() {
        return new MethodTraits(equalOffers, dependence, outliersBounded, true);
    }

    /** Whether two tenders may change places because a third one comes or goes. */
    public boolean rankReversal() {
        return dependence != Dependence.NONE;
    }

    /** Whether one extraordinarily good value (a very low price) changes what lies between the others. */
    public boolean hangsOnBest() {
        return dependence != Dependence.NONE && !outliersBounded;
    }

    /** Whether one extraordinarily bad value (a very high price) changes what lies between the others. */
    public boolean hangsOnWorst() {
        return (dependence == Dependence.EXTREMES || dependence == Dependence.ALL) && !outliersBounded;
    }
}
