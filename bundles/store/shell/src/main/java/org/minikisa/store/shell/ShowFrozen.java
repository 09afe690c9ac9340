package org.minikisa.store.shell;

import java.util.function.Supplier;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.store.api.Persons;

/** What was frozen instead of erased: to be erased when its day has come. */
record ShowFrozen(Supplier<Persons> persons) implements Command {

    static final Listing<Persons.Frozen> LISTING = Listing.rows(Persons.Frozen.class)
            .text("pseudonym", "Pseudonym", Persons.Frozen::pseudonym)
            .text("wing", "Wing", Persons.Frozen::wing)
            .text("place", "Place", Persons.Frozen::place)
            .text("kind", "What", Persons.Frozen::kind)
            .text("until", "Until", Persons.Frozen::until)
            .text("reason", "Because", Persons.Frozen::reason)
            .whenEmpty("nothing");

    @Override
    public Usage usage() {
        return Usage.of("frozen", "lists what the law keeps of erased persons, and until when");
    }

    @Override
    public void run(Invocation in) {
        in.screen().listing(persons.get().frozen(), LISTING);
    }
}
