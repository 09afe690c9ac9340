package org.minikisa.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minikisa.problem.api.Language;

class FormPageTest {

    private static final String KEY = "11111111-2222-3333-4444-555555555555";
    private final FormChannel form = Trial.form();

    @Test
    void nothingThatSomebodyWritesIsTakenForMarkup() {
        String evil = "\"><script>alert(1)</script>'&amp;";
        var filled = new Submission(evil, evil, evil, evil, evil, "</textarea>" + evil, "fi", List.of());

        String html = page(Place.FI).form(filled, KEY, filled.problemsOfPage(1), Optional.empty());

        assertThat(html)
                .doesNotContain("<script", "</textarea>&quot;", "\">&lt;script")
                .contains("&lt;/textarea&gt;&quot;&gt;&lt;script&gt;", "&amp;amp;");
    }

    @Test
    void whatWasWrittenStaysWhenSomethingIsWrong() {
        var filled = Trial.submission("maija", "Aihe", "\nensimmäinen rivi on tyhjä");

        String html = page(Place.FI).form(filled, KEY, filled.problemsOfPage(1), Optional.empty());

        assertThat(html)
                .contains("value=\"maija\"", "value=\"Aihe\"", ">\n\nensimmäinen rivi on tyhjä</textarea>", KEY);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void everyProblemIsNamedAboveTheFormAndAtItsField(Place place) {
        var empty = Submission.empty(place.language().code());

        String html = page(place).form(empty, KEY, empty.problemsOfPage(1), Optional.empty());

        Texts texts = Texts.in(place.language());
        assertThat(html)
                .contains("<html lang=\"" + place.language().code() + "\">")
                .contains("<title>" + texts.get("wrong") + " ")
                .containsPattern("<div class=\"summary\" role=\"alert\" tabindex=\"-1\" autofocus");
        for (String field : List.of("from.address", "subject", "text")) {
            String told = Markup.escape(texts.get("intake.form.missing." + field));
            assertThat(html)
                    .contains("<a href=\"#" + field + "\">" + told)
                    .contains("<p id=\"" + field + "-wrong\" class=\"error\">" + told)
                    .containsPattern("id=\"" + Pattern.quote(field) + "\"[^>]*aria-invalid=\"true\""
                            + "[^>]*aria-describedby=\"[^\"]*" + Pattern.quote(field) + "-wrong\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void everyFieldHasALabelAndNothingIsFetchedFromElsewhere(Place place) {
        String html = page(place).form(Submission.empty("fi"), KEY, List.of(), Optional.empty());

        for (String field : List.of(
                "from.name", "from.address", "from.organisation", "from.telephone", "subject", "text", "attachments")) {
            assertThat(html).contains("<label for=\"" + field + "\">", "id=\"" + field + "\"");
        }
        assertThat(html).doesNotContain("http:", "https:", "<script", "style=", " href=\"/", " action=\"/");
    }

    @Test
    void everyLanguageSaysTheSameThings() {
        Texts finnish = Texts.in(Language.FI);
        for (Language language : Language.values()) {
            Texts texts = Texts.in(language);
            assertThat(texts.keys()).as(language.code()).isEqualTo(finnish.keys());
            for (String key : finnish.keys()) {
                assertThat(texts.get(key)).as(language.code() + " " + key).isNotBlank();
                assertThat(texts.get(key).contains("{0}"))
                        .as(language.code() + " " + key)
                        .isEqualTo(finnish.get(key).contains("{0}"));
            }
        }
    }

    private FormPage page(Place place) {
        return new FormPage(form, place, "../../");
    }
}
