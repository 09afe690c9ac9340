package org.minikisa.intake.core.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.intake.core.text.Charsets;
import org.minikisa.intake.core.text.Text;

/** The header of a message or part: the bodies of its fields by lower-case name, unfolded, encoded words not yet decoded. */
public final class Header {

    /** One of these makes bytes a mail. Others stand in HTTP responses, configuration files and prose ("Note: …"). */
    private static final Set<String> OF_A_MAIL = Set.of(
            "from",
            "to",
            "cc",
            "bcc",
            "subject",
            "date",
            "message-id",
            "received",
            "return-path",
            "reply-to",
            "sender",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "in-reply-to",
            "references",
            "delivered-to",
            "resent-from",
            "x-mailer");

    private static final int MOST_IDS = 100;
    private static final int LONGEST_ID = 998;

    private final Map<String, List<String>> fields = new HashMap<>();
    private final List<Guess> guessed = new ArrayList<>();

    /** Adds the field that stands here, folded or not. */
    void add(byte[] bytes, int from, int to) {
        int colon = from;
        while (colon < to && bytes[colon] != ':') {
            colon++;
        }
        if (colon == to) {
            return;
        }
        String name = name(bytes, from, colon);
        byte[] line = unfolded(bytes, colon + 1, to);
        Charsets.Decoded body = Charsets.read(line, "");
        List<String> bodies = fields.computeIfAbsent(name, k -> new ArrayList<>(1));
        if (body.isGuessed()) {
            guessed.add(new Guess(bodies, bodies.size(), line));
        }
        bodies.add(body.text().strip());
    }

    static String name(byte[] bytes, int from, int colon) {
        return new String(bytes, from, colon - from, StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** Reads fields that are neither ASCII nor UTF-8, against all rules, in the charset in which the text is. */
    void readAs(String charset) {
        if (Charsets.of(charset).isPresent()) {
            for (Guess guess : guessed) {
                guess.bodies()
                        .set(
                                guess.index(),
                                Charsets.decode(guess.line(), charset).strip());
            }
        }
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public boolean isOfAMail() {
        return fields.keySet().stream().anyMatch(Header::isOfAMail);
    }

    static boolean isOfAMail(String name) {
        return OF_A_MAIL.contains(name);
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The first field of this name, trimmed; empty for none. */
    public String get(String name) {
        return first(name).orElse("");
    }

    public Optional<String> first(String name) {
        return Optional.ofNullable(fields.get(name)).map(bodies -> bodies.get(0));
    }

    /** All fields of this name, in their order. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    public Parameters parameters(String name) {
        return first(name).map(Parameters::parse).orElse(Parameters.NONE);
    }

    /** The message ids in all fields of this name, without brackets, in their order. */
    public List<String> ids(String name) {
        var ids = new LinkedHashSet<String>();
        for (String body : all(name)) {
            int at = 0;
            int open = body.indexOf('<');
            while (open >= 0 && ids.size() < MOST_IDS) {
                int close = body.indexOf('>', open);
                if (close < 0) {
                    break;
                }
                addId(body.substring(open + 1, close), ids);
                at = close + 1;
                open = body.indexOf('<', at);
            }
            if (at == 0) { // no brackets at all, against the rule
                for (String word : body.split("[\\s,;]+", MOST_IDS)) {
                    if (word.indexOf('@') > 0) {
                        addId(word.replace("<", "").replace(">", ""), ids);
                    }
                }
            }
        }
        return List.copyOf(ids);
    }

    private static void addId(String id, Set<String> ids) {
        String tidy = Text.oneLine(id, LONGEST_ID).replace(" ", "");
        if (!tidy.isEmpty()) {
            ids.add(tidy);
        }
    }

    /** Line ends go, the white space after them stays (RFC 5322 section 2.2.3). */
    private static byte[] unfolded(byte[] bytes, int from, int to) {
        var line = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] != '\r' && bytes[i] != '\n') {
                line[length++] = bytes[i];
            }
        }
        return Arrays.copyOf(line, length);
    }

    /** A body whose charset nobody told: where it stands, and its bytes. */
    private record Guess(List<String> bodies, int index, byte[] line) {}
}
