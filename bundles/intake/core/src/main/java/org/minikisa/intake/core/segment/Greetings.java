package org.minikisa.intake.core.segment;

import java.util.List;

import org.minikisa.intake.api.Segment.Kind;

/** Finds the line that greets, above everything else. */
final class Greetings {

    private static final Phrases GREETING = Phrases.named("greeting");
    private static final Phrases ADDRESSEE = Phrases.named("addressee");
    private static final int MOST_ADDRESSEES = 7;

    /** Where text follows in the next line without any sign between. */
    private static final int MOST_WITHOUT_SIGN = 3;

    private Greetings() {}

    static void mark(Lines lines) {
        int first = 0;
        while (first < lines.count() && !lines.isOpen(first)) {
            first++;
        }
        if (first < lines.count() && isOne(lines, first)) {
            lines.mark(first, Kind.GREETING);
        }
    }

    static boolean isOne(Lines lines, int i) {
        Line line = lines.at(i);
        int greeting = GREETING.begin(line.words());
        boolean standsApart = ",!:;".indexOf(line.last()) >= 0
                || i + 1 == lines.count()
                || lines.at(i + 1).isBlank();
        if (greeting == 0) {
            return standsApart && greetsAfterName(line);
        }
        int others = line.words().size() - greeting;
        if (others == 0) {
            return true;
        }
        boolean oneSentence = others <= 2 || withoutLast(line.text()).chars().noneMatch(c -> ".!?".indexOf(c) >= 0);
        return oneSentence
                && line.last() != '?'
                && others <= MOST_ADDRESSEES
                && (isAddressed(line, standsApart) || others <= 2 && ",!".indexOf(line.last()) >= 0);
    }

    /** "Maija hei,", "Anna Svensson," */
    private static boolean greetsAfterName(Line line) {
        List<String> words = line.words();
        if (words.isEmpty() || words.size() > 3 || line.last() != ',' && line.last() != '!') {
            return false;
        }
        boolean greets = GREETING.has(words.get(words.size() - 1));
        return greets && words.size() > 1 || line.last() == ',' && Names.isName(withoutLast(line.text()));
    }

    /** Whether all after the greeting are names or such as may be addressed; beside names one other word may stand. */
    private static boolean isAddressed(Line line, boolean standsApart) {
        int names = 0;
        int known = 0;
        int others = 0;
        String[] tokens = line.text().split("[\\s,/]+");
        for (int i = 1; i < tokens.length; i++) {
            List<String> words = Words.of(tokens[i]);
            if (!words.isEmpty() && Character.isUpperCase(tokens[i].codePointAt(0))) {
                names++;
            } else if (words.stream().allMatch(Greetings::isKnown)) {
                known += words.isEmpty() ? 0 : 1;
            } else {
                others++;
            }
        }
        boolean endsInComma =
                line.last() == ',' && line.text().indexOf(',') == line.text().length() - 1;
        boolean isWhole = endsInComma || others == 0 && (standsApart || names + known <= MOST_WITHOUT_SIGN);
        return isWhole || others == 1 && names > 0 && ",!".indexOf(line.last()) >= 0;
    }

    private static boolean isKnown(String word) {
        return ADDRESSEE.has(word) || GREETING.has(word) || partOfGreeting(word);
    }

    private static boolean partOfGreeting(String word) {
        return List.of("day", "morning", "afternoon", "evening", "dag", "päivää", "huomenta", "iltaa")
                .contains(word);
    }

    private static String withoutLast(String text) {
        return text.substring(0, text.length() - 1);
    }
}
