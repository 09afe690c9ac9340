package org.minikisa.impact.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DrawsTest {

    private static final Uncertain SUM = new Uncertain(
            IntStream.range(0, 10)
                    .mapToObj(i -> new Input("x" + i, share -> i + StandardNormal.quantile(share)))
                    .toList(),
            () -> inputs -> {
                double sum = 0;
                for (double input : inputs) {
                    sum += input;
                }
                return sum;
            });

    @Test
    void manyThreadsGiveTheBitsOfOne() {
        var draws = Draws.of(SUM, 5, 200_000); // 2,000,000 values: on all processors
        var response = SUM.response().get();
        for (int n = 0; n < draws.length; n += 777) {
            assertThat(draws[n]).isEqualTo(response.at(Draws.inputs(SUM, 5, n)));
        }
        assertThat(Draws.of(SUM, 5, 1000)).isEqualTo(java.util.Arrays.copyOf(draws, 1000));

        for (int threads : new int[] {2, 3, 7}) {
            var seen = new int[200_000];
            Chunks.run(seen.length, threads, () -> (chunk, from, count) -> {
                for (int i = 0; i < count; i++) {
                    seen[(int) from + i]++;
                }
            });
            assertThat(seen).containsOnly(1);
        }
    }

    @Test
    void anotherInputChangesNoDraw() {
        var more = IntStream.range(0, 10).mapToObj(i -> SUM.inputs().get(9 - i)).toList();
        var alone = new Uncertain(List.of(SUM.inputs().get(3)), () -> inputs -> inputs[0]);
        var among = new Uncertain(more, () -> inputs -> inputs[6]);
        assertThat(Draws.of(among, 9, 3000)).isEqualTo(Draws.of(alone, 9, 3000));
    }

    @Test
    void anInterruptedCallerIsNotKeptWaiting() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Draws.of(SUM, 1, 1000)).isInstanceOf(CancellationException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThatThrownBy(() -> Draws.of(SUM, 1, 10_000_000)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatAResponseThrowsComesToTheCaller() {
        var broken = new Uncertain(SUM.inputs(), () -> inputs -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> Draws.of(broken, 1, 100)).hasMessage("broken");
        assertThatThrownBy(() -> Draws.of(broken, 1, 1_000_000)).hasMessage("broken");
    }
}
