package org.minikisa.classification.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.minikisa.procurement.api.JointProcurement;

/**
 * Finds joint procurements that are mentioned by name: by their names in three languages, their aliases, and their id. Words
 * may be inflected ({@code siivouspalveluiden} for {@code siivouspalvelut}), written together or with a hyphen, and without
 * diacritics.
 */
final class JointProcurementNames {

    /** Two forms of a word that long are the same word when they share this much of their beginning. */
    private static final int LONG_STEM = 7;

    /**
     * What of a long name may be missing in the text: {@code -kkeet} of {@code elintarvikkeet}. The text may go on as it
     * likes, for Finnish and Swedish write compounds together: {@code elintarviketoimittaja}, {@code jätehuoltoyritys}.
     */
    private static final int LONGEST_OWN_ENDING = 4;

    private static final int SHORTEST_INFLECTED = 4;

    /** What a short word may have after it: {@code sähkön}, but not {@code sähköposti}. Finnish, Swedish, English. */
    private static final Set<String> ENDINGS = Set.of(
            "", "n", "a", "t", "ta", "ssa", "sta", "lla", "lta", "lle", "na", "ksi", "an", "en", "in", "on", "un", "yn",
            "han", "hin", "hon", "hun", "ja", "jen", "den", "ita", "ia", "ien", "issa", "ista", "ihin", "illa", "ilta",
            "ille", "et", "er", "s", "ns", "ets", "erna", "ernas", "arna", "orna", "es", "ar", "or");

    private final List<Name> names;

    private JointProcurementNames(List<Name> names) {
        this.names = names;
    }

    static JointProcurementNames of(List<JointProcurement> jointProcurements) {
        var names = new ArrayList<Name>();
        for (JointProcurement jp : jointProcurements) {
            String id = jp.id().value();
            var texts = new ArrayList<>(
                    List.of(id, jp.name().fi(), jp.name().sv(), jp.name().en()));
            texts.addAll(jp.aliases());
            for (String text : texts) {
                List<String> words = Word.of(text).stream()
                        .map(Word::lower)
                        .map(JointProcurementNames::plain)
                        .toList();
                // one or two letters would be found everywhere
                if (words.stream().mapToInt(String::length).sum() > 2) {
                    names.add(Name.of(id, words));
                }
            }
        }
        return new JointProcurementNames(List.copyOf(names));
    }

    /**
     * A mention.
     *
     * @param text as the text has it
     * @param letters how much was said; a longer mention says more
     */
    record Mention(String jointProcurement, String text, int letters) {}

    /**
     * The longest mention. Empty when there is none, or when different joint procurements are mentioned at equal length, for
     * then the mention decides nothing.
     */
    Optional<Mention> longest(List<List<Word>> sentences) {
        List<Mention> mentions = sentences.stream().flatMap(this::mentions).toList();
        int longest = mentions.stream().mapToInt(Mention::letters).max().orElse(0);
        List<Mention> best =
                mentions.stream().filter(m -> m.letters() == longest).toList();
        boolean one = best.stream().map(Mention::jointProcurement).distinct().count() == 1;
        return one ? Optional.of(best.get(0)) : Optional.empty();
    }

    private Stream<Mention> mentions(List<Word> words) {
        List<String> forms = words.stream()
                .map(Word::lower)
                .map(JointProcurementNames::plain)
                .toList();
        var found = new ArrayList<Mention>();
        for (Name name : names) {
            for (int at = 0; at < forms.size(); at++) {
                int end = name.matchedUntil(forms, at);
                if (end >= 0) {
                    String text = String.join(
                            " ",
                            words.subList(at, end).stream().map(Word::written).toList());
                    found.add(new Mention(name.jointProcurement(), text, name.letters()));
                }
            }
        }
        return found.stream();
    }

    /** Like {@link Word#fold}, but digits stay: a year tells one joint procurement from the next. */
    private static String plain(String lower) {
        var plain = new StringBuilder();
        for (String part : lower.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)")) {
            plain.append(!part.isEmpty() && Character.isDigit(part.charAt(0)) ? part : Word.fold(part));
        }
        return plain.toString();
    }

    private static boolean sameWord(String name, String text) {
        if (name.charAt(0) != text.charAt(0)) {
            return false;
        }
        int common = 1;
        int shorter = Math.min(name.length(), text.length());
        while (common < shorter && name.charAt(common) == text.charAt(common)) {
            common++;
        }
        int ownEnding = name.length() - common;
        int ending = text.length() - common;
        if (ownEnding == 0 && ending == 0) {
            return true;
        }
        if (common >= LONG_STEM) {
            return ownEnding <= LONGEST_OWN_ENDING;
        }
        boolean inflected = name.length() >= SHORTEST_INFLECTED && name.chars().allMatch(Character::isLetter);
        return inflected && ownEnding == 0 && ENDINGS.contains(text.substring(common));
    }

    /** @param joined the words written together */
    private record Name(String jointProcurement, List<String> words, String joined) {

        static Name of(String jointProcurement, List<String> words) {
            return new Name(jointProcurement, words, String.join("", words));
        }

        int letters() {
            return joined.length();
        }

        /** @return the index after the last word of a mention that begins there, or -1 */
        int matchedUntil(List<String> text, int at) {
            if (sameWord(joined, text.get(at))) {
                return at + 1;
            }
            if (at + words.size() > text.size()) {
                return -1;
            }
            for (int i = 0; i < words.size(); i++) {
                if (!sameWord(words.get(i), text.get(at + i))) {
                    return -1;
                }
            }
            return at + words.size();
        }
    }
}
