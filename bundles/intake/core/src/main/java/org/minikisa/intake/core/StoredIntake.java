package org.minikisa.intake.core;

import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.minikisa.intake.api.Arrival;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactDetails;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.Ledger;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.RawContactStored;
import org.minikisa.intake.api.Receipt;
import org.minikisa.intake.api.attachments.AttachmentReader;
import org.minikisa.intake.core.attachment.AttachmentTable;
import org.minikisa.intake.core.text.Digests;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps contacts in the store and reads them from there. */
@Component(service = {Intake.class, Contacts.class})
public final class StoredIntake implements Intake, Contacts {

    private final Store store;
    private final ParsingReaction parsing;

    /** @param parsing has made the tables, and looks at quarantined contacts again */
    @Activate
    public StoredIntake(@Reference Store store, @Reference ParsingReaction parsing) {
        this.store = store;
        this.parsing = parsing;
    }

    @Override
    public Receipt receive(RawContact raw) {
        String sha256 = Digests.sha256(raw.bytes());
        return store.inTransaction(tx -> {
            var tables = new IntakeTables(tx);
            Optional<String> known = tables.contactOf(raw.source(), sha256);
            if (known.isPresent()) {
                return new Receipt(new ContactId(known.get()), false);
            }
            long number = tx.nextNumber("intake.contact");
            String contact = "CT-" + number;
            tables.insertRaw(contact, number, raw, sha256);
            tx.append(new RawContactStored(contact, raw.channel().name(), raw.bytes().length, raw.constructed()));
            return new Receipt(new ContactId(contact), true);
        });
    }

    @Override
    public Optional<Contact> find(ContactId id) {
        return store.read(tx -> new IntakeTables(tx).find(id));
    }

    @Override
    public List<Contact> list(ContactQuery query) {
        return store.read(tx -> new IntakeTables(tx).list(query));
    }

    @Override
    public List<Contact> find(Collection<ContactId> ids) {
        return store.read(tx -> new IntakeTables(tx).find(ids));
    }

    @Override
    public List<Arrival> arrivals() {
        return store.read(tx -> new IntakeTables(tx).arrivals());
    }

    @Override
    public List<ContactId> ids() {
        return store.read(tx -> new IntakeTables(tx).ids());
    }

    @Override
    public List<ContactId> deliveredFrom(String source) {
        return store.read(tx -> new IntakeTables(tx).deliveredFrom(source));
    }

    @Override
    public byte[] raw(ContactId id) {
        return store.read(tx -> new IntakeTables(tx).bytes(id.value()))
                .orElseThrow(() -> new NoSuchElementException("there is no contact " + id));
    }

    @Override
    public Ledger ledger() {
        return store.read(tx -> new IntakeTables(tx).ledger());
    }

    @Override
    public List<Problem> verify() {
        return new LedgerProof(store).problems();
    }

    @Override
    public Optional<ContactDetails> details(ContactId id) {
        return store.read(tx -> new IntakeTables(tx).details(id));
    }

    @Override
    public byte[] attachment(ContactId id, int position) {
        return parsing.attachment(id.value(), position)
                .orElseThrow(() -> new NoSuchElementException("there is no attachment " + position + " of " + id));
    }

    @Override
    public Optional<AttachmentReader.Outcome> attachmentText(ContactId id, int position) {
        return store.read(tx -> new AttachmentTable(tx).find(id.value(), position));
    }

    @Override
    public int reprocessQuarantined() {
        int left = 0;
        for (String contact : store.read(tx -> new IntakeTables(tx).quarantined())) {
            // one transaction each: a stop in between keeps what is done, and nobody waits for all of it
            if (parsing.lookAgain(contact, false) != Disposition.QUARANTINED) {
                left++;
            }
        }
        return left;
    }

    @Override
    public Disposition reprocess(ContactId id, boolean patiently) {
        requireQuarantined(id, new Problems());
        return parsing.lookAgain(id.value(), patiently);
    }

    @Override
    public Disposition mend(ContactId id, byte[] mended, String by, String reason) {
        var problems = new Problems();
        if (mended.length == 0 || mended.length > RawContact.LARGEST) {
            problems.add(
                    "intake.mend.bytes",
                    "bytes",
                    mended.length + " bytes",
                    "1 to " + RawContact.LARGEST + " bytes",
                    "Write what came in as it should have come.");
        }
        if (by.isBlank()) {
            problems.add("intake.mend.by", "by", "nothing", "a name", "Say who mended it.");
        }
        requireQuarantined(id, problems);
        store.transact(tx -> new IntakeTables(tx).mend(id.value(), mended, by, reason));
        return parsing.lookAgain(id.value(), true);
    }

    /** @throws InvalidInputException with all problems, where there are any or the contact is not quarantined */
    private void requireQuarantined(ContactId id, Problems problems) {
        Optional<Disposition> disposition = store.read(tx -> new IntakeTables(tx).dispositionOf(id.value()));
        if (disposition.filter(d -> d == Disposition.QUARANTINED).isEmpty()) {
            problems.add(
                    "intake.quarantine.none",
                    id.value(),
                    disposition.map(Disposition::name).orElse("no contact that was looked at"),
                    "a quarantined contact",
                    "kisa:quarantine shows those that are.");
        }
        problems.refuseIfAny("contact " + id);
    }
}
