package org.minikisa.intake.shell;

import java.util.List;
import java.util.Locale;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Excerpt;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists contacts. */
@Component
public final class ContactsCommand implements Command {

    private static final String DISPOSITION = "--disposition";
    private static final String CHANNEL = "--channel";
    private static final String SEARCH = "--search";

    private final Contacts contacts;

    @Activate
    public ContactsCommand(@Reference Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Usage usage() {
        return Excerpt.on(Usage.of("contacts", "lists the contacts that came in, the newest first")
                        .choice(
                                DISPOSITION,
                                "DISPOSITION",
                                "only what became this",
                                ContactListing.names(Disposition.values()))
                        .choice(CHANNEL, "CHANNEL", "only what came this way", ContactListing.names(Channel.values()))
                        .option(SEARCH, "WORDS", "only those with all of these words in sender, subject or text"))
                .example("kisa:contacts --disposition NEW_CONVERSATION --search siivous");
    }

    @Override
    public void run(Invocation in) {
        Excerpt excerpt = Excerpt.asked(in);
        var query = new ContactQuery(
                in.option(DISPOSITION).map(name -> Disposition.valueOf(name.toUpperCase(Locale.ROOT))),
                in.option(CHANNEL).map(name -> Channel.valueOf(name.toUpperCase(Locale.ROOT))),
                in.option(SEARCH),
                excerpt.enough());
        List<Contact> found = contacts.list(query);
        excerpt.show(found, ContactListing.columns(in.screen().json()));
        long pending = contacts.ledger().pending();
        if (pending > 0) {
            in.screen().remark(Tone.WARNING, pending + " more came in and nobody has looked at them yet");
        }
        if (!found.isEmpty() && !in.screen().json()) {
            in.screen().remark(Tone.DIM, "kisa:classify queue has those that nobody is sure of");
        }
    }
}
