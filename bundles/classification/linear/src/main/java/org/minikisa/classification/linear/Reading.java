package org.minikisa.classification.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.minikisa.classification.api.ContactText;

/**
 * The words of a contact that may mean something: subject and text without reply marks, addresses and links. Linear in the length
 * that is looked at, and that is bounded.
 */
final class Reading {

    /** What comes after so many characters of the text is not looked at: who asks something does so before that. */
    static final int LONGEST = 20_000;

    private static final int LONGEST_SUBJECT = 1_000;
    private static final int LONGEST_BRACKET = 40;

    private static final Set<String> REPLY_MARKS =
            Set.of("re", "vs", "sv", "aw", "fw", "fwd", "vl", "vb", "ang", "ynt");

    private Reading() {}

    /** Those of the subject first. */
    static List<Word> words(ContactText contact) {
        var words = new ArrayList<Word>();
        String subject = contact.subject();
        if (!subject.isEmpty()) {
            words.addAll(Word.of(withoutAddresses(withoutMarks(Restored.of(beginning(subject, LONGEST_SUBJECT))))));
        }
        words.addAll(Word.of(withoutAddresses(Restored.of(beginning(contact.text(), LONGEST)))));
        return words;
    }

    private static String beginning(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }

    /** {@code VS: Re: [CV-7] Kysymys} is a {@code Kysymys}. */
    private static String withoutMarks(String subject) {
        int from = 0;
        for (int end = endOfMark(subject, 0); end > from; end = endOfMark(subject, from)) {
            from = end;
        }
        return subject.substring(from);
    }

    /** @return {@code from} where no mark begins */
    private static int endOfMark(String subject, int from) {
        int i = skipBlanks(subject, from);
        if (i < subject.length() && subject.charAt(i) == '[') {
            int close = subject.indexOf(']', i);
            return close > 0 && close - i <= LONGEST_BRACKET ? close + 1 : from;
        }
        int end = i;
        while (end < subject.length() && Character.isLetter(subject.charAt(end)) && end - i < 4) {
            end++;
        }
        if (!REPLY_MARKS.contains(subject.substring(i, end).toLowerCase(Locale.ROOT))) {
            return from;
        }
        end = skipBlanks(subject, skipCount(subject, end));
        return end < subject.length() && subject.charAt(end) == ':' ? end + 1 : from;
    }

    /** The {@code [2]} of {@code Re[2]:}. */
    private static int skipCount(String subject, int from) {
        if (from >= subject.length() || subject.charAt(from) != '[') {
            return from;
        }
        int close = subject.indexOf(']', from);
        return close > 0 && close - from <= 4 ? close + 1 : from;
    }

    private static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static String withoutAddresses(String text) {
        if (text.indexOf('@') < 0 && text.indexOf("://") < 0 && text.indexOf("www.") < 0) {
            return text;
        }
        var rest = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int start = i;
            boolean blank = Character.isWhitespace(text.charAt(i));
            while (i < text.length() && Character.isWhitespace(text.charAt(i)) == blank) {
                i++;
            }
            String run = text.substring(start, i);
            rest.append(!blank && isAddress(run) ? " " : run);
        }
        return rest.toString();
    }

    private static boolean isAddress(String run) {
        int at = run.indexOf('@');
        return run.contains("://") || run.contains("www.") || at >= 0 && run.indexOf('.', at) > 0;
    }
}
