package org.minikisa.intake.core.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a sender wrote this time: the text without quoted history and without signature.
 *
 * <p>Cautious by intent: where nothing would be left, the whole text stays; a closing ("Kind regards") ends the text only
 * when what follows is short; answers written between quoted lines are kept. The phrases are those of the programs that
 * are in use in Finland, in Finnish, Swedish and English, and German and Norwegian ones met beside them. Every pattern is
 * tried on single lines of bounded length, so the whole is linear.
 */
public final class NewText {

    private static final int LONGEST_LINE = 400;
    private static final int LONGEST_SIGNATURE_LINES = 14;
    private static final int LONGEST_SIGNATURE = 1_000;
    private static final int LONGEST_ATTRIBUTION_LINES = 4;

    private static final Pattern QUOTED = Pattern.compile("^\\s{0,3}(>|&gt;).*", Pattern.DOTALL);

    /** "-----Original Message-----" and kin: everything below came before. */
    private static final Pattern HISTORY_LINE = words(
            "\\s*[-_*]{2,}\\s*(original (message|appointment)|forwarded( by .{0,80}| message)?|reply message|reply above this line"
                    + "|alkuper(ä|ae?)inen (viesti|tapaaminen)|välitetty viesti|lähetetty edelleen"
                    + "|ursprungligt (meddelande|möte)|originalmeddelande|vidarebefordrat( meddelande)?|opprinnelig melding"
                    + "|oprindelig (meddelelse|besked)|ursprüngliche nachricht|originalnachricht|weitergeleitete nachricht)\\s*[-_*]{2,}.*");

    private static final Pattern BEGIN_FORWARDED = words(
            "\\s*(begin forwarded message|alkaa? välitetty viesti|vidarebefordrat brev|påbörja vidarebefordrat meddelande)\\s*:\\s*");

    /** The sender line of a header that a program set above the history. */
    private static final Pattern FROM_LINE =
            words("\\s*\\*?(from|lähettäjä|från|avsändare|von|fra|saatja)\\s?:\\*?\\s*\\S.*");

    /** Its other lines; two of them make sure. */
    private static final Pattern OTHER_HEADER_LINE = words(
            "\\s*\\*?(sent|date|to|cc|subject|lähetetty|päivämäärä|päiväys|pvm|vastaanottaja|kenelle|kopio|aihe|skickat"
                    + "|datum|till|kopia|ämne|gesendet|an|betreff|sendt|dato|til|emne|importance|tärkeys)\\s?:\\*?(\\s.*)?");

    /** The line above a quotation. It ends in a colon, names a date, and may be broken over several lines. */
    private static final Pattern ATTRIBUTION_BEGIN =
            words("\\s*(on|am|den|le|ke|to|pe|la|su|ma|ti|el|lauantai|sunnuntai"
                    + "|maanantai|tiistai|keskiviikko|torstai|perjantai|mån|tis|ons|tors?|fre|lör|sön|måndag|tisdag|onsdag|torsdag"
                    + "|fredag|lördag|söndag|at|[0-9]{1,4}[-./]).*");

    private static final Pattern ATTRIBUTION_END = words(
            ".*(wrote|writes|said|kirjoitti|kirjoittaa|skrev|schrieb|skrifaði|a écrit|vastasi|viestissään)(\\s+.{0,80})?\\s?:\\s*");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,2}[.:/-]|[12][0-9]{3}");

    private static final Pattern DASHES = Pattern.compile("^(--|--\\s|—|__)\\s?$");

    private static final Pattern DEVICE = words(
            "\\s*(sent from (my|outlook|mail|yahoo|samsung)|sent via |get outlook for |"
                    + "lähetetty (iphone|ipad|puhelimesta|samsung|androi|outlook|minun|huawei|laitteesta)|hanki outlook|"
                    + "skickat från (min|mitt|outlook|e-post)|hämta outlook|von meinem .{0,40} gesendet|gesendet (mit|von) ).*");

    private static final Pattern CLOSING = words(
            "\\s*(((parhain|ystävällisin|ystävällisesti|kunnioittavasti|terveisin|yhteistyöterveisin|lämpimin|aurinkoisin|iloisin"
                    + "|syysterveisin|kevätterveisin|kesäterveisin|talviterveisin)(\\s+(terveisin|terv|yhteistyöterveisin))?)"
                    + "|terv|terkuin|terveisiä|t|yt|yst\\.? ?terv|yst\\.? ?terveisin|yhteistyöterveisin|kiittäen"
                    + "|(med )?(vänlig(a)?|vänligaste|bästa|varma|hjärtliga|soliga) hälsning(ar)?|hälsningar|hälsar|mvh|vh|m\\.v\\.h|med vänlig"
                    + "|(with )?(kind|best|warm|kindest|warmest|many)( and (kind|best|warm))?( regards| wishes| greetings)|regards|best|br|rgds|kr|yours (sincerely|faithfully|truly)"
                    + "|sincerely( yours)?|respectfully( yours)?|cheers|mit (freundlichen|besten) grüßen|mfg|viele grüße|med venlig hilsen"
                    + "|(med )?vennlig hilsen)\\s*[,.!:]*\\s*");

    private static final Pattern POSTSCRIPT = words("\\s*p\\.? ?s\\b.*");

    /** Outlook draws one above the history. */
    private static final Pattern RULE = Pattern.compile("^\\s*[_=-]{5,}\\s*$");

    private NewText() {}

    private static Pattern words(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** @param full lines end in LF */
    public static String of(String full) {
        List<String> lines = List.of(full.split("\n", -1));
        List<String> fresh = withoutSignature(withoutHistory(lines));
        String text = tidy(fresh);
        if (text.isEmpty()) {
            text = tidy(withoutSignature(lines));
        }
        return text.isEmpty() ? full.strip() : text;
    }

    private static List<String> withoutHistory(List<String> lines) {
        var kept = new ArrayList<String>();
        boolean ended = false;
        int i = 0;
        while (i < lines.size() && !ended) {
            String line = lines.get(i);
            if (line.isBlank()) {
                kept.add(line);
                i++;
            } else if (QUOTED.matcher(head(line)).matches()) {
                i++;
            } else if (beginsHistory(lines, i)) {
                ended = true;
            } else {
                int attribution = attributionLines(lines, i);
                if (attribution > 0) {
                    i += attribution;
                    // where the program does not mark its quotations, all that follows is history
                    ended = !isQuotedNext(lines, i);
                } else {
                    kept.add(line);
                    i++;
                }
            }
        }
        boolean removed = kept.size() < lines.size();
        while (removed && !kept.isEmpty() && isEmptyOrRule(kept.get(kept.size() - 1))) {
            kept.remove(kept.size() - 1);
        }
        return kept;
    }

    private static boolean isEmptyOrRule(String line) {
        return line.isBlank() || RULE.matcher(head(line)).matches();
    }

    private static boolean beginsHistory(List<String> lines, int i) {
        String line = head(lines.get(i));
        if (HISTORY_LINE.matcher(line).matches()
                || BEGIN_FORWARDED.matcher(line).matches()) {
            return true;
        }
        if (!FROM_LINE.matcher(line).matches()) {
            return false;
        }
        int others = 0;
        for (int j = i + 1; j < Math.min(lines.size(), i + 8); j++) {
            if (OTHER_HEADER_LINE.matcher(head(lines.get(j))).matches()) {
                others++;
            }
        }
        return others >= 2;
    }

    /** How many lines the attribution that begins here has; 0 for none. */
    private static int attributionLines(List<String> lines, int i) {
        String first = head(lines.get(i));
        boolean complete = ATTRIBUTION_END.matcher(first).matches();
        if (first.isBlank() || !complete && !ATTRIBUTION_BEGIN.matcher(first).matches()) {
            return 0;
        }
        var joined = new StringBuilder();
        for (int count = 1; count <= LONGEST_ATTRIBUTION_LINES && i + count <= lines.size(); count++) {
            String line = head(lines.get(i + count - 1));
            if (line.isBlank()) {
                return 0;
            }
            joined.append(line).append(' ');
            if (ATTRIBUTION_END.matcher(line).matches()) {
                boolean dated = DIGITS.matcher(joined).find();
                // "Matti wrote:" without a date is an attribution only right above a quotation
                return dated && ATTRIBUTION_BEGIN.matcher(first).matches() || isQuotedNext(lines, i + count)
                        ? count
                        : 0;
            }
        }
        return 0;
    }

    private static boolean isQuotedNext(List<String> lines, int from) {
        for (int i = from; i < Math.min(lines.size(), from + 3); i++) {
            if (!lines.get(i).isBlank()) {
                return QUOTED.matcher(head(lines.get(i))).matches();
            }
        }
        return false;
    }

    private static List<String> withoutSignature(List<String> lines) {
        var kept = new ArrayList<>(lines);
        boolean wroteSomething = false;
        for (int i = 0; i < kept.size(); i++) {
            String line = head(kept.get(i));
            if (line.isBlank()) {
                continue;
            }
            if (DASHES.matcher(line).matches() && wroteSomething && isShort(kept, i, 3)) {
                return kept.subList(0, i);
            }
            if (DEVICE.matcher(line).matches()) {
                kept.set(i, "");
            } else if (CLOSING.matcher(line).matches()
                    && wroteSomething
                    && isShort(kept, i, 1)
                    && !hasPostscript(kept, i)) {
                return kept.subList(0, i);
            } else {
                wroteSomething = true;
            }
        }
        return kept;
    }

    /** Whether what follows is of a signature's length; a delimiter is surer than a closing, so it may be longer then. */
    private static boolean isShort(List<String> lines, int from, int times) {
        int count = 0;
        int length = 0;
        for (int i = from + 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                length += lines.get(i).length();
                if (++count > times * LONGEST_SIGNATURE_LINES || length > times * LONGEST_SIGNATURE) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean hasPostscript(List<String> lines, int from) {
        return lines.subList(from, lines.size()).stream()
                .anyMatch(line -> POSTSCRIPT.matcher(head(line)).matches());
    }

    /** Without empty lines at both ends and with at most one between paragraphs. */
    private static String tidy(List<String> lines) {
        var text = new StringBuilder();
        boolean gap = false;
        for (String line : lines) {
            if (line.isBlank()) {
                gap = text.length() > 0;
            } else {
                text.append(gap ? "\n\n" : text.length() > 0 ? "\n" : "").append(line.stripTrailing());
                gap = false;
            }
        }
        return text.toString();
    }

    private static String head(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
    }
}
