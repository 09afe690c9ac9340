package org.minikisa.classification.shell;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/** Takes a person's last word about a contact back. */
record Undo(Desk desk) implements Command {

    private static final String CONTACT = "CONTACT";

    @Override
    public Usage usage() {
        return By.on(Usage.of("undo", "takes the last correction or confirmation of a contact back")
                        .argument(CONTACT, "id of a contact", desk::contactIds, true))
                .example("kisa:classify undo CT-12");
    }

    @Override
    public void run(Invocation in) {
        var teaching = new Teaching(desk, By.whom(in));
        in.screen()
                .listing(
                        teaching.undo(desk.contact(in.required(CONTACT))),
                        teaching.listing(in.screen().json()));
    }
}
