package org.minikisa.intake.mailserver.imap;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import org.minikisa.intake.mailserver.Access;
import org.minikisa.problem.api.Problems;

/**
 * A mailbox that is watched.
 *
 * @param name of the channel
 * @param mark the flag that stored messages get
 * @param renew the longest time between two looks
 * @param poll the time between two looks where the server cannot call
 */
record Mailbox(String name, Access access, String folder, Optional<String> mark, Duration renew, Duration poll) {

    private static final Access.Protocol IMAP = new Access.Protocol("imap", 143, 993);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,60}");
    private static final Pattern KEYWORD = Pattern.compile("[A-Za-z$][A-Za-z0-9$._-]{0,60}");
    private static final int LONGEST_FOLDER = 250;

    static Mailbox of(MailboxConfiguration c, Problems problems) {
        var access = Access.of(
                new Access.Settings(
                        c.host(),
                        c.port(),
                        c.security(),
                        c.certificates(),
                        c.timeout(),
                        c.user(),
                        c.authentication(),
                        c.password_file(),
                        c.token_url(),
                        c.client_id(),
                        c.scope()),
                IMAP,
                problems);
        if (c.user().isBlank()) {
            problem(problems, "user", "nothing", "an account", "Set user.");
        }
        if (!NAME.matcher(c.name()).matches()) {
            problem(problems, "name", c.name(), "1 to 60 letters, digits, . _ -", "Correct name.");
        }
        if (c.folder().isBlank()
                || c.folder().length() > LONGEST_FOLDER
                || c.folder().chars().anyMatch(Character::isISOControl)) {
            problem(problems, "folder", c.folder(), "a folder's name of at most 250 characters", "Correct folder.");
        }
        within(problems, "renew", c.renew(), 1740); // RFC 2177: a server may hang up after 30 minutes
        within(problems, "poll", c.poll(), 3600);
        return new Mailbox(
                c.name(),
                access,
                c.folder(),
                mark(c.mark(), problems),
                Duration.ofSeconds(c.renew()),
                Duration.ofSeconds(c.poll()));
    }

    private static Optional<String> mark(String mark, Problems problems) {
        if (mark.equals("none")) {
            return Optional.empty();
        }
        if (!KEYWORD.matcher(mark).matches()) {
            problem(problems, "mark", mark, "seen, none, or a keyword such as $Minikisa", "Correct mark.");
        }
        return Optional.of(mark.equals("seen") ? "\\Seen" : mark);
    }

    private static void within(Problems problems, String key, int seconds, int most) {
        if (seconds < 1 || seconds > most) {
            problem(problems, key, "" + seconds, "1 to " + most + " seconds", "Correct " + key + ".");
        }
    }

    private static void problem(Problems problems, String key, String found, String expected, String remedy) {
        problems.add("intake.server.setting", key, found, expected, remedy);
    }

    /** {@code imaps://mail.example.fi:993/INBOX as tuki} */
    String place() {
        return access.server() + "/" + folder
                + access.login().map(login -> " as " + login.user()).orElse("");
    }

    /** Where one message was delivered: {@code imap:tuki/INBOX/1700000000/4711}. */
    String source(long uidValidity, long uid) {
        return "imap:" + name + "/" + folder + "/" + uidValidity + "/" + uid;
    }
}
