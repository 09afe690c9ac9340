package org.minikisa.intake.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.core.segment.Segmenter;

class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Hyv&auml;&auml; <b>p&#228;iv&#xE4;&#xe4;</b></p>      | Hyvää päivää",
                "a&nbsp;b &amp;amp; c &euro; &unknown; & d               | a b &amp; c € &unknown; & d",
                "1 < 2 and 3 > 2                                         | 1 < 2 and 3 > 2",
                "<a href=\"x>y\" title='>'>linkki</a>                    | linkki",
                "<td>a</td><td>b</td>                                    | a b",
                "a<script>alert('</p>')</script>b<STYLE>p{}</style >c    | abc",
                "a<!-- <p>no</p> -->b                                    | ab",
                "a<script>never closed                                   | a",
                "a<p title=\"never closed>b                              | ab",
                "<scr<script>x</script>ipt>y</script>z                   | xipt>yz",
                "<svg><style><img src=x onerror=alert(1)></style></svg>z | z"
            })
    void onlyTextComesOut(String html, String text) {
        assertThat(HtmlText.of(html).replace("\n", "").strip()).isEqualTo(text);
    }

    @Test
    void blocksBecomeLinesAndParagraphs() {
        assertThat(HtmlText.of("<html><head><title>t</title></head><body><h1>Otsikko</h1><p>Yksi\n rivi</p>"
                        + "<div>a<br>b</div><ul><li>x<li>y</ul></body></html>"))
                .isEqualTo("Otsikko\n\nYksi rivi\n\na\nb\n- x\n- y");
    }

    @Test
    void quotationsAreMarkedLikeInPlainMail() {
        String text = HtmlText.of(
                "<p>Uusi</p><p>ti 3.2.2026 Tuki kirjoitti:</p><blockquote><p>vanha</p><p>toinen</p></blockquote>");

        assertThat(text).isEqualTo("Uusi\n\nti 3.2.2026 Tuki kirjoitti:\n>\n> vanha\n>\n> toinen");
        assertThat(Segmenter.message(text, Segmenter.segments(text))).isEqualTo("Uusi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=file:///etc/passwd>",
                "<link rel=stylesheet href=//127.0.0.1:9>",
                "<iframe src=x>y</iframe>",
                "<style>@import url(//127.0.0.1:9)</style>",
                "<object data=x>y</object>"
            })
    void whatWouldBeFetchedLeavesNothing(String html) {
        assertThat(HtmlText.of(html)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=\"divRplyFwdMsg\">Avsändare okänd<br></div><div>vanha</div>",
                "<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal>Küldő: x</p></div><p>vanha</p>",
                "<div class=\"yahoo_quoted\">vanha</div>",
                "<div class=\"gmail_signature\">Maija<br>040 123 4567</div>",
                "<div class=\"moz-signature\">-- <br>Maija</div>",
                "<p class=MsoNormal><a name=\"_MailAutoSig\">hankintapäällikkö</a></p>"
            })
    void programsMarksOfHistoryAndSignaturesSurvive(String mark) {
        String text = HtmlText.of("<div>Uusi teksti</div>" + mark);

        assertThat(Segmenter.message(text, Segmenter.segments(text))).isEqualTo("Uusi teksti");
    }

    @Test
    void whatIsOnlyIndentedIsNoQuotation() {
        assertThat(HtmlText.of(
                        "a<blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\"><div>b</div></blockquote>c"))
                .isEqualTo("a\nb\nc");
    }

    @Test
    void paragraphsOfOutlookStandAsItShowsThem() {
        assertThat(HtmlText.of(
                        "<p class=MsoNormal>a</p><p class=MsoNormal>b</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
                                + "<p class=MsoNormal>c</p>"))
                .isEqualTo("a\nb\n\nc");
    }
}
