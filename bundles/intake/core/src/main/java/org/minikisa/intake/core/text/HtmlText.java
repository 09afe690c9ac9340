package org.minikisa.intake.core.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The text of an HTML message. Only text comes out: no tag, no script, no style, no comment, no address of a link or image.
 * Nothing is ever fetched. One pass, linear in the length, whatever is left open.
 *
 * <p>What stands in a {@code blockquote} gets {@code > } before each line, as in plain mail, so that history is known as
 * such in both. Where a program's own marks in the HTML tell where an earlier message or a signature begins, a line as in plain mail
 * ({@code -----Original Message-----}, {@code --}) takes their place.
 */
public final class HtmlText {

    /** Their content is not for readers. */
    private static final Set<String> HIDDEN = Set.of(
            "script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "iframe", "select");

    private static final Set<String> LINES = Set.of(
            "div",
            "tr",
            "li",
            "dt",
            "dd",
            "ul",
            "ol",
            "dl",
            "table",
            "pre",
            "address",
            "section",
            "article",
            "header",
            "footer",
            "form",
            "center",
            "option",
            "caption",
            "blockquote",
            "body",
            "html");

    private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6");

    private static final char NO_BREAK_SPACE = '\u00A0';

    private static final int DEEPEST_QUOTE = 5;

    /** Marks of an earlier message: Outlook on the web, for telephones and for Mac, Yahoo, Proton, Zoho. */
    private static final List<String> EARLIER_MESSAGE = List.of(
            "divrplyfwdmsg",
            "mail-editor-reference-message-container",
            "ms-outlook-mobile-reference-message",
            "olk_src_body_section",
            "border-top:solid #e1e1e1",
            "border-top:solid #b5c4df",
            "yahoo_quoted",
            "protonmail_quote",
            "zmail_extra");

    /** Marks of a signature: Gmail, Thunderbird, Outlook, Apple Mail, Proton. */
    private static final List<String> SIGNATURE = List.of(
            "gmail_signature\"",
            "moz-signature",
            "id=\"signature\"",
            "id=\"x_signature\"",
            "_mailautosig",
            "applemailsignature",
            "ms-outlook-mobile-signature",
            "protonmail_signature_block\"");

    /** Outlook gives paragraphs no space between; an empty one makes it. */
    private static final List<String> WITHOUT_SPACE =
            List.of("msonormal", "msoplaintext", "margin:0", "margin: 0", "p1\"");

    /** Gmail's and Outlook's way to indent what is no quotation. */
    private static final List<String> INDENTED = List.of("border:none", "border: none", "border-style:none");

    private static final int LONGEST_ATTRIBUTES = 500;

    private static final Map<String, Integer> ENTITIES = entities();

    private final String html;
    private final StringBuilder out;
    private int at;
    private int quotes;
    private int preformatted;
    /** Line ends that are owed before the next character: 1 begins a line, 2 leaves one empty. */
    private int owedLines;

    private boolean owedSpace;
    /** Whether paragraphs have no space between. */
    private boolean dense;
    /** A space that keeps an empty paragraph open. */
    private boolean emptyLine;

    private final Deque<Boolean> blockquotes = new ArrayDeque<>();
    private boolean quotesAreBroken;

    private HtmlText(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length() / 2);
    }

    public static String of(String html) {
        return new HtmlText(html).read();
    }

    private String read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && beginsMarkup()) {
                markup();
            } else if (c == '&') {
                entity();
            } else {
                at++;
                character(c);
            }
        }
        return out.toString();
    }

    private boolean beginsMarkup() {
        if (at + 1 >= html.length()) {
            return false;
        }
        char next = html.charAt(at + 1);
        return next == '/' || next == '!' || next == '?' || isLetter(next);
    }

    private void markup() {
        if (html.startsWith("<!--", at)) {
            int end = html.indexOf("-->", at + 4);
            at = end < 0 ? html.length() : end + 3;
            return;
        }
        boolean closes = html.charAt(at + 1) == '/';
        int nameFrom = closes ? at + 2 : at + 1;
        int nameTo = nameFrom;
        while (nameTo < html.length() && nameTo - nameFrom < 20 && isNameCharacter(html.charAt(nameTo))) {
            nameTo++;
        }
        String name = html.substring(nameFrom, nameTo).toLowerCase(Locale.ROOT);
        int end = endOfTag(nameTo);
        boolean closesItself = end >= 2 && end <= html.length() && html.charAt(end - 2) == '/';
        at = end;
        if (HIDDEN.contains(name)) {
            if (!closes && !closesItself) {
                at = endOfHidden(name);
            }
            return;
        }
        element(name, closes, closes ? "" : attributes(nameTo, end));
    }

    private String attributes(int from, int to) {
        return from + 1 >= to
                ? ""
                : html.substring(from, Math.min(to, from + LONGEST_ATTRIBUTES)).toLowerCase(Locale.ROOT);
    }

    /** After the {@code >} that is not within a quoted attribute value. */
    private int endOfTag(int from) {
        char quote = 0;
        int firstEnd = -1;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '>') {
                if (quote == 0 || quotesAreBroken) {
                    return i + 1;
                }
                if (firstEnd < 0) {
                    firstEnd = i + 1;
                }
            } else if (quote == 0 && (c == '"' || c == '\'') && i > 0 && isBeforeValue(html.charAt(i - 1))) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        // A quote that is never closed would swallow the rest of the message; look for no other one, to stay linear.
        quotesAreBroken = true;
        return firstEnd < 0 ? html.length() : firstEnd;
    }

    private static boolean isBeforeValue(char c) {
        return c == '=' || Character.isWhitespace(c);
    }

    private int endOfHidden(String name) {
        for (int i = html.indexOf("</", at); i >= 0; i = html.indexOf("</", i + 2)) {
            if (html.regionMatches(true, i + 2, name, 0, name.length())
                    && (i + 2 + name.length() >= html.length()
                            || !isNameCharacter(html.charAt(i + 2 + name.length())))) {
                int end = html.indexOf('>', i);
                return end < 0 ? html.length() : end + 1;
            }
        }
        // <head> and <title> may be left open by programs; a script or style may not
        return name.equals("head") || name.equals("title") || name.equals("object") ? at : html.length();
    }

    private void element(String name, boolean closes, String attributes) {
        if (!attributes.isEmpty()) {
            marks(attributes);
        }
        switch (name) {
            case "br" -> {
                if (out.length() > 0) {
                    owedLines = Math.min(owedLines + 1, 3);
                }
                owedSpace = false;
            }
            case "td", "th" -> owedSpace = true;
            case "blockquote" -> {
                lines(1);
                blockquote(closes, attributes);
            }
            case "hr" -> lines(2);
            case "pre" -> {
                lines(1);
                preformatted = Math.max(0, preformatted + (closes ? -1 : 1));
            }
            default -> {
                if (PARAGRAPHS.contains(name)) {
                    paragraph(closes, attributes);
                } else if (LINES.contains(name)) {
                    lines(1);
                }
                if (name.equals("li") && !closes) {
                    text("- ");
                }
            }
        }
    }

    /** A program's marks, as plain mail has them. */
    private void marks(String attributes) {
        if (has(attributes, EARLIER_MESSAGE) && quotes == 0) {
            line("-----Original Message-----");
        } else if (has(attributes, SIGNATURE) && quotes == 0) {
            line("--");
        }
    }

    private void line(String text) {
        lines(1);
        text(text);
        lines(1);
    }

    private static boolean has(String attributes, List<String> marks) {
        return marks.stream().anyMatch(attributes::contains);
    }

    private void blockquote(boolean closes, String attributes) {
        if (!closes) {
            boolean quotes = attributes.contains("cite") || attributes.contains("quote") || !has(attributes, INDENTED);
            blockquotes.push(quotes);
            this.quotes += quotes ? 1 : 0;
        } else if (!blockquotes.isEmpty() && blockquotes.pop()) {
            quotes--;
        }
    }

    private void paragraph(boolean closes, String attributes) {
        if (!closes) {
            dense = has(attributes, WITHOUT_SPACE);
        }
        lines(dense ? 1 : 2);
    }

    private void lines(int atLeast) {
        if (out.length() > 0) {
            owedLines = Math.max(owedLines, emptyLine ? 2 : atLeast);
        }
        emptyLine = false;
        owedSpace = false;
    }

    private void character(char c) {
        emptyLine |= c == NO_BREAK_SPACE && owedLines > 0;
        boolean space = c == NO_BREAK_SPACE || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
        if (preformatted > 0 && c == '\n') {
            owedLines = Math.min(owedLines + 1, 3);
        } else if (space && preformatted == 0) {
            owedSpace = true;
        } else if (c != '\r') {
            settle();
            out.append(c);
        }
    }

    private void text(String text) {
        settle();
        out.append(text);
    }

    /** Writes the white space that is owed: only now is it known that something follows it. */
    private void settle() {
        boolean beginsLine = out.length() == 0 || owedLines > 0;
        for (; owedLines > 0; owedLines--) {
            out.append('\n');
            if (owedLines > 1 && quotes > 0) {
                out.append(">".repeat(Math.min(quotes, DEEPEST_QUOTE)));
            }
        }
        if (beginsLine && quotes > 0) {
            out.append(">".repeat(Math.min(quotes, DEEPEST_QUOTE))).append(' ');
        } else if (owedSpace && !beginsLine) {
            out.append(' ');
        }
        owedSpace = false;
        emptyLine = false;
    }

    private void entity() {
        int end = at + 1;
        while (end < html.length()
                && end - at <= 10
                && (isNameCharacter(html.charAt(end)) || html.charAt(end) == '#')) {
            end++;
        }
        int value = value(html.substring(at + 1, end));
        if (value < 0) {
            at++;
            character('&');
            return;
        }
        at = end < html.length() && html.charAt(end) == ';' ? end + 1 : end;
        if (value == NO_BREAK_SPACE) {
            character(NO_BREAK_SPACE);
        } else if (value != 0xAD && value != 0x200B && value != 0x200C && value != 0xFEFF) { // soft and zero-width
            settle();
            out.appendCodePoint(value);
        }
    }

    private static int value(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, -1);
        }
        boolean hexadecimal = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        int value = -1;
        for (int i = hexadecimal ? 2 : 1; i < name.length(); i++) {
            int digit = Character.digit(name.charAt(i), hexadecimal ? 16 : 10);
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                return -1;
            }
            value = Math.max(value, 0) * (hexadecimal ? 16 : 10) + digit;
        }
        boolean isCharacter = value >= 32 && value <= Character.MAX_CODE_POINT && (value < 0xD800 || value > 0xDFFF);
        return isCharacter ? value : -1;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isNameCharacter(char c) {
        return isLetter(c) || c >= '0' && c <= '9';
    }

    /** HTML 4 entities of Latin-1, in the order of their code points from U+00A0, and those met in mail besides. */
    private static Map<String, Integer> entities() {
        String[] latin =
                ("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 "
                                + "sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute "
                                + "Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH "
                                + "Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN "
                                + "szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave "
                                + "iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute "
                                + "ucirc uuml yacute thorn yuml")
                        .split(" ");
        var all = new HashMap<String, Integer>();
        for (int i = 0; i < latin.length; i++) {
            all.put(latin[i], 0xA0 + i);
        }
        all.put("amp", (int) '&');
        all.put("lt", (int) '<');
        all.put("gt", (int) '>');
        all.put("quot", (int) '"');
        all.put("apos", (int) '\'');
        all.put("ndash", 0x2013);
        all.put("mdash", 0x2014);
        all.put("lsquo", 0x2018);
        all.put("rsquo", 0x2019);
        all.put("sbquo", 0x201A);
        all.put("ldquo", 0x201C);
        all.put("rdquo", 0x201D);
        all.put("bdquo", 0x201E);
        all.put("bull", 0x2022);
        all.put("hellip", 0x2026);
        all.put("euro", 0x20AC);
        all.put("trade", 0x2122);
        all.put("rarr", 0x2192);
        all.put("larr", 0x2190);
        all.put("le", 0x2264);
        all.put("ge", 0x2265);
        all.put("ensp", (int) ' ');
        all.put("emsp", (int) ' ');
        all.put("thinsp", (int) ' ');
        all.put("zwnj", 0x200C);
        all.put("Scaron", 0x160);
        all.put("scaron", 0x161);
        all.put("OElig", 0x152);
        all.put("oelig", 0x153);
        return Map.copyOf(all);
    }
}
