package org.minikisa.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.example.api.EchoHappened;
import org.minikisa.example.api.EchoHappenedV2;
import org.minikisa.example.api.Facts;
import org.minikisa.example.api.ThingHappened;
import org.minikisa.store.api.StoreException;

class FactFormatTest {

    @Test
    void theNameTellsWingAndVersion() {
        assertThat(FactFormat.name(EchoHappened.class)).isEqualTo(new FactFormat.Name("example.EchoHappened", 1));
        assertThat(FactFormat.name(EchoHappenedV2.class)).isEqualTo(new FactFormat.Name("example.EchoHappened", 2));
        assertThat(FactFormat.name(com.example.plugin.PluginActed.class))
                .isEqualTo(new FactFormat.Name("com.example.plugin.PluginActed", 1));
    }

    @Test
    void whatCannotBeAFactIsRefusedWithTheReason() {
        refused(new Hidden("x"), "is not public");
        refused(new PublicInTheWrongPlace("x"), "is not public");
        refused(new Facts.WithNested(new EchoHappened("x")), "component nested is of type");
        refused(new Facts.WithNumberKeys(Map.of(1, "x")), "component map is of type");
        refused(new EchoHappened(null), "EchoHappened.thing is null");
        refused(new ThingHappened("x", 0, 0, Double.NaN, false, List.of(), Map.of()), "ThingHappened.real is NaN");
    }

    private record Hidden(String thing) {}

    public record PublicInTheWrongPlace(String thing) {}

    private static void refused(Record fact, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FactFormat.write(fact))
                .withMessageContaining(reason);
    }

    @Test
    void listsOfMapsAndEmptyOnesComeBack() {
        var fact = new Facts.WithLists(List.of(Map.of("b", 2L, "a", 1L), Map.of()), Map.of("k", List.of(true, false)));
        String json = FactFormat.write(fact).json();
        assertThat(json).isEqualTo("{\"rows\":[{\"a\":1,\"b\":2},{}],\"flags\":{\"k\":[true,false]}}");
        assertThat(FactFormat.read(json, Facts.WithLists.class)).isEqualTo(fact);
    }

    @Test
    void anOlderTextLacksWhatWasAddedAndANewerOneSaysMore() {
        assertThat(FactFormat.read("{\"thing\":\"x\",\"later\":[1]}", ThingHappened.class))
                .isEqualTo(new ThingHappened("x", 0, 0, 0, false, List.of(), Map.of()));
        assertThat(FactFormat.read("{}", EchoHappened.class)).isEqualTo(new EchoHappened(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "nonsense", "{\"big\":1.5}", "{\"list\":1}", "{\"small\":99999999999}"})
    void aTextThatDoesNotFitIsRefused(String json) {
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> FactFormat.read(json, ThingHappened.class));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1.0, 1.0",
        "100.0, 100.0",
        "2.0E-3, 0.002",
        "1.0E23, 1E+23",
        "4.9E-324, 4.94065645841247E-324",
        "1.7976931348623157E308, 1.7976931348623157E+308",
        "123456789012345680.0, 1.2345678901234568E+17",
        "-0.0, -0.0"
    })
    void doublesAreShortAndTheSameEverywhere(double value, String text) {
        assertThat(FactFormat.canonical(value, "")).isEqualTo(text);
    }

    @Test
    void everyDoubleComesBackAsItWas() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextInt(100_000) / 1000.0;
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(FactFormat.canonical(value, ""))).isEqualTo(value);
            }
        }
    }
}
