package org.minikisa.competition.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.minikisa.problem.api.Language;

/**
 * The words of documents in one language, from {@code words_fi.properties} and its sisters. Terms are those of the
 * Procurement Act's own Finnish and Swedish texts.
 */
final class Words {

    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Words(language));
        }
    }

    private final Language language;
    private final Properties words = new Properties();

    private Words(Language language) {
        this.language = language;
        String file = "words_" + language.code() + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        words.replaceAll((key, text) -> unbroken(text.toString()));
    }

    /** A section of law is not torn from its number: {@code 93 §}, {@code s. 93}. */
    private static String unbroken(String text) {
        return text.replace(" §", "\u00a0§").replaceAll("\\bs\\. (?=\\d)", "s.\u00a0");
    }

    static Words in(Language language) {
        return ALL.get(language);
    }

    Set<String> keys() {
        return new TreeSet<>(words.stringPropertyNames());
    }

    boolean has(String key) {
        return words.containsKey(key);
    }

    /** The text of a key; {@code {0}}, {@code {1}}… are replaced by the arguments, whatever stands in these. */
    String say(String key, Object... arguments) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("words_" + language.code() + ".properties has no " + key);
        }
        var said = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            boolean slot = text.charAt(i) == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}';
            if (slot) {
                said.append(arguments[text.charAt(i + 1) - '0']);
                i += 2;
            } else {
                said.append(text.charAt(i));
            }
        }
        return said.toString();
    }
}
