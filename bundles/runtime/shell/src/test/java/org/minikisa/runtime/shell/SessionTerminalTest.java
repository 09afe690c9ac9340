package org.minikisa.runtime.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class SessionTerminalTest {

    private static final String ESCAPE = "\u001b";

    @Test
    void aKeyIsOneAnswerAndEnterIsALineBreak() throws IOException {
        assertThat(pressed("1\rq")).containsExactly('1', '\n', 'q');
    }

    @Test
    void deleteArrowsAndFunctionKeysAnswerNothing() throws IOException {
        assertThat(pressed(ESCAPE + "[3~" + ESCAPE + "[1;5A" + ESCAPE + "OP" + ESCAPE + "[15~2"))
                .containsExactly('\u001b', '\u001b', '\u001b', '\u001b', '2');
    }

    @Test
    void ctrlDLeaves() throws IOException {
        assertThat(pressed("s\u00041")).containsExactly('s');
    }

    /** Until there is none. */
    private static List<Character> pressed(String typed) throws IOException {
        var keys = new ArrayList<Character>();
        try (Terminal terminal = new DumbTerminal(
                "test",
                "ansi",
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8)) {
            for (Optional<Character> key = press(terminal); key.isPresent(); key = press(terminal)) {
                keys.add(key.get());
            }
        }
        return keys;
    }

    private static Optional<Character> press(Terminal terminal) {
        return SessionTerminal.press(terminal, "which:");
    }
}
