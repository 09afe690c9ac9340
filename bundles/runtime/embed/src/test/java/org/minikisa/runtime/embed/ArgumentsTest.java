package org.minikisa.runtime.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.embed.Arguments.Wish;

class ArgumentsTest {

    @Test
    void optionsStandBeforeTheCommandAndItsOwnBehindIt() throws Arguments.Wrong {
        var read = Arguments.read(new String[] {"--data=x", "--http", "8080", "--production", "contacts", "--json"});

        assertThat(read.wish()).isEqualTo(Wish.COMMAND);
        assertThat(read.data()).isEqualTo(Path.of("x"));
        assertThat(read.command()).containsExactly("contacts", "--json");
        assertThat(read.options().properties())
                .containsEntry("minikisa.http", "8080")
                .containsEntry("minikisa.plugins.mode", "production");
        assertThat(read.options().interactive()).isFalse();
    }

    @Test
    void withoutACommandTheShellOpensUnlessItServes() throws Arguments.Wrong {
        assertThat(Arguments.read(new String[0]).options().interactive()).isTrue();
        assertThat(Arguments.read(new String[] {"--serve"}).wish()).isEqualTo(Wish.SERVE);
        assertThat(Arguments.read(new String[] {"--serve"}).options().interactive())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--data",
                "--data=",
                "--http",
                "--data x --data y",
                "--http 1 --http 2",
                "--what",
                "--serve status"
            })
    void aWrongCommandLineIsToldInWords(String line) {
        assertThatThrownBy(() -> Arguments.read(line.split(" ")))
                .isInstanceOf(Arguments.Wrong.class)
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @CsvSource({
        "8080,127.0.0.1,8080",
        "0,127.0.0.1,0",
        "0.0.0.0:80,0.0.0.0,80",
        "[::1]:443,[::1],443",
        "a.example:1,a.example,1"
    })
    void httpIsForThisMachineAloneUnlessAHostIsNamed(String text, String host, int port) {
        assertThat(HttpAddress.parse(text)).isEqualTo(new HttpAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http", ":80", "a:", "1:2:3", "[]:1", "[::1:1", "-1", "65536", "100000", "80 "})
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> HttpAddress.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("runtime.http.address");
    }
}
