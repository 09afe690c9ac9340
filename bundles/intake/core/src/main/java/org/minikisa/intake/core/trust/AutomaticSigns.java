package org.minikisa.intake.core.trust;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.minikisa.intake.core.mime.Header;
import org.minikisa.intake.core.mime.Mailbox;
import org.minikisa.intake.core.mime.Parameters;
import org.minikisa.intake.core.text.Text;

/**
 * Tells a machine's message from a person's by what RFC 3834, RFC 3464 and common programs put in the header. A sign is
 * something its sender says of itself: mail that came over a mailing list ({@code Precedence: list}, {@code List-Id}) was
 * still written by a person, and {@code Auto-Submitted: no} says just that. Whether an answer may be sent to it is another
 * question ({@code X-Auto-Response-Suppress}).
 */
public final class AutomaticSigns {

    private static final Set<String> PRECEDENCES = Set.of("auto_reply", "auto-reply", "junk");
    private static final Set<String> DAEMONS = Set.of("mailer-daemon", "mailerdaemon", "mail-daemon");

    private AutomaticSigns() {}

    /** The first sign, as it may be shown: a field's name and a word of its, never an address. */
    public static Optional<String> in(Header header, Mailbox from) {
        Optional<String> submitted = header.first("auto-submitted").map(AutomaticSigns::firstWord);
        if (submitted.filter(word -> !word.equals("no") && !word.isEmpty()).isPresent()) {
            return submitted.map(word -> "Auto-Submitted: " + word);
        }
        Parameters type = header.parameters("content-type");
        if (type.value().equals("multipart/report")) {
            return Optional.of("multipart/report " + Text.oneLine(type.get("report-type"), 40));
        }
        if (header.first("return-path")
                .filter(path -> path.replace(" ", "").equals("<>"))
                .isPresent()) {
            return Optional.of("Return-Path: <>");
        }
        for (String name : new String[] {"x-autoreply", "x-autorespond", "x-auto-reply"}) {
            if (header.first(name)
                    .filter(value -> !firstWord(value).equals("no"))
                    .isPresent()) {
                return Optional.of(name);
            }
        }
        Optional<String> precedence =
                header.first("precedence").map(AutomaticSigns::firstWord).filter(PRECEDENCES::contains);
        if (precedence.isPresent()) {
            return precedence.map(word -> "Precedence: " + word);
        }
        if (header.has("x-failed-recipients")) {
            return Optional.of("X-Failed-Recipients");
        }
        return DAEMONS.contains(from.localPart().toLowerCase(Locale.ROOT))
                ? Optional.of("from a mailer daemon")
                : Optional.empty();
    }

    /** Without comments and parameters: {@code auto-replied; owner-token=…} (RFC 3834 section 5). */
    private static String firstWord(String value) {
        String bare = value.replaceAll("\\([^)]{0,200}\\)", " ").strip();
        int end = 0;
        while (end < bare.length() && !Character.isWhitespace(bare.charAt(end)) && bare.charAt(end) != ';') {
            end++;
        }
        return Text.oneLine(bare.substring(0, end), 40).toLowerCase(Locale.ROOT);
    }
}
