package org.minikisa.impact.core.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShapleyTest {

    /** The airport game of Littlechild and Owen (1973): runways of cost 1, 2 and 3 share 1/3, 5/6 and 11/6. */
    @Test
    void theAirportGameIsSharedAsPublished() {
        var values = Shapley.values(3, set -> (set & 4) != 0 ? 3 : (set & 2) != 0 ? 2 : set & 1);
        assertThat(values).containsExactly(new double[] {1.0 / 3, 5.0 / 6, 11.0 / 6}, within(1e-15));
    }

    @Test
    void nobodyAndOnePlayerAreSimple() {
        assertThat(Shapley.values(0, set -> 5)).isEmpty();
        assertThat(Shapley.values(1, set -> set * 7)).containsExactly(7);
    }
}
