package org.minikisa.intake.core.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.james.mime4j.util.ByteSequence;
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

    public void add(ByteSequence raw) {
        byte[] bytes = raw.toByteArray();
        int colon = 0;
        while (colon < bytes.length && bytes[colon] != ':') {
            colon++;
        }
        if (colon == bytes.length) {
            return;
        }
        String name = Text.oneLine(Text.decode(slice(bytes, 0, colon), ""), 100).toLowerCase(Locale.ROOT);
        fields.computeIfAbsent(name, k -> new ArrayList<>(1)).add(unfolded(bytes, colon + 1));
    }

    public boolean isOfAMail() {
        return fields.keySet().stream().anyMatch(OF_A_MAIL::contains);
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
    private static String unfolded(byte[] bytes, int from) {
        var line = new byte[bytes.length - from];
        int length = 0;
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] != '\r' && bytes[i] != '\n') {
                line[length++] = bytes[i];
            }
        }
        return Text.decode(slice(line, 0, length), "").strip();
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
