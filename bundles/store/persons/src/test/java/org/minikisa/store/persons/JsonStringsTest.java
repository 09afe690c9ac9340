package org.minikisa.store.persons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minikisa.store.api.Disguise.Nearness;
import org.minikisa.store.api.Person;

class JsonStringsTest {

    private final TextDisguise anna = TextDisguise.of(Person.named("Anna Virtanen"), "PN-3");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": \"Anna Virtanen\", \"b\": [1.5e3, null, true]} | {\"a\": \"PN-3\", \"b\": [1.5e3, null, true]}",
                "[\"x\\nAnna Virtanen\\n\\\"y\\\"\"] | [\"x\\nPN-3\\n\\\"y\\\"\"]",
                "[\"\\u0041nna Virt\\u0061nen\"] | [\"PN-3\"]",
                "{\"Anna Virtanen\": {\"a\": \"\\u00e4\"}} | {\"PN-3\": {\"a\": \"\\u00e4\"}}",
                "[huom] Anna Virtanen sanoi \"hei\" | [huom] PN-3 sanoi \"hei\"",
                "[\"unfinished Anna Virtanen | [\"unfinished PN-3",
                "Kysy: \"Anna Virtanen\" | Kysy: \"PN-3\"",
                "{} | {}"
            })
    void stringsAreErasedFromWhateverTheyStandIn(String text, String erased) {
        assertThat(JsonStrings.over(text, part -> anna.over(part, Nearness.FAR)))
                .isEqualTo(erased);
    }
}
