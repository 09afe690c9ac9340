package org.minikisa.intake.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    private static final String TOKEN = "0123456789abcdefghijklmnopqrstuvwxyz";

    @TempDir
    Path folder;

    @Test
    void theTokenOfTheFileLetsInAndNoOther() throws IOException {
        FormChannel form = Trial.form(file(TOKEN + "\n", "rw-------").toString());

        assertThat(form.letsIn(TOKEN)).isTrue();
        assertThat(form.letsIn("")).isFalse();
        assertThat(form.letsIn(TOKEN + "x")).isFalse();
        assertThat(Trial.form().letsIn("")).as("a form without a token").isFalse();
    }

    @Test
    void aFileThatOthersCanReadOrThatHoldsNoTokenIsRefusedWithoutTellingWhatStandsInIt() throws IOException {
        refused(file(TOKEN, "rw-r-----"), "intake.form.token.open");
        refused(file("short", "rw-------"), "intake.form.token.weak");
        refused(file(TOKEN + " x", "rw-------"), "intake.form.token.weak");
        refused(file("x".repeat(5_000), "rw-------"), "intake.form.token.weak");
        refused(folder.resolve("none"), "intake.form.token.file");
        refused(Path.of("token"), "intake.form.token.path");
    }

    private void refused(Path file, String code) {
        assertThatThrownBy(() -> Trial.form(file.toString()))
                .hasMessageContaining(code)
                .hasMessageNotContaining(TOKEN);
    }

    private Path file(String content, String permissions) throws IOException {
        Path file = Files.createTempFile(folder, "token", "");
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }
}
