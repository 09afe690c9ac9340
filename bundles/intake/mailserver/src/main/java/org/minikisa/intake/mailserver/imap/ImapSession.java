package org.minikisa.intake.mailserver.imap;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.mailserver.Access;
import org.minikisa.intake.mailserver.Connection;
import org.minikisa.intake.mailserver.Endpoint;
import org.minikisa.intake.mailserver.Login;
import org.minikisa.intake.mailserver.Security;
import org.minikisa.intake.mailserver.ServerTrouble;

/**
 * The commands that a mailbox is watched with (RFC 3501; IDLE, RFC 2177; SASL-IR, RFC 4959). Every exchange is bounded in time and every
 * answer in size. Used by one thread.
 */
final class ImapSession {

    private static final int SMALL_LITERAL = 64 * 1024;

    /** The slowest line on which a large message still arrives, bytes in a second. */
    private static final int SLOWEST = 20_000;

    private final Access access;
    private final Connection connection;
    private final ResponseReader reader;
    private Set<String> capabilities = Set.of();
    private int commands;
    private boolean news;
    private long uidValidity;

    ImapSession(Access access, Connection connection) {
        this.access = access;
        this.connection = connection;
        this.reader = new ResponseReader(connection);
    }

    // ---- in

    void open() throws ServerTrouble {
        connection.open();
        connection.within(patience());
        greeting();
        if (server().security() == Security.STARTTLS) {
            startTls();
        }
        knowCapabilities();
        if (access.login().isPresent()) {
            login(access.login().get());
            knowCapabilities();
        }
    }

    private void greeting() throws ServerTrouble {
        if (!(reader.read(SMALL_LITERAL) instanceof Response.Status greeting)) {
            throw connection.nonsense("no greeting");
        }
        if (greeting.condition().equals("BYE")) {
            throw refused(greeting.text());
        }
        // PREAUTH is a way to keep a client from starting TLS, and nobody but the account's owner should be let in (RFC
        // 9051 11.2).
        if (!greeting.isOk() || !greeting.tag().equals("*")) {
            throw connection.nonsense("the greeting " + greeting.condition());
        }
        noteCapabilities(greeting);
    }

    private void startTls() throws ServerTrouble {
        if (!command("STARTTLS").isOk()) {
            throw server().trouble(
                            "intake.server.tls",
                            "a server that does not start TLS",
                            "STARTTLS",
                            "Set security to tls if the server has a port for it, or let the server offer STARTTLS.");
        }
        capabilities = Set.of(); // what was said in the clear is not believed
        connection.startTls();
    }

    private Endpoint server() {
        return connection.server();
    }

    private void knowCapabilities() throws ServerTrouble {
        if (capabilities.isEmpty()) {
            expectOk(command("CAPABILITY"), "CAPABILITY");
        }
    }

    private void login(Login login) throws ServerTrouble {
        Response.Status answer = authenticate(login);
        if (!answer.isOk() && login.proof().refused()) {
            answer = authenticate(login);
        }
        if (!answer.isOk()) {
            throw login.refused(server(), answer.code().isEmpty() ? answer.condition() : code(answer));
        }
        capabilities = Set.of();
        noteCapabilities(answer);
    }

    /** The code's own name, never its arguments. */
    private static String code(Response.Status answer) {
        return answer.code().split(" ", 2)[0];
    }

    private Response.Status authenticate(Login login) throws ServerTrouble {
        String mechanism = login.mechanism().name();
        if (capabilities.contains("AUTH=" + mechanism)) {
            return sasl(login, mechanism);
        }
        if (login.mechanism().isToken() || capabilities.contains("LOGINDISABLED")) {
            throw server().trouble(
                            "intake.server.login",
                            "a server that does not know this way to log in",
                            "AUTH=" + mechanism,
                            "Set authentication to what the server offers.");
        }
        return login(login.user(), login.proof().get());
    }

    private Response.Status sasl(Login login, String mechanism) throws ServerTrouble {
        String word = login.firstWord(server());
        boolean atOnce = capabilities.contains("SASL-IR");
        String tag = send("AUTHENTICATE " + mechanism + (atOnce ? " " + word : ""));
        boolean said = atOnce;
        while (true) {
            Response answer = reader.read(SMALL_LITERAL);
            if (answer instanceof Response.Continuation) {
                connection.writeLine(said ? login.resignation() : word);
                said = true;
            } else if (ends(answer, tag)) {
                return (Response.Status) answer;
            }
        }
    }

    /** User and password as literals, which every server understands, whatever is in them. */
    private Response.Status login(String user, String password) throws ServerTrouble {
        String tag = send("LOGIN " + literal(user));
        var rest = List.of(user + " " + literal(password), password).iterator();
        while (true) {
            Response answer = reader.read(SMALL_LITERAL);
            if (answer instanceof Response.Continuation && rest.hasNext()) {
                connection.writeLine(rest.next());
            } else if (ends(answer, tag)) {
                return (Response.Status) answer;
            }
        }
    }

    private static String literal(String text) {
        return "{" + text.getBytes(StandardCharsets.UTF_8).length + "}";
    }

    // ---- at work

    /** A folder as the server tells of it; 0 for what it does not tell. */
    record Folder(long uidValidity, long uidNext, boolean writable) {}

    Folder select(String name, boolean writable) throws ServerTrouble {
        long[] numbers = new long[2];
        Response.Status answer = command(
                (writable ? "SELECT " : "EXAMINE ") + MailboxName.encoded(name),
                SMALL_LITERAL,
                patience(),
                response -> {
                    if (response instanceof Response.Status status) {
                        status.number("UIDVALIDITY").ifPresent(n -> numbers[0] = n);
                        status.number("UIDNEXT").ifPresent(n -> numbers[1] = n);
                    }
                });
        if (!answer.isOk()) {
            throw server().trouble(
                            "intake.imap.folder",
                            "the server does not open the folder: " + answer.text(),
                            "a folder of the account",
                            "Correct folder.");
        }
        if (numbers[0] == 0) {
            throw connection.nonsense("a folder without UIDVALIDITY");
        }
        uidValidity = numbers[0];
        return new Folder(numbers[0], numbers[1], writable && !code(answer).equalsIgnoreCase("READ-ONLY"));
    }

    /** The UIDs at and above this one, ascending. */
    long[] from(long uid) throws ServerTrouble {
        // "n:*" always has the last message in it, though its UID may be below n.
        return Arrays.stream(search(uid + ":*")).filter(found -> found >= uid).toArray();
    }

    /** Those of these UIDs that are still there, ascending. */
    long[] among(Set<Long> uids) throws ServerTrouble {
        return Arrays.stream(search(set(uids))).filter(uids::contains).toArray();
    }

    private long[] search(String uids) throws ServerTrouble {
        var found = LongStream.builder();
        expectOk(
                command("UID SEARCH UID " + uids, SMALL_LITERAL, patience(), response -> {
                    if (response instanceof Response.Found some) {
                        Arrays.stream(some.uids()).forEach(found);
                    }
                }),
                "UID SEARCH");
        return found.build().filter(uid -> uid > 0).sorted().distinct().toArray();
    }

    /** Size and date of messages, by UID. */
    Map<Long, Response.Fetched> look(Set<Long> uids) throws ServerTrouble {
        var looks = new HashMap<Long, Response.Fetched>();
        expectOk(
                command(
                        "UID FETCH " + set(uids) + " (UID RFC822.SIZE INTERNALDATE)",
                        SMALL_LITERAL,
                        patience(),
                        response -> {
                            if (response instanceof Response.Fetched fetched
                                    && fetched.uid().isPresent()
                                    && fetched.size().isPresent()
                                    && uids.contains(fetched.uid().getAsLong())) {
                                looks.putIfAbsent(fetched.uid().getAsLong(), fetched);
                            }
                        }),
                "UID FETCH");
        return looks;
    }

    /** The bytes of a message, without a trace on the server; nothing where the server has none under that UID. */
    byte[] get(long uid, long size) throws ServerTrouble {
        byte[][] body = new byte[1][];
        Duration time = patience().plusSeconds(size / SLOWEST);
        expectOk(
                command("UID FETCH " + uid + " (UID BODY.PEEK[])", RawContact.LARGEST, time, response -> {
                    if (response instanceof Response.Fetched fetched
                            && fetched.uid().equals(OptionalLong.of(uid))
                            && fetched.body().isPresent()) {
                        body[0] = fetched.body().get();
                    }
                }),
                "UID FETCH");
        return body[0];
    }

    /** False where the server does not let us. */
    boolean mark(Set<Long> uids, String flag) throws ServerTrouble {
        return command("UID STORE " + set(uids) + " +FLAGS.SILENT (" + flag + ")")
                .isOk();
    }

    // ---- waiting

    /** Whether the server told of new messages since it was asked last. */
    boolean takeNews() {
        boolean told = news;
        news = false;
        return told;
    }

    boolean canIdle() {
        return capabilities.contains("IDLE");
    }

    void noop() throws ServerTrouble {
        expectOk(command("NOOP"), "NOOP");
    }

    /** Waits until the server tells of a new message, at most so long. */
    void idle(Duration longest) throws ServerTrouble {
        connection.within(longest.plus(patience()));
        String tag = send("IDLE", longest.plus(patience()));
        Response first = reader.read(SMALL_LITERAL);
        while (!(first instanceof Response.Continuation)) {
            if (ends(first, tag)) {
                throw connection.nonsense("IDLE was offered and refused");
            }
            note(first);
            first = reader.read(SMALL_LITERAL);
        }
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); !news && left > 0; left = end - System.nanoTime()) {
            if (connection.hears(Duration.ofNanos(left))) {
                note(reader.read(SMALL_LITERAL));
            }
        }
        connection.within(patience());
        connection.writeLine("DONE");
        expectOk(answer(tag, SMALL_LITERAL, this::note), "IDLE");
    }

    // ---- commands and answers

    private Response.Status command(String line) throws ServerTrouble {
        return command(line, SMALL_LITERAL, patience(), response -> {});
    }

    private Response.Status command(String line, int largestLiteral, Duration time, Consumer<Response> each)
            throws ServerTrouble {
        String tag = send(line, time);
        return answer(tag, largestLiteral, response -> {
            note(response);
            each.accept(response);
        });
    }

    private String send(String line) throws ServerTrouble {
        return send(line, patience());
    }

    private String send(String line, Duration time) throws ServerTrouble {
        connection.within(time);
        String tag = "M" + ++commands;
        connection.writeLine(tag + " " + line);
        return tag;
    }

    private Response.Status answer(String tag, int largestLiteral, Consumer<Response> each) throws ServerTrouble {
        while (true) {
            Response response = reader.read(largestLiteral);
            if (ends(response, tag)) {
                noteCapabilities((Response.Status) response);
                return (Response.Status) response;
            }
            each.accept(response);
            refuseRenumbering(response);
        }
    }

    /** Whether this ends the command. A goodbye ends everything. */
    private boolean ends(Response response, String tag) throws ServerTrouble {
        if (!(response instanceof Response.Status status)) {
            return false;
        }
        if (status.condition().equals("BYE")) {
            throw refused(status.text());
        }
        if (!status.tag().equals("*") && !status.tag().equals(tag)) {
            throw connection.nonsense("an answer to what was not asked");
        }
        return status.tag().equals(tag);
    }

    /** Messages that get other numbers while we are at it must not be taken for those we know. */
    private void refuseRenumbering(Response response) throws ServerTrouble {
        if (uidValidity != 0
                && response instanceof Response.Status status
                && status.number("UIDVALIDITY").orElse(uidValidity) != uidValidity) {
            throw connection.nonsense("other UIDs in the middle of a session");
        }
    }

    private void note(Response response) {
        if (response instanceof Response.Count count && count.what().equals("EXISTS")) {
            news = true;
        } else if (response instanceof Response.Capabilities told) {
            capabilities = told.names();
        } else if (response instanceof Response.Status status) {
            noteCapabilities(status);
        }
    }

    private void noteCapabilities(Response.Status status) {
        if (status.code().regionMatches(true, 0, "CAPABILITY ", 0, 11)) {
            capabilities = ResponseReader.names(status.code().substring(11));
        }
    }

    private void expectOk(Response.Status answer, String command) throws ServerTrouble {
        if (!answer.isOk()) {
            throw refused(command + ": " + answer.condition() + " " + answer.text());
        }
    }

    private ServerTrouble refused(String words) {
        return server().trouble(
                        "intake.server.refused",
                        words,
                        "a server that does what it is asked",
                        "Look at the server; it is tried again by itself.");
    }

    private Duration patience() {
        return server().patience().multipliedBy(2);
    }

    private static String set(Set<Long> uids) {
        return uids.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }
}
