package org.minikisa.reporting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Disposition;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.reporting.api.Source;
import org.minikisa.support.api.CaseState;

class TextsTest {

    private static final Pattern SLOT = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasTheSameKeysAndTheSameSlots(Language language) {
        Texts texts = Texts.in(language);
        Texts english = Texts.in(Language.EN);

        assertThat(texts.keys()).isEqualTo(english.keys()).hasSizeGreaterThan(200);
        for (String key : texts.keys()) {
            assertThat(texts.say(key)).as(key).isNotBlank();
            assertThat(slots(texts.say(key))).as(key).isEqualTo(slots(english.say(key)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyValueOfAnotherWingHasAWord(Language language) {
        Texts texts = Texts.in(language);
        Stream.of(
                        prefixed("channel.", Channel.values()),
                        prefixed("disposition.", Disposition.values()),
                        prefixed("state.", CaseState.values()),
                        prefixed("cases.state.", CaseState.values()),
                        prefixed("type.", ProcurementType.values()),
                        prefixed("status.", ModelStatus.values()),
                        prefixed("order.", AwardOrder.values()),
                        prefixed("origin.", Source.Kind.values()),
                        prefixed("comment.", org.minikisa.support.api.Disposition.values()))
                .flatMap(keys -> keys)
                .forEach(key -> assertThat(texts.keys()).contains(key));
    }

    @Test
    void everyKeyThatTheCodeAsksForIsThere() throws IOException {
        var asked = new TreeSet<String>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/minikisa/reporting/core"))) {
            for (Path source : sources.toList()) {
                Pattern.compile("say\\(\\s*\"([a-z.0-9-]+[a-z0-9])\"")
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(m -> asked.add(m.group(1)));
            }
        }
        assertThat(asked).hasSizeGreaterThan(150);
        assertThat(Texts.in(Language.FI).keys()).containsAll(asked);
    }

    @Test
    void aMissingKeyIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> Texts.in(Language.FI).say("no.such.key"))
                .hasMessageContaining("texts_fi.properties has no no.such.key");
    }

    @Test
    void daysAndMomentsAreWrittenAsInTheLanguage() {
        var moment = Instant.parse("2026-12-31T14:05:00Z");
        assertThat(Texts.in(Language.FI).moment(moment)).isEqualTo("31.12.2026 klo 16.05");
        assertThat(Texts.in(Language.SV).moment(moment)).isEqualTo("31.12.2026 kl. 16.05");
        assertThat(Texts.in(Language.EN).moment(moment)).isEqualTo("31 Dec 2026 at 16:05");
        assertThat(Texts.in(Language.EN).day(LocalDate.parse("2026-05-01"))).isEqualTo("1 May 2026");
        assertThat(Texts.in(Language.FI).month(YearMonth.parse("2026-07"))).isEqualTo("heinä 2026");
    }

    private static Stream<String> prefixed(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value.name());
    }

    private static String slots(String text) {
        return SLOT.matcher(text)
                .results()
                .map(m -> m.group())
                .sorted()
                .distinct()
                .collect(Collectors.joining());
    }
}
