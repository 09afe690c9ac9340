package org.minikisa.classification.shell;

import java.util.List;
import java.util.stream.Stream;

import org.minikisa.intake.api.ContactId;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/** A person says that it is right as it is. */
record Confirm(Desk desk) implements Command {

    private static final String CONTACT = "CONTACT";

    @Override
    public Usage usage() {
        return By.on(Usage.of("confirm", "says that what holds of contacts (kind, topic, joint procurement) is right")
                        .argument(CONTACT, "id of a contact", desk::contactIds, true)
                        .rest("MORE", "further ones", desk::contactIds))
                .example("kisa:classify confirm CT-12 CT-13");
    }

    @Override
    public void run(Invocation in) {
        var teaching = new Teaching(desk, By.whom(in));
        List<ContactId> all = Stream.concat(Stream.of(in.required(CONTACT)), in.rest().stream())
                .map(desk::contact)
                .toList();
        List<Teaching.Outcome> outcomes =
                all.stream().flatMap(id -> teaching.confirm(id).stream()).toList();
        in.screen().listing(outcomes, teaching.listing(in.screen().json()));
    }
}
