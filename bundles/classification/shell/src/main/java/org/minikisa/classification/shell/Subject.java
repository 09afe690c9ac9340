package org.minikisa.classification.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.classification.api.Circumstances;
import org.minikisa.classification.api.ContactText;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.MailReading.MailWords;
import org.minikisa.intake.api.RawContact;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/**
 * The text that is to be explained, and where it is from.
 *
 * @param contact which it is, where it is one
 */
record Subject(String name, Optional<ContactId> contact, ContactText text) {

    private static final String CONTACT = "CONTACT";
    private static final String TEXT = "--text";
    private static final String FILE = "--file";
    private static final String SUBJECT = "--subject";
    private static final String MAIL = "--mail";

    static Usage on(Usage usage, Desk desk) {
        return usage.argument(CONTACT, "id of a contact; without one a text is read", desk::contactIds, false)
                .option(TEXT, "TEXT", "a text")
                .option(FILE, "FILE", "a mail (.eml) or a text in UTF-8; standard input when nothing is named")
                .option(SUBJECT, "TEXT", "the subject that goes with a text")
                .flag(MAIL, "the text is the body of a mail: greeting, signature and quoted mails are cut off first");
    }

    static Subject of(Invocation in, Desk desk) throws IOException {
        long named = in.argument(CONTACT).stream().count()
                + in.option(TEXT).stream().count()
                + in.option(FILE).stream().count();
        if (named > 1) {
            throw refused("several of contact, --text and --file", "one of them");
        }
        if (in.argument(CONTACT).isPresent()) {
            return ofContact(desk.contact(in.required(CONTACT)), desk);
        }
        if (in.option(TEXT).isPresent()) {
            return new Subject(
                    "The text", Optional.empty(), typed(in.option(TEXT).get(), in, desk));
        }
        return in.option(FILE).isPresent() ? ofFile(in.option(FILE).get(), in, desk) : piped(in, desk);
    }

    private static Subject ofContact(ContactId id, Desk desk) {
        ContactText text = desk.classifications()
                .text(id)
                .orElseThrow(() -> InvalidInputException.of(
                        "contact " + id,
                        "classification.shell.text",
                        CONTACT,
                        "no text that could be judged",
                        "a contact that was understood",
                        "Look at it with kisa:contact " + id + "."));
        return new Subject("Contact " + id, Optional.of(id), text);
    }

    private static Subject ofFile(String written, Invocation in, Desk desk) throws IOException {
        byte[] bytes = bytes(written);
        boolean eml = written.toLowerCase(Locale.ROOT).endsWith(".eml");
        ContactText text =
                eml ? words(desk.mails().read(bytes)) : typed(new String(bytes, StandardCharsets.UTF_8), in, desk);
        return new Subject("The text of " + written, Optional.empty(), text);
    }

    private static byte[] bytes(String written) throws IOException {
        try {
            Path file = Path.of(written);
            if (!Files.isRegularFile(file)) {
                throw unreadable(written, Files.exists(file) ? "no file" : "nothing there");
            }
            if (Files.size(file) > RawContact.LARGEST) {
                throw unreadable(written, Files.size(file) + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (InvalidPathException e) {
            throw unreadable(written, "no path");
        }
    }

    private static InvalidInputException unreadable(String written, String found) {
        return InvalidInputException.of(
                "the file " + written,
                "classification.shell.file",
                FILE,
                found,
                "a mail (.eml) or a text in UTF-8 of at most " + RawContact.LARGEST + " bytes",
                "Look at the path.");
    }

    private static Subject piped(Invocation in, Desk desk) throws IOException {
        Optional<InputStream> input = in.screen().input();
        byte[] bytes = input.isEmpty() ? new byte[0] : input.get().readNBytes(RawContact.LARGEST);
        if (bytes.length == 0) {
            throw refused("nothing", "a contact, --text, --file or something on standard input");
        }
        return new Subject("The text", Optional.empty(), typed(new String(bytes, StandardCharsets.UTF_8), in, desk));
    }

    private static ContactText typed(String written, Invocation in, Desk desk) {
        String subject = in.option(SUBJECT).orElse("");
        String text = written.startsWith("\uFEFF") ? written.substring(1) : written;
        return in.flag(MAIL) ? words(desk.mails().ofBody(subject, text)) : new ContactText(subject, text);
    }

    private static ContactText words(MailWords mail) {
        return new ContactText(
                mail.subject(),
                mail.text(),
                new Circumstances(Optional.empty(), Optional.empty(), Optional.empty(), mail.attachments()));
    }

    private static InvalidInputException refused(String found, String expected) {
        return new InvalidInputException(
                "kisa:classify explain",
                java.util.List.of(new Problem(
                        "classification.shell.subject", "", found, expected, "See kisa:help classify explain.")));
    }
}
