package org.minikisa.impact.api;

/**
 * What a customer's choice may do to the joint procurement's answer. What is found later, at a moment that {@link
 * Moment#observes}, is bound by {@link #LOCKED} alone.
 */
public enum MergeRule {
    /** Nothing: a choice is refused. */
    LOCKED,
    /** Better it or leave it: a choice that is worse is refused. */
    MAY_RAISE,
    /** Anything. */
    MAY_REPLACE,
    /** The joint procurement's answer is a floor: the better of the two counts. */
    FLOOR
}
