package org.minikisa.competition.core.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Procedure.SealingPlan;
import org.minikisa.competition.api.TendersOpened;
import org.minikisa.competition.api.sealing.AccessAttempted;
import org.minikisa.competition.api.sealing.Opener;
import org.minikisa.competition.api.sealing.OpenerRegistered;
import org.minikisa.competition.api.sealing.Opening;
import org.minikisa.competition.api.sealing.OpeningRecorded;
import org.minikisa.competition.api.sealing.Receipt;
import org.minikisa.competition.api.sealing.SealedTenders;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.CompetitionTables.StoredTender;
import org.minikisa.competition.core.CompetitionTables.TenderStatus;
import org.minikisa.competition.core.SealedTables;
import org.minikisa.competition.core.SealedTables.Sealed;
import org.minikisa.competition.core.Steps;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.Transitions;
import org.minikisa.competition.core.preparation.Invitations;
import org.minikisa.competition.core.publication.SealingRules;
import org.minikisa.competition.core.sealed.Arrivals.Moment;
import org.minikisa.competition.core.sealed.SealedOpening.Opened;
import org.minikisa.competition.core.sealed.SealedVault.Left;
import org.minikisa.competition.core.sealed.SealedVault.Whole;
import org.minikisa.competition.sealing.InvitationFile;
import org.minikisa.competition.sealing.OpenerKey;
import org.minikisa.competition.sealing.OpeningRecordFile;
import org.minikisa.competition.sealing.SealedFile;
import org.minikisa.competition.sealing.Shares;
import org.minikisa.competition.sealing.SignedText;
import org.minikisa.competition.sealing.Unsealer;
import org.minikisa.competition.sealing.WithdrawalFile;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Journal;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.StoreException;
import org.minikisa.store.api.Transaction;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Sealed tenders: files in the data folder, everything else in the store. */
@Component(configurationPid = "org.minikisa.competition.sealing")
@Designate(ocd = StoredSealedTenders.Limits.class)
public final class StoredSealedTenders implements SealedTenders {

    /** What is taken. */
    @ObjectClassDefinition(name = "Sealed tenders")
    public @interface Limits {
        @AttributeDefinition(name = "Largest tender", description = "Bytes of a sealed file, attachments included")
        long most_bytes() default 256L * 1024 * 1024;
    }

    private static final String FOUND = "arrived before a stop and was recorded after it";

    private final Store store;
    private final Journal journal;
    private final Surroundings surroundings;
    private final SealedVault vault;
    private final Arrivals arrivals;
    private final long mostBytes;
    private final Steps steps;
    private final SealedReceipts receipts;
    /** Who has sent everything waits for those who have not: while a processor verifies, the others read. */
    private final Semaphore keeping =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    private final Map<CompetitionId, Object> openings = new ConcurrentHashMap<>();

    @Activate
    public StoredSealedTenders(
            BundleContext context,
            Limits limits,
            @Reference Store store,
            @Reference Journal journal,
            @Reference Surroundings surroundings,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Clock clock) {
        this(
                folder(context),
                limits.most_bytes(),
                store,
                journal,
                surroundings,
                clock == null ? Clock.systemUTC() : clock);
    }

    /** With sealed files in a folder of one's own, and a clock that may be set. */
    public StoredSealedTenders(
            Path folder, long mostBytes, Store store, Journal journal, Surroundings surroundings, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.surroundings = surroundings;
        this.vault = new SealedVault(folder);
        this.arrivals = new Arrivals(clock);
        this.mostBytes = mostBytes;
        this.steps = new Steps(store);
        this.receipts = new SealedReceipts(vault);
        CompetitionTables.migrate(store);
        takeUpWhatWasLeft();
    }

    private static Path folder(BundleContext context) {
        String data = context.getProperty("minikisa.data");
        return Path.of(data == null ? "minikisa-data" : data).resolve("sealed");
    }

    /** A tender that had arrived complete when the house was stopped is recorded now, at the moment it had arrived. */
    private void takeUpWhatWasLeft() {
        try {
            for (Left left : vault.leftOver()) {
                takeUp(left);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what had come in before the last stop", e);
        }
    }

    private void takeUp(Left left) throws IOException {
        try {
            Whole whole = left.verified();
            recorded(
                    new CompetitionId(whole.arrived().file().statement().competition()),
                    whole,
                    Moment.of(left.at()),
                    FOUND);
        } catch (NoSuchFileException e) {
            // whoever was writing it when this was stopped has finished
        } catch (InvalidInputException e) {
            // refused as it would have been then: its sender has no receipt
            vault.discard(left.path());
        }
    }

    @Override
    public List<Opener> openers(CompetitionId id) {
        return store.read(tx -> {
            Competition competition = Steps.require(new CompetitionTables(tx), id);
            Map<String, OpenerKey> keys = new SealedTables(tx).keys(id);
            return SealingRules.plan(competition).openers().stream()
                    .map(name -> opener(name, Optional.ofNullable(keys.get(name))))
                    .toList();
        });
    }

    private static Opener opener(String name, Optional<OpenerKey> key) {
        return new Opener(name, key.map(one -> new Opener.Key(one.publicKey(), one.fingerprint())));
    }

    @Override
    public Opener register(CompetitionId id, byte[] keyFile, Act act) {
        OpenerKey key = OpenerKey.read("the opener's key", keyFile);
        return store.inTransaction(tx -> {
            var tables = new CompetitionTables(tx);
            var sealed = new SealedTables(tx);
            SealingRules.requireRegistrable(Steps.require(tables, id), key, sealed.keys(id));
            sealed.register(id, key);
            tables.insertEvent(id, "opener.registered", act.at(), tables.person(act.by()), key.fingerprint());
            tx.append(new OpenerRegistered(
                    id.value(),
                    tables.person(key.name()),
                    key.fingerprint(),
                    act.at().toString()));
            return opener(key.name(), Optional.of(key));
        });
    }

    @Override
    public byte[] invitation(CompetitionId id) {
        return invitation(id, "", "");
    }

    @Override
    public byte[] invitation(CompetitionId id, String supplier) {
        return invitation(id, supplier, SealedReceipts.random(16));
    }

    private byte[] invitation(CompetitionId id, String supplier, String code) {
        return store.inTransaction(tx -> {
            Competition competition = Steps.require(new CompetitionTables(tx), id);
            var sealed = new SealedTables(tx);
            SealingRules.requirePublished(competition);
            SealingRules.requireInvited(competition, supplier);
            InvitationFile file = Invitations.file(competition, surroundings, sealed.keys(id), supplier, code);
            SignedText signed = file.signedBy(vault.house());
            sealed.invited(id, signed.digest(), supplier, code.isEmpty() ? "" : SealedOpening.codeDigest(code));
            return signed.text().getBytes(StandardCharsets.UTF_8);
        });
    }

    @Override
    public Receipt submit(CompetitionId id, InputStream sealed) {
        Expected expected = store.read(tx -> Expected.of(id, tx));
        String what = "the sealed tender for " + id;
        try (var incoming = vault.incoming()) {
            incoming.take(what, sealed, file -> admit(what, expected, file));
            Moment moment = arrivals.complete(id, expected.seen());
            try {
                Whole whole = kept(what, incoming, moment);
                return recorded(id, whole, moment, "");
            } finally {
                arrivals.recorded(moment);
            }
        } catch (IOException e) {
            throw notWritten(what, e);
        }
    }

    private Whole kept(String what, SealedVault.Incoming incoming, Moment moment) throws IOException {
        keeping.acquireUninterruptibly();
        try {
            return incoming.keep(what, moment.at());
        } finally {
            keeping.release();
        }
    }

    /**
     * What a tender that comes in is held against, read in one go before it is read.
     *
     * @param invitations digests of those that were given out
     * @param seen the latest moment that is known of the competition; a clock that shows an earlier one was set back
     */
    private record Expected(
            Competition competition, Map<String, OpenerKey> keys, Set<String> invitations, Instant seen) {

        static Expected of(CompetitionId id, Transaction tx) {
            Competition competition = Steps.require(new CompetitionTables(tx), id);
            SealingRules.requirePublished(competition);
            var sealed = new SealedTables(tx);
            return new Expected(competition, sealed.keys(id), sealed.invitations(id), sealed.lastSeen(id));
        }
    }

    /** What the header alone tells, before the rest is taken. */
    private void admit(String what, Expected expected, SealedFile file) {
        SealingRules.requireFits(what, mostBytes, file);
        SealingRules.requireMeant(
                what,
                expected.competition(),
                expected.keys(),
                expected.invitations().contains(file.statement().invitation()),
                file.statement());
    }

    private static InvalidInputException notWritten(String what, IOException e) {
        return InvalidInputException.of(
                what,
                "competition.sealed.disk",
                "",
                String.valueOf(e.getMessage()),
                "room on the disk of the purchasing body, and a connection that lasts",
                "Nothing was kept and no receipt was given: send it again. The purchasing body must make room if the disk is full.");
    }

    private Receipt recorded(CompetitionId id, Whole whole, Moment moment, String remark) throws IOException {
        Receipt receipt;
        try {
            receipt = store.inTransaction(tx -> receipts.received(id, whole.arrived(), moment, remark, tx));
        } catch (InvalidInputException e) {
            vault.discard(whole.path());
            throw e;
        } catch (StoreException e) {
            if (e.problem().isPresent()) {
                // the store says that it has nothing of it; else the file stays and is taken up at the next start
                vault.discard(whole.path());
            }
            throw e;
        }
        vault.settle(id, whole);
        if (receipt.kind() == Receipt.Kind.LATE && remark.isEmpty()) {
            throw SealingRules.late(find(id), receipt);
        }
        return receipt;
    }

    @Override
    public Receipt withdraw(CompetitionId id, byte[] withdrawal) {
        String what = "the withdrawal";
        SignedText signed = SignedText.read(what, withdrawal);
        WithdrawalFile file = WithdrawalFile.of(what, signed);
        SealingRules.plan(find(id));
        Moment moment = arrivals.complete(id, store.read(tx -> new SealedTables(tx).lastSeen(id)));
        try {
            return store.inTransaction(tx -> receipts.withdrawn(id, file, signed.key(), moment, tx));
        } finally {
            arrivals.recorded(moment);
        }
    }

    @Override
    public Optional<Receipt> receipt(CompetitionId id, String sha256) {
        SealingRules.plan(find(id));
        return store.read(tx -> new SealedTables(tx).receipt(id, sha256));
    }

    @Override
    public List<Receipt> receipts(CompetitionId id, Act act) {
        asked(id, act, "receipts", competition -> {
            SealingRules.plan(competition);
            SealingRules.requireEnded(competition, arrivals.now());
        });
        return store.read(tx -> new SealedTables(tx).receipts(id));
    }

    @Override
    public void shares(CompetitionId id, Act act, OutputStream out) {
        asked(id, act, "shares", competition -> {
            SealingRules.requireOpener(competition, act.by());
            SealingRules.requireEnded(competition, arrivals.now());
            Transitions.requirePossible(id, competition.state(), CompetitionStep.OPEN_TENDERS);
        });
        arrivals.awaitRecorded(closes(find(id)));
        try {
            String fingerprint = store.read(tx -> new SealedTables(tx).keys(id))
                    .get(act.by())
                    .fingerprint();
            Shares.beginSheet(id.value(), fingerprint, out);
            for (Sealed sealed : store.read(tx -> new SealedTables(tx).in(id))) {
                addTo(out, id, sealed, fingerprint);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addTo(OutputStream out, CompetitionId id, Sealed sealed, String fingerprint) throws IOException {
        try (InputStream in = vault.open(id, sealed.digest()).orElse(InputStream.nullInputStream())) {
            Shares.addTo(out, sealed.label(), SealedFile.read(sealed.label(), in), fingerprint);
        } catch (InvalidInputException e) {
            // gone or damaged: the opening says so
        }
    }

    @Override
    public Competition open(CompetitionId id, List<InputStream> shares, Act given) {
        // the record says when it was by the clock, not by whoever opened
        Act act = new Act(given.by(), arrivals.now());
        synchronized (openings.computeIfAbsent(id, one -> new Object())) {
            check(id, act, "open", competition -> {
                SealingRules.plan(competition);
                SealingRules.requireEnded(competition, arrivals.now());
                Transitions.requirePossible(id, competition.state(), CompetitionStep.OPEN_TENDERS);
            });
            Competition competition = find(id);
            arrivals.awaitRecorded(closes(competition));
            SealingPlan plan = SealingRules.plan(competition);
            Map<String, OpenerKey> keys = store.read(tx -> new SealedTables(tx).keys(id));
            var inHand = new SharesInHand(id, keys, shares);
            List<Opened> opened;
            try {
                opened = store.read(tx -> opening(competition, inHand, tx))
                        .run(store.read(tx -> new SealedTables(tx).in(id)), plan.needed());
            } catch (InvalidInputException e) {
                attempted(id, act, "open", e.problems().get(0).code());
                throw e;
            }
            return keep(competition, plan, keys, inHand, opened, act);
        }
    }

    private SealedOpening opening(Competition competition, SharesInHand inHand, Transaction tx) {
        Map<String, String> methods = new CompetitionTables(tx).methods(competition.id());
        return new SealedOpening(
                competition,
                criterion -> surroundings.exactly(methods.get(criterion.id())),
                new SealedTables(tx).codes(competition.id()),
                vault,
                inHand);
    }

    private Competition keep(
            Competition competition,
            SealingPlan plan,
            Map<String, OpenerKey> keys,
            SharesInHand inHand,
            List<Opened> opened,
            Act act) {
        CompetitionId id = competition.id();
        OpeningRecordFile.Head head = head();
        List<String> present = plan.openers().stream()
                .filter(name -> keys.containsKey(name) && inHand.isPresent(keys.get(name)))
                .toList();
        return steps.take(id, CompetitionStep.OPEN_TENDERS, act, "", (now, tables, tx) -> {
            var sealed = new SealedTables(tx);
            opened.forEach(one -> insert(id, one, tables, sealed));
            String document = record(competition, plan, keys, present, opened, head, act, sealed);
            var opening = new Opening(
                    id,
                    act.at(),
                    present,
                    opened.stream().map(Opened::result).toList(),
                    inHand.problems(),
                    document,
                    OpeningRecordFile.digest(document));
            sealed.chain(id, SealedReceipts.random(32));
            sealed.opening(id, opening);
            tables.opened(id, act.at());
            int good = (int)
                    opened.stream().filter(one -> one.problems().isEmpty()).count();
            tx.append(new AccessAttempted(
                    id.value(),
                    tables.person(act.by()),
                    "open",
                    "given",
                    act.at().toString()));
            tx.append(new TendersOpened(id.value(), good, act.at().toString()));
            tx.append(new OpeningRecorded(
                    id.value(),
                    present.stream().map(tables::person).toList(),
                    good,
                    opened.size() - good,
                    opening.digest(),
                    act.at().toString()));
            return true;
        });
    }

    private static void insert(CompetitionId id, Opened one, CompetitionTables tables, SealedTables sealed) {
        boolean good = one.problems().isEmpty();
        tables.insertTender(
                id,
                new StoredTender(
                        one.sealed().number(),
                        one.tender(),
                        one.sealed().version(),
                        SealedReceipts.random(16),
                        good ? TenderStatus.IN : TenderStatus.EXCLUDED,
                        one.sealed().received(),
                        good ? "" : reason(one.problems())));
        one.key().ifPresent(key -> sealed.contentKey(id, one.sealed().digest(), key));
    }

    private static String reason(List<Problem> problems) {
        return String.join("; ", problems.stream().map(Problem::toString).toList());
    }

    private String record(
            Competition competition,
            SealingPlan plan,
            Map<String, OpenerKey> keys,
            List<String> present,
            List<Opened> opened,
            OpeningRecordFile.Head head,
            Act act,
            SealedTables sealed) {
        CompetitionId id = competition.id();
        List<String> lines = sealed.receipts(id).stream()
                .map(receipt -> receipt.document().lines().findFirst().orElseThrow())
                .toList();
        return OpeningRecordFile.of(
                        id.value(),
                        competition.draft().title(),
                        closes(competition),
                        act.at(),
                        plan.needed(),
                        plan.openers().stream()
                                .map(name -> new OpeningRecordFile.Present(
                                        name, keys.get(name).fingerprint(), present.contains(name)))
                                .toList(),
                        sealed.chain(id, SealedReceipts.random(32)).first(),
                        lines,
                        opened.stream().map(StoredSealedTenders::entry).toList(),
                        head)
                .signedBy(vault.house())
                .text();
    }

    private static OpeningRecordFile.Entry entry(Opened one) {
        return new OpeningRecordFile.Entry(
                one.sealed().label(),
                one.sealed().digest(),
                one.sealed().received(),
                one.problems().isEmpty(),
                // places and codes; what a tender says is not for everybody who may read the record
                one.problems().stream()
                        .map(problem -> new Problem(problem.code(), problem.place(), "", "", ""))
                        .toList());
    }

    private OpeningRecordFile.Head head() {
        long last = journal.last();
        List<Entry> entries = last == 0 ? List.of() : journal.entries(last - 1, "", 1);
        return entries.isEmpty()
                ? new OpeningRecordFile.Head(0, "0".repeat(64))
                : new OpeningRecordFile.Head(last, entries.get(0).digest());
    }

    @Override
    public Optional<Opening> opening(CompetitionId id) {
        SealingRules.plan(find(id));
        return store.read(tx -> new SealedTables(tx).opening(id));
    }

    @Override
    public byte[] record(CompetitionId id) {
        SealingRules.requireOpened(find(id));
        return opening(id).orElseThrow().document().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void sealedFile(CompetitionId id, String number, Act act, OutputStream out) {
        asked(id, act, "file", SealingRules::requireOpened);
        Sealed sealed = known(id, number);
        try (InputStream in = file(id, sealed)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void attachment(CompetitionId id, String tender, String name, Act act, OutputStream out) {
        asked(id, act, "attachment", SealingRules::requireOpened);
        Sealed sealed = known(id, tender);
        byte[] key = store.read(tx -> new SealedTables(tx).contentKey(id, sealed.digest()))
                .orElseThrow(() -> SealingRules.unknown(tender));
        boolean there = opening(id).orElseThrow().tenders().stream()
                .filter(one -> one.number().equals(tender))
                .flatMap(one -> one.attachments().stream())
                .anyMatch(one -> one.name().equals(name));
        if (!there) {
            throw SealingRules.unknown(tender + ", " + name);
        }
        try (InputStream in = file(id, sealed)) {
            Unsealer.attachment(tender, in, key, name, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sealed known(CompetitionId id, String number) {
        return store.read(tx -> new SealedTables(tx).ofLabel(id, number))
                .orElseThrow(() -> SealingRules.unknown(number));
    }

    private InputStream file(CompetitionId id, Sealed sealed) throws IOException {
        return vault.open(id, sealed.digest()).orElseThrow(() -> SealingRules.unknown(sealed.label()));
    }

    /** What must hold before something is given out. */
    private interface Guard {
        void check(Competition competition);
    }

    /** Records that something sealed was asked for, whether it is given or not, before it is. */
    private void asked(CompetitionId id, Act act, String what, Guard guard) {
        check(id, act, what, guard);
        attempted(id, act, what, "given");
    }

    private void check(CompetitionId id, Act act, String what, Guard guard) {
        try {
            guard.check(find(id));
        } catch (InvalidInputException e) {
            attempted(id, act, what, e.problems().get(0).code());
            throw e;
        }
    }

    private void attempted(CompetitionId id, Act act, String what, String outcome) {
        store.transact(tx -> {
            var tables = new CompetitionTables(tx);
            if (tables.find(id).isEmpty()) {
                return;
            }
            String person = tables.person(act.by());
            boolean given = outcome.equals("given");
            tables.insertEvent(
                    id,
                    given ? "access.given" : "access.refused",
                    act.at(),
                    person,
                    given ? what : what + ": " + outcome);
            tx.append(new AccessAttempted(
                    id.value(), person, what, outcome, act.at().toString()));
        });
    }

    private Competition find(CompetitionId id) {
        return store.read(tx -> Steps.require(new CompetitionTables(tx), id));
    }

    private static Instant closes(Competition competition) {
        return competition.closes().orElseThrow();
    }
}
