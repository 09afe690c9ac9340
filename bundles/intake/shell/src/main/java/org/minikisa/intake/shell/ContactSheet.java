package org.minikisa.intake.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.Author;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactDetails;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Segment;
import org.minikisa.intake.api.Trust;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.ProblemText;
import org.minikisa.rendering.terminal.Tone;

/** One contact as it is shown: first what it says, then what that rests on. */
record ContactSheet(Contacts contacts, boolean json, boolean full) {

    /** So much of what was cut is shown, enough to recognise it. */
    private static final int SHOWN_OF_CUT = 60;

    /** What was cut from the text. */
    private record Cut(Segment segment, String text) {

        String kind() {
            return segment.kind().name().toLowerCase(Locale.ROOT);
        }

        long lines() {
            return text.lines().count();
        }

        String beginning() {
            String line = text.lines()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty())
                    .findFirst()
                    .orElse("");
            return line.length() > SHOWN_OF_CUT ? line.substring(0, SHOWN_OF_CUT) + "…" : line;
        }
    }

    private record Numbered(int number, Attachment attachment) {}

    private static final Listing<Numbered> ATTACHMENTS = Listing.rows(Numbered.class)
            .number("number", "No", Numbered::number)
            .text("name", "Name", row -> row.attachment().name())
            .text("mediaType", "Said to be", row -> row.attachment().mediaType())
            .number("bytes", "Bytes", row -> row.attachment().bytes())
            .text("sha256", "SHA-256", row -> row.attachment().sha256());

    private static final Listing<Cut> CUTS = Listing.rows(Cut.class)
            .text("kind", "What", Cut::kind)
            .number("lines", "Lines", Cut::lines)
            .text("beginning", "Begins with", Cut::beginning)
            .number("start", "From", cut -> cut.segment().start())
            .number("end", "To", cut -> cut.segment().end());

    Details of(Contact contact) {
        Details details = Details.of("Contact " + contact.id())
                .add("id", "Id", contact.id())
                .add("received", "Received", ContactListing.shown(contact.received(), json))
                .add("channel", "Channel", contact.channel())
                .add("source", "Source", contact.source())
                .add("disposition", "Disposition", contact.disposition(), ContactListing.tone(contact))
                .add("reason", "Because", contact.reason())
                .add("conversation", "Conversation", contact.conversation())
                .add("duplicateOf", "Duplicate of", contact.duplicateOf())
                .add("fromName", "From", contact.fromName())
                .add("fromAddress", "Address", contact.fromAddress())
                .add("customer", "Customer", contact.customer())
                .add("subject", "Subject", contact.subject())
                .add("constructed", "Constructed", contact.constructed());
        contact.problem()
                .ifPresent(problem -> details.listing("problems", "Problem", List.of(problem), ProblemText.listing()));
        Optional<ContactDetails> rests = contacts.details(contact.id());
        rests.ifPresent(told -> judged(details, told));
        texts(details, contact);
        rests.ifPresent(told -> cuts(details, contact, told));
        attachments(details, contact);
        rests.ifPresent(told -> thread(details, contact, told));
        return details;
    }

    private void judged(Details details, ContactDetails told) {
        details.add("trust", "Trust", told.trust().level(), tone(told.trust().level()))
                .add(
                        "trustReasons",
                        "Since",
                        json
                                ? told.trust().reasons()
                                : String.join("; ", told.trust().reasons()))
                .add("author", "Author", told.author(), told.author() == Author.STAFF ? Tone.GOOD : Tone.PLAIN)
                .add("marks", "Marks", json ? told.marks() : String.join(", ", told.marks()), Tone.WARNING)
                .add("noAnswer", "No machine answers", told.noAnswer())
                .add("customerReason", "Customer by", told.customerReason())
                .add("sent", "Says it was sent", told.sent().map(sent -> ContactListing.shown(sent, json)))
                .add("to", "To", json ? told.to() : String.join(", ", told.to()))
                .add("messageId", "Message-ID", told.messageId())
                .add("rawBytes", "Bytes", told.rawBytes())
                .add("sha256", "SHA-256", told.sha256());
    }

    private static Tone tone(Trust.Level level) {
        return switch (level) {
            case FORGED -> Tone.BAD;
            case UNVERIFIED -> Tone.WARNING;
            case AUTHENTICATED, ANSWERS_US, OWN -> Tone.GOOD;
        };
    }

    private void texts(Details details, Contact contact) {
        if (json || full) {
            details.text("fullText", "Full text", contact.fullText());
        }
        if (json || !full) {
            details.text("text", "Text", contact.text());
        }
    }

    private void cuts(Details details, Contact contact, ContactDetails told) {
        List<Cut> cuts = told.segments().stream()
                .filter(segment -> segment.kind() != Segment.Kind.MESSAGE)
                .map(segment -> new Cut(segment, contact.fullText().substring(segment.start(), segment.end())))
                .toList();
        if (json || !cuts.isEmpty() && !full) {
            details.listing("cut", "What was cut (--full shows it)", cuts, CUTS);
        }
    }

    private void attachments(Details details, Contact contact) {
        var numbered = new ArrayList<Numbered>();
        contact.attachments().forEach(attachment -> numbered.add(new Numbered(numbered.size() + 1, attachment)));
        if (json || !numbered.isEmpty()) {
            details.listing("attachments", "Attachments", numbered, ATTACHMENTS);
        }
    }

    private void thread(Details details, Contact contact, ContactDetails told) {
        List<Contact> thread =
                told.thread().stream().flatMap(id -> contacts.find(id).stream()).toList();
        if (json || thread.size() > 1) {
            details.listing(
                    "thread",
                    "Thread",
                    thread,
                    Listing.rows(Contact.class)
                            .text(
                                    "id",
                                    "Id",
                                    other -> !json && other.id().equals(contact.id()) ? other.id() + " ←" : other.id())
                            .text("received", "Received", other -> ContactListing.shown(other.received(), json))
                            .text("from", "From", ContactListing::sender)
                            .text("subject", "Subject", Contact::subject)
                            .text("disposition", "Disposition", Contact::disposition));
        }
    }
}
