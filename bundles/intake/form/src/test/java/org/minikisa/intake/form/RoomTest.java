package org.minikisa.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {

    private static final long LARGEST = 13_000_000;

    @Test
    void largeOnesGoOneAfterAnotherAndSmallOnesBesideThem() {
        var room = new Room(96_000_000);
        int large = room.enter(10_000_000, LARGEST);
        assertThat(large).isPositive();
        int small = room.enter(2_000, LARGEST);
        assertThat(small).isPositive();

        Thread.currentThread().interrupt(); // who is told to stop does not wait
        assertThat(room.enter(10_000_000, LARGEST)).isZero();
        assertThat(Thread.interrupted()).isTrue();

        room.leave(large);
        assertThat(room.enter(10_000_000, LARGEST)).isPositive();
    }

    @Test
    void whatDoesNotTellItsLengthCountsAsTheLargestAndWhatIsLargerThanAllGoesAlone() {
        var room = new Room(1_000_000);
        int unknown = room.enter(-1, LARGEST);
        room.leave(unknown);
        int whole = room.enter(LARGEST, LARGEST);

        assertThat(unknown).isEqualTo(whole).isPositive();
    }
}
