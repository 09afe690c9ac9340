package org.minikisa.intake.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

import org.minikisa.intake.api.Contact;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;

/**
 * How contacts look in tables. People read moments by the clocks of Finland and see what helps to choose; programs read
 * them in UTC and get everything but the texts.
 */
final class ContactListing {

    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.of("Europe/Helsinki"));

    private ContactListing() {}

    static Listing<Contact> columns(boolean forPrograms) {
        Listing<Contact> columns = Listing.rows(Contact.class)
                .text("id", "Id", Contact::id)
                .text("received", "Received", contact -> shown(contact.received(), forPrograms))
                .text("channel", "Channel", Contact::channel)
                .with(Column.<Contact>text("disposition", "Disposition", Contact::disposition)
                        .tone(ContactListing::tone))
                .text("conversation", "In", Contact::conversation)
                .text("from", "From", ContactListing::sender)
                .text("subject", "Subject", Contact::subject)
                .whenEmpty("no such contacts; take some in with kisa:intake PATH");
        return forPrograms
                ? columns.text("fromAddress", "Address", Contact::fromAddress)
                        .text("customer", "Customer", Contact::customer)
                        .text("reason", "Because", Contact::reason)
                        .text("duplicateOf", "Duplicate of", Contact::duplicateOf)
                        .text("source", "Source", Contact::source)
                        .number("attachments", "Attachments", contact -> contact.attachments()
                                .size())
                        .text("constructed", "Constructed", Contact::constructed)
                : columns;
    }

    static Listing<Contact> problems() {
        return Listing.rows(Contact.class)
                .text("id", "Id", Contact::id)
                .text("source", "Source", Contact::source)
                .text("found", "Found", contact -> contact.problem().map(Problem::found))
                .text("expected", "Expected", contact -> contact.problem().map(Problem::expected))
                .text("remedy", "Remedy", contact -> contact.problem().map(Problem::remedy))
                .text("code", "Code", contact -> contact.problem().map(Problem::code))
                .whenEmpty("the quarantine is empty");
    }

    /** The name where there is one, else the address. */
    static String sender(Contact contact) {
        return contact.fromName().isEmpty() ? contact.fromAddress() : contact.fromName();
    }

    static String shown(Instant moment, boolean forPrograms) {
        return forPrograms ? moment.toString() : SHOWN.format(moment);
    }

    static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    static Tone tone(Contact contact) {
        return switch (contact.disposition()) {
            case QUARANTINED -> Tone.BAD;
            case DUPLICATE, AUTOMATIC -> Tone.DIM;
            case NEW_CONVERSATION, FOLLOW_UP -> Tone.PLAIN;
        };
    }
}
