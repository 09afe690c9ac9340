package org.minikisa.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.classification.api.ContactText;

class MailTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hei,\n\nMikä on määräaika?\n\nYstävällisin terveisin\nMaija Mallikas\nEsimerkkilän kaupunki\np. 040 000 0000",
                "Moi Pekka!\nMikä on määräaika?\nt. Liisa",
                "Hej!\n\nMikä on määräaika?\n\nMed vänlig hälsning\nKalle",
                "Dear Sir or Madam,\n\nMikä on määräaika?\n\nKind regards,\nPat\nhttps://example.org/pat",
                "Mikä on määräaika?\n--\nMaija\nmaija@example.org",
                "> vanha viesti\nMikä on määräaika?",
            })
    void greetingsSignaturesAndQuotesAreLeftOut(String text) {
        assertThat(words(new ContactText("", text))).containsExactly("Mikä", "on", "määräaika");
    }

    @Test
    void replyMarksAndListTagsAreNoSubject() {
        assertThat(words(new ContactText("VS: Re: [CV-7] FW: Tarjousaika", ""))).containsExactly("Tarjousaika");
    }

    @Test
    void aThankYouThatIsTheWholeMailStays() {
        assertThat(words(new ContactText("", "Kiitos!\n"))).containsExactly("Kiitos");
        assertThat(words(new ContactText("", "Tack"))).containsExactly("Tack");
    }

    @Test
    void thanksBetweenTwoMattersEndNothing() {
        assertThat(words(new ContactText(
                        "", "Saimme tarjouksen.\nKiitos vastauksesta.\nMissä lasku viipyy?\n\nT. Liisa")))
                .containsExactly("Saimme", "tarjouksen", "Kiitos", "vastauksesta", "Missä", "lasku", "viipyy");
    }

    @Test
    void aQuestionThatBeginsLikeAGreetingStays() {
        assertThat(words(new ContactText("", "Hei, saako kysyä hinnasta?\nToinen rivi")))
                .contains("saako", "kysyä", "hinnasta", "Toinen");
    }

    @Test
    void addressesAndPhoneNumbersAreNoWords() {
        assertThat(words(new ContactText("", "Kirjoita kaisa.k@example.fi tai soita +358 40 123 4567 heti")))
                .containsExactly("Kirjoita", "tai", "soita", "heti");
    }

    @Test
    void anEndingAfterAnAbbreviationBelongsToNoWord() {
        assertThat(Word.of("DPS:ään ja EU:n").stream().map(Word::folded)).containsExactly("dps", "ja", "eu");
        assertThat(Word.of("Päätös Åbo 2024 Ærø").stream().map(Word::folded))
                .containsExactly("paatos", "abo", "0000", "aero");
    }

    private static List<String> words(ContactText contact) {
        return MailText.sentences(contact).stream()
                .flatMap(List::stream)
                .map(Word::written)
                .collect(Collectors.toList());
    }
}
