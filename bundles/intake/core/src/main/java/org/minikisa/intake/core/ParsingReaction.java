package org.minikisa.intake.core;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.RawContactStored;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.mime.Reading;
import org.minikisa.intake.core.sending.SentReplies;
import org.minikisa.intake.core.trust.House;
import org.minikisa.intake.core.trust.Judge;
import org.minikisa.intake.core.trust.Judgement;
import org.minikisa.intake.core.trust.Organisations;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Reaction;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Looks at every contact whose bytes were stored, once. Reads and understands it before the transaction, where nobody waits;
 * then says what became of it, writes it down and tells the others, all in the transaction that advances the cursor.
 */
@Component(
        service = {Reaction.class, ParsingReaction.class},
        configurationPid = IntakeConfiguration.PID)
@Designate(ocd = IntakeConfiguration.class)
public final class ParsingReaction implements Reaction {

    private final Store store;
    private final Organisations organisations;
    private volatile Manner manner;

    @Activate
    public ParsingReaction(
            @Reference Store store, @Reference Procurements procurements, IntakeConfiguration configuration) {
        this(store, procurements, limits(configuration), House.of(configuration));
    }

    /** Other settings hold from the next contact on, without anybody who leans on this component being closed. */
    @Modified
    void change(IntakeConfiguration configuration) {
        manner = Manner.of(limits(configuration), House.of(configuration));
    }

    /** With the limits that hold where nothing is configured; for use outside the framework. */
    public ParsingReaction(Store store, Procurements procurements) {
        this(store, procurements, Limits.STANDARD, House.UNKNOWN);
    }

    ParsingReaction(Store store, Procurements procurements, Limits limits, House house) {
        store.migrate("intake", ParsingReaction.class);
        this.store = store;
        this.organisations = new Organisations(procurements);
        this.manner = Manner.of(limits, house);
    }

    /** How contacts are read and their senders judged. */
    private record Manner(Judge judge, ContactReader reader, ContactReader patientReader) {

        static Manner of(Limits limits, House house) {
            return new Manner(
                    new Judge(house), new ContactReader(limits), new ContactReader(ContactReader.patient(limits)));
        }
    }

    private static Limits limits(IntakeConfiguration configuration) {
        Limits standard = Limits.STANDARD;
        return new Limits(
                configuration.largestBytes(),
                standard.headerFields(),
                configuration.longestHeaderField(),
                configuration.deepestNesting(),
                configuration.mostParts(),
                standard.textCharacters(),
                Duration.ofSeconds(configuration.seconds()));
    }

    @Override
    public String name() {
        return "intake.parse";
    }

    @Override
    public Set<Class<? extends Record>> facts() {
        return Set.of(RawContactStored.class);
    }

    @Override
    public void on(Entry entry, Record fact, Transaction tx) {
        prepare(entry, fact).accept(tx);
    }

    @Override
    public Consumer<Transaction> prepare(Entry entry, Record fact) {
        String contact = ((RawContactStored) fact).contact();
        if (isDisposed(contact)) {
            return tx -> {};
        }
        Settlement settlement = look(contact, manner.reader());
        return tx -> {
            if (new IntakeTables(tx).dispositionOf(contact).isEmpty()) {
                settlement.in(new Accounts(tx));
            }
        };
    }

    private boolean isDisposed(String contact) {
        return store.read(tx -> new IntakeTables(tx).dispositionOf(contact)).isPresent();
    }

    /** Looks at a quarantined contact again. @return what became of it */
    Disposition lookAgain(String contact, boolean patiently) {
        Settlement settlement = look(contact, patiently ? manner.patientReader() : manner.reader());
        return store.inTransaction(tx -> {
            Disposition now =
                    new IntakeTables(tx).dispositionOf(contact).orElseThrow(); // somebody else may have been faster
            return now == Disposition.QUARANTINED ? settlement.in(new Accounts(tx)) : now;
        });
    }

    /** What is left to do for a contact that was read. */
    private interface Settlement {
        Disposition in(Accounts accounts);
    }

    private Settlement look(String contact, ContactReader how) {
        IntakeTables.Stored stored = stored(contact);
        Reading reading = how.read(stored.channel(), readable(contact));
        if (reading instanceof Reading.Understood understood) {
            Understanding understanding = understanding(stored, understood.message());
            return accounts -> accounts.settle(stored, understanding);
        }
        Problem problem = ((Reading.NotUnderstood) reading).problem();
        return accounts -> accounts.quarantine(stored, problem);
    }

    private Understanding understanding(IntakeTables.Stored stored, Message message) {
        Judgement judgement = store.read(tx -> manner.judge().of(stored.channel(), message, new SentReplies(tx)));
        return Understanding.of(stored.channel(), message, judgement, organisations);
    }

    /** @param position from 0. @return the decoded content; empty for an unknown contact or attachment */
    Optional<byte[]> attachment(String contact, int position) {
        return store.read(tx -> new IntakeTables(tx).stored(contact))
                .flatMap(stored -> manner.patientReader().attachment(stored.channel(), readable(contact), position));
    }

    private IntakeTables.Stored stored(String contact) {
        return store.read(tx -> new IntakeTables(tx).stored(contact))
                .orElseThrow(() -> new IllegalStateException(contact + " is not in the store"));
    }

    private byte[] readable(String contact) {
        return store.read(tx -> new IntakeTables(tx).readable(contact))
                .orElseThrow(() -> new IllegalStateException(contact + " has no bytes in the store"));
    }
}
