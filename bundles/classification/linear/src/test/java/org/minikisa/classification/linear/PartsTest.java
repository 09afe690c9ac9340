package org.minikisa.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class PartsTest {

    @Test
    void textsOfOneHandAreHeldOutTogether() {
        String[] groups = new String[100];
        Arrays.setAll(groups, i -> "hand-" + i % 7);
        Parts parts = Parts.of(groups, 4);
        for (int i = 0; i < groups.length; i++) {
            assertThat(parts.of()[i]).isEqualTo(parts.of()[i % 7]);
        }
        assertThat(parts.sizes()).containsExactly(29, 15, 28, 28);
    }

    @Test
    void textsByNobodyKnowsWhomAreDealtOutOneByOne() {
        assertThat(Parts.of(new String[] {"", "", "", "", ""}, 2).of()).containsExactly(0, 1, 0, 1, 0);
        assertThat(Parts.of(new String[] {"a", "b", "", "", "b"}, 2).of()).containsExactly(1, 0, 0, 1, 0);
    }

    @Test
    void oneHandAloneIsAsNone() {
        assertThat(Parts.of(new String[] {"a", "a", "", "a"}, 2).of()).containsExactly(0, 1, 0, 1);
    }
}
