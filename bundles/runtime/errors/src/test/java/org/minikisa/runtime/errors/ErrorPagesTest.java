package org.minikisa.runtime.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/** Every code that an author or administrator of plug-ins may meet has a page, and every page is about such a code. */
class ErrorPagesTest {

    private static final Path PAGES = Path.of("src/main/resources/pages");

    @Test
    void everyPageSaysWhatItsCodeMeansAndHowToMendIt() throws IOException {
        var faults = new TreeMap<String, String>();
        for (String code : pages()) {
            Page.of(code, Files.readString(PAGES.resolve(code + ".md")))
                    .fault()
                    .ifPresent(fault -> faults.put(code, fault));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyCodeOfTheSourcesHasAPageAndEveryPageACode() throws IOException {
        assertThat(pages()).containsExactlyElementsOf(Codes.all());
    }

    @Test
    void codesThatArePutTogetherAreKnownToo() {
        assertThat(Codes.unknownBeginnings()).isEmpty();
        assertThat(Codes.endless()).isEmpty();
    }

    private static TreeSet<String> pages() throws IOException {
        try (var files = Files.list(PAGES)) {
            var codes = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .forEach(name -> codes.add(name.substring(0, name.length() - ".md".length())));
            return codes;
        }
    }
}
