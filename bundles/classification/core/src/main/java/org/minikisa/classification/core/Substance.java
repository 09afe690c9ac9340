package org.minikisa.classification.core;

import org.minikisa.classification.api.ContactText;

/** How much there is to go by in a text. */
enum Substance {
    /** Two words or more. */
    ENOUGH(""),
    /** One word: it may mean anything. */
    ONE_WORD("(one word only)"),
    /** Most letters are of a script in which nothing was learnt. */
    OTHER_SCRIPT("(another script)"),
    /** More than one character in ten could not be read: bytes that are no text, or text in another encoding. */
    UNREADABLE("(not readable as text)"),
    /** Neither a letter nor a digit. */
    NOTHING("(no words)");

    /** One character in so many may be one that could not be read. */
    private static final int MOST_UNREAD = 10;

    /** What decoders put in the place of what they cannot read. */
    private static final int UNREAD = 0xFFFD;

    private final String reason;

    Substance(String reason) {
        this.reason = reason;
    }

    /** Why nobody is sure, in round brackets as evidence that quotes nothing. */
    String reason() {
        return reason;
    }

    static Substance of(ContactText text) {
        var counted = new Counted();
        counted.add(text.subject());
        counted.add(text.text());
        if (counted.words == 0) {
            return NOTHING;
        }
        if (MOST_UNREAD * counted.unread > counted.characters) {
            return UNREADABLE;
        }
        if (2 * counted.latin < counted.letters) {
            return OTHER_SCRIPT;
        }
        return counted.words == 1 ? ONE_WORD : ENOUGH;
    }

    private static final class Counted {

        private int characters;
        private int unread;
        private int words;
        private int letters;
        private int latin;

        void add(String text) {
            boolean within = false;
            for (int i = 0; i < text.length(); ) {
                int c = text.codePointAt(i);
                i += Character.charCount(c);
                characters++;
                unread += c == UNREAD ? 1 : 0;
                boolean letter = Character.isLetter(c);
                letters += letter ? 1 : 0;
                latin += letter && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN ? 1 : 0;
                boolean word = letter || Character.isDigit(c);
                words += word && !within ? 1 : 0;
                within = word;
            }
        }
    }
}
