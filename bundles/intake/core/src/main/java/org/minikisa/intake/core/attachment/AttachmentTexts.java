package org.minikisa.intake.core.attachment;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactReceived;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.attachments.AttachmentReader;
import org.minikisa.intake.api.attachments.AttachmentReader.Outcome;
import org.minikisa.intake.api.attachments.AttachmentReader.Reason;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.NotNow;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Has the documents read that hang on contacts. On a cursor of its own: nobody waits for a document, and while there is nobody who can
 * read any, they wait themselves.
 */
@Component
public final class AttachmentTexts implements Reaction {

    /** Of one contact; who sends more of them gets the first ones read. */
    private static final int MOST = 50;

    /** Of one contact; after so many the rest is left unread, so that one mail full of them keeps nobody else's documents for long. */
    private static final int MOST_COSTLY = 3;

    private static final Outcome LEFT =
            new Outcome.None(Reason.TOO_COSTLY, "other documents of this contact took the time there is");

    private final Contacts contacts;
    private final AttachmentReader reader;

    @Activate
    public AttachmentTexts(@Reference Contacts contacts, @Reference AttachmentReader reader) {
        this.contacts = contacts;
        this.reader = reader;
    }

    @Override
    public String name() {
        return "intake.attachments";
    }

    @Override
    public Set<Class<? extends Record>> facts() {
        return Set.of(ContactReceived.class);
    }

    @Override
    public void on(Entry entry, Record fact, Transaction tx) {
        prepare(entry, fact).accept(tx);
    }

    @Override
    public Consumer<Transaction> prepare(Entry entry, Record fact) {
        String contact = ((ContactReceived) fact).contact();
        var outcomes = new TreeMap<Integer, Outcome>();
        contacts.find(new ContactId(contact)).ifPresent(found -> read(found, outcomes));
        return tx -> write(contact, outcomes, new AttachmentTable(tx));
    }

    private void read(Contact contact, Map<Integer, Outcome> outcomes) {
        List<Attachment> attachments = contact.attachments();
        int costly = 0;
        for (int position = 0; position < attachments.size() && outcomes.size() < MOST; position++) {
            if (reader.wants(attachments.get(position))) {
                Outcome outcome = costly >= MOST_COSTLY ? LEFT : read(contacts.attachment(contact.id(), position));
                costly += outcome instanceof Outcome.None none && none.reason() == Reason.TOO_COSTLY ? 1 : 0;
                outcomes.put(position, outcome);
            }
        }
    }

    /** Where reading is not possible at the moment (a full disk, no process to be had), the document is not to blame. */
    private Outcome read(byte[] content) {
        try {
            return reader.read(content);
        } catch (UncheckedIOException outOfOrder) {
            throw new NotNow("attachments cannot be read at the moment", outOfOrder);
        }
    }

    private static void write(String contact, Map<Integer, Outcome> outcomes, AttachmentTable table) {
        outcomes.forEach((position, outcome) -> table.write(contact, position, outcome));
    }
}
