package org.minikisa.intake.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

class NoteTest {

    @Test
    void whatWasWrittenComesBackAndTheSameAgainGivesTheSameBytes() {
        var sent = new Submission(
                "Maija \"M\" Mäki",
                "maija@itaranta.example",
                "Itäranta",
                "",
                "Aihe\u2028",
                "rivi 1\nrivi 2 <b>",
                "sv",
                List.of(new Submission.Upload("liite ä.pdf", "application/pdf", new byte[] {0, -1, 7})));
        byte[] note = Note.write(sent);
        var problems = new Problems();

        Submission back = Note.read(note, problems).orElseThrow();

        assertThat(problems.isEmpty()).isTrue();
        assertThat(back).usingRecursiveComparison().isEqualTo(sent);
        assertThat(Note.write(back)).isEqualTo(note);
    }

    @Test
    void everythingThatDoesNotFitIsToldWithItsPlace() {
        var problems = new Problems();

        Note.read(bytes("""
                        {"from": {"adress": "x"}, "subject": 3, "received": "yesterday", "x": 1,
                         "attachments": [{"content": "?"}, 7]}
                        """), problems);

        assertThat(problems.list())
                .extracting(Problem::code, Problem::place)
                .containsExactlyInAnyOrder(
                        tuple("intake.api.unknown", "x"),
                        tuple("intake.api.unknown", "from.adress"),
                        tuple("intake.api.moment", "received"),
                        tuple("intake.api.type", "subject"),
                        tuple("intake.api.base64", "attachments[0].content"),
                        tuple("intake.api.type", "attachments[1]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "3", "{", "{\"text\": \"a\"} x", "{'text': 'a'}", "{\"text\": \"a\",}"})
    void whatIsNoJsonObjectIsNoNote(String text) {
        assertThat(Note.read(bytes(text), new Problems())).isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8AndNestingWithoutEndAreRefused() {
        assertThat(Note.read(new byte[] {'{', '"', (byte) 0xE4, '"', ':', '1', '}'}, new Problems()))
                .isEmpty();
        assertThat(Note.read(bytes("{\"text\":" + "[".repeat(2_000_000)), new Problems()))
                .isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
