package org.minikisa.intake.shell;

import java.util.List;

import org.minikisa.intake.api.Contacts;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows that nothing was lost, and proves it. Is {@code kisa:ledger} and {@code kisa:intake ledger}. */
@Component
public final class LedgerCommand implements Command {

    private static final String VERIFY = "verify";

    private final Contacts contacts;

    @Activate
    public LedgerCommand(@Reference Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Usage usage() {
        return Usage.of("ledger", "shows what came in and what became of it")
                .argument("WHAT", "verify counts everything again from the raw bytes", () -> List.of(VERIFY), false)
                .example("kisa:ledger verify");
    }

    @Override
    public void run(Invocation in) {
        if (in.argument("WHAT").isEmpty()) {
            in.screen().details(LedgerSheet.of("Ledger of the intake", contacts.ledger()));
        } else if (in.required("WHAT").equals(VERIFY)) {
            verify(in);
        } else {
            throw UnknownIdException.of("action of the ledger", in.required("WHAT"), List.of(VERIFY));
        }
    }

    private void verify(Invocation in) {
        List<Problem> wrong = contacts.verify();
        boolean holds = wrong.isEmpty();
        in.screen()
                .details(LedgerSheet.of(holds ? "The ledger holds" : "The ledger does not hold", contacts.ledger())
                        .add("holds", "Holds, by the raw bytes", holds, holds ? Tone.GOOD : Tone.BAD));
        if (!holds) {
            throw new InvalidInputException("the ledger", wrong);
        }
    }
}
