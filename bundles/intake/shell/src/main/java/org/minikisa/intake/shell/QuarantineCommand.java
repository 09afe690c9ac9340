package org.minikisa.intake.shell;

import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows what could not be understood, and tries again. */
@Component
public final class QuarantineCommand implements Command {

    private static final String AGAIN = "--again";

    private final Contacts contacts;

    @Activate
    public QuarantineCommand(@Reference Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Usage usage() {
        return Usage.of("quarantine", "lists the contacts that could not be understood, with what to do")
                .flag(AGAIN, "looks at all of them again first, after something was mended")
                .example("kisa:quarantine --again");
    }

    @Override
    public void run(Invocation in) {
        if (in.flag(AGAIN)) {
            int left = contacts.reprocessQuarantined();
            in.screen().remark(left > 0 ? Tone.GOOD : Tone.DIM, left + " of them could be understood now");
        }
        in.screen()
                .listing(
                        contacts.list(ContactQuery.all().withDisposition(Disposition.QUARANTINED)),
                        ContactListing.problems());
    }
}
