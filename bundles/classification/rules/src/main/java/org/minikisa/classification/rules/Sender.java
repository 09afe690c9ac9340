package org.minikisa.classification.rules;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The organisation that writes. Its own name mentions nothing: {@code Rannikon Jätehuolto Oy} asks for computers. Signatures are cut off
 * before a text gets here, but names stand in the text too.
 */
final class Sender {

    private static final Set<String> FORMS =
            Set.of("oy", "oyj", "ab", "abp", "ky", "ry", "rf", "ltd", "kuntayhtyma", "sr");

    /** What of a word of the name may be missing or other in the text, where it is inflected. */
    private static final int ENDING = 2;

    private static final int SHORTEST_INFLECTED = 5;

    private final List<String> name;

    private Sender(List<String> name) {
        this.name = name;
    }

    static Sender of(String name) {
        return new Sender(Words.of(name).list().stream()
                .map(Words.Word::plain)
                .filter(word -> !FORMS.contains(word))
                .toList());
    }

    static Sender unknown() {
        return new Sender(List.of());
    }

    /** The words of the text that are only its name. */
    BitSet namedIn(Words words) {
        var named = new BitSet();
        for (int at = 0; !name.isEmpty() && at + name.size() <= words.size(); at++) {
            if (isNamed(words, at)) {
                named.set(at, at + name.size());
            }
        }
        return named;
    }

    private boolean isNamed(Words words, int at) {
        if (!Character.isUpperCase(words.text().charAt(words.get(at).start()))) {
            return false;
        }
        for (int i = 0; i < name.size(); i++) {
            if (!isForm(words.get(at + i).plain(), name.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isForm(String text, String name) {
        return text.equals(name)
                || name.length() >= SHORTEST_INFLECTED && text.startsWith(name.substring(0, name.length() - ENDING));
    }
}
