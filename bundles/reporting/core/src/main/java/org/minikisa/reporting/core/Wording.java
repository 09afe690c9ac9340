package org.minikisa.reporting.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.minikisa.intake.api.Contact;
import org.minikisa.rendering.masking.IdentityCodes;
import org.minikisa.rendering.masking.PersonMask;
import org.minikisa.rendering.masking.Traits;
import org.minikisa.reporting.api.EmergingNeed.Term;

/**
 * What people write, without saying who. A word is told when at least three senders wrote it in lower case: names are not. Linear in the
 * length of the texts.
 */
final class Wording {

    private static final int LONGEST_TEXT = 20_000;
    private static final int SENDERS = 3;
    private static final int MOST_TERMS = 8;
    private static final int MOST_SENTENCES = 3;
    /** Of one language. */
    private static final int MOST_ALIKE = 2;

    private static final int MOST_COMPARED = 2_000;
    private static final int FEWEST_WORDS = 4;
    private static final int MOST_WORDS = 40;
    /** Chance gives as much once in a thousand times. */
    private static final double TELLING = 10.83;
    /** More alike than this, two sentences say the same. */
    private static final double ALIKE = 0.6;

    private static final String NAME = "[name]";
    private static final String NUMBER = "[number]";
    private static final String ADDRESS = "[address]";

    /** What questions begin with: at the beginning of a sentence a capital letter does not make a name. */
    private static final Set<String> OPENINGS = Set.of("""
            onko voiko voimmeko voitteko miten mikä mitä milloin mistä mihin missä kuka kuinka koska kun jos pitääkö saako saammeko saimme \
            olemme meillä meidän tarvitaanko paljonko mille millä entä \
            kan får måste ska hur vad vem vilken vilket vilka när var varför är har vi vår vårt våra det den om behöver gäller \
            does do can could must should is are have how what which when where who why our we the they this if there\
            """.split(" "));

    private final Map<String, Contact> contacts;
    private final Set<String> known = new HashSet<>();

    /** @param contacts by id; all in which words may become known */
    Wording(Map<String, Contact> contacts) {
        this.contacts = contacts;
        var senders = new HashMap<String, Set<String>>();
        contacts.forEach((id, contact) -> {
            String sender = sender(contact);
            for (String word : words(text(contact))) {
                if (Character.isLowerCase(word.charAt(0))) {
                    Set<String> who = senders.computeIfAbsent(word, w -> new HashSet<>());
                    if (who.size() < SENDERS && who.add(sender) && who.size() == SENDERS) {
                        known.add(word);
                    }
                }
            }
        });
    }

    /** An address, or the contact itself where nobody left one. */
    /** How many people wrote these: one who writes ten times is no trend. */
    long senders(Collection<String> ids) {
        return ids.stream().map(contacts::get).map(Wording::sender).distinct().count();
    }

    private static String sender(Contact contact) {
        return contact.fromAddress().isEmpty() ? contact.id().value() : contact.fromAddress();
    }

    /** Words and phrases that more of these contacts have than of those, the most telling first. */
    List<Term> terms(Collection<String> now, Collection<String> before, int least) {
        Map<String, Integer> here = documents(now);
        Map<String, Integer> there = documents(before);
        var terms = new ArrayList<Term>();
        here.forEach((term, count) -> {
            int other = there.getOrDefault(term, 0);
            double g2 = Growth.g2(count, now.size(), other, before.size());
            if (count >= Math.max(least, SENDERS) && g2 >= TELLING) {
                terms.add(new Term(term, count, other, g2));
            }
        });
        terms.sort(Comparator.comparingDouble((Term term) -> -term.g2())
                .thenComparing(term -> -term.text().length())
                .thenComparing(Term::text));
        return withoutParts(terms);
    }

    /** A word that stands in a phrase which was told, or the other way round, says nothing new. */
    private static List<Term> withoutParts(List<Term> terms) {
        var told = new ArrayList<Term>();
        for (Term term : terms) {
            boolean part = told.stream()
                    .anyMatch(other -> within(other.text(), term.text()) || within(term.text(), other.text()));
            if (!part && told.size() < MOST_TERMS) {
                told.add(term);
            }
        }
        return told;
    }

    private static boolean within(String phrase, String word) {
        return (" " + phrase + " ").contains(" " + word + " ");
    }

    /** How many of the contacts have each term. */
    private Map<String, Integer> documents(Collection<String> ids) {
        var counts = new TreeMap<String, Integer>();
        for (String id : ids) {
            var terms = new HashSet<String>();
            String last = "";
            for (String written : words(text(contacts.get(id)))) {
                String word = written.toLowerCase(Locale.ROOT);
                boolean told = known.contains(word) && word.length() > 2;
                if (told) {
                    terms.add(word);
                    if (!last.isEmpty()) {
                        terms.add(last + " " + word);
                    }
                }
                last = told ? word : "";
            }
            terms.forEach(term -> counts.merge(term, 1, Integer::sum));
        }
        return counts;
    }

    /** The most typical sentence of each language, of one language alone the most typical two; masked. */
    List<String> sentences(List<List<String>> byLanguage) {
        List<List<String>> typical = byLanguage.stream().map(this::typical).toList();
        int each = typical.stream().filter(some -> !some.isEmpty()).count() > 1 ? 1 : MOST_ALIKE;
        return typical.stream()
                .flatMap(some -> some.stream().limit(each))
                .limit(MOST_SENTENCES)
                .toList();
    }

    /**
     * The sentence that is most like all others, by the cosine of their tf-idf vectors, and the next one that says something else; masked.
     */
    private List<String> typical(Collection<String> ids) {
        var vectors = new ArrayList<Map<String, Double>>();
        var masked = new ArrayList<String>();
        var seen = new HashMap<String, Integer>();
        for (String id : ids) {
            Contact contact = contacts.get(id);
            for (String sentence : sentences(limited(contact.text()))) {
                List<String> words = words(sentence).stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .filter(known::contains)
                        .toList();
                if (words.size() >= FEWEST_WORDS && words.size() <= MOST_WORDS && vectors.size() < MOST_COMPARED) {
                    var vector = new TreeMap<String, Double>();
                    words.forEach(word -> vector.merge(word, 1.0, Double::sum));
                    vector.keySet().forEach(word -> seen.merge(word, 1, Integer::sum));
                    vectors.add(vector);
                    masked.add(masked(sentence, contact));
                }
            }
        }
        vectors.forEach(vector -> weigh(vector, seen, vectors.size()));
        return typical(vectors, masked);
    }

    private static void weigh(Map<String, Double> vector, Map<String, Integer> seen, int sentences) {
        vector.replaceAll(
                (word, times) -> (1 + StrictMath.log(times)) * StrictMath.log((1.0 + sentences) / seen.get(word)));
        double length =
                StrictMath.sqrt(vector.values().stream().mapToDouble(w -> w * w).sum());
        if (length > 0) {
            vector.replaceAll((word, weight) -> weight / length);
        }
    }

    private static List<String> typical(List<Map<String, Double>> vectors, List<String> masked) {
        var centre = new TreeMap<String, Double>();
        vectors.forEach(vector -> vector.forEach((word, weight) -> centre.merge(word, weight, Double::sum)));
        var order = new ArrayList<Integer>();
        for (int i = 0; i < vectors.size(); i++) {
            order.add(i);
        }
        // the sum of the cosines with all others is the cosine with their sum: linear, not quadratic
        order.sort(Comparator.comparingDouble((Integer i) -> -cosine(vectors.get(i), centre))
                .thenComparing(masked::get));
        var told = new ArrayList<Integer>();
        for (int i : order) {
            if (told.size() < MOST_ALIKE
                    && told.stream().noneMatch(j -> cosine(vectors.get(i), vectors.get(j)) > ALIKE)) {
                told.add(i);
            }
        }
        return told.stream().map(masked::get).toList();
    }

    private static double cosine(Map<String, Double> a, Map<String, Double> b) {
        double sum = 0;
        for (var each : a.entrySet()) {
            sum += each.getValue() * b.getOrDefault(each.getKey(), 0.0);
        }
        return sum;
    }

    /** Without names, addresses and numbers, as far as a machine can tell. */
    private String masked(String sentence, Contact contact) {
        String name = contact.fromName();
        var traits = new Traits(
                PersonMask.isWholeName(name) ? List.of(name) : List.of(),
                contact.fromAddress().isEmpty() ? List.of() : List.of(contact.fromAddress()),
                List.of(),
                List.of(),
                List.of());
        String bare = PersonMask.of(traits, NAME, ADDRESS).over(IdentityCodes.masked(sentence), true);
        var out = new ArrayList<String>();
        for (String token : bare.strip().split("\\s+")) {
            String shown = masked(token, out.isEmpty());
            if (out.isEmpty() || !shown.startsWith("[") || !shown.equals(out.get(out.size() - 1))) {
                out.add(shown);
            }
        }
        return String.join(" ", out);
    }

    private String masked(String token, boolean first) {
        if (token.contains(NAME)) {
            return NAME;
        } else if (token.indexOf('@') >= 0
                || token.contains("://")
                || token.startsWith("www.")
                || token.contains(ADDRESS)) {
            return ADDRESS;
        } else if (token.chars().anyMatch(Character::isDigit) || token.indexOf('*') >= 0) {
            return NUMBER;
        }
        boolean nobody = words(token).stream()
                .allMatch(word -> Character.isLowerCase(word.charAt(0))
                        || known.contains(word.toLowerCase(Locale.ROOT))
                        || first && OPENINGS.contains(word.toLowerCase(Locale.ROOT)));
        return nobody ? token : NAME;
    }

    private static String text(Contact contact) {
        return contact.subject() + "\n" + limited(contact.text());
    }

    private static String limited(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    private static Set<String> sentences(String text) {
        var sentences = new LinkedHashSet<String>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length()
                    || text.charAt(i) == '\n'
                    || ".!?".indexOf(text.charAt(i)) >= 0
                            && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)));
            if (end) {
                String sentence =
                        text.substring(from, Math.min(text.length(), i + 1)).strip();
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
                from = i + 1;
            }
        }
        return sentences;
    }

    /** As written; words are letters, with hyphens within. */
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length()
                    && (Character.isLetter(text.charAt(i))
                            || text.charAt(i) == '-'
                                    && from >= 0
                                    && i + 1 < text.length()
                                    && Character.isLetter(text.charAt(i + 1)));
            if (letter && from < 0) {
                from = i;
            } else if (!letter && from >= 0) {
                words.add(text.substring(from, i));
                from = -1;
            }
        }
        return words;
    }
}
