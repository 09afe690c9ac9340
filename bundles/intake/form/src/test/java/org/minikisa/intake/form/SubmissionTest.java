package org.minikisa.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.problem.api.Problem;

class SubmissionTest {

    private static final long MEGABYTE = 1_000_000;

    @Test
    void allThatIsWrongIsToldAtOnceInTheOrderOfThePage() {
        var files = Collections.nCopies(21, new Submission.Upload("a", "b", new byte[100_000]));
        var all = new Submission("n".repeat(201), "maija", "", "", " ", "", "fi", files);

        assertThat(codes(all.problemsOfPage(MEGABYTE)))
                .containsExactly(
                        "intake.form.long from.name",
                        "intake.form.address from.address",
                        "intake.form.missing subject",
                        "intake.form.missing text",
                        "intake.form.count attachments",
                        "intake.form.size attachments");
    }

    @Test
    void aProgramMayLeaveOutTheSenderAndOneOfSubjectAndText() {
        assertThat(Trial.submission("", "Aihe", "").problemsOfNote(MEGABYTE)).isEmpty();
        assertThat(Trial.submission("", "", "Teksti").problemsOfNote(MEGABYTE)).isEmpty();
        assertThat(codes(Trial.submission("nobody", "", "").problemsOfNote(MEGABYTE)))
                .containsExactly("intake.form.address from.address", "intake.form.missing text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maija@itaranta.example", "m.m+x@a.fi", "jörgen@åland.example", "o'neill@x.co", "a/b@x.fi"})
    void anAddressThatCouldBeOneIsTaken(String address) {
        assertThat(Submission.looksLikeAnAddress(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "maija",
                "@x.fi",
                "a@b",
                "a@b@c.fi",
                "a b@c.fi",
                "a@c.fi, b@c.fi",
                "<a@c.fi>",
                "a@c.fi\nBcc: x@y.fi",
                "a@.fi",
                "a@c.fi.",
                "a\u202e@c.fi",
                "a\u00a0@c.fi"
            })
    void whatCannotBeAnAddressIsNot(String address) {
        assertThat(Submission.looksLikeAnAddress(address)).isFalse();
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(p -> p.code() + " " + p.place()).toList();
    }
}
