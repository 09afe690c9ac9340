package org.minikisa.intake.shell;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.attachments.AttachmentReader;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows one contact as a person needs to see it; saves what hangs on it, or all of it as it came. */
@Component
public final class ContactCommand implements Command {

    private static final String ID = "ID";
    private static final String FULL = "--full";
    private static final String RAW = "--raw";
    private static final String ATTACHMENT = "--attachment";
    private static final String TO = "--to";

    private final Contacts contacts;
    private final ContactIds ids;

    @Activate
    public ContactCommand(@Reference Contacts contacts) {
        this.contacts = contacts;
        this.ids = new ContactIds(contacts);
    }

    @Override
    public Usage usage() {
        return Usage.of("contact", "shows a contact: its text, what was cut, attachments, trust, thread")
                .argument(ID, "contact id", ids::all, true)
                .flag(FULL, "the whole text, with greeting, signature and quoted history")
                .option(RAW, "FILE", "writes the contact as it came into a new file instead")
                .option(ATTACHMENT, "NO", "an attachment by its number: shows its text, or saves it")
                .option(TO, "FILE", "the new file that the attachment is saved in, under a name of yours")
                .example("kisa:contact CT-12 --attachment 1 --to tarjouspyynto.pdf");
    }

    @Override
    public void run(Invocation in) {
        ContactId id = ids.read(in.required(ID));
        if (in.option(RAW).isPresent()) {
            save(id, "as it came", contacts.raw(id), in.option(RAW).get(), RAW, in);
        } else if (in.option(ATTACHMENT).isPresent()) {
            attachment(id, position(id, in), in);
        } else {
            show(id, in);
        }
    }

    private void show(ContactId id, Invocation in) {
        in.screen()
                .details(contacts.find(id)
                        .map(contact -> new ContactSheet(contacts, in.screen().json(), in.flag(FULL)).of(contact))
                        .orElseGet(() -> Details.of("Contact " + id)
                                .add("id", "Id", id)
                                .add("disposition", "Disposition", "nobody has looked at it yet")));
        if (!in.screen().json()) {
            in.screen().remark(Tone.DIM, "kisa:classify explain " + id + " tells what it is about, and why");
        }
    }

    private void attachment(ContactId id, int position, Invocation in) {
        if (in.option(TO).isPresent()) {
            save(
                    id,
                    "attachment " + (position + 1),
                    contacts.attachment(id, position),
                    in.option(TO).get(),
                    TO,
                    in);
            return;
        }
        Details details = Details.of("Attachment " + (position + 1) + " of " + id)
                .add("id", "Id", id)
                .add("number", "No", position + 1);
        in.screen().details(read(details, contacts.attachmentText(id, position)));
    }

    private static Details read(Details details, Optional<AttachmentReader.Outcome> outcome) {
        if (outcome.isEmpty()) {
            return details.add(
                    "remark", "Text", "nobody has read it; save it with --to FILE, and mind where it comes from");
        }
        if (outcome.get() instanceof AttachmentReader.Outcome.None none) {
            return details.add("reason", "No text", none.reason(), Tone.WARNING).add("remark", "Because", none.words());
        }
        var text = (AttachmentReader.Outcome.Text) outcome.get();
        return details.add("cut", "Cut", text.cut(), text.cut() ? Tone.WARNING : Tone.PLAIN)
                .text("text", "Text", text.content());
    }

    private int position(ContactId id, Invocation in) {
        int all = contacts.find(id).map(Contact::attachments).map(List::size).orElse(0);
        String written = in.option(ATTACHMENT).orElseThrow(NoSuchElementException::new);
        int number = written.matches("[0-9]{1,5}") ? Integer.parseInt(written) : 0;
        if (number < 1 || number > all) {
            throw InvalidInputException.of(
                    "kisa:contact " + id,
                    "intake.attachment.number",
                    ATTACHMENT,
                    written,
                    all == 0 ? "a contact with attachments" : "a number from 1 to " + all,
                    "Look at kisa:contact " + id + ": attachments have their number.");
        }
        return number - 1;
    }

    private static void save(ContactId id, String what, byte[] bytes, String file, String option, Invocation in) {
        new NewFile(file, option).write(bytes);
        in.screen()
                .details(Details.of("Contact " + id + ", " + what)
                        .add("id", "Id", id)
                        .add("file", "File", file)
                        .add("bytes", "Bytes", bytes.length));
    }
}
