package org.minikisa.intake.core.trust;

import java.net.IDN;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.minikisa.intake.core.mime.Mailbox;
import org.minikisa.intake.core.text.Text;

/**
 * What the house's own mail servers found out about a message (RFC 8601). Fields that other servers wrote, or a forger in their name, say
 * nothing: only those under a configured name count, and of several the topmost that mentions a method tells it, because a server writes
 * above what it received. A field without a name, as Microsoft 365 writes it, counts only where that is configured, and only as the topmost
 * of all.
 */
final class AuthenticationResults {

    /** Whether the server vouches for the domain of an address. */
    enum Word {
        VOUCHES,
        OBJECTS,
        NOTHING
    }

    /** @param reason as it may be shown: server, method and result, no address and no domain of the sender */
    record Finding(Word word, String reason) {}

    private static final int MOST_FIELDS = 50;
    private static final int MOST_RESULTS = 100;

    /** RFC 1035 section 2.3.4. */
    private static final int LONGEST_DOMAIN = 253;

    /** @param properties {@code header.from}, {@code smtp.mailfrom}, …, lower case */
    private record Result(String server, String method, String value, Map<String, String> properties) {

        String shown() {
            return (server.isEmpty() ? "the house's mail server" : server) + " says " + method + "=" + value;
        }
    }

    /** By method, those of the field that tells it. */
    private final Map<String, List<Result>> results = new LinkedHashMap<>();

    /** @param fields the bodies of all Authentication-Results fields, the topmost first */
    AuthenticationResults(List<String> fields, House house) {
        boolean topmost = true;
        for (String field : fields.subList(0, Math.min(fields.size(), MOST_FIELDS))) {
            var ofField = new LinkedHashMap<String, List<Result>>();
            for (Result result : read(field, topmost, house)) {
                ofField.computeIfAbsent(result.method(), k -> new ArrayList<>()).add(result);
            }
            ofField.forEach(results::putIfAbsent);
            topmost = false;
        }
    }

    private static List<Result> read(String field, boolean topmost, House house) {
        List<String> pieces = split(Comments.stripped(field), ';');
        // the name may be followed by a version: "mx.unit.example 1"
        String first = Comments.split(pieces.get(0), " \t").get(0);
        boolean named = first.indexOf('=') < 0;
        String name = named ? first : "";
        if (!house.trusts(name) || name.isEmpty() && !topmost) {
            return List.of();
        }
        var read = new ArrayList<Result>();
        for (String piece : pieces.subList(named ? 1 : 0, Math.min(pieces.size(), MOST_RESULTS))) {
            result(name, piece).ifPresent(read::add);
        }
        return read;
    }

    /** Splits outside quotes and leaves these on: what is in them is split once more. */
    private static List<String> split(String bare, char separator) {
        var pieces = new ArrayList<String>();
        int begin = 0;
        boolean quoted = false;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                pieces.add(bare.substring(begin, i));
                begin = i + 1;
            }
        }
        pieces.add(bare.substring(Math.min(begin, bare.length())));
        return pieces;
    }

    /** {@code dkim=pass header.d=itaranta.example header.s=mail}; white space may stand around the equals sign. */
    private static Optional<Result> result(String server, String piece) {
        var words = new ArrayList<String[]>();
        for (String word : Comments.split(withoutSpaceAroundEquals(piece), " \t")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                words.add(new String[] {
                    word.substring(0, equals).toLowerCase(Locale.ROOT),
                    word.substring(equals + 1).strip()
                });
            }
        }
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var properties = new LinkedHashMap<String, String>();
        words.subList(1, words.size()).forEach(word -> properties.putIfAbsent(word[0], word[1]));
        String method = words.get(0)[0];
        int version = method.indexOf('/');
        return Optional.of(new Result(
                server.toLowerCase(Locale.ROOT),
                version < 0 ? method : method.substring(0, version),
                Text.oneLine(words.get(0)[1], 20).toLowerCase(Locale.ROOT),
                properties));
    }

    private static String withoutSpaceAroundEquals(String piece) {
        var out = new StringBuilder(piece.length());
        boolean afterEquals = false;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            while (c == '=' && out.length() > 0 && Character.isWhitespace(out.charAt(out.length() - 1))) {
                out.setLength(out.length() - 1);
            }
            if (!(afterEquals && Character.isWhitespace(c))) {
                out.append(c);
                afterEquals = c == '=';
            }
        }
        return out.toString();
    }

    /** What the house's servers say of the domain of a sender's address. */
    Finding on(Mailbox from) {
        String domain = ascii(from.domain());
        if (domain.isEmpty()) {
            return new Finding(Word.NOTHING, "it names no sender");
        }
        return dmarc(domain)
                .or(() -> vouching(from, domain))
                .or(() -> senderPolicyObjects(domain))
                .orElseGet(() -> new Finding(
                        Word.NOTHING,
                        results.isEmpty()
                                ? "no mail server of the house has checked where it comes from"
                                : "the house's mail server vouches for nothing that fits the sender"));
    }

    /** Where the server looked at the whole (RFC 7489), it has the last word, about the domain it read in From. */
    private Optional<Finding> dmarc(String domain) {
        for (Result result : of("dmarc")) {
            String read = ascii(domainOf(result.properties().getOrDefault("header.from", domain)));
            if (read.equals(domain)
                    && (result.value().equals("pass") || result.value().equals("fail"))) {
                return Optional.of(
                        new Finding(result.value().equals("pass") ? Word.VOUCHES : Word.OBJECTS, result.shown()));
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> vouching(Mailbox from, String domain) {
        for (Result result : all()) {
            Map<String, String> properties = result.properties();
            boolean fits =
                    switch (result.method()) {
                        case "dkim" -> covers(properties.getOrDefault("header.d", properties.get("header.i")), domain);
                        case "spf" -> covers(properties.get("smtp.mailfrom"), domain);
                        case "auth" -> Addresses.same(properties.getOrDefault("smtp.auth", ""), from.address());
                        default -> false;
                    };
            if (fits && result.value().equals("pass")) {
                return Optional.of(new Finding(Word.VOUCHES, result.shown()));
            }
        }
        return Optional.empty();
    }

    /** The domain itself says that the machine it came from may not send for it, and no signature says otherwise. */
    private Optional<Finding> senderPolicyObjects(String domain) {
        return of("spf").stream()
                .filter(result -> result.value().equals("fail")
                        && covers(result.properties().get("smtp.mailfrom"), domain))
                .findFirst()
                .map(result -> new Finding(Word.OBJECTS, result.shown()));
    }

    private List<Result> of(String method) {
        return results.getOrDefault(method, List.of());
    }

    private List<Result> all() {
        return results.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Whether what was checked is the domain or stands above it. Stricter than DMARC's relaxed alignment: a domain below or beside it may
     * be somebody else's, and telling that needs a list of public suffixes.
     */
    private static boolean covers(String checked, String domain) {
        String covering = checked == null ? "" : ascii(domainOf(checked));
        return covering.indexOf('.') > 0 && (domain.equals(covering) || domain.endsWith("." + covering));
    }

    private static String domainOf(String addressOrDomain) {
        String bare = addressOrDomain.replace("<", "").replace(">", "");
        return bare.substring(bare.lastIndexOf('@') + 1);
    }

    /** In one form: lower case, international names as in the DNS (RFC 5890). */
    private static String ascii(String domain) {
        String bare = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        if (bare.length() > LONGEST_DOMAIN) {
            return "";
        }
        try {
            return IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return bare.toLowerCase(Locale.ROOT);
        }
    }
}
