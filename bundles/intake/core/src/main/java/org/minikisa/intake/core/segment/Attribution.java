package org.minikisa.intake.core.segment;

import java.util.List;
import java.util.regex.Pattern;

/** The line above a quotation: "On Tuesday … Support wrote:". It may be broken over several. */
final class Attribution {

    private static final int MOST_LINES = 5;
    private static final int LONGEST_LAST_LINE = 300;

    private static final Phrases WROTE = Phrases.named("wrote");
    private static final Phrases BEGINNING = Phrases.named("attribution");
    private static final Phrases QUOTING = Phrases.named("quoting");

    /** These languages put no space before the verb. */
    private static final List<String> WROTE_AT_THE_END = List.of("写道", "寫道", "작성", "のメッセージ");

    private static final Pattern DATE =
            Pattern.compile("(?<![0-9])([0-9]{1,2}[./-][0-9]{1,2}[./-]?|(19|20)[0-9]{2}(?![0-9]))");
    private static final Pattern TIME = Pattern.compile("(?<![0-9])[0-9]{1,2}[:.][0-9]{2}(?![0-9])");

    private Attribution() {}

    /** How many lines the attribution has that begins here; 0 where none does. */
    static int lines(Lines lines, int from) {
        if (!mayBegin(lines.at(from))) {
            return 0;
        }
        var joined = new StringBuilder();
        for (int count = 1; count <= MOST_LINES && from + count <= lines.count(); count++) {
            Line line = lines.at(from + count - 1);
            if (line.isBlank() || line.isQuoted()) {
                return 0;
            }
            joined.append(line.text()).append(' ');
            if (mayEnd(line)) {
                int next = lines.nextWritten(from + count, Math.min(lines.count(), from + count + 4));
                boolean quotes = next < lines.count() && lines.at(next).isQuoted();
                if (isAttribution(joined.toString(), quotes)) {
                    return count;
                }
            }
        }
        return 0;
    }

    private static boolean mayBegin(Line line) {
        boolean isLink = line.text().contains("://") && line.text().indexOf('<') < 0;
        return !line.isBlank()
                && !isLink
                && (beginsLikeOne(line.words())
                        || mayEnd(line)
                        || line.text().indexOf('<') >= 0
                        || isSaid(line.words()));
    }

    private static boolean beginsLikeOne(List<String> words) {
        return BEGINNING.begin(words) > 0
                || QUOTING.begin(words) > 0
                || !words.isEmpty() && Character.isDigit(words.get(0).charAt(0));
    }

    private static boolean mayEnd(Line line) {
        String text = withoutDecoration(line.text());
        return text.length() <= LONGEST_LAST_LINE && (endsInColon(text) || endsInVerb(text) || text.endsWith(">"));
    }

    private static boolean isAttribution(String joined, boolean quotesFollow) {
        String text = withoutDecoration(joined);
        List<String> words = Words.of(text);
        boolean begins = beginsLikeOne(words);
        boolean address = text.indexOf('@') >= 0;
        boolean date = DATE.matcher(text).find();
        boolean time = TIME.matcher(text).find();
        boolean said = isSaid(words) || WROTE_AT_THE_END.stream().anyMatch(text::contains);
        boolean decorated = text.length() < joined.strip().length() - 1;
        if (!endsInColon(text)) {
            // old Gmail: "2013/7/20 Maija <maija@example.org>" and nothing else
            boolean tellsWhoAndWhen = date && address && begins && quotesFollow;
            return said && date && (address && begins || decorated || begins && time && quotesFollow)
                    || tellsWhoAndWhen;
        }
        if (said) {
            return quotesFollow || decorated || date && (begins || time) || address && (begins || time);
        }
        return date && address && (begins || time) || QUOTING.begin(words) > 0 && (address || quotesFollow);
    }

    private static boolean isSaid(List<String> words) {
        return words.stream().anyMatch(WROTE::has);
    }

    private static boolean endsInColon(String text) {
        return text.endsWith(":") || text.endsWith("：");
    }

    private static boolean endsInVerb(String text) {
        List<String> words = Words.of(text.substring(text.lastIndexOf(' ') + 1));
        return !words.isEmpty() && WROTE.has(words.get(words.size() - 1));
    }

    private static String withoutDecoration(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && "-_*= ".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "-_*= ".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }
}
