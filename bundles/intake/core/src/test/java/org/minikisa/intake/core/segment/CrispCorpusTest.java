package org.minikisa.intake.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.intake.api.Segment;
import org.minikisa.intake.api.Segment.Kind;
import org.minikisa.intake.core.Corpora;
import org.minikisa.intake.core.text.Text;

/**
 * The quoted replies of Crisp's email-reply-parser (MIT) with the expectations of its own tests (test/test.js, 2025-12). Its "quoted"
 * is our history, its "signature" ours with disclaimers and lists' footers; what its tests count is how many fragments its own method
 * makes, and is left out. Where we differ on purpose, the case is named with the reason at the end.
 */
class CrispCorpusTest {

    private static final String REPLY = """
            Fusce bibendum, quam hendrerit sagittis tempor, dui turpis tempus erat, pharetra sodales ante sem sit amet metus.
            Nulla malesuada, orci non vulputate lobortis, massa felis pharetra ex, convallis consectetur ex libero eget ante.
            Nam vel turpis posuere, rhoncus ligula in, venenatis orci. Duis interdum venenatis ex a rutrum.
            Duis ut libero eu lectus consequat consequat ut vel lorem. Vestibulum convallis lectus urna,
            et mollis ligula rutrum quis. Fusce sed odio id arcu varius aliquet nec nec nibh.""";

    private static String text(String name) {
        try {
            return Text.lines(Files.readString(Corpora.folder("crisp-email-reply-parser")
                    .resolve("raw/test/fixtures")
                    .resolve(name + ".txt")));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String only(String name, Kind... kinds) {
        String text = text(name);
        return Segmenter.segments(text).stream()
                .filter(segment -> List.of(kinds).contains(segment.kind()))
                .map(segment -> text.substring(segment.start(), segment.end()))
                .collect(Collectors.joining())
                .strip();
    }

    /** What Crisp shows: all but quotations and signatures. */
    private static String visible(String name) {
        return only(name, Kind.GREETING, Kind.MESSAGE);
    }

    private static String quoted(String name) {
        return only(name, Kind.HISTORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email_7",
                "email_8",
                "email_9",
                "email_10",
                "email_11",
                "email_12",
                "email_13",
                "email_14",
                "email_15",
                "email_16",
                "email_17",
                "email_18",
                "email_22",
                "email_23",
                "email_24",
                "email_25",
                "email_26",
                "email_portuguese",
                "email_german",
                "email_german_2",
                "email_german_3",
                "email_german_outlook",
                "email_norwegian_gmail",
                "email_finnish",
                "email_italian",
                "email_russian",
                "email_outlook_split_line_from",
                "email_gmail_split_line_from",
                "email_ios_outlook_fr",
                "email_ios_outlook",
                "email_msn",
                "email_fr_multiline",
                "email_french_2",
                "email_en_multiline_2",
                "email_original_message",
                "email_original_message_2",
                "email_danish_dash_separator",
                "email_french_dash_separator",
                "email_tricky_5_mixed_languages",
                "email_tricky_10_special_chars_in_name",
                "email_tricky_12_no_space_after_header",
                "email_tricky_14_long_quote_header",
                "email_tricky_15_original_message_variations"
            })
    void theReplyStandsAlone(String name) {
        assertThat(visible(name)).isEqualTo(REPLY);
    }

    @Test
    void aReplyAboveOrBelowOrBetweenQuotationsIsFound() {
        assertThat(visible("email_3")).startsWith("Oh thanks.\n\nHaving the function would be great.");
        assertThat(quoted("email_3")).startsWith("On 01/03/11").contains("Hi folks");
        assertThat(only("email_2", Kind.GREETING)).isEqualTo("Hi,");
        assertThat(visible("email_2"))
                .contains("You can list the keys", "would do it.")
                .doesNotContain("Hi folks");
        assertThat(quoted("email_2")).startsWith("On Tue, 2011-03-01").contains("riak-users mailing list");
        assertThat(visible("email_4")).startsWith("Awesome").doesNotContain("Loader");
        assertThat(visible("email_6"))
                .startsWith("I get proper rendering as well.")
                .doesNotContain("Was this");
        assertThat(quoted("email_6")).startsWith("On Dec 16").contains("Was this");
        assertThat(quoted("email_one_is_not_on")).startsWith("On Oct 1, 2012");
        assertThat(visible("email_one_is_not_on")).contains("One outstanding question");
        assertThat(visible("email_reply_header")).contains("On the other hand, it could happen TWICE!");
        assertThat(quoted("email_reply_header")).startsWith("On Wed, Dec 9");
        assertThat(visible("email_zoho"))
                .isEqualTo("What is the best way to clear a Riak bucket of all key, values after\nrunning a test?");
        assertThat(visible("email_with_regards"))
                .isEqualTo("Hi, \n\nI still have the same problem....\n\nCan you help?");
        assertThat(visible("email_tricky_9_nested_quotes")).isEqualTo("I agree with the points below.");
        assertThat(visible("email_tricky_17_forward_header")).isEqualTo("See the forwarded message below.");
        assertThat(visible("email_tricky_18_inline_reply"))
                .contains("option A is great", "Option B has", "Option C is not")
                .doesNotContain("What about option B?");
        assertThat(visible("email_tricky_19_quote_without_header"))
                .contains("I wanted to respond", "My response", "my final thoughts")
                .doesNotContain("angle brackets");
        assertThat(visible("email_tricky_20_html_entities"))
                .contains("&gt; 100 and &lt; 200")
                .doesNotContain("Previous");
        assertThat(visible("email_thread")).isEqualTo("This is new email reply in thread from bellow.");
        assertThat(visible("email_unquoted_reply")).isEqualTo("This is my reply.");
        assertThat(visible("email_19")).isEqualTo("On Thursday, I get proper rendering.");
        assertThat(visible("email_20")).isEqualTo("On Thursday.");
        assertThat(visible("email_2_1")).isEqualTo("Outlook with a reply");
        assertThat(visible("email_bullets")).startsWith("test 2").endsWith("- and another");
        assertThat(visible("email_custom_quote_header")).isEqualTo("Thank you!");
        assertThat(visible("email_customer_quote_header_2")).isEqualTo("Thank you very much.");
        assertThat(visible("email_customer_quote_header_3"))
                .startsWith("bonjour")
                .doesNotContain("cdt");
    }

    @Test
    void signaturesAreFound() {
        assertThat(only("correct_sig", Kind.SIGNATURE)).isEqualTo("--\nrick");
        assertThat(visible("correct_sig")).isEqualTo("this is an email with a correct -- signature.");
        assertThat(only("sig_no_empty_line", Kind.SIGNATURE)).isEqualTo("--\nrick");
        assertThat(visible("email_sent_from"))
                .isEqualTo(
                        "Hi it can happen to any texts you type, as long as you type in between words or paragraphs.");
        assertThat(visible("email_tricky_11_double_signature")).isEqualTo("Thanks for your help!");
        assertThat(visible("email_tricky_16_unicode_signatures")).isEqualTo("Thanks for the update!");
        assertThat(visible("email_iphone")).isEqualTo("Here is another email");
        assertThat(visible("email_blackberry")).isEqualTo("Here is another email");
        assertThat(visible("email_multi_word_sent_from_my_mobile_device")).isEqualTo("Here is another email");
        assertThat(visible("email_1"))
                .startsWith("Hi folks")
                .endsWith("Java HTTP API.")
                .doesNotContain("mailing list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email_5",
                "email_21",
                "email_sent_from_my_not_signature",
                "email_tricky_1_on_false_positive",
                "email_tricky_3_code_block",
                "email_tricky_4_from_in_body",
                "email_tricky_6_regards_in_sentence",
                "email_tricky_7_multiple_dashes",
                "email_tricky_8_sent_from_in_content",
                "email_tricky_13_timestamp_variations"
            })
    void whatOnlyLooksLikeAnyOfThisStays(String name) {
        assertThat(visible(name)).isEqualTo(text(name).strip());
    }

    /** Differs on purpose: thanks below the matter are none of it. */
    @Test
    void aListIsNoSignature() {
        assertThat(visible("email_not_a_signature_2") + "\n\nThanks!")
                .isEqualTo(text("email_not_a_signature_2").strip());
    }

    /** Differs on purpose: a delimiter, or a closing with a name below it, begins a signature, here as elsewhere. */
    @Test
    void signaturesThatCrispLeavesInTheTextAreFoundToo() {
        assertThat(visible("email_emoji")).isEqualTo("🎉");
        assertThat(visible("email_not_a_signature")).endsWith("Thank you for using our domain name services.");
        assertThat(only("email_not_a_signature", Kind.SIGNATURE)).isEqualTo("Sincerely,\nSuper Domain Name Manager");
        assertThat(only("email_1", Kind.SIGNATURE)).isEqualTo("-Abhishek Kona");
        assertThat(visible("email_tricky_2_url_with_wrote"))
                .startsWith("Hi there,")
                .doesNotContain("John");
    }

    @Test
    void segmentsCoverEachText() throws IOException {
        try (var files = Files.list(Corpora.folder("crisp-email-reply-parser").resolve("raw/test/fixtures"))) {
            for (String name : files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .toList()) {
                String text = text(name);
                int end = 0;
                for (Segment segment : Segmenter.segments(text)) {
                    assertThat(segment.start()).as(name).isEqualTo(end);
                    end = segment.end();
                }
                assertThat(end).as(name).isEqualTo(text.length());
            }
        }
    }
}
