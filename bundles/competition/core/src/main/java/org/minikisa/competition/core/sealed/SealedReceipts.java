package org.minikisa.competition.core.sealed;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderReceived;
import org.minikisa.competition.api.TenderRefused;
import org.minikisa.competition.api.sealing.Receipt;
import org.minikisa.competition.api.sealing.TenderWithdrawn;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.CompetitionTables.StoredTender;
import org.minikisa.competition.core.CompetitionTables.TenderStatus;
import org.minikisa.competition.core.SealedTables;
import org.minikisa.competition.core.SealedTables.Sealed;
import org.minikisa.competition.core.SealedTables.SealedStatus;
import org.minikisa.competition.core.Steps;
import org.minikisa.competition.core.publication.SealingRules;
import org.minikisa.competition.core.sealed.Arrivals.Moment;
import org.minikisa.competition.sealing.ReceiptFile;
import org.minikisa.competition.sealing.SealedFile.Arrived;
import org.minikisa.competition.sealing.SignedText;
import org.minikisa.competition.sealing.Statement;
import org.minikisa.competition.sealing.WithdrawalFile;
import org.minikisa.store.api.Transaction;

/**
 * Records what comes in and is taken back, with the receipt for it, within one transaction. The moment of a receipt is that
 * of the arrival, whatever was written in between; receipts stand in the order in which they were given.
 */
final class SealedReceipts {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without letters and digits that are taken for one another. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final SealedVault vault;

    SealedReceipts(SealedVault vault) {
        this.vault = vault;
    }

    static String random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** A number that people can read out: 60 bits in three groups of four. */
    private static String label() {
        var bits = new BigInteger(60, RANDOM);
        var label = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            label.append(i > 0 && i % 4 == 0 ? "-" : "")
                    .append(LETTERS.charAt(bits.shiftRight(5 * i).intValue() & 31));
        }
        return label.toString();
    }

    /** @param remark why it is recorded later than it came; {@code ""} for what comes in as usual */
    Receipt received(CompetitionId id, Arrived arrived, Moment moment, String remark, Transaction tx) {
        var tables = new CompetitionTables(tx);
        var sealed = new SealedTables(tx);
        Competition competition = Steps.require(tables, id);
        SealingRules.requirePublished(competition);
        Optional<Receipt> known = sealed.receipt(id, arrived.digest());
        if (known.isPresent()) {
            return known.get();
        }
        Instant at = seen(id, moment, tables, sealed);
        if (!remark.isEmpty()) {
            tables.insertEvent(id, "tender.found", at, "", remark + ": " + arrived.digest());
        }
        return isInTime(competition, at)
                ? in(competition, arrived, at, tables, sealed, tx)
                : late(competition, arrived, at, tables, sealed, tx);
    }

    private static Instant seen(CompetitionId id, Moment moment, CompetitionTables tables, SealedTables sealed) {
        sealed.chain(id, random(32));
        if (moment.isSetBack()) {
            tables.insertEvent(
                    id,
                    "clock.set-back",
                    moment.at(),
                    "",
                    "the clock said " + moment.clock() + " after " + moment.at());
        }
        sealed.seen(id, moment.at());
        return moment.at();
    }

    /** Also where the closing was written before: what had arrived by then is in, as long as nothing is opened. */
    private static boolean isInTime(Competition competition, Instant at) {
        boolean unopened =
                competition.state() == CompetitionState.OPEN || competition.state() == CompetitionState.CLOSED;
        return unopened && !at.isAfter(competition.closes().orElseThrow());
    }

    private Receipt in(
            Competition competition,
            Arrived arrived,
            Instant at,
            CompetitionTables tables,
            SealedTables sealed,
            Transaction tx) {
        CompetitionId id = competition.id();
        Statement statement = arrived.file().statement();
        Optional<Sealed> before = sealed.ofSender(id, statement.sender());
        before.ifPresent(one -> {
            SealingRules.requireNewer(statement.version(), one.version());
            if (one.status() == SealedStatus.IN) {
                sealed.status(id, one.digest(), SealedStatus.REPLACED);
            }
        });
        Sealed now = sealed(
                arrived,
                before.map(Sealed::number).orElseGet(() -> number(id, tx)),
                before.map(Sealed::label).orElseGet(SealedReceipts::label),
                at,
                SealedStatus.IN);
        sealed.insert(id, now);
        tx.append(new TenderReceived(id.value(), now.houseNumber(id), now.version(), now.digest(), at.toString()));
        Steps.tellFact(competition, competition.state(), CompetitionStep.SUBMIT, Act.ofTheHouse(at), "", tx);
        return receipt(Receipt.Kind.RECEIVED, id, now.label(), arrived, at, sealed);
    }

    private Receipt late(
            Competition competition,
            Arrived arrived,
            Instant at,
            CompetitionTables tables,
            SealedTables sealed,
            Transaction tx) {
        CompetitionId id = competition.id();
        Sealed late = sealed(arrived, number(id, tx), label(), at, SealedStatus.LATE);
        sealed.insert(id, late);
        tables.insertTender(
                id,
                new StoredTender(
                        late.number(),
                        new Tender(late.label(), SealedOpening.UNREAD, java.util.Map.of(), at, late.lot()),
                        late.version(),
                        random(16),
                        TenderStatus.LATE,
                        at,
                        "came at " + at + ", after the end of the tender period at "
                                + competition.closes().orElseThrow()));
        tx.append(new TenderRefused(
                id.value(), late.houseNumber(id), TenderStatus.LATE.name(), late.digest(), at.toString()));
        return receipt(Receipt.Kind.LATE, id, late.label(), arrived, at, sealed);
    }

    private static int number(CompetitionId id, Transaction tx) {
        return (int) tx.nextNumber("competition.sealed." + id);
    }

    private static Sealed sealed(Arrived arrived, int number, String label, Instant at, SealedStatus status) {
        Statement statement = arrived.file().statement();
        return new Sealed(
                arrived.digest(),
                number,
                label,
                statement.lot(),
                statement.sender(),
                statement.version(),
                arrived.size(),
                at,
                status);
    }

    private Receipt receipt(
            Receipt.Kind kind, CompetitionId id, String label, Arrived arrived, Instant at, SealedTables sealed) {
        String previous = sealed.chain(id).orElseThrow().last();
        SignedText signed = ReceiptFile.signed(kind.name(), label, arrived, at, previous, vault.house());
        sealed.receipt(id, kind.name(), arrived.digest(), signed);
        return SealedTables.receipt(signed.text());
    }

    /** @param signer the key that signed the withdrawal */
    Receipt withdrawn(CompetitionId id, WithdrawalFile withdrawal, String signer, Moment moment, Transaction tx) {
        var tables = new CompetitionTables(tx);
        var sealed = new SealedTables(tx);
        Competition competition = Steps.require(tables, id);
        SealingRules.requirePublished(competition);
        Sealed known = sealed.ofDigest(id, withdrawal.digest())
                .filter(one ->
                        one.sender().equals(signer) && withdrawal.competition().equals(id.value()))
                .filter(one -> one.status() == SealedStatus.IN || one.status() == SealedStatus.WITHDRAWN)
                .orElseThrow(() -> SealingRules.unknown(withdrawal.digest()));
        Receipt last = sealed.receipt(id, known.digest()).orElseThrow();
        if (known.status() == SealedStatus.WITHDRAWN) {
            return last;
        }
        Instant at = seen(id, moment, tables, sealed);
        if (!isInTime(competition, at)) {
            throw SealingRules.binding(at, competition.closes().orElseThrow());
        }
        sealed.status(id, known.digest(), SealedStatus.WITHDRAWN);
        tx.append(new TenderWithdrawn(id.value(), known.houseNumber(id), known.digest(), at.toString()));
        Steps.tellFact(competition, competition.state(), CompetitionStep.WITHDRAW, Act.ofTheHouse(at), "", tx);
        SignedText signed =
                ReceiptFile.withdrawn(last, at, sealed.chain(id).orElseThrow().last(), vault.house());
        sealed.receipt(id, Receipt.Kind.WITHDRAWN.name(), known.digest(), signed);
        return SealedTables.receipt(signed.text());
    }
}
