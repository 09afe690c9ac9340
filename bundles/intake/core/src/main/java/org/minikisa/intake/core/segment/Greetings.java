package org.minikisa.intake.core.segment;

import java.util.List;

/** Tells whether a line greets, or begins with a greeting. */
final class Greetings {

    private static final Phrases GREETING = Phrases.named("greeting");
    private static final Phrases ADDRESSEE = Phrases.named("addressee");
    private static final Phrases ADJECTIVE = Phrases.named("greeting with a name");
    private static final Phrases INTERJECTION = Phrases.named("interjection");
    private static final Phrases EVERYBODY = Phrases.named("everybody");
    private static final Phrases ROLE = Phrases.named("role");
    private static final int MOST_ADDRESSEES = 7;
    private static final int MOST_ADDRESSED = 5;
    private static final String ENDS = ",!.:–-;";

    /** Where text follows in the next line without any sign between. */
    private static final int MOST_WITHOUT_SIGN = 3;

    private Greetings() {}

    static boolean begins(Line line) {
        return GREETING.begin(line.words()) > 0;
    }

    /** Where a greeting ends that text follows in the same line, behind the space: "Hei Maija, milloin alkaa?"; 0 for none. */
    static int within(Line line) {
        int greeting = GREETING.begin(line.words());
        return greeting == 0 ? 0 : endOf(line, greeting);
    }

    private static int endOf(Line line, int greeting) {
        String text = line.text();
        int tokens = 0;
        int names = 0;
        for (int from = 0; from < text.length() && tokens < greeting + MOST_ADDRESSED; tokens++) {
            int to = endOfToken(text, from);
            int next = to;
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            String token = text.substring(from, to);
            boolean isSign = token.equals("-") || token.equals("–");
            names += tokens < greeting || isSign ? 0 : 1;
            if (!isSign && tokens >= greeting && !isAddressee(token)) {
                return 0;
            }
            boolean greets = tokens + 1 >= greeting || GREETING.are(line.words().subList(0, tokens + 1));
            boolean isEnd = greets && (isSign || ENDS.indexOf(token.charAt(token.length() - 1)) >= 0);
            if (isEnd && next < text.length()) {
                return names > 0 || !ADJECTIVE.are(line.words().subList(0, greeting)) ? next : 0;
            }
            boolean goesOn = tokens == 0 && greeting == 1 && Character.isUpperCase(text.codePointAt(0));
            if (goesOn && next < text.length() && INTERJECTION.has(line.words().get(0)) && goesOn(text, next)) {
                return next;
            }
            from = next;
        }
        return 0;
    }

    /** A small letter that begins no addressee, and more than this word. */
    private static boolean goesOn(String text, int at) {
        int end = endOfToken(text, at);
        return Character.isLowerCase(text.charAt(at)) && end < text.length() && !isAddressee(text.substring(at, end));
    }

    private static boolean isAddressee(String token) {
        List<String> words = Words.of(token);
        return !words.isEmpty()
                && (Character.isUpperCase(token.codePointAt(0))
                        || words.stream().allMatch(word -> isKnown(word) || ROLE.beginOrEndAWord(word)));
    }

    private static int endOfToken(String text, int from) {
        int to = from;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return to;
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
        boolean isToAll = names > 0 || standsApart && line.words().stream().anyMatch(EVERYBODY::has);
        return isWhole || others == 1 && isToAll && ",!".indexOf(line.last()) >= 0;
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
