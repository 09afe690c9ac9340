package org.minikisa.intake.core.segment;

/** Parts lines where the matter ends and courtesies go on to the end of the line: "Milloin alkaa? Kiitos jo etukäteen! T. Maija". */
final class Endings {

    private static final int LONGEST = 160;
    private static final int SHORT_LINE = 40;
    private static final int MOST_BEGINNINGS = 10;
    private static final String ENDS_OF_SENTENCES = ".!?)…";

    private Endings() {}

    static void part(Lines lines) {
        lines.part(0, lines.count(), i -> lines.at(i).start() + (mayEnd(lines, i) ? endOfMatter(lines.whole(i)) : 0));
    }

    /** Whether the next line does not go on with a long text. */
    private static boolean mayEnd(Lines lines, int i) {
        return i + 1 == lines.count() || !lines.isOpen(i + 1) || lines.at(i + 1).length() <= SHORT_LINE;
    }

    /** Where courtesies begin that go on to the end of the line; 0 for nowhere. */
    private static int endOfMatter(String line) {
        int end = line.length();
        int beginnings = 0;
        int least = Math.max(0, line.length() - LONGEST);
        for (int i = line.length() - 1; i > least && beginnings < MOST_BEGINNINGS; i--) {
            if (!mayBegin(line, i)) {
                continue;
            }
            beginnings++;
            if (isCourtesy(line.substring(i, end)) || isCourtesy(line.substring(i))) {
                end = i;
            }
        }
        boolean isWhole = end < line.length() && Character.isUpperCase(line.charAt(0)) && isCourtesy(line);
        return end == line.length() || isWhole ? 0 : end;
    }

    /** Behind the end of a sentence; or with a capital letter, where people leave full stops out. */
    private static boolean mayBegin(String line, int i) {
        if (!Character.isWhitespace(line.charAt(i - 1)) || !Character.isLetter(line.charAt(i))) {
            return false;
        }
        int above = i - 1;
        while (above > 0 && Character.isWhitespace(line.charAt(above))) {
            above--;
        }
        boolean isUpper = Character.isUpperCase(line.charAt(i));
        if (ENDS_OF_SENTENCES.indexOf(line.charAt(above)) >= 0) {
            return isUpper || !isInitial(line, above);
        }
        // no "I", which is never small, and no "option A"
        boolean isWord = i + 1 < line.length() && Character.isLetter(line.charAt(i + 1));
        return isUpper && isWord && Character.isLowerCase(line.charAt(above));
    }

    /** "s. v. t." */
    private static boolean isInitial(String line, int dot) {
        return dot < 2 || Character.isWhitespace(line.charAt(dot - 2));
    }

    private static boolean isCourtesy(String text) {
        return Courtesy.of(Line.of(text, 0, text.length())) != Courtesy.NONE;
    }
}
