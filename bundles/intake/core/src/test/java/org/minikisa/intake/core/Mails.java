package org.minikisa.intake.core;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.MailReader;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.mime.Reading;
import org.minikisa.problem.api.Problem;

/** Reads mails that tests write down. */
public final class Mails {

    private Mails() {}

    public static Message read(String... lines) {
        return read(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    public static Message read(Charset charset, String... lines) {
        return read(String.join("\r\n", lines).getBytes(charset));
    }

    public static Message read(byte[] bytes) {
        Reading reading = new MailReader(Limits.STANDARD).read(bytes);
        if (reading instanceof Reading.Understood understood) {
            return understood.message();
        }
        throw new AssertionError("not understood: " + ((Reading.NotUnderstood) reading).problem());
    }

    public static Problem problem(byte[] bytes) {
        return problem(new MailReader(Limits.STANDARD), bytes);
    }

    public static Problem problem(MailReader reader, byte[] bytes) {
        if (reader.read(bytes) instanceof Reading.NotUnderstood refused) {
            return refused.problem();
        }
        throw new AssertionError("was understood");
    }
}
