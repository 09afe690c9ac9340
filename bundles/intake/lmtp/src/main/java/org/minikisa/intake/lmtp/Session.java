package org.minikisa.intake.lmtp;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialogue with one caller. LHLO begins LMTP, HELO and EHLO begin SMTP. */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private static final int MOST_RECIPIENTS = 100;
    /** Whoever makes so many mistakes is no mail server. */
    private static final int MOST_ERRORS = 20;

    private static final int MOST_COMMANDS_WITHOUT_MAIL = 1_000;

    private final Terms terms;
    private final Room room;
    private final Wire wire;
    private final ChannelHost host;

    private boolean greeted;
    private boolean lmtp;
    private Optional<MailPath> sender = Optional.empty();
    private final Set<String> recipients = new LinkedHashSet<>();
    private Optional<Incoming> chunks = Optional.empty();
    private int errors;
    private int idleCommands;
    private boolean ended;
    private volatile long lastStep = System.nanoTime();

    Session(Terms terms, Room room, Wire wire, ChannelHost host) {
        this.terms = terms;
        this.room = room;
        this.wire = wire;
        this.host = host;
    }

    /** Until the caller says goodbye, goes away, is silent too long or makes too many mistakes. */
    void run() throws IOException {
        try {
            say(220, "minikisa takes mail for its own recipients");
            while (!ended) {
                if (!wire.hasMore()) {
                    wire.flush();
                }
                next();
                if (errors > MOST_ERRORS || idleCommands > MOST_COMMANDS_WITHOUT_MAIL) {
                    say(421, "4.7.0 too many mistakes");
                    ended = true;
                }
            }
            wire.flush();
        } catch (Wire.BadLine bad) {
            // where a line ends is no longer sure, so nothing that follows is believed
            say(500, "5.5.2 " + bad.getMessage());
            wire.flush();
        } finally {
            forget();
        }
    }

    /** Whether nothing has happened for longer than any step may take: a caller that never reads its replies blocks the writing of them. */
    boolean hangs() {
        return System.nanoTime() - lastStep
                > terms.silence().plus(terms.longest()).toNanos();
    }

    private void next() throws IOException {
        String line = wire.line();
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String rest = space < 0 ? "" : line.substring(space + 1);
        idleCommands++;
        lastStep = System.nanoTime();
        switch (verb) {
            case "LHLO" -> greet(rest, true, true);
            case "EHLO" -> greet(rest, false, true);
            case "HELO" -> greet(rest, false, false);
            case "MAIL" -> mail(rest);
            case "RCPT" -> recipient(rest);
            case "DATA" -> data(rest);
            case "BDAT" -> chunk(rest);
            case "RSET" -> {
                forget();
                say(250, "2.0.0 forgotten");
            }
            case "NOOP" -> say(250, "2.0.0 here");
            case "VRFY" -> say(252, "2.5.0 send it and see");
            case "QUIT" -> {
                say(221, "2.0.0 goodbye");
                ended = true;
            }
            case "GET", "HEAD", "POST", "PUT", "OPTIONS", "CONNECT" -> {
                // A browser that a page has sent here: what follows could be made to look like a mail server's words.
                say(500, "5.7.0 this is no web server");
                ended = true;
            }
            default -> mistake(500, "5.5.1 no such command");
        }
    }

    private void greet(String name, boolean asLmtp, boolean extended) throws IOException {
        if (name.isBlank()) {
            mistake(501, "5.5.4 say who you are");
            return;
        }
        forget();
        greeted = true;
        lmtp = asLmtp;
        if (!extended) {
            say(250, "minikisa");
            return;
        }
        wire.reply(250, "minikisa", true);
        for (String offer : List.of("PIPELINING", "ENHANCEDSTATUSCODES", "8BITMIME", "SMTPUTF8", "CHUNKING")) {
            wire.reply(250, offer, true);
        }
        say(250, "SIZE " + terms.largest());
    }

    private void mail(String rest) throws IOException {
        Optional<MailPath> path = path(rest, "FROM:");
        if (!greeted || sender.isPresent()) {
            mistake(503, greeted ? "5.5.1 one sender is enough" : "5.5.1 greet first");
        } else if (path.isEmpty()) {
            mistake(501, "5.5.4 MAIL FROM:<address>");
        } else if (declaredSize(path.get()).compareTo(BigInteger.valueOf(terms.largest())) > 0) {
            say(552, "5.3.4 at most " + terms.largest() + " bytes");
        } else if (path.get().parameters().stream().anyMatch(parameter -> !isKnown(parameter))) {
            mistake(555, "5.5.4 a parameter that is not known");
        } else if (!path.get().isAscii() && !path.get().parameters().contains("SMTPUTF8")) {
            mistake(553, "5.6.7 a foreign address needs SMTPUTF8");
        } else {
            sender = path;
            say(250, "2.1.0 sender noted");
        }
    }

    /** Where digits follow; what is no number is no known parameter. */
    private static BigInteger declaredSize(MailPath path) {
        return path.parameters().stream()
                .filter(parameter -> parameter.matches("SIZE=[0-9]{1,20}"))
                .map(parameter -> new BigInteger(parameter.substring(5)))
                .findFirst()
                .orElse(BigInteger.ZERO);
    }

    private static boolean isKnown(String parameter) {
        return parameter.equals("SMTPUTF8")
                || parameter.equals("BODY=7BIT")
                || parameter.equals("BODY=8BITMIME")
                || parameter.matches("SIZE=[0-9]{1,20}");
    }

    private static Optional<MailPath> path(String rest, String word) {
        return rest.regionMatches(true, 0, word, 0, word.length())
                ? MailPath.parse(rest.substring(word.length()))
                : Optional.empty();
    }

    private void recipient(String rest) throws IOException {
        Optional<MailPath> path = path(rest, "TO:").filter(to -> !to.address().isEmpty());
        if (sender.isEmpty() || chunks.isPresent()) {
            mistake(503, "5.5.1 MAIL first");
        } else if (path.isEmpty()) {
            mistake(501, "5.5.4 RCPT TO:<address>");
        } else if (!path.get().parameters().isEmpty()) {
            mistake(555, "5.5.4 a parameter that is not known");
        } else if (!terms.takesFor(path.get().address())) {
            mistake(550, "5.1.1 nobody here is called that");
        } else if (recipients.size() >= MOST_RECIPIENTS) {
            say(452, "4.5.3 too many recipients");
        } else {
            recipients.add(path.get().address());
            say(250, "2.1.5 recipient noted");
        }
    }

    private void data(String rest) throws IOException {
        if (!rest.isBlank() || chunks.isPresent()) {
            mistake(rest.isBlank() ? 503 : 501, "5.5.1 DATA stands alone");
        } else if (recipients.isEmpty()) {
            mistake(sender.isEmpty() ? 503 : 554, "5.5.1 no valid recipients");
        } else {
            say(354, "go on, a line with a dot ends it");
            wire.flush();
            try (var message = new Incoming(terms.largest(), room)) {
                wire.dotted(message, terms.longest());
                take(message);
            }
        }
    }

    private void chunk(String rest) throws IOException {
        String[] words = rest.strip().split(" +");
        boolean last = words.length == 2 && words[1].equalsIgnoreCase("LAST");
        if (!words[0].matches("[0-9]{1,10}") || words.length > 1 && !last) {
            mistake(501, "5.5.4 BDAT SIZE [LAST]");
            ended = true; // how many bytes follow is not known
            return;
        }
        Incoming message = chunks.orElseGet(() -> new Incoming(terms.largest(), room));
        chunks = Optional.of(message);
        wire.counted(message, Long.parseLong(words[0]), terms.longest());
        if (recipients.isEmpty()) {
            mistake(503, "5.5.1 no valid recipients");
            forget();
        } else if (last) {
            take(message);
        } else {
            say(250, "2.0.0 so far " + words[0]);
        }
    }

    /** Ends the transaction: one reply for all, or one for each recipient (RFC 2033 section 4.2). */
    private void take(Incoming message) throws IOException {
        String reply = outcome(message);
        int code = Integer.parseInt(reply.substring(0, 3));
        int replies = lmtp ? recipients.size() : 1;
        for (int i = 0; i < replies; i++) {
            say(code, reply.substring(4));
        }
        forget();
        idleCommands = 0;
    }

    private String outcome(Incoming message) {
        return switch (message.fault()) {
            case TOO_LARGE -> tooLarge();
            case NO_ROOM -> "452 4.3.1 too much at once, come again";
            case NONE -> stored(message.behind(returnPath()));
        };
    }

    private String tooLarge() {
        host.report(new Problem(
                "intake.lmtp.large",
                terms.id(),
                "a message over the limit",
                "at most " + terms.largest() + " bytes",
                "It was refused and goes back to its sender; raise the setting largest if that is wrong."));
        return "552 5.3.4 at most " + terms.largest() + " bytes";
    }

    private String stored(byte[] bytes) {
        if (bytes.length > RawContact.LARGEST) {
            return tooLarge();
        }
        try {
            host.receive(new RawContact(
                    Channel.MAIL,
                    terms.id() + "/" + digest(bytes),
                    bytes,
                    Optional.of(Clock.systemUTC().instant()),
                    false));
            host.succeeded();
            return "250 2.0.0 kept";
        } catch (StoreException failure) {
            return failure.problem().isPresent()
                    ? "452 4.3.1 no room, come again later"
                    : "451 4.3.0 not kept, come again later";
        } catch (RuntimeException failure) {
            LOG.error("a message of channel {} was not kept", terms.id(), failure);
            return "451 4.3.0 not kept, come again later";
        }
    }

    /** What the last server writes down (RFC 5321 section 4.4). No moment stands in it: delivered twice, a message has the same bytes. */
    private byte[] returnPath() {
        String address = sender.map(MailPath::address).orElse("");
        return ("Return-Path: <" + address + ">\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A message that comes again, because its sender did not hear the reply, has the same source. */
    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void forget() {
        sender = Optional.empty();
        recipients.clear();
        chunks.ifPresent(Incoming::close);
        chunks = Optional.empty();
    }

    private void mistake(int code, String words) throws IOException {
        errors++;
        say(code, words);
    }

    private void say(int code, String words) throws IOException {
        wire.reply(code, words, false);
    }
}
