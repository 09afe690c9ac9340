package org.minikisa.intake.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
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
    private static final String LIMIT = "--limit";
    private static final int USUAL_LIMIT = 50;

    private final Contacts contacts;

    @Activate
    public ContactsCommand(@Reference Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Usage usage() {
        return Usage.of("contacts", "lists the contacts that came in, the newest first")
                .choice(DISPOSITION, "DISPOSITION", "only what became this", ContactListing.names(Disposition.values()))
                .choice(CHANNEL, "CHANNEL", "only what came this way", ContactListing.names(Channel.values()))
                .option(SEARCH, "WORDS", "only those with all of these words in sender, subject or text")
                .option(LIMIT, "NUMBER", "at most so many; " + USUAL_LIMIT + " without it")
                .example("kisa:contacts --disposition NEW_CONVERSATION --search siivous");
    }

    @Override
    public void run(Invocation in) {
        int limit = in.option(LIMIT).map(ContactsCommand::number).orElse(USUAL_LIMIT);
        // one more than is shown tells whether there are more
        var query = new ContactQuery(
                in.option(DISPOSITION).map(name -> Disposition.valueOf(name.toUpperCase(Locale.ROOT))),
                in.option(CHANNEL).map(name -> Channel.valueOf(name.toUpperCase(Locale.ROOT))),
                in.option(SEARCH),
                limit == Integer.MAX_VALUE ? limit : limit + 1);
        List<Contact> found = contacts.list(query);
        boolean more = found.size() > limit;
        in.screen()
                .listing(
                        more ? found.subList(0, limit) : found,
                        ContactListing.columns(in.screen().json()));
        if (more) {
            in.screen().remark(Tone.DIM, "there are more; see them with " + LIMIT + " " + 2L * limit);
        }
        long pending = contacts.ledger().pending();
        if (pending > 0) {
            in.screen().remark(Tone.WARNING, pending + " more came in and nobody has looked at them yet");
        }
        if (!found.isEmpty() && !in.screen().json()) {
            in.screen().remark(Tone.DIM, "kisa:classify queue has those that nobody is sure of");
        }
    }

    private static int number(String text) {
        return Optional.of(text)
                .filter(t -> t.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .filter(n -> n > 0)
                .orElseThrow(() -> InvalidInputException.of(
                        "the limit",
                        "intake.limit",
                        LIMIT,
                        text,
                        "a number from 1 to 999999999",
                        "Write it in digits."));
    }
}
