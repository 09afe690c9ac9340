package org.minikisa.procurement.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.CpvCode;

class CpvFileTest {

    private final CpvFile vocabulary = new CpvFile();

    @Test
    void allCodesAreThereWithTheirNames() {
        assertThat(vocabulary.find("90911200-8").map(CpvCode::name))
                .contains(new LocalizedText("Siivouspalvelut", "Städning av byggnader", "Building-cleaning services"));
        assertThat(vocabulary.below("")).hasSize(45).extracting(CpvCode::code).contains("03000000", "90000000");
        assertThat(all("")).isEqualTo(9454);
    }

    private int all(String code) {
        List<CpvCode> below = vocabulary.below(code);
        return below.size() + below.stream().mapToInt(each -> all(each.code())).sum();
    }

    @Test
    void aCodeKnowsItsWayFromTheDivision() {
        assertThat(vocabulary.path("90911200"))
                .extracting(CpvCode::code)
                .containsExactly("90000000", "90900000", "90910000", "90911000", "90911200");
        assertThat(vocabulary.path("90911201")).isEmpty();
        assertThat(vocabulary.find("03212211").flatMap(CpvCode::parent)).contains("03212210");
    }

    @Test
    void wordsAreFoundInEveryLanguage() {
        assertThat(vocabulary.search("siivouspalvelut", 5))
                .extracting(CpvCode::code)
                .startsWith("90911200");
        assertThat(vocabulary.search("STÄDNING", 20)).extracting(CpvCode::code).contains("90910000");
        assertThat(vocabulary.search("cleaning windows", 20)).isEmpty();
        assertThat(vocabulary.search("window-cleaning", 5))
                .extracting(CpvCode::code)
                .startsWith("90911300");
        assertThat(vocabulary.search("xyzzy", 5)).isEmpty();
    }

    @Test
    void wholeWordsStandBeforePartsOfWords() {
        List<CpvCode> found = vocabulary.search("oil", 300);
        int firstWithin = 0;
        while (found.get(firstWithin).name().en().toLowerCase().matches("(.*[^a-z])?oil([^a-z].*)?")) {
            firstWithin++;
        }
        assertThat(found.subList(firstWithin, found.size()))
                .noneMatch(code -> code.name().en().toLowerCase().matches("(.*[^a-z])?oil([^a-z].*)?"));
    }

    @Test
    void digitsFindTheCodesThatBeginWithThem() {
        assertThat(vocabulary.search("9091", 3))
                .extracting(CpvCode::code)
                .containsExactly("90910000", "90911000", "90911100");
        assertThat(vocabulary.search("99", 3)).isEmpty();
        assertThat(vocabulary.search("99999999", 3)).isEmpty();
        assertThat(vocabulary.search("90910000-9", 3)).extracting(CpvCode::code).containsExactly("90910000");
    }

    @Test
    void aCodeThatIsNotThereIsToldWithABroaderOne() {
        assertThat(vocabulary.check("90910000", "cpv")).isEmpty();
        assertThat(vocabulary.check("90910000-9", "cpv")).isEmpty();
        assertThat(vocabulary.check("9091", "cpv").map(Problem::code)).contains("procurement.cpv");
        Optional<Problem> unknown = vocabulary.check("90910001", "cpv");
        assertThat(unknown.map(Problem::code)).contains("procurement.cpv.unknown");
        assertThat(unknown.orElseThrow().remedy()).contains("90910000", "Cleaning services");
        assertThat(vocabulary.check("99000000", "cpv").map(Problem::code)).contains("procurement.cpv.unknown");
    }
}
