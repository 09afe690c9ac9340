package org.minikisa.reporting.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.reporting.api.Source;

/**
 * The report's words in one language, from {@code texts_fi.properties} and its sisters, and days as people write them.
 * Plain files and own formats instead of the JDK's locale data: the same report on every JVM, and no falling back to
 * another language by accident.
 */
final class Texts {

    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private static final Map<Language, Texts> READ = new ConcurrentHashMap<>();

    private final Language language;
    private final Properties words;

    private Texts(Language language, Properties words) {
        this.language = language;
        this.words = words;
    }

    static Texts in(Language language) {
        return READ.computeIfAbsent(language, Texts::read);
    }

    private static Texts read(Language language) {
        String file = "texts_" + language.code() + ".properties";
        var words = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return new Texts(language, words);
    }

    /** The text of a key in all languages. */
    static LocalizedText everywhere(String key) {
        return new LocalizedText(
                in(Language.FI).say(key),
                in(Language.SV).say(key),
                in(Language.EN).say(key));
    }

    Language language() {
        return language;
    }

    /** English is written the British way. */
    Locale locale() {
        return language == Language.EN ? Locale.UK : Locale.forLanguageTag(language.code() + "-FI");
    }

    Set<String> keys() {
        return new TreeSet<>(words.stringPropertyNames());
    }

    /** The text of a key; {@code {0}}, {@code {1}}… are replaced by the arguments. */
    String say(String key, Object... arguments) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("texts_" + language.code() + ".properties has no " + key);
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", arguments[i].toString());
        }
        return text;
    }

    /** Without the soft hyphens that only a page knows how to use. */
    static String plain(String text) {
        return text.replace("\u00ad", "");
    }

    String day(LocalDate day) {
        return switch (language) {
            case FI, SV -> day.getDayOfMonth() + "." + day.getMonthValue() + "." + day.getYear();
            case EN -> day.getDayOfMonth() + " " + say("month." + day.getMonthValue()) + " " + day.getYear();
        };
    }

    /** In Finnish local time. */
    String moment(Instant moment) {
        ZonedDateTime local = moment.atZone(HELSINKI);
        String minute = (local.getMinute() < 10 ? "0" : "") + local.getMinute();
        return switch (language) {
            case FI -> day(local.toLocalDate()) + " klo " + local.getHour() + "." + minute;
            case SV -> day(local.toLocalDate()) + " kl. " + local.getHour() + "." + minute;
            case EN -> day(local.toLocalDate()) + " at " + local.getHour() + ":" + minute;
        };
    }

    /** As it stands in a cell of a table, on one line. */
    String shortMoment(Instant moment) {
        ZonedDateTime local = moment.atZone(HELSINKI);
        String minute = (local.getMinute() < 10 ? "0" : "") + local.getMinute();
        return (day(local.toLocalDate()) + " " + local.getHour() + (language == Language.EN ? ":" : ".") + minute)
                .replace(' ', '\u00a0');
    }

    String source(Source source) {
        String kind = say("origin." + source.kind());
        return source.kind() == Source.Kind.MEASURED
                ? kind + " (" + source.detail() + ")"
                : kind + ": " + source.detail();
    }

    String month(YearMonth month) {
        return say("month." + month.getMonthValue()) + " " + month.getYear();
    }
}
