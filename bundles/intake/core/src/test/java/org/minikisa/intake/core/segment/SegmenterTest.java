package org.minikisa.intake.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmenterTest {

    private static final String NEWS = "Sopimus on nyt allekirjoitettu.\nMilloin voimme aloittaa?";

    private static String message(String full) {
        return Segmenter.message(full, Segmenter.segments(full));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> vanha\n> teksti",
                "ti 3. helmik. 2026 klo 10.15 Tuki (tuki@yksikko.example) kirjoitti:\n\n> vanha",
                "pe 20. lokakuuta 2025 klo 17.50 Matti Meikäläinen\n<matti@x.example> kirjoitti:\n\nvanha",
                "On Tue, 3 Feb 2026 at 10:15, Support <s@unit.example>\nwrote:\n> old",
                "Den tis 3 feb. 2026 kl 10:15 skrev Stöd <s@unit.example>:\n\ngammalt",
                "-----Alkuperäinen viesti-----\nLähettäjä: Tuki\nvanha",
                "-----Original Message-----\nold",
                "-----Ursprungligt meddelande-----\ngammalt",
                "________________________________\nLähettäjä: Tuki <tuki@yksikko.example>\nLähetetty: tiistai 3. helmikuuta 2026 10.15\n"
                        + "Vastaanottaja: Maija\nAihe: VS: Siivous\n\nvanha",
                "Från: Stöd\nSkickat: den 3 februari 2026\nTill: Maija\nÄmne: SV: Städning\n\ngammalt",
                "*From:* Support <s@unit.example>\n*Sent:* Tuesday\n*To:* Maija\n*Subject:* RE: x\n\nold",
                "-- \nMaija Meikäläinen\np. 040 123 4567",
                "Ystävällisin terveisin\nMaija Meikäläinen\nHankinta-asiantuntija",
                "Terveisin,\n\nMaija",
                "Med vänlig hälsning\nMaija",
                "Kind regards,\nMaija\nProcurement\n+358 40 123 4567",
                "Yt.\nMaija",
                "Kiitos jo etukäteen, Pirkko",
                "Kiitos, Pirkko Meikäläinen",
                "Mukavaa päivänjatkoa Riitta",
                "Trevlig helg! Kaj",
                "Hälsningar Tomas Ek, fastighetsdisponent, Bruksby stad, 040 000 0000",
                "Many thanks, Louise",
                "//\nGun-Britt",
                "-Outi\n\nSäästä luontoa - älä tulosta tätä viestiä turhaan.",
                "/Tom\n\nSent from my Galaxy\n\nQuay Ltd is registered in England No. 000000. Registered office: 1 Quay Street.",
                "Hae Outlook for iOS",
                "Lähetetty iPhonesta",
                "Sent from my iPhone\n\nOn 3 Feb 2026, at 10:15, Support wrote:\n\n> old",
                "Hanki Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\n> old"
            })
    void historyAndSignatureAreNoNews(String rest) {
        assertThat(message(NEWS + "\n\n" + rest)).isEqualTo(NEWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Kiitos Pekka", "Tack, Elisa!", "Thanks, Kiitos Oy can deliver", "Kiitos! Laskutamme teitä heti"
            })
    void thanksAreKeptWhereTheyAreAllOrGoOn(String text) {
        assertThat(message(text)).isEqualTo(text);
    }

    @Test
    void answersBetweenQuotedLinesAreKept() {
        assertThat(message("ti 3.2.2026 klo 10.15 Tuki kirjoitti:\n> Kumpi?\nEnsimmäinen.\n\n> Milloin?\nKeväällä."))
                .isEqualTo("Ensimmäinen.\n\nKeväällä.");
    }

    @Test
    void aForwardWithNothingAboveItKeepsItsText() {
        String forward = "-----Välitetty viesti-----\nLähettäjä: Matti\nAihe: Siivous\n\nMiten kilpailutamme?";

        assertThat(message(forward)).contains("Miten kilpailutamme?");
        assertThat(message("> vain lainattua")).isEqualTo("> vain lainattua");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kiitos\nja terveisin kysymme vielä, miten laatu pisteytetään.",
                "On ke 4.2. kokous.\nTo: ei osoitetta\nSopiiko?",
                "From: we need this column\nin the table.",
                "Seuraavat kohdat:\n-- hinta\n-- laatu",
                "Terveisin Maija kysyi samaa asiaa."
            })
    void whatOnlyLooksLikeThatIsKept(String text) {
        assertThat(message(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hei! {T}",
                "Moi Kaisa, {T}",
                "Hyvää huomenta ja mukavaa viikonalkua!\n\n{T}",
                "Terveisiä Tampereelta!\n\nToivottavasti viikkosi on alkanut hyvin.\n\n{T}",
                "Hej, och trevlig fredag! Tack för ditt snabba svar. {T}",
                "Hello to the whole team!\nSorry to bother you again.\n{T}",
                "Suojattu viesti. Tämä viesti on lähetetty turvapostilla.\n\nHei,\n\n{T}",
                "Anne Carter\nController\nBirch Ltd\ntel. 020 000 0000\n\nDear all,\n\n{T}",
                "{T} Kiitos jo etukäteen! T. Maija",
                "{T} Odotan vastaustanne.\n\nYst. terv. Tiina Saarinen, Rantakylän kaupunki, p. 044 000 0000",
                "{T}\n\nHör av er om ni behöver mer information. Ha en fin vecka!\nPer",
                "{T}\n\nPå återhörande, Anna-Lisa",
                "{T}\n\nFeel free to call me!\n\nThanks,\n\nSarah Hall she/her\nController",
                "{T}\n\nM.N."
            })
    void courtesiesNobodyListedAreNoNews(String mail) {
        assertThat(message(mail.replace("{T}", "Milloin voimme aloittaa?"))).isEqualTo("Milloin voimme aloittaa?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Terveisin-sana puuttuu lomakkeelta",
                "BR 123 form",
                "Hyvää päivää -kyltti on rikki",
                "Hyvä tarjous, mutta hinta puuttuu.",
                "Vastaus puuttuu edelleen. Milloin saan sen?",
                "Best before date on the milk is wrong.",
                "My PIN is not working and I need assistance.",
                "Tarvitsemme hinnat. Vastaus tänään kiitos.",
                "spela nyheterna från s. v. t.",
                "muistuta minua kokouksesta kiitos"
            })
    void whatSoundsPoliteAndIsTheMatterIsKept(String text) {
        assertThat(message(text)).isEqualTo(text);
        assertThat(message("Hei,\n\n" + text + "\n\nTerveisin\nMaija")).isEqualTo(text);
    }

    @Test
    void aQuestionBelowTheNameIsPartOfTheMessage() {
        assertThat(message("Hei\n\nMilloin?\n\nT. Maija\n\nVoiko vielä muuttaa?"))
                .isEqualTo("Milloin?\n\nVoiko vielä muuttaa?");
    }

    @Test
    void aCourtesyIsAllThatSomebodyMayHaveToSay() {
        assertThat(message("Hei Maija,\n\nkiitos nopeasta vastauksesta!\n\nTerveisin\nMatti"))
                .isEqualTo("kiitos nopeasta vastauksesta!");
        assertThat(message("Minulla olisi kysymys.")).isEqualTo("Minulla olisi kysymys.");
    }

    @Test
    void aSubjectThatNamesNothingIsNone() {
        assertThat(List.of("VS: Kysymys", "Re: Hello again", "(inget ämne)", "Tiedustelu"))
                .allSatisfy(subject -> assertThat(Segmenter.subject(subject)).isEmpty());
        assertThat(Segmenter.subject("Kysymys hinnoista")).isEqualTo("Kysymys hinnoista");
    }

    @Test
    void aLongTextAfterAClosingIsNoSignature() {
        String text = "Hei\n\nTerveisin\n" + "Tässä on vielä yksi pitkä kappale asiasta. ".repeat(40);

        assertThat(message(text)).isEqualTo(text.substring(5).strip());
    }

    @Test
    void aPostscriptIsPartOfTheMessage() {
        assertThat(message("Kysymys 1\n\nTerveisin\nMaija\n\nPS. Onko liite viimeisin versio?"))
                .isEqualTo("Kysymys 1\n\nPS. Onko liite viimeisin versio?");
    }

    private static List<String> kinds(String full) {
        return Segmenter.segments(full).stream()
                .map(segment -> segment.kind() + " "
                        + full.substring(segment.start(), segment.end()).strip().replace("\n", "|"))
                .toList();
    }

    @Test
    void everyPartOfAMailIsKeptAndNamed() {
        assertThat(kinds(
                        "Hei Maija,\n\nmilloin alkaa?\n\nTerveisin\nMatti\n\nTämä viesti ja sen liitteet on tarkoitettu vain"
                                + " vastaanottajalle.\n\nti 3.2.2026 klo 10.15 Tuki <t@y.example> kirjoitti:\n> vanha"))
                .containsExactly(
                        "GREETING Hei Maija,",
                        "MESSAGE milloin alkaa?",
                        "SIGNATURE Terveisin|Matti",
                        "DISCLAIMER Tämä viesti ja sen liitteet on tarkoitettu vain vastaanottajalle.",
                        "HISTORY ti 3.2.2026 klo 10.15 Tuki <t@y.example> kirjoitti:|> vanha");
    }

    @Test
    void whatIsPassedOnWithoutAWordOfItsOwnIsTheMessage() {
        assertThat(
                        message(
                                "Tiedoksi!\n\nT. Maija\n\n---------- Forwarded message ---------\nFrom: Matti <m@x.example>\nDate: ti 3.2.2026"
                                        + " klo 10.15\nSubject: Siivous\nTo: <maija@x.example>\n\nHei,\n\nmilloin alkaa?\n\nMatti"))
                .isEqualTo("Tiedoksi!\n\nmilloin alkaa?");
        assertThat(message(
                        "Hei,\n\nonko tämä oikein?\n\n-----Välitetty viesti-----\nLähettäjä: Matti\nAihe: x\n\nvanha"))
                .isEqualTo("onko tämä oikein?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hei", "Kiitos!", "Terveisin\nMaija", "--\nMaija\np. 040 123 4567", "Lähetetty iPhonesta"})
    void aMailOfNothingElseIsRead(String text) {
        assertThat(message(text)).isEqualTo(text);
        assertThat(message("")).isEmpty();
    }

    @Test
    void aGreetingOrThanksIsAllThatSomebodyMayHaveToSay() {
        String history = "\n\nti 3.2.2026 klo 10.15 Tuki <t@y.example> kirjoitti:\n> vanha";

        assertThat(message("Hei!" + history)).isEqualTo("Hei!");
        assertThat(message("Hei,\n\nkiitos\n\nTerveisin\nMaija" + history)).isEqualTo("kiitos");
        assertThat(message("Kyllä" + history)).isEqualTo("Kyllä");
        assertThat(message("> Kumpi?\n\nA\n\n> Milloin?\n\nHuomenna")).isEqualTo("A\n\nHuomenna");
    }
}
