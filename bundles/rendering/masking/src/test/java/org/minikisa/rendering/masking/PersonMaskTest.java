package org.minikisa.rendering.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonMaskTest {

    private static final boolean CLOSE = true;
    private static final boolean FAR = false;

    private final PersonMask anna = mask(new Traits(
            List.of("Anna Virtanen"),
            List.of("anna.virtanen@itaranta.example"),
            List.of("+358 40 123 4567"),
            List.of("131052-308T"),
            List.of("Kotikatu 3 A 5")));

    @Test
    void aPartOfADoubleNameIsSomebodyElse() {
        PersonMask annaMaria =
                mask(new Traits(List.of("Anna-Maria Lindström"), List.of(), List.of(), List.of(), List.of()));

        assertThat(annaMaria.over("Maria Lindström, maria.lindstrom@muu.example", FAR))
                .isEqualTo("Maria Lindström, maria.lindstrom@muu.example");
        assertThat(annaMaria.over("Anna-Maria Lindströmille; Lindström Anna Maria; A-M Lindström", FAR))
                .isEqualTo("PN-3; PN-3; PN-3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna Virtanen",
                "ANNA VIRTANEN",
                "anna virtanen",
                "Virtanen Anna",
                "Virtanen, Anna",
                "A. Virtanen",
                "Anna M. Virtanen",
                "Anna Maria Virtanen",
                "Anna\nVirtanen",
                "Anna Virtasen",
                "Anna Virtaselle",
                "Anna Virtaselta",
                "Anna Virtasella",
                "Anna Virtasta",
                "Anna Virtasessa",
                "Anna Virtaseen",
                "Anna Virtasena",
                "Anna Virtaseksi",
                "Anna Virtasetta",
                "Anna Virtasellekin",
                "Virtanen",
                "Virtasen",
                "Virtaselle",
                "Virtasta",
                "Virtaset",
                "Virtasten",
                "Virtasia",
                "Virtasille",
                "Virtanens",
                "Vir\u00adtanen"
            })
    void theNameIsFoundInAllItsFormsInAnybodysText(String form) {
        assertThat(anna.over("kysyin asiaa: " + form + " eilen", FAR)).isEqualTo("kysyin asiaa: PN-3 eilen");
    }

    @ParameterizedTest
    @CsvSource({
        "Matti Mäki, Mäen",
        "Matti Mäki, Mäelle",
        "Matti Mäki, Mäkeä",
        "Eeva Lahti, Lahden",
        "Eeva Lahti, Lahdelta",
        "Eeva Lahti, Lahtea",
        "Timo Järvi, Järvelle",
        "Pekka Ranta, Rannalta",
        "Jukka Aalto, Aallon",
        "Ulla Koski, Koskelle",
        "Pirkko Lampi, Lammen",
        "Kaisa Koivu, Koivulle",
        "Olli Mäkelä, Mäkelältä",
        "Olli Mäkelä, MAKELALLE",
        "Erik Lindström, Lindströmin",
        "Erik Lindström, Lindströmille",
        "Erik Berg, Bergin",
        "Kim Ilves, Ilveksen",
        "Kim Ilves, Ilvekselle",
        "Sari Kukko, Kukolle",
        "Liisa Laukka, Laukan",
        "Tea Hirvonen, Hirvosta",
        "Tom Andersson, Anderssons",
        "Ida Heikkilä, Heikkilässä",
        "Ann-Mari Öhman-Salo, Salolle",
        "Otto von Essen, Essenin"
    })
    void familyNamesAreInflectedByTheirKind(String name, String form) {
        assertThat(mask(names(name)).over("Asiasta: kysy " + form + ".", CLOSE)).isEqualTo("Asiasta: kysy PN-3.");
    }

    @ParameterizedTest
    @CsvSource({"Annan", "Annalle", "Annaa", "Annalta", "Anna"})
    void aGivenNameAloneIsThePersonWhereThePersonTakesPart(String form) {
        assertThat(anna.over("Hei " + form + "!", CLOSE)).isEqualTo("Hei PN-3!");
        assertThat(anna.over("Hei " + form + "!", FAR)).isEqualTo("Hei " + form + "!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Matti Virtanen soitti.",
                "Puhuin Matti Virtasen kanssa.",
                "Anna Korhonen soitti.",
                "Virtasalmen kunta",
                "virtasähköposti",
                "Soitto: 040 123 45678",
                "040 123 4568",
                "joanna.virtanen@itaranta.example",
                "Joanna.Virtanen@itaranta.example",
                "131052-309U",
                "Kotikatu 3 A 6",
                "anna meille tarjous",
                "HEL 2024-040123"
            })
    void otherPeopleAndTheirWordsStay(String text) {
        assertThat(anna.over(text, CLOSE)).isEqualTo(text);
    }

    @Test
    void aFamilyNameThatIsAPlaceIsOnlyThePersonWhereThePersonTakesPart() {
        PersonMask eeva = mask(names("Eeva Lahti"));
        assertThat(eeva.over("Lahden kaupunki kysyi.", FAR)).isEqualTo("Lahden kaupunki kysyi.");
        assertThat(eeva.over("Eeva Lahden tarjous", FAR)).isEqualTo("PN-3 tarjous");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+358 40 123 4567",
                "+358401234567",
                "040 123 4567",
                "0401234567",
                "040-1234567",
                "040 12 34 567",
                "(040) 123 4567",
                "00358 40 1234567",
                "+358 (0)40 123 4567",
                "+358 (0) 40 1234567",
                "040.123.4567",
                "040\u00a0123\u00a04567",
                "(+358) 40 123 4567"
            })
    void aTelephoneNumberIsFoundInAnySpelling(String number) {
        assertThat(anna.over("puh. " + number + ", klo 12", FAR)).isEqualTo("puh. PN-3, klo 12");
        assertThat(mask(new Traits(List.of(), List.of(), List.of(number), List.of(), List.of()))
                        .over("p 040 1234567", FAR))
                .isEqualTo("p PN-3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna.virtanen@itaranta.example", "Anna.Virtanen@Itaranta.EXAMPLE",
                        "anna.virtanen (at) itaranta.example",
                "anna.virtanen[at]itaranta.example", "anna.virtanen%40itaranta.example",
                        "anna.virtanen at itaranta.example"
            })
    void anAddressIsFoundHoweverItIsWritten(String address) {
        assertThat(anna.over("mailto:" + address + ".", FAR)).isEqualTo("mailto:pn-3@erased.invalid.");
        assertThat(anna.over("<" + address + ">", FAR)).isEqualTo("<pn-3@erased.invalid>");
    }

    @Test
    void identityCodesAndPhrasesAreFound() {
        assertThat(anna.over("131052-308t, 131052–308T", FAR)).isEqualTo("PN-3, PN-3");
        assertThat(anna.over("Asun osoitteessa Kotikatu 3 A 5.", FAR)).isEqualTo("Asun osoitteessa PN-3.");
        assertThat(anna.over("Kotikadun 3 a 5:ssä", FAR)).isEqualTo("PN-3:ssä");
    }

    @Test
    void aWholeSignatureIsCleared() {
        assertThat(anna.over("""
                        Terveisin
                        Anna Virtanen
                        Itärannan kunta, Kotikatu 3 A 5
                        p. 040 123 4567
                        anna.virtanen@itaranta.example
                        """, FAR)).isEqualTo("""
                        Terveisin
                        PN-3
                        Itärannan kunta, PN-3
                        p. PN-3
                        pn-3@erased.invalid
                        """);
    }

    @Test
    void whatWasMaskedOnceIsLeftAlone() {
        String text = "Anna Virtanen <anna.virtanen@itaranta.example>, 0401234567";
        String masked = anna.over(text, CLOSE);
        assertThat(masked).isEqualTo("PN-3 <pn-3@erased.invalid>, PN-3");
        assertThat(anna.over(masked, CLOSE)).isSameAs(masked);
        assertThat(anna.isIn(masked, CLOSE)).isFalse();
        assertThat(anna.isIn(text, FAR)).isTrue();
    }

    @Test
    void namesInFieldsAreRecognised() {
        assertThat(anna.isName("Virtanen Anna (Itäranta)")).isTrue();
        assertThat(anna.isName("A. Virtanen")).isTrue();
        assertThat(anna.isName("Anna")).isFalse();
        assertThat(anna.isName("Anna Virtanen ja Matti Meikäläinen")).isFalse();
        assertThat(anna.isAddress("ANNA.VIRTANEN@itaranta.example")).isTrue();
        assertThat(PersonMask.isWholeName("Virtanen")).isFalse();
        assertThat(PersonMask.isWholeName("Virtanen, Anna")).isTrue();
    }

    @Test
    void noTextIsTooOddToBeLookedAt() {
        var random = new SplittableRandom(11);
        String[] bits = {
            "Anna", "Virta", "nen", " ", "sen", "@", "itaranta", ".", "040", "-", "\u00ad", "\n", "13", "ä", "\ud83d"
        };
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(16); i > 0; i--) {
                text.append(bits[random.nextInt(bits.length)]);
            }
            assertThat(anna.over(text + "\n\nHei, Anna Virtanen", random.nextBoolean()))
                    .endsWith("\n\nHei, PN-3");
        }
    }

    private static Traits names(String name) {
        return new Traits(List.of(name), List.of(), List.of(), List.of(), List.of());
    }

    private static PersonMask mask(Traits traits) {
        return PersonMask.of(traits, "PN-3", "pn-3@erased.invalid");
    }
}
