package org.minikisa.intake.shell;

import org.minikisa.intake.api.Contacts;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows that nothing was lost. */
@Component
public final class LedgerCommand implements Command {

    private final Contacts contacts;

    @Activate
    public LedgerCommand(@Reference Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Usage usage() {
        return Usage.of("ledger", "shows what came in and what became of it").example("kisa:ledger");
    }

    @Override
    public void run(Invocation in) {
        in.screen().details(LedgerSheet.of("Ledger of the intake", contacts.ledger()));
    }
}
