package org.minikisa.impact.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class UniformsTest {

    /** Vigna's splitmix64.c, first outputs for the seed 1234567, as Rosetta Code prints them. */
    @Test
    void theSequenceIsSplitMix64AsPublished() {
        assertThat(LongStream.range(0, 5).map(n -> Uniforms.bits(1234567, n)).mapToObj(Long::toUnsignedString))
                .containsExactly(
                        "6457827717110365317",
                        "3203168211198807973",
                        "9817491932198370423",
                        "4593380528125082431",
                        "16408922859458223821");
    }

    @Test
    void itIsTheOneOfTheJdk() {
        for (long seed : new long[] {0, 1, -1, 42, Long.MIN_VALUE}) {
            var jdk = new SplittableRandom(seed);
            for (int n = 0; n < 1000; n++) {
                assertThat(Uniforms.bits(seed, n)).isEqualTo(jdk.nextLong());
            }
        }
    }

    @Test
    void aDrawIsTheSameHoweverItIsReached() {
        var one = new Uniforms(7, Uniforms.Matrix.A, "water");
        var other = new Uniforms(7, Uniforms.Matrix.A, "water");
        double late = other.at(9_999_999);
        double early = other.at(3);
        assertThat(one.at(3)).isEqualTo(early);
        assertThat(one.at(9_999_999)).isEqualTo(late);
    }

    @Test
    void seedsInputsAndMatricesDifferAndAreNotCorrelated() {
        var water = new Uniforms(7, Uniforms.Matrix.A, "water");
        for (var other : new Uniforms[] {
            new Uniforms(8, Uniforms.Matrix.A, "water"),
            new Uniforms(7, Uniforms.Matrix.B, "water"),
            new Uniforms(7, Uniforms.Matrix.A, "watt")
        }) {
            double product = 0;
            for (int n = 0; n < 100_000; n++) {
                product += (water.at(n) - 0.5) * (other.at(n) - 0.5);
            }
            // the correlation of independent ones has a standard deviation of 1 / sqrt(100,000) = 0.003
            assertThat(product / 100_000 * 12).isBetween(-0.013, 0.013);
        }
    }

    @Test
    void theyAreUniform() {
        var counts = new int[100];
        var uniforms = new Uniforms(1, Uniforms.Matrix.A, "x");
        for (int n = 0; n < 100_000; n++) {
            double u = uniforms.at(n);
            assertThat(u).isGreaterThan(0).isLessThan(1);
            counts[(int) (u * 100)]++;
        }
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - 1000.0) * (count - 1000.0) / 1000;
        }
        assertThat(chiSquare).isBetween(61.0, 149.0); // 99 degrees of freedom, 0.1 % and 99.9 %
    }
}
