package org.minikisa.competition.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.Language;

class WordsTest {

    @Test
    void everyTextIsThereInAllLanguagesWithTheSameSlots() {
        for (String key : Words.in(Language.FI).keys()) {
            for (Language language : Language.values()) {
                Words words = Words.in(language);
                assertThat(words.has(key)).as(language + " " + key).isTrue();
                assertThat(slots(words, key)).as(language + " " + key).isEqualTo(slots(Words.in(Language.FI), key));
            }
        }
        assertThat(Words.in(Language.SV).keys()).isEqualTo(Words.in(Language.FI).keys());
        assertThat(Words.in(Language.EN).keys()).isEqualTo(Words.in(Language.FI).keys());
    }

    /** What nobody says any more should not be translated either. */
    @Test
    void everyTextIsSaidSomewhere() throws IOException {
        Set<String> said = said();
        assertThat(Words.in(Language.FI).keys()).allSatisfy(key -> assertThat(said)
                .as(key)
                .anyMatch(one -> one.equals(key) || one.endsWith(".") && key.startsWith(one)));
    }

    private static Set<String> said() throws IOException {
        var said = new TreeSet<>(Set.of("ProcurementType.", "Category.", "ValueSource.", "Figure.", "language."));
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                Pattern.compile("\"([A-Za-z][A-Za-z0-9.-]*)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .map(result -> result.group(1))
                        .forEach(said::add);
            }
        }
        return said;
    }

    private static Set<String> slots(Words words, String key) {
        var none = new Object[] {"{0}", "{1}", "{2}", "{3}"};
        return Pattern.compile("\\{\\d}")
                .matcher(words.say(key, none))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatIsFilledInIsNeverTakenForASlot() {
        assertThat(Words.in(Language.EN).say("lot", "{1}", "{0}")).isEqualTo("Lot {1}: {0}");
    }
}
