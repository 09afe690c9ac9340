package org.minikisa.competition.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.minikisa.competition.core.House.DUE;
import static org.minikisa.competition.core.House.MORNING;
import static org.minikisa.competition.core.House.cleaning;
import static org.minikisa.competition.core.House.tender;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.core.House;
import org.minikisa.competition.core.evaluation.Opened;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

class AbsurdNumbersTest {

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+30", "1E+1000000000", "1E-1000000000", "0E+2000000000", "-1E+999999999"})
    void numbersThatWouldFillTheMemoryAreRefusedBeforeAnythingIsKept(String price) {
        CompetitionId id = house.published(cleaning("a").build());
        assertThat(codes(() -> house.competitions.submit(id, tender("ahti", price), MORNING)))
                .containsExactly("competition.value.absurd");
        assertThat(codes(() -> house.competitions.submit(id, tender("ahti", price), DUE.plusSeconds(1))))
                .containsExactly("competition.value.absurd");
        assertThat(house.competitions.find(id).orElseThrow().refused()).isEmpty();
    }

    @Test
    void aPriceLineIsHeldToTheSame() {
        CompetitionId id = house.published(cleaning("a")
                .build()
                .withCriteria(List.of(
                        House.price("60")
                                .withLines(
                                        List.of(new PriceLine("h", LocalizedText.same("Hours"), BigDecimal.TEN, "h"))),
                        House.quality("quality", "40"))));
        var form = TenderedValue.ofLines(Map.of("h", new BigDecimal("1E+1000000000")));
        assertThat(codes(() -> house.competitions.submit(
                        id, new Tender("a", "ahti", Map.of("price", form), MORNING), MORNING)))
                .containsExactly("competition.value.absurd");
    }

    @Test
    void negativeAndMissingPricesAreRefused() {
        CompetitionId id = house.published(cleaning("a").build());
        assertThat(codes(() -> house.competitions.submit(id, tender("ahti", "-0.01"), MORNING)))
                .containsExactly("competition.value.range");
        assertThat(codes(() -> house.competitions.submit(id, tender("ahti", Map.of()), MORNING)))
                .containsExactly("competition.value.missing");
        assertThat(house.competitions.find(id).orElseThrow().tenderCount()).isZero();
    }

    @Test
    void absurdJudgementsAreRefusedToo() {
        Opened opened = Opened.of(house, cleaning("a").build(), tender("ahti", "100"));
        assertThat(codes(() -> house.competitions.judge(
                        opened.id,
                        List.of(new Judgement("ahti", "quality", new BigDecimal("1E+1000000000"), "e", "r")))))
                .containsExactly("competition.value.absurd");
    }

    /** m = 0: whoever asks nothing gets all, the others what the formula tends to. */
    @Test
    void aPriceOfZeroGetsAllAndOthersNothing() {
        assertThat(totals("0", "0.00", "100"))
                .containsExactly(tuple("t0", "90.00", 1), tuple("t1", "90.00", 1), tuple("t2", "30.00", 3));
    }

    @Test
    void fortyDigitsCountToTheLast() {
        String a = "100.0000000000000000000000000000000000001";
        assertThat(totals(a, "100.0000000000000000000000000000000000002", "100000000000000000000000000000"))
                .containsExactly(tuple("t0", "90.00", 1), tuple("t1", "90.00", 1), tuple("t2", "30.00", 3));
    }

    @Test
    void aloneOrAllEqualGetAll() {
        assertThat(totals("12345.67")).containsExactly(tuple("t0", "90.00", 1));
        assertThat(totals("5", "5.0", "5.00"))
                .containsExactly(tuple("t0", "90.00", 1), tuple("t1", "90.00", 1), tuple("t2", "90.00", 1));
    }

    private List<Tuple> totals(String... prices) {
        Tender[] tenders = new Tender[prices.length];
        for (int i = 0; i < prices.length; i++) {
            tenders[i] = tender("t" + i, prices[i]);
        }
        Opened opened = Opened.of(
                        house,
                        cleaning("x" + String.join("-", prices))
                                .nature(Nature.CONSTRUCTED, "test")
                                .build(),
                        tenders)
                .judgedAlike("30")
                .evaluated();
        return opened.now().scores().orElseThrow().rows().stream()
                .map(row -> tuple(row.tender(), row.total().toPlainString(), row.rank()))
                .toList();
    }

    /** The cheapest of one tenderer's variants is the measure until it is excluded. */
    @Test
    void variantsOfOneTendererAreComparedLikeTendersOfDifferentOnes() {
        Opened opened = Opened.of(
                        house,
                        cleaning("a").variantsAllowed().build(),
                        new Tender("a1", "ahti", Map.of("price", TenderedValue.of("80")), MORNING),
                        new Tender("a2", "ahti", Map.of("price", TenderedValue.of("100")), MORNING),
                        tender("berta", "120"))
                .judgedAlike("30")
                .evaluated();
        assertThat(opened.now().scores().orElseThrow().row("a2").orElseThrow().total())
                .isEqualByComparingTo("78");
        house.competitions.exclude(opened.id, "a1", "not a full variant", DUE);
        opened.evaluated();
        assertThat(opened.now().scores().orElseThrow().row("a2").orElseThrow().total())
                .isEqualByComparingTo("90");
    }

    private static List<String> codes(ThrowingCallable step) {
        return catchThrowableOfType(InvalidInputException.class, step).problems().stream()
                .map(Problem::code)
                .toList();
    }
}
