package org.minikisa.intake.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactDetails;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.RawContact;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.ProblemText;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What could not be understood: lists, shows, mends and looks again. Is {@code kisa:quarantine} and {@code kisa:intake quarantine}. */
@Component
public final class QuarantineCommand implements Command {

    private static final List<String> WORDS = List.of("list", "show", "reprocess", "mend");

    private static final String WHAT = "WHAT";
    private static final String ID = "ID";
    private static final String AGAIN = "--again";
    private static final String PATIENTLY = "--patiently";
    private static final String FILE = "--file";
    private static final String REASON = "--reason";

    /** So much of the raw bytes is shown; the rest is saved with kisa:contact ID --raw FILE. */
    private static final int SHOWN_BYTES = 2_000;

    private final Contacts contacts;
    private final ContactIds ids;

    @Activate
    public QuarantineCommand(@Reference Contacts contacts) {
        this.contacts = contacts;
        this.ids = new ContactIds(contacts);
    }

    @Override
    public Usage usage() {
        return By.on(Usage.of("quarantine", "lists what could not be understood; shows, mends it and looks again")
                        .argument(WHAT, "list, show, reprocess or mend", () -> WORDS, false)
                        .argument(
                                ID, "contact id; reprocess looks at all of them without one", this::quarantined, false)
                        .flag(AGAIN, "list: looks at all of them again first")
                        .flag(PATIENTLY, "reprocess: with ten times the limits")
                        .option(FILE, "FILE", "mend: what is read instead; the bytes it came with are kept")
                        .option(REASON, "WORDS", "mend: why, for those who look later"))
                .example("kisa:quarantine mend CT-3 --file mended.eml --reason \"header was cut off\"");
    }

    @Override
    public void run(Invocation in) throws IOException {
        switch (in.argument(WHAT).orElse("list")) {
            case "list" -> list(in);
            case "show" -> in.screen().details(sheet(quarantined(in)));
            case "reprocess" -> reprocess(in);
            case "mend" -> mend(in);
            default -> throw UnknownIdException.of("action of kisa:quarantine", in.required(WHAT), WORDS);
        }
    }

    private void list(Invocation in) {
        if (in.flag(AGAIN)) {
            reprocessAll(in);
        }
        in.screen().listing(all(), ContactListing.problems());
    }

    private List<Contact> all() {
        return contacts.list(ContactQuery.all().withDisposition(Disposition.QUARANTINED));
    }

    private List<String> quarantined() {
        return all().stream().map(contact -> contact.id().value()).toList();
    }

    private Contact quarantined(Invocation in) {
        return contacts.find(id(in))
                .filter(contact -> contact.disposition() == Disposition.QUARANTINED)
                .orElseThrow(() -> InvalidInputException.of(
                        "contact " + in.required(ID),
                        "intake.quarantine.not",
                        ID,
                        "a contact that is not quarantined",
                        "one of " + quarantined(),
                        "Look at kisa:quarantine list, or at this one with kisa:contact."));
    }

    private ContactId id(Invocation in) {
        return ids.read(in.argument(ID)
                .orElseThrow(() -> InvalidInputException.of(
                        "kisa:quarantine " + in.required(WHAT),
                        "intake.quarantine.id",
                        ID,
                        "nothing",
                        "the id of a contact",
                        "Look at kisa:quarantine list.")));
    }

    private Details sheet(Contact contact) {
        byte[] raw = contacts.raw(contact.id());
        var details = Details.of("Quarantined contact " + contact.id())
                .add("id", "Id", contact.id())
                .add("source", "Source", contact.source())
                .add("received", "Received", contact.received())
                .add("bytes", "Bytes", raw.length)
                .add("sha256", "SHA-256", contacts.details(contact.id()).map(ContactDetails::sha256))
                .listing("problems", "Problem", contact.problem().stream().toList(), ProblemText.listing());
        // what cannot be understood has no known charset: this one shows every byte as something
        String beginning = new String(raw, 0, Math.min(raw.length, SHOWN_BYTES), StandardCharsets.UTF_8);
        return details.text("beginning", raw.length > SHOWN_BYTES ? "How it begins" : "As it came", beginning);
    }

    private void reprocess(Invocation in) {
        if (in.argument(ID).isEmpty()) {
            reprocessAll(in);
        } else {
            ContactId id = quarantined(in).id();
            became(id, contacts.reprocess(id, in.flag(PATIENTLY)), in);
        }
    }

    private void reprocessAll(Invocation in) {
        int left = contacts.reprocessQuarantined();
        in.screen().remark(left > 0 ? Tone.GOOD : Tone.DIM, left + " of them could be understood now");
    }

    private void mend(Invocation in) throws IOException {
        ContactId id = quarantined(in).id();
        byte[] mended = read(in);
        became(id, contacts.mend(id, mended, By.whom(in), in.option(REASON).orElse("")), in);
    }

    private static byte[] read(Invocation in) throws IOException {
        String file = in.option(FILE).orElse("");
        Path path = file.isBlank() ? null : Path.of(file);
        if (path == null || !Files.isRegularFile(path)) {
            throw InvalidInputException.of(
                    "kisa:quarantine mend",
                    "intake.quarantine.file",
                    FILE,
                    path == null ? "nothing" : "no file at " + file,
                    "the file with the mended message",
                    "Save it with kisa:contact " + in.required(ID)
                            + " --raw FILE, mend it with an editor, give it here.");
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            return bytes.readNBytes(RawContact.LARGEST);
        }
    }

    private static void became(ContactId id, Disposition disposition, Invocation in) {
        in.screen()
                .details(Details.of("Contact " + id)
                        .add("id", "Id", id)
                        .add(
                                "disposition",
                                "Disposition",
                                disposition,
                                disposition == Disposition.QUARANTINED ? Tone.BAD : Tone.GOOD));
    }
}
