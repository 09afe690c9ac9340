package org.minikisa.store.shell;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import org.minikisa.rendering.terminal.Actions;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.store.api.Persons;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the house holds of a person: found, exported, erased. Without an action: the erasures so far. */
@Component
public final class PersonCommand implements Command {

    private static final Listing<Persons.Past> PAST = Listing.rows(Persons.Past.class)
            .text("pseudonym", "Pseudonym", Persons.Past::pseudonym)
            .text("at", "At", Persons.Past::at)
            .text("by", "By", Persons.Past::by)
            .text("reason", "Reason", Persons.Past::reason)
            .number("erased", "Erased", Persons.Past::erased)
            .whenEmpty("nobody has been erased");

    private final Supplier<Persons> persons;
    private final Actions actions;

    /** The service is made at the first call: every wing has a part in it, and a start should not wait for them. */
    @Activate
    public PersonCommand(
            BundleContext context,
            @Reference ServiceReference<Persons> persons,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Clock clock) {
        this(() -> context.getService(persons), clock == null ? Clock.systemUTC() : clock);
    }

    PersonCommand(Supplier<Persons> persons, Clock clock) {
        this.persons = persons;
        this.actions = new Actions(List.of(
                new FindPerson(persons),
                new ExportPerson(persons, clock),
                new ErasePerson(persons),
                new ShowFrozen(persons)));
    }

    @Override
    public Usage usage() {
        return actions.on(Usage.of("person", "finds, exports and erases what is held of a person")
                .example("kisa:person find anna.virtanen@itaranta.example"));
    }

    @Override
    public void run(Invocation in) throws Exception {
        if (in.action().isPresent()) {
            actions.run(in.action().get(), in);
        } else {
            in.screen().listing(persons.get().past(), PAST);
        }
    }
}
