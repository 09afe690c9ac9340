package org.minikisa.store.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.store.api.Person;
import org.minikisa.store.api.Persons.Trace;

class FileSearchTest {

    private static final Person OLLI = new Person(
            List.of("Olli Mäkelä"),
            List.of("olli.makela@itaranta.example"),
            List.of("+358 40 123 4567"),
            List.of("131052-308T"),
            List.of());

    @TempDir
    Path folder;

    @Test
    void aPersonIsFoundHoweverTheFileWritesTexts() throws IOException {
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE)) {
            write("name-" + charset, "xx Olli Mäkelä yy".getBytes(charset));
        }
        write("turned", "MÄKELÄ OLLI".getBytes(StandardCharsets.UTF_8));
        write("quoted", "Olli M=C3=A4kel=C3=A4".getBytes(StandardCharsets.US_ASCII));
        write("number", "p. +358401234567".getBytes(StandardCharsets.US_ASCII));
        write("code", "131052-308t".getBytes(StandardCharsets.US_ASCII));
        for (String before : List.of("", "a", "ab", "abc")) {
            write(
                    "base64-" + before,
                    Base64.getEncoder()
                            .encode((before + "OLLI.MAKELA@itaranta.example, Olli Mäkelä")
                                    .getBytes(StandardCharsets.UTF_8)));
        }
        write("nobody", "Olli Makkonen, Mäkelä, makela@itaranta.example".getBytes(StandardCharsets.UTF_8));

        assertThat(FileSearch.of(OLLI).in(folder, List.of()))
                .extracting(Trace::file)
                .containsExactlyInAnyOrder(
                        "name-UTF-8",
                        "name-ISO-8859-1",
                        "name-UTF-16LE",
                        "turned",
                        "quoted",
                        "number",
                        "code",
                        "base64-",
                        "base64-a",
                        "base64-ab",
                        "base64-abc");
    }

    @Test
    void aNameAcrossTheBordersOfWhatIsReadAtOnceIsCountedOnce() throws IOException {
        var big = new ByteArrayOutputStream();
        byte[] name = "Olli Mäkelä".getBytes(StandardCharsets.UTF_8);
        int times = 0;
        while (big.size() < 5 << 20) {
            big.write(new byte[(1 << 18) - 7 * ++times]);
            big.write(name);
        }
        write("big", big.toByteArray());

        assertThat(FileSearch.of(OLLI).in(folder, List.of())).containsExactly(new Trace("big", times));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }
}
