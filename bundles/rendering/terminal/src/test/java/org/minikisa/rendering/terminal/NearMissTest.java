package org.minikisa.rendering.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class NearMissTest {

    private static final List<String> COMMANDS =
            List.of("contact", "contacts", "cases", "case", "competitions", "status");

    @Test
    void theNearestComesFirst() {
        assertThat(NearMiss.of("conatcts", COMMANDS)).startsWith("contacts");
        assertThat(NearMiss.of("CASE", COMMANDS)).startsWith("case", "cases");
    }

    @Test
    void aBeginningIsEnough() {
        assertThat(NearMiss.of("comp", COMMANDS)).containsExactly("competitions");
    }

    @Test
    void nothingIsOfferedForSomethingElse() {
        assertThat(NearMiss.of("xyzzy", COMMANDS)).isEmpty();
        assertThat(NearMiss.of(" ", COMMANDS)).isEmpty();
    }

    @Test
    void swappedNeighboursAreOneSlip() {
        assertThat(NearMiss.slips("ab", "ba")).isEqualTo(1);
        assertThat(NearMiss.slips("kitten", "sitting")).isEqualTo(3);
        assertThat(NearMiss.slips("", "abc")).isEqualTo(3);
    }

    @Test
    void theMessageNamesTheNearOnes() {
        assertThat(UnknownIdException.of("contact", "CT-21", List.of("CT-12", "CT-2", "CT-1")))
                .hasMessage("there is no contact CT-21; near ones: CT-1, CT-12, CT-2");
    }
}
