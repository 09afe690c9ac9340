package org.minikisa.intake.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problem;

/** What the pages say, in one language. */
final class Texts {

    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language));
        }
    }

    private final Properties texts = new Properties();

    private Texts(Language language) {
        try (InputStream in = Texts.class.getResourceAsStream("texts_" + language.code() + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Texts in(Language language) {
        return ALL.get(language);
    }

    String get(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no text " + key);
        }
        return text;
    }

    /** @param number stands where the text has {@code {0}} */
    String get(String key, long number) {
        return get(key).replace("{0}", Long.toString(number));
    }

    /** How to mend what is wrong with a field of the page. */
    String of(Problem problem, FormChannel form) {
        String key = problem.code() + "." + problem.place();
        return switch (problem.code()) {
            case "intake.form.long" ->
                get(key, problem.place().equals("text") ? Submission.LONGEST_TEXT : Submission.LONGEST_LINE);
            case "intake.form.count" -> get(key, Submission.MOST_ATTACHMENTS);
            case "intake.form.size" -> get(key, form.largestBytes() / 1_000_000);
            default -> get(key);
        };
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
