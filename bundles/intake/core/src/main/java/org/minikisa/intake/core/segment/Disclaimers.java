package org.minikisa.intake.core.segment;

import org.minikisa.intake.api.Segment.Kind;

/** Finds what an organisation, its mail server or a mailing list puts under every mail, or above it. */
final class Disclaimers {

    private static final Phrases BEGINNING = Phrases.named("disclaimer");
    private static final Phrases ABOVE = Phrases.named("disclaimer elsewhere");
    private static final Phrases OUTSIDE = Phrases.named("outside");
    private static final Phrases SENDING = Phrases.named("sending");
    private static final Phrases WITHIN = Phrases.named("disclaimer word");

    /** Shorter paragraphs that begin like one are somebody's own words. */
    private static final int SHORTEST_WORDS = 5;

    private static final int MOST_WORDS = 200;

    private final Lines lines;
    private boolean somethingAbove;

    private Disclaimers(Lines lines) {
        this.lines = lines;
    }

    static void mark(Lines lines) {
        new Disclaimers(lines).mark();
    }

    private void mark() {
        int i = 0;
        while (i < lines.count()) {
            if (lines.isOpen(i)) {
                int end = endOfParagraph(i);
                paragraph(i, end);
                i = end;
            } else {
                i++;
            }
        }
    }

    private int endOfParagraph(int from) {
        int end = from + 1;
        while (end < lines.count() && lines.isOpen(end) && !setsApart(end)) {
            end++;
        }
        return end;
    }

    private boolean setsApart(int i) {
        boolean isFirst = !lines.at(i - 1).isRule();
        return isFirst && (lines.at(i).isRule() || lines.at(i).isSignatureDelimiter());
    }

    private void paragraph(int from, int to) {
        int first = from;
        while (first < to && (lines.at(first).isRule() || lines.at(first).isSignatureDelimiter())) {
            first++;
        }
        for (int i = first; i < to; i++) {
            // within a paragraph only where a rule sets it apart or the signature has ended in one breath
            if ((i == first || somethingAbove && BEGINNING.begin(lines.at(i).words()) > 0) && isOne(i, to)) {
                lines.mark(i == first ? from : i, to, Kind.DISCLAIMER);
                return;
            }
            somethingAbove = true;
        }
    }

    /** Nobody says anything before the greeting. */
    private boolean isAboveGreeting(int from, int to) {
        int next = lines.nextWritten(to, lines.count());
        boolean begins =
                from == lines.nextWritten(0, lines.count()) && lines.at(to - 1).last() != '?';
        return begins && next < lines.count() && lines.isOpen(next) && Greetings.begins(lines.at(next));
    }

    private boolean isOne(int from, int to) {
        var words = new StringBuilder();
        int count = 0;
        for (int i = from; i < to && count < MOST_WORDS; i++) {
            for (String word : lines.at(i).words()) {
                words.append(word).append(' ');
                count++;
            }
        }
        boolean speaksOfItself = !somethingAbove && SENDING.within(words.toString()) > 0;
        if (speaksOfItself && (OUTSIDE.within(words.toString()) > 0 || isAboveGreeting(from, to))) {
            return true;
        }
        boolean begins = BEGINNING.begin(lines.at(from).words()) > 0;
        boolean beginsAbove = ABOVE.begin(lines.at(from).words()) > 0;
        int within = count < SHORTEST_WORDS ? 0 : WITHIN.within(words.toString());
        return beginsAbove && (within > 0 || !somethingAbove && count >= SHORTEST_WORDS)
                || somethingAbove && begins && (within > 0 || count >= 3 * SHORTEST_WORDS)
                || within >= 2 && (somethingAbove || within >= 3);
    }
}
