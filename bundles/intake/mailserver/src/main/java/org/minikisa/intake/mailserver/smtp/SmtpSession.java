package org.minikisa.intake.mailserver.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.minikisa.intake.api.sending.MailTransport.Outcome;
import org.minikisa.intake.mailserver.Access;
import org.minikisa.intake.mailserver.Connection;
import org.minikisa.intake.mailserver.Endpoint;
import org.minikisa.intake.mailserver.Login;
import org.minikisa.intake.mailserver.Security;
import org.minikisa.intake.mailserver.ServerTrouble;

/**
 * One conversation with a submission server (RFC 5321, RFC 6409; STARTTLS, RFC 3207; AUTH, RFC 4954; SIZE, RFC 1870; 8BITMIME, RFC 6152;
 * SMTPUTF8, RFC 6531).
 *
 * <p>What the server refuses of the message is the outcome; what keeps us from handing over any message at all is a trouble, for which
 * the message is not to blame.
 */
final class SmtpSession {

    /** The slowest line on which a large message still goes, bytes in a second. */
    private static final int SLOWEST = 20_000;

    /** A server may look at a message for long before it takes it (RFC 5321 section 4.5.3.2.6); so many times our patience. */
    private static final int TO_TAKE_IT = 5;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]{1,250}|\\[[0-9A-Fa-f.:IPv]{2,50}\\]");

    private final Access access;
    private final String hello;
    private final Connection connection;
    private Map<String, String> extensions = Map.of();

    SmtpSession(Access access, String hello, Connection connection) {
        this.access = access;
        this.hello = hello;
        this.connection = connection;
    }

    Outcome deliver(Envelope envelope) throws ServerTrouble {
        if (!envelope.isSafe()) {
            return new Outcome.Refused("5.1.3", "an address that no server understands");
        }
        open();
        Optional<Outcome> unfit = unfit(envelope);
        Outcome outcome = unfit.isPresent() ? unfit.get() : handOver(envelope);
        quit();
        return outcome;
    }

    private void quit() {
        try {
            connection.writeLine("QUIT");
        } catch (ServerTrouble goneAlready) {
            // what it said before counts
        }
    }

    // ---- in

    private void open() throws ServerTrouble {
        connection.open();
        connection.within(patience());
        expect(reply(), 220, "the greeting");
        greet();
        if (server().security() == Security.STARTTLS) {
            startTls();
        }
        if (access.login().isPresent()) {
            login(access.login().get());
        }
    }

    private void greet() throws ServerTrouble {
        Reply reply = ask("EHLO " + ownName());
        expect(reply, 250, "EHLO");
        var told = new HashMap<String, String>();
        reply.lines().stream().skip(1).forEach(line -> {
            String[] words = line.toUpperCase(Locale.ROOT).split("[ =]", 2);
            told.put(words[0], words.length > 1 ? words[1] : "");
        });
        extensions = told;
    }

    private String ownName() {
        if (NAME.matcher(hello).matches()) {
            return hello;
        }
        try {
            String name = InetAddress.getLocalHost().getCanonicalHostName();
            return name.contains(".") && NAME.matcher(name).matches() ? name : "[127.0.0.1]";
        } catch (UnknownHostException nameless) {
            return "[127.0.0.1]";
        }
    }

    private void startTls() throws ServerTrouble {
        if (!extensions.containsKey("STARTTLS") || ask("STARTTLS").code() != 220) {
            throw server().trouble(
                            "intake.server.tls",
                            "a server that does not start TLS",
                            "STARTTLS",
                            "Set security to tls if the server has a port for it, or let the server offer STARTTLS.");
        }
        connection.startTls();
        greet(); // what was said in the clear is not believed
    }

    private Endpoint server() {
        return connection.server();
    }

    private void login(Login login) throws ServerTrouble {
        Reply reply = authenticate(login);
        if (reply.code() != 235 && login.proof().refused()) {
            reply = authenticate(login);
        }
        if (reply.code() / 100 == 4) {
            throw refused("a login that is not possible now (" + reply.code() + ")");
        }
        if (reply.code() != 235) {
            throw login.refused(server(), (reply.code() + " " + reply.status()).strip());
        }
    }

    private Reply authenticate(Login login) throws ServerTrouble {
        String mechanism = login.mechanism().name();
        if (!List.of(extensions.getOrDefault("AUTH", "").split(" ")).contains(mechanism)) {
            throw server().trouble(
                            "intake.server.login",
                            "a server that does not know this way to log in",
                            "AUTH " + mechanism,
                            "Set authentication to what the server offers.");
        }
        Reply reply = ask("AUTH " + mechanism + " " + login.firstWord(server()));
        return reply.code() == 334 ? ask(login.resignation()) : reply;
    }

    // ---- at work

    /** What the server has told it cannot do. */
    private Optional<Outcome> unfit(Envelope envelope) {
        if (envelope.needsUtf8() && !extensions.containsKey("SMTPUTF8")) {
            return refusal("5.6.7", "the mail server takes no addresses beyond ASCII (SMTPUTF8)");
        }
        if (envelope.hasEightBits() && !extensions.containsKey("8BITMIME")) {
            return refusal("5.6.3", "the mail server takes no eight-bit messages (8BITMIME)");
        }
        String size = extensions.getOrDefault("SIZE", "0");
        if (size.matches("[1-9][0-9]{0,17}") && envelope.message().length > Long.parseLong(size)) {
            return refusal("5.3.4", "the mail server takes at most " + size + " bytes");
        }
        return Optional.empty();
    }

    private static Optional<Outcome> refusal(String status, String words) {
        return Optional.of(new Outcome.Refused(status, words));
    }

    private Outcome handOver(Envelope envelope) throws ServerTrouble {
        Reply sender = ask("MAIL FROM:<" + envelope.sender() + ">" + parameters(envelope));
        if (sender.code() != 250) {
            return outcome(sender);
        }
        Reply recipient = ask("RCPT TO:<" + envelope.recipient() + ">");
        if (recipient.code() / 10 != 25) {
            return outcome(recipient);
        }
        Reply data = ask("DATA");
        if (data.code() != 354) {
            return outcome(data);
        }
        byte[] bytes = envelope.onTheLine();
        Duration toTakeIt = server().patience().multipliedBy(TO_TAKE_IT);
        connection.within(toTakeIt.plusSeconds(bytes.length / SLOWEST));
        connection.write(bytes);
        connection.listen(toTakeIt);
        return outcome(reply());
    }

    private String parameters(Envelope envelope) {
        return (extensions.containsKey("SIZE") ? " SIZE=" + envelope.message().length : "")
                + (envelope.hasEightBits() ? " BODY=8BITMIME" : "")
                + (envelope.needsUtf8() ? " SMTPUTF8" : "");
    }

    private static Outcome outcome(Reply reply) {
        return switch (reply.code() / 100) {
            case 2 -> new Outcome.Taken();
            case 5 -> new Outcome.Refused(reply.status(), reply.words());
            default -> new Outcome.NotNow(reply.code() + " " + reply.words());
        };
    }

    // ---- commands and replies

    private Reply ask(String line) throws ServerTrouble {
        connection.within(patience());
        connection.writeLine(line);
        return reply();
    }

    private Reply reply() throws ServerTrouble {
        Reply reply = Reply.read(connection);
        if (reply.code() == 421) {
            throw refused(reply.code() + " " + reply.words());
        }
        return reply;
    }

    private void expect(Reply reply, int code, String what) throws ServerTrouble {
        if (reply.code() != code) {
            throw refused(what + ": " + reply.code() + " " + reply.words());
        }
    }

    private ServerTrouble refused(String words) {
        return server().trouble(
                        "intake.server.refused",
                        words,
                        "a server that takes our mail",
                        "Look at the server; it is tried again by itself.");
    }

    private Duration patience() {
        return server().patience().multipliedBy(2);
    }
}
