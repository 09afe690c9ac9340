package org.minikisa.support.core;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.minikisa.problem.api.Language;

/** What customers are told when their contact has come in: as the administrator wrote it, else as it comes with the program. */
final class AcknowledgementTexts {

    private static final String NUMBER = "{number}";
    private static final String DAY = "{day}";

    private static final DateTimeFormatter FINNISH_DAY = DateTimeFormatter.ofPattern("d.M.uuuu");

    private static final Map<Language, String> TEXTS = Map.of(Language.FI, """
            Hei

            Yhteydenottonne on saapunut meille tunnuksella {number}. Vastaamme viimeistään {day}.

            Jos haluatte täydentää sitä, vastatkaa tähän viestiin ja pitäkää tunnus otsikossa.""", Language.SV, """
            Hej

            Vi har tagit emot ert ärende med nummer {number}. Vi svarar senast {day}.

            Om ni vill komplettera det, svara på detta meddelande och behåll numret i ämnesraden.""", Language.EN, """
            Hello

            We have received your message under the number {number}. We will answer by {day}.

            To add something, reply to this message and keep the number in its subject.""");

    private static final Map<Language, String> SIGNATURES =
            Map.of(Language.FI, "Tukiyksikkö", Language.SV, "Stödenheten", Language.EN, "Support unit");

    private final Map<Language, String> texts;
    private final Map<Language, String> signatures;

    /** Languages that are missing or blank are those that come with the program. */
    AcknowledgementTexts(Map<Language, String> texts, Map<Language, String> signatures) {
        this.texts = chosen(texts, TEXTS);
        this.signatures = chosen(signatures, SIGNATURES);
    }

    static AcknowledgementTexts of(SupportConfiguration configuration) {
        return new AcknowledgementTexts(
                Map.of(
                        Language.FI, written(configuration.acknowledgement_text_fi()),
                        Language.SV, written(configuration.acknowledgement_text_sv()),
                        Language.EN, written(configuration.acknowledgement_text_en())),
                Map.of(
                        Language.FI, written(configuration.acknowledgement_signature_fi()),
                        Language.SV, written(configuration.acknowledgement_signature_sv()),
                        Language.EN, written(configuration.acknowledgement_signature_en())));
    }

    /** A property that is not set at all may be null, depending on who reads it. */
    private static String written(String property) {
        return Objects.requireNonNullElse(property, "");
    }

    private static Map<Language, String> chosen(Map<Language, String> written, Map<Language, String> standard) {
        var chosen = new EnumMap<Language, String>(standard);
        written.forEach((language, text) -> {
            if (!text.isBlank()) {
                chosen.put(language, text.replace("\\n", "\n").strip());
            }
        });
        return chosen;
    }

    /** @param number of the conversation; @param day by which the unit wants to answer */
    String text(Language language, String number, LocalDate day) {
        String text = texts.get(language)
                .replace(NUMBER, number)
                .replace(DAY, language == Language.EN ? day.toString() : FINNISH_DAY.format(day));
        return text + "\n\n" + signatures.get(language) + "\n";
    }

    /** The unit's name as a sender. */
    String unit(Language language) {
        return signatures.get(language).lines().findFirst().orElseThrow().strip();
    }
}
