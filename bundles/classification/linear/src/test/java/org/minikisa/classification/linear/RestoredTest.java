package org.minikisa.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.classification.api.ContactText;

class RestoredTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P&auml;&auml;t&ouml;ksen&nbsp;liite",
                "P&#228;&#xE4;t&#246;ksen liite",
                "P=C3=A4=C3=A4t=C3=B6ks=\nen liite",
                "PÃ¤Ã¤tÃ¶ksenÂ\u00A0liite",
                "Pää-\ntök-\r\n  sen liite",
                "P\u00ADää\u200Btök\u2060sen \uFEFFliite",
                "Päätöksen\u200Bliite",
                "Pa\u0308a\u0308to\u0308ksen\u202Fliite",
                "Ｐäätökｓｅｎ　ｌｉｉｔｅ",
                "Pää𝐭ö𝐤𝐬𝐞𝐧 𝐥𝐢𝐢𝐭𝐞",
                "Päätöksen lііtе"
            })
    void whatTheWayDidToATextIsUndone(String damaged) {
        assertThat(Reading.words(new ContactText("", damaged)).stream().map(Word::folded))
                .containsExactly("paatoksen", "liite");
    }

    @Test
    void whatOnlyLooksLikeDamageStays() {
        for (String text : List.of(
                "AT&T; a=b; x & y &unknown; &#999999999999; &#x; &",
                "Ã ja Â yksin",
                "hinta-\nlaatu 3-\n4 -\nloppu",
                "привет мир")) {
            assertThat(Restored.of(text)).isEqualTo(text.replace("hinta-\nlaatu", "hintalaatu"));
        }
        assertThat(Word.of("мир").get(0).folded()).isEqualTo("мир");
    }

    @Test
    void hostileTextsTakeNoLonger() {
        for (String part : List.of("&", "=", "-\n", "\u200B", "Ã", "&#", "=C3=", "\uFDFA")) {
            assertThat(Reading.words(new ContactText("", part.repeat(500_000)))).hasSizeLessThan(20_000 * 18);
        }
    }
}
