package org.minikisa.intake.core.sending;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.minikisa.intake.api.sending.NewReply;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.masking.IdentityCodes;

/**
 * A reply as it is written down. The same letter gives the same bytes.
 *
 * @param fromName as its recipient sees it
 * @param from address of the unit
 * @param subject of the reply
 * @param messageId without brackets
 * @param answers the id of the message it answers; empty for none
 * @param references the ids that message referred to, the farthest first
 * @param history what it answers
 */
record Letter(
        NewReply.Kind kind,
        String fromName,
        String from,
        String to,
        String subject,
        Instant date,
        String messageId,
        String answers,
        List<String> references,
        Language language,
        String text,
        History history) {

    /** What a person wrote that is answered. @param sender name, else address */
    record History(String sender, Instant at, String text) {}

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    /** A thread of many years does not fit in a header; its beginning and its end tell most (RFC 5537 section 3.4.4). */
    private static final int MOST_REFERENCES = 20;

    private static final int MOST_LINES = 500;
    private static final int LONGEST_HISTORY = 30_000;

    byte[] bytes() {
        var mail = new MailWriter()
                .mailbox("From", fromName, from)
                .mailbox("To", "", to)
                .text("Subject", subject)
                .field("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atZone(FINLAND)))
                .ids("Message-ID", List.of(messageId))
                .ids("In-Reply-To", List.of(answers))
                .ids("References", thread())
                .field("Content-Language", language.code());
        if (kind == NewReply.Kind.ACKNOWLEDGEMENT) {
            // RFC 3834 section 5; the second asks mail programs that do not know it to be quiet
            mail.field("Auto-Submitted", "auto-replied").field("X-Auto-Response-Suppress", "All");
        }
        return mail.body(kind == NewReply.Kind.ANSWER ? text.stripTrailing() + "\n\n" + quoted() : text);
    }

    /** RFC 5322 section 3.6.4. */
    private List<String> thread() {
        var thread = new ArrayList<>(references);
        thread.remove(answers);
        thread.add(answers);
        int half = MOST_REFERENCES / 2;
        if (thread.size() > MOST_REFERENCES) {
            thread.subList(half, thread.size() - half).clear();
        }
        return thread;
    }

    private String quoted() {
        var quoted = new StringBuilder(introduction()).append('\n');
        int lines = 0;
        for (String line : IdentityCodes.masked(history.text()).split("\n", -1)) {
            if (++lines > MOST_LINES || quoted.length() + line.length() > LONGEST_HISTORY) {
                return quoted.append("> […]\n").toString();
            }
            quoted.append(line.startsWith(">") ? ">" : "> ").append(line).append('\n');
        }
        return quoted.toString();
    }

    private String introduction() {
        var at = history.at().atZone(FINLAND);
        return switch (language) {
            case FI ->
                at.format(DateTimeFormatter.ofPattern("d.M.uuuu 'klo' H.mm")) + " " + history.sender() + " kirjoitti:";
            case SV ->
                "Den " + at.format(DateTimeFormatter.ofPattern("d.M.uuuu 'kl.' H.mm")) + " skrev " + history.sender()
                        + ":";
            case EN ->
                "On " + at.format(DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.ENGLISH)) + ", "
                        + history.sender() + " wrote:";
        };
    }
}
