package org.minikisa.intake.core;

import java.util.List;

import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.MailReading;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.mime.Reading;
import org.minikisa.intake.core.segment.Segmenter;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.service.component.annotations.Component;

/** Reads mails that nobody keeps. */
@Component
public final class PassingMails implements MailReading {

    private final ContactReader reader = new ContactReader(Limits.STANDARD);

    @Override
    public MailWords read(byte[] raw) {
        Reading reading = reader.read(Channel.MAIL, raw);
        if (reading instanceof Reading.NotUnderstood broken) {
            throw new InvalidInputException("the mail", List.of(broken.problem()));
        }
        Message message = ((Reading.Understood) reading).message();
        return words(
                message.subject(),
                message.fullText(),
                message.attachments().stream().map(Attachment::name).toList());
    }

    @Override
    public MailWords ofBody(String subject, String body) {
        return words(subject, body.replace("\r\n", "\n").replace('\r', '\n'), List.of());
    }

    private static MailWords words(String subject, String fullText, List<String> attachments) {
        String text = Segmenter.message(fullText, Segmenter.segments(fullText));
        return new MailWords(text.isBlank() ? subject : Segmenter.subject(subject), text, attachments);
    }
}
