package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.minikisa.intake.api.MailReading.MailWords;
import org.minikisa.problem.api.InvalidInputException;

class PassingMailsTest {

    private final PassingMails mails = new PassingMails();

    @Test
    void whatIsNoMatterOfTheMailIsCut() {
        MailWords words = mails.read(("From: Maija <maija@itaranta.example>\r\nSubject: =?utf-8?q?Hintapisteet=2E?=\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                        + "Hei,\r\n\r\nMiten hintapisteet lasketaan?\r\n\r\nTerveisin\r\nMaija Mallikas\r\n\r\n"
                        + "On 1 Nov 2026 at 10:00, Neuvonta wrote:\r\n> Kiitos viestistä.\r\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(words).isEqualTo(new MailWords("Hintapisteet.", "Miten hintapisteet lasketaan?", List.of()));
        assertThat(mails.ofBody("", "Hej!\r\n\r\nVad gäller?\r\n\r\nMvh\r\nKalle")
                        .text())
                .isEqualTo("Vad gäller?");
    }

    @Test
    void whatIsNoMailIsRefused() {
        assertThatThrownBy(() -> mails.read(new byte[] {1, 2, 3})).isInstanceOf(InvalidInputException.class);
    }
}
