package org.minikisa.intake.mailserver.imap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

import org.minikisa.intake.mailserver.ScriptedServer;

/** An IMAP server that keeps to the protocol, except where a test makes it lie. */
final class LyingServer extends ScriptedServer {

    /** Says something else than the truth in answer to a command. */
    @FunctionalInterface
    interface Lie {
        void tell(String tag, String line, OutputStream out) throws IOException;
    }

    final TreeMap<Long, byte[]> messages = new TreeMap<>();
    final Map<String, Lie> lies = new ConcurrentHashMap<>();
    volatile String greeting = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR IDLE] ready";
    volatile long uidValidity = 7;
    volatile long uidNext = 4;
    private volatile String idling = "";

    LyingServer() {
        this(Optional.empty());
    }

    LyingServer(Optional<SSLContext> tls) {
        super(tls);
        for (long uid = 1; uid <= 3; uid++) {
            messages.put(uid, WatchedMailbox.mail("number " + uid).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** In answer to commands that begin with these words. */
    LyingServer lies(String command, Lie lie) {
        lies.put(command, lie);
        return this;
    }

    void tellsTheTruthAgain() {
        lies.clear();
    }

    @Override
    protected void greet(OutputStream out) throws IOException {
        say(out, greeting);
    }

    @Override
    protected void answer(String line, OutputStream out) throws IOException {
        if (line.equals("DONE")) {
            say(out, idling + " OK done");
            return;
        }
        String tag = line.split(" ", 2)[0];
        String command = line.substring(tag.length()).strip();
        for (var lie : lies.entrySet()) {
            if (command.startsWith(lie.getKey())) {
                lie.getValue().tell(tag, line, out);
                return;
            }
        }
        truth(tag, command, out);
    }

    void truth(String tag, String command, OutputStream out) throws IOException {
        if (command.startsWith("SELECT") || command.startsWith("EXAMINE")) {
            say(out, "* " + messages.size() + " EXISTS", "* OK [UIDVALIDITY " + uidValidity + "] .");
            say(out, "* OK [UIDNEXT " + uidNext + "] .", tag + " OK [READ-WRITE] done");
        } else if (command.startsWith("UID SEARCH UID ")) {
            String set = command.substring("UID SEARCH UID ".length());
            say(out, "* SEARCH" + uids(set).map(uid -> " " + uid).collect(Collectors.joining()), tag + " OK done");
        } else if (command.startsWith("UID FETCH") && command.contains("RFC822.SIZE")) {
            for (long uid : uids(command.split(" ")[2]).toList()) {
                look(uid, messages.get(uid).length, out);
            }
            say(out, tag + " OK done");
        } else if (command.startsWith("UID FETCH")) {
            for (long uid : uids(command.split(" ")[2]).toList()) {
                body(uid, messages.get(uid), out);
            }
            say(out, tag + " OK done");
        } else if (command.equals("CAPABILITY")) {
            int begin = greeting.indexOf('[');
            say(
                    out,
                    "* " + (begin < 0 ? "CAPABILITY IMAP4rev1" : greeting.substring(begin + 1, greeting.indexOf(']'))));
            say(out, tag + " OK done");
        } else if (command.equals("IDLE")) {
            idling = tag;
            say(out, "+ idling");
        } else {
            say(out, tag + " OK done");
        }
    }

    private Stream<Long> uids(String set) {
        if (set.endsWith(":*")) {
            return messages.tailMap(Long.valueOf(set.replace(":*", ""))).keySet().stream();
        }
        return Arrays.stream(set.split(",")).map(Long::valueOf).filter(messages::containsKey);
    }

    static void look(long uid, long size, OutputStream out) throws IOException {
        say(
                out,
                "* " + uid + " FETCH (FLAGS () UID " + uid + " RFC822.SIZE " + size
                        + " INTERNALDATE \" 3-Feb-2026 10:00:00 +0200\")");
    }

    static void body(long uid, byte[] bytes, OutputStream out) throws IOException {
        say(out, "* " + uid + " FETCH (UID " + uid + " BODY[] {" + bytes.length + "}");
        out.write(bytes);
        say(out, ")");
    }

    static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }
}
