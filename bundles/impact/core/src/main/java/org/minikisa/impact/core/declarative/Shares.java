package org.minikisa.impact.core.declarative;

import org.minikisa.impact.api.GateState;

/**
 * What a {@link Calculator} explains, in index points; filled again by each call. Leaves are the weighted indicators in
 * the model's order ({@link Calculator#leaf}), gates those of the model's description.
 */
public final class Shares {

    double base;
    double index;
    double weights;
    final double[] baseShares;
    final double[] upliftShares;
    final double[] baseEffects;
    final double[] indexEffects;
    final GateState.State[] baseGates;
    final GateState.State[] indexGates;

    Shares(int leaves, int gates) {
        baseShares = new double[leaves];
        upliftShares = new double[leaves];
        baseEffects = new double[gates];
        indexEffects = new double[gates];
        baseGates = new GateState.State[gates];
        indexGates = new GateState.State[gates];
    }

    /** I1. */
    public double base() {
        return base;
    }

    /** I2. */
    public double index() {
        return index;
    }

    public double uplift() {
        return index - base;
    }

    /** What moved weights give to the uplift. */
    public double weights() {
        return weights;
    }

    /** What a leaf gives to the base. */
    public double baseShare(int leaf) {
        return baseShares[leaf];
    }

    /** What a leaf gives to the uplift. */
    public double upliftShare(int leaf) {
        return upliftShares[leaf];
    }

    /** What a gate takes from the base, 0 or less. */
    public double baseEffect(int gate) {
        return baseEffects[gate];
    }

    /** What a gate takes from the index, 0 or less. */
    public double indexEffect(int gate) {
        return indexEffects[gate];
    }

    public GateState.State baseGate(int gate) {
        return baseGates[gate];
    }

    public GateState.State indexGate(int gate) {
        return indexGates[gate];
    }
}
