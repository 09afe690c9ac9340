package org.minikisa.intake.shell;

import java.util.List;

import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.ProblemText;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows one contact. */
@Component
public final class ContactCommand implements Command {

    private static final String ID = "ID";
    private static final String FULL = "--full";
    private static final String RAW = "--raw";

    private static final Listing<Attachment> ATTACHMENTS = Listing.rows(Attachment.class)
            .text("name", "Name", Attachment::name)
            .text("mediaType", "Type", Attachment::mediaType)
            .number("bytes", "Bytes", Attachment::bytes)
            .text("sha256", "SHA-256", Attachment::sha256);

    private final Contacts contacts;
    private final ContactIds ids;

    @Activate
    public ContactCommand(@Reference Contacts contacts) {
        this.contacts = contacts;
        this.ids = new ContactIds(contacts);
    }

    @Override
    public Usage usage() {
        return Usage.of("contact", "shows a contact with its text and attachments")
                .argument(ID, "contact id", ids::all, true)
                .flag(FULL, "the whole text, with quoted history and signature")
                .option(RAW, "FILE", "writes the contact as it came into a new file instead")
                .example("kisa:contact CT-12 --full");
    }

    @Override
    public void run(Invocation in) {
        ContactId id = ids.read(in.required(ID));
        if (in.option(RAW).isPresent()) {
            save(id, in.option(RAW).get(), in);
            return;
        }
        in.screen()
                .details(contacts.find(id).map(contact -> details(contact, in)).orElseGet(() -> Details.of(
                                "Contact " + id)
                        .add("id", "Id", id)
                        .add("disposition", "Disposition", "nobody has looked at it yet")));
    }

    private static Details details(Contact contact, Invocation in) {
        boolean json = in.screen().json();
        Details details = Details.of("Contact " + contact.id())
                .add("id", "Id", contact.id())
                .add("received", "Received", ContactListing.shown(contact.received(), json))
                .add("channel", "Channel", contact.channel())
                .add("source", "Source", contact.source())
                .add("disposition", "Disposition", contact.disposition(), ContactListing.tone(contact))
                .add("reason", "Because", contact.reason())
                .add("conversation", "Conversation", contact.conversation())
                .add("duplicateOf", "Duplicate of", contact.duplicateOf())
                .add("fromName", "From", contact.fromName())
                .add("fromAddress", "Address", contact.fromAddress())
                .add("customer", "Customer", contact.customer())
                .add("subject", "Subject", contact.subject())
                .add("constructed", "Constructed", contact.constructed());
        contact.problem()
                .ifPresent(problem -> details.listing("problems", "Problem", List.of(problem), ProblemText.listing()));
        if (json || !contact.attachments().isEmpty()) {
            details.listing("attachments", "Attachments", contact.attachments(), ATTACHMENTS);
        }
        if (json || in.flag(FULL)) {
            details.text("fullText", "Full text", contact.fullText());
        }
        if (json || !in.flag(FULL)) {
            details.text("text", "Text", contact.text());
        }
        return details;
    }

    private void save(ContactId id, String file, Invocation in) {
        byte[] raw = contacts.raw(id);
        new NewFile(file, RAW).write(raw);
        in.screen()
                .details(Details.of("Contact " + id + " as it came")
                        .add("id", "Id", id)
                        .add("file", "File", file)
                        .add("bytes", "Bytes", raw.length));
    }
}
