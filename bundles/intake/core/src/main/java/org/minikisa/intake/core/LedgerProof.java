package org.minikisa.intake.core;

import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Ledger;
import org.minikisa.intake.core.text.Digests;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.store.api.Store;

/** Counts the books of the intake again, from the raw bytes. One contact's bytes are in memory at a time. */
final class LedgerProof {

    private static final String REMEDY =
            "Stop the program, keep a copy of the data folder, and restore the last good backup; then report this as a fault.";

    private final Store store;
    private final Problems problems = new Problems();

    LedgerProof(Store store) {
        this.store = store;
    }

    /** @return what does not hold, at most one problem for each contact and kind */
    List<Problem> problems() {
        books();
        for (ContactId id : store.read(tx -> new IntakeTables(tx).ids())) {
            bytes(id.value());
        }
        return problems.list();
    }

    private void books() {
        store.read(tx -> {
            var tables = new IntakeTables(tx);
            tables.withoutBytes().forEach(id -> add("bytes", id, "no bytes", "the bytes it came with"));
            tables.withDispositionOnly().forEach(id -> add("raw", id, "a disposition only", "a contact that came in"));
            tables.withHalfADisposition()
                    .forEach(
                            id -> add("disposition", id, "half a disposition", "one that says all that belongs to it"));
            Ledger ledger = tables.ledger();
            if (!ledger.balances()) {
                add("balance", "", "books that do not balance", ledger.received() + " accounted contacts");
            }
            return null;
        });
    }

    private void bytes(String contact) {
        Optional<IntakeTables.Booked> kept = store.read(tx -> new IntakeTables(tx).booked(contact));
        kept.ifPresent(booked -> {
            if (!booked.erased() && booked.bytes().length != booked.size()) {
                add("size", contact, booked.bytes().length + " bytes", booked.size() + " bytes");
            }
            String found = Digests.sha256(booked.bytes());
            if (!found.equals(booked.sha256())) {
                add("digest", contact, "bytes with SHA-256 " + found, "SHA-256 " + booked.sha256());
            }
        });
    }

    private void add(String what, String place, String found, String expected) {
        problems.add("intake.ledger." + what, place, found, expected, REMEDY);
    }
}
