package org.minikisa.classification.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.ContactText;

class LegibleTest {

    @Test
    void controlAndInvisibleCharactersDoNotReachClassifiers() {
        ContactText text = Legible.of(new ContactText("a\u001b[31m", "sala\u200bsana\r\n\u0000x\ud800y\u202e"));
        assertThat(text.subject()).isEqualTo("a [31m");
        assertThat(text.text()).isEqualTo("salasana \n x y");
    }

    @Test
    void ofAMegabyteTwentyThousandCharactersAreRead() {
        ContactText text = Legible.of(new ContactText("", "😀".repeat(500_000)));
        assertThat(text.text()).hasSize(Legible.LONGEST);
        assertThat(text.text().codePoints()).allMatch(c -> c == 0x1F600);
    }

    @Test
    void theSameTextIsKnownAgain() {
        String digest = Legible.digest(new ContactText("Hei", "Miten  KIRJAUDUN\nsisään?"));
        assertThat(Legible.digest(new ContactText("hei ", "miten kirjaudun sisään?")))
                .isEqualTo(digest);
        assertThat(Legible.digest(new ContactText("Moi", "miten kirjaudun sisään?")))
                .isNotEqualTo(digest);
    }

    @Test
    void howMuchThereIsToGoByIsSeen() {
        assertThat(Substance.of(new ContactText("", " \n?!"))).isEqualTo(Substance.NOTHING);
        assertThat(Substance.of(new ContactText("", "salasana!"))).isEqualTo(Substance.ONE_WORD);
        assertThat(Substance.of(new ContactText("Hei", "密码忘记了怎么办请帮忙"))).isEqualTo(Substance.OTHER_SCRIPT);
        assertThat(Substance.of(new ContactText("Hei", "salasana"))).isEqualTo(Substance.ENOUGH);
    }
}
