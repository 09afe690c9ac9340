package org.minikisa.classification.languages;

/** The Latin letters that n-grams are made of, numbered from 1. */
final class Alphabet {

    static final String LETTERS = "abcdefghijklmnopqrstuvwxyzåäöæøõüšžéèêëàáâãíìîïóòôúùûýÿñçßðþœłąęśćńźż";

    /** Bits for one letter in a key. */
    static final int BITS = 7;

    /** How many letters the longest n-gram has: as many as a {@code long} key may need. */
    static final int LONGEST = 5;

    private static final byte[] NUMBERS = numbers();

    private Alphabet() {}

    private static byte[] numbers() {
        byte[] numbers = new byte[0x180];
        for (int i = 0; i < LETTERS.length(); i++) {
            numbers[LETTERS.charAt(i)] = (byte) (i + 1);
        }
        return numbers;
    }

    /** @return from 1; 0 for what is no letter of it */
    static int number(char letter) {
        return letter < NUMBERS.length ? NUMBERS[letter] : 0;
    }

    /** The key of an n-gram; 0 where one of its letters is unknown. */
    static long key(CharSequence text, int from, int to) {
        long key = 0;
        for (int i = from; i < to; i++) {
            int number = number(text.charAt(i));
            if (number == 0) {
                return 0;
            }
            key = key << BITS | number;
        }
        return key;
    }
}
