package org.minikisa.store.persons.notes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.minikisa.store.api.Disguise;
import org.minikisa.store.api.Erased;
import org.minikisa.store.api.Held;
import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.PersonalTexts;
import org.minikisa.store.api.Transaction;

/** A wing with a table of notes; rows whose id begins with LAW are kept. */
public final class Notes implements PersonalData {

    public Optional<RuntimeException> failure = Optional.empty();

    @Override
    public String wing() {
        return "notes";
    }

    @Override
    public List<PersonalTexts> texts() {
        return List.of(PersonalTexts.of("note", "notes_note", "id", "text", "person"));
    }

    @Override
    public Held.Fate fate(PersonalTexts texts, List<String> key, Transaction tx) {
        return key.get(0).startsWith("LAW")
                ? Held.Fate.kept("accounting act, section 10", Optional.of(LocalDate.of(2030, 12, 31)))
                : Held.Fate.erased();
    }

    @Override
    public List<Erased> erase(Disguise who, Transaction tx) {
        tx.update("UPDATE notes_note SET kept = 'half done'");
        failure.ifPresent(e -> {
            throw e;
        });
        return List.of();
    }
}
