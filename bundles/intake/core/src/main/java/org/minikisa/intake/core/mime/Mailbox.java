package org.minikisa.intake.core.mime;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.minikisa.intake.core.text.Text;

/**
 * A sender: display name and address, either of them possibly empty.
 *
 * <p>Reads what RFC 5322 section 3.4 allows and what people's programs write in its stead: unquoted commas in names, a
 * missing {@code >}, names in comments, international addresses (RFC 6532). Linear in the length of the field.
 */
public record Mailbox(String name, String address) {

    public static final Mailbox NOBODY = new Mailbox("", "");

    /** The longest name or address that is kept, in characters. */
    private static final int LONGEST = 320;

    /** How many recipients are kept of a message. */
    private static final int MOST = 1_000;

    /** The first mailbox of a From, Sender or Return-Path field's body, encoded words not yet decoded. */
    public static Mailbox parse(String field) {
        return new Scanner(field).next();
    }

    /** All mailboxes of some fields' bodies, groups opened; at most {@value #MOST}. */
    public static List<Mailbox> all(List<String> fields) {
        var all = new ArrayList<Mailbox>();
        for (String field : fields) {
            var scanner = new Scanner(field);
            while (!scanner.isAtEnd() && all.size() < MOST) {
                Mailbox mailbox = scanner.next();
                if (!mailbox.address().isEmpty()) {
                    all.add(mailbox);
                }
            }
        }
        return all;
    }

    /** The part after the last {@code @}, lower case; empty without one. */
    public String domain() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1);
    }

    /** The part before the last {@code @}. */
    public String localPart() {
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }

    private static Mailbox of(String name, String comment, String address) {
        String shown = Text.oneLine(EncodedWords.decode(name.isBlank() ? comment : name), LONGEST);
        return new Mailbox(unquoted(shown), normal(address));
    }

    private static String normal(String address) {
        String tidy = withoutLegalSpace(Text.oneLine(address, LONGEST));
        if (tidy.regionMatches(true, 0, "mailto:", 0, 7)) {
            tidy = tidy.substring(7);
        }
        if (tidy.startsWith("@")) { // "<@relay.example:mary@example.net>", a route
            tidy = tidy.substring(tidy.indexOf(':') + 1);
        }
        tidy = Normalizer.normalize(tidy, Normalizer.Form.NFC);
        if (tidy.endsWith(".")) { // "maija@x.example.", the same place in the DNS
            tidy = tidy.substring(0, tidy.length() - 1);
        }
        int at = tidy.lastIndexOf('@');
        return at < 0 ? "" : local(tidy.substring(0, at)) + tidy.substring(at).toLowerCase(Locale.ROOT);
    }

    /**
     * Spaces beside a dot or the @ are obsolete but legal ("john . doe @ example.com"). Others stay: what is left out of a broken address
     * makes it somebody else's.
     */
    private static String withoutLegalSpace(String address) {
        var tidy = new StringBuilder(address.length());
        boolean quoted = false;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            quoted ^= c == '"';
            boolean isLegal = c == ' '
                    && !quoted
                    && (i == 0
                            || i + 1 == address.length()
                            || isDotOrSign(address.charAt(i - 1))
                            || isDotOrSign(address.charAt(i + 1)));
            if (!isLegal) {
                tidy.append(c);
            }
        }
        return tidy.toString();
    }

    private static boolean isDotOrSign(char c) {
        return c == '.' || c == '@';
    }

    /**
     * The one shape of a local part that can be written in several: {@code "maija"} is {@code maija} (RFC 5321 section 4.1.2), and an
     * encoded word, which must not stand here (RFC 2047 section 5), is what it says.
     */
    private static String local(String local) {
        boolean quoted = local.length() > 2 && local.charAt(0) == '"' && local.endsWith("\"");
        String plain = quoted ? local.substring(1, local.length() - 1) : EncodedWords.decode(local);
        return plain.chars().allMatch(Mailbox::needsNoQuotes) ? plain : local;
    }

    private static boolean needsNoQuotes(int c) {
        return c > ' ' && c != 0x7F && "\"(),:;<>@[\\]".indexOf(c) < 0;
    }

    /** Some programs quote inside the encoded word: {@code =?utf-8?Q?=22Name=22?=}. */
    private static String unquoted(String name) {
        boolean quoted = name.length() >= 2
                && (name.charAt(0) == '"' && name.endsWith("\"") || name.charAt(0) == '\'' && name.endsWith("'"));
        return quoted ? name.substring(1, name.length() - 1).strip() : name;
    }

    /** One pass over the field; what is in quotes, comments and angle brackets is told apart. */
    private static final class Scanner {

        private static final String MAILTO = "mailto";

        private final String field;
        private final boolean isDecoded;
        private final StringBuilder words = new StringBuilder();
        private final StringBuilder comment = new StringBuilder();
        /** Where the last @ of the field stands. */
        private final int lastSign;

        private int at;
        /** Whether an @ stands in the words. */
        private boolean hasSign;
        /** Where in the words a local part in quotes begins, or -1. */
        private int quotedLocal = -1;

        public Scanner(String field) {
            this(field, false);
        }

        private Scanner(String field, boolean isDecoded) {
            this.field = field;
            this.isDecoded = isDecoded;
            this.lastSign = field.lastIndexOf('@');
        }

        public boolean isAtEnd() {
            return at >= field.length();
        }

        /** The next mailbox, with the comma or semicolon behind it. */
        public Mailbox next() {
            forget();
            comment.setLength(0);
            while (at < field.length()) {
                char c = field.charAt(at++);
                switch (c) {
                    case '"' -> quoted();
                    case '(' -> comment();
                    case '<' -> {
                        String inside = angle();
                        // "<>" is the null sender; "<no address>" is part of a name
                        if (inside.isBlank() || inside.indexOf('@') >= 0) {
                            skipToComma();
                            return of(words.toString(), comment.toString(), inside);
                        }
                        words.append('<').append(inside).append('>');
                    }
                    case ',', ';' -> {
                        if (hasSign) {
                            return bare();
                        }
                        // no address yet: an empty place in a list, or a comma that belongs to a name ("Virtanen, Maija
                        // <…>")
                        if (words.length() > 0) {
                            words.append(c);
                        }
                    }
                    case ':' -> {
                        // "Group name: a@example.com, …;"; an @ before it means something else
                        if (!hasSign && lastSign >= at && !isMailto()) {
                            forget();
                        } else {
                            words.append(c);
                        }
                    }
                    case ' ', '\t' -> {
                        if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
                            words.append(' ');
                        }
                    }
                    default -> {
                        hasSign |= c == '@';
                        words.append(c);
                    }
                }
            }
            return bare();
        }

        private void forget() {
            words.setLength(0);
            hasSign = false;
            quotedLocal = -1;
        }

        /** What stands behind an address in brackets: mostly nothing, sometimes its name as a comment. */
        private void skipToComma() {
            while (at < field.length()) {
                char c = field.charAt(at++);
                if (c == ',' || c == ';') {
                    return;
                }
                if (c == '(') {
                    comment();
                } else if (c == '"') {
                    quoted();
                } else if (c == '<') {
                    at--; // "<a@example.com> <b@example.com>": the comma is missing
                    return;
                }
            }
        }

        private boolean isMailto() {
            int begin = Math.max(0, words.length() - MAILTO.length());
            return words.substring(begin).equalsIgnoreCase(MAILTO);
        }

        /** No angle brackets: the word with the @ is the address, the comment the name. */
        private Mailbox bare() {
            String all = words.toString().stripTrailing();
            int sign = all.lastIndexOf('@');
            if (sign < 0) {
                return withoutSign(all);
            }
            boolean isQuoted = quotedLocal >= 0 && all.charAt(sign - 1) == '"';
            int begin = isQuoted ? quotedLocal : sign;
            while (begin > 0 && !isBorder(all.charAt(begin - 1))) {
                begin--;
            }
            int end = sign;
            while (end < all.length() && (!isBorder(all.charAt(end)) || isAroundDot(all, end))) {
                end++;
            }
            if (begin == sign || end == sign + 1) {
                return of("", comment.toString(), all.replace(" ", "")); // "a @ example.com", obsolete but legal
            }
            String rest = (all.substring(0, begin) + " " + all.substring(end))
                    .replace("[", "")
                    .replace("]", "");
            return of(rest.strip(), comment.toString(), all.substring(begin, end));
        }

        /** Some programs encode the whole field: {@code =?utf-8?Q?Maija_<maija@x.example>?=}. */
        private Mailbox withoutSign(String name) {
            String decoded = isDecoded ? name : EncodedWords.decode(name);
            return decoded.indexOf('@') < 0 ? of(name, comment.toString(), "") : new Scanner(decoded, true).next();
        }

        /** White space beside a dot: "john@test   . example", obsolete but legal. */
        private static boolean isAroundDot(String all, int space) {
            int next = space + 1; // several spaces are one by now
            return all.charAt(space) == ' '
                    && next < all.length()
                    && !isBorder(all.charAt(next))
                    && (all.charAt(space - 1) == '.' || all.charAt(next) == '.');
        }

        private static boolean isBorder(char c) {
            return Character.isWhitespace(c) || c == '[' || c == ']' || c == '<' || c == '>';
        }

        private void quoted() {
            int begin = words.length();
            while (at < field.length()) {
                char c = field.charAt(at++);
                if (c == '"') {
                    if (at < field.length() && field.charAt(at) == '@') { // "first last"@example.com
                        words.insert(begin, '"').append('"');
                        quotedLocal = begin;
                    }
                    return;
                }
                if (c == '\\' && at < field.length()) {
                    c = field.charAt(at++);
                }
                hasSign |= c == '@';
                words.append(c);
            }
        }

        private void comment() {
            int depth = 1;
            while (at < field.length()) {
                char c = field.charAt(at++);
                if (c == '\\' && at < field.length()) {
                    c = field.charAt(at++);
                } else if (c == '(') {
                    depth++;
                } else if (c == ')' && --depth == 0) {
                    return;
                }
                comment.append(c);
            }
        }

        /** What is in the angle brackets; a missing closing one is taken as read at the end. */
        private String angle() {
            var inside = new StringBuilder();
            boolean quoted = false;
            while (at < field.length()) {
                char c = field.charAt(at++);
                if (c == '"') {
                    quoted = !quoted;
                } else if (c == '>' && !quoted) {
                    break;
                } else if (c == '<' && !quoted) {
                    inside.setLength(0); // "<<a@example.com>>"
                    continue;
                } else if (c == '(' && !quoted) {
                    comment(); // "<pete(his account)@silly.example>", obsolete but legal
                    continue;
                }
                inside.append(c);
            }
            return inside.toString().strip();
        }
    }
}
