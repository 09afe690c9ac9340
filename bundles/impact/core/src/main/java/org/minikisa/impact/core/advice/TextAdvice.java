package org.minikisa.impact.core.advice;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.minikisa.impact.core.declarative.Json;

/** Texts that a template left, or that nobody translated. */
final class TextAdvice {

    private static final List<String> LANGUAGES = List.of("fi", "sv", "en");

    /** What a template asks its author to fill in. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)\\bTODO\\b|\\bFIXME\\b|\\bTBD\\b|\\bXXX+\\b|lorem ipsum|\\bfill (this )?in\\b|\\byour (text|title|source)\\b|<[a-z ]{3,40}>");

    /** Names and figures may be the same in three languages; a clause is not. */
    private static final Pattern CLAUSE = Pattern.compile("\\p{L}{3,}\\P{L}(.*\\P{L})?\\p{Ll}{3,}.*", Pattern.DOTALL);

    private final Advice advice;

    private TextAdvice(Advice advice) {
        this.advice = advice;
    }

    static void of(Json.Obj model, Advice advice) {
        new TextAdvice(advice).each("", model);
    }

    private void each(String place, Json value) {
        if (value instanceof Json.Obj object) {
            if (object.members().keySet().containsAll(LANGUAGES)) {
                translated(place, object.members());
            }
            object.members().forEach((name, member) -> each(place.isEmpty() ? name : place + "." + name, member));
        } else if (value instanceof Json.Arr list) {
            for (int i = 0; i < list.elements().size(); i++) {
                each(place + "[" + i + "]", list.elements().get(i));
            }
        } else if (value instanceof Json.Text text
                && PLACEHOLDER.matcher(text.value()).find()) {
            advice.warning(
                    "impact.text.placeholder",
                    place,
                    "\"" + text.value() + "\"",
                    "a text for readers",
                    "Fill it in: the template left it to you.");
        }
    }

    private void translated(String place, Map<String, Json> texts) {
        String fi = text(texts, "fi");
        String sv = text(texts, "sv");
        String en = text(texts, "en");
        String languages = fi.equals(sv) && sv.equals(en)
                ? "fi, sv and en"
                : fi.equals(sv) ? "fi and sv" : sv.equals(en) ? "sv and en" : fi.equals(en) ? "fi and en" : "";
        String same = languages.equals("sv and en") ? sv : fi;
        if (!languages.isEmpty() && CLAUSE.matcher(same).matches()) {
            advice.warning(
                    "impact.text.same",
                    place,
                    "\"" + same + "\" in " + languages,
                    "a text in each language",
                    "Translate it: customers read the language they have chosen.");
        }
    }

    private static String text(Map<String, Json> texts, String language) {
        return texts.get(language) instanceof Json.Text text ? text.value() : "";
    }
}
