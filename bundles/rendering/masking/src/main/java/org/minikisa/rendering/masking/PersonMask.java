package org.minikisa.rendering.masking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds one person in texts and puts a pseudonym in their place. Immutable.
 *
 * <p>A whole name counts anywhere. A family name alone does where it is distinctive, or where the text is <em>close</em>: one that
 * the person takes part in; a given name alone only in a close text, because many people share it. A family name behind another
 * given name is somebody else.
 */
public final class PersonMask {

    private final String pseudonym;
    private final String address;
    private final List<PersonalName> names;
    private final List<MailAddress> addresses;
    private final List<Telephone> telephones;
    private final Set<String> codes;
    private final List<List<Inflected>> phrases;

    private PersonMask(Traits traits, String pseudonym, String address) {
        this.pseudonym = pseudonym;
        this.address = address;
        names = traits.names().stream()
                .map(PersonalName::of)
                .filter(PersonalName::isWhole)
                .toList();
        addresses = traits.addresses().stream().map(MailAddress::of).toList();
        telephones = traits.telephones().stream().map(Telephone::new).toList();
        codes = traits.identityCodes().stream().map(IdentityCodes::canonical).collect(Collectors.toUnmodifiableSet());
        phrases = traits.phrases().stream().map(PersonMask::inflected).toList();
    }

    /**
     * @param pseudonym stands for names, telephone numbers, identity codes and phrases
     * @param address stands for mail addresses
     */
    public static PersonMask of(Traits traits, String pseudonym, String address) {
        return new PersonMask(traits, pseudonym, address);
    }

    /** Whether this can be told from other people's: two words, of which one is a family name. */
    public static boolean isWholeName(String name) {
        return PersonalName.of(name).isWhole();
    }

    /** Whether the text tells of the person. @param close whether they take part in it */
    public boolean isIn(String text, boolean close) {
        return !found(text, close).isEmpty();
    }

    /** The text with the pseudonym wherever it told of the person; the text itself when it does not. */
    public String over(String text, boolean close) {
        List<Found> found = found(text, close);
        if (found.isEmpty()) {
            return text;
        }
        var masked = new StringBuilder(text.length());
        int from = 0;
        for (Found each : found) {
            masked.append(text, from, each.span.start()).append(each.instead);
            from = each.span.end();
        }
        return masked.append(text, from, text.length()).toString();
    }

    /** Whether this is one of the mail addresses and nothing else. */
    public boolean isAddress(String text) {
        return addresses.stream().anyMatch(each -> each.is(text));
    }

    /** Whether this is one of the names and nothing else, given name first or last. */
    public boolean isName(String text) {
        int bracket = text.indexOf('(');
        String bare = (bracket > 0 ? text.substring(0, bracket) : text).strip();
        List<Words.Word> words = Words.of(bare);
        return !words.isEmpty()
                && names.stream().anyMatch(name -> new NameSearch(name, bare, words, false)
                        .spans()
                        .contains(new Span(
                                words.get(0).start(),
                                words.get(words.size() - 1).end())));
    }

    private record Found(Span span, String instead) {}

    /** In their order, none over another. */
    private List<Found> found(String text, boolean close) {
        var all = new ArrayList<Found>();
        addresses.forEach(each -> add(each.in(text), address, all));
        if (!names.isEmpty() || !phrases.isEmpty()) {
            List<Words.Word> words = Words.of(text);
            names.forEach(name -> add(new NameSearch(name, text, words, close).spans(), pseudonym, all));
            phrases.forEach(phrase -> add(phrase(phrase, words), pseudonym, all));
        }
        telephones.forEach(each -> add(each.in(text), pseudonym, all));
        if (!codes.isEmpty()) {
            add(
                    IdentityCodes.in(text).stream()
                            .filter(span ->
                                    codes.contains(IdentityCodes.canonical(text.substring(span.start(), span.end()))))
                            .toList(),
                    pseudonym,
                    all);
        }
        return apart(all);
    }

    private static void add(List<Span> spans, String instead, List<Found> all) {
        spans.forEach(span -> all.add(new Found(span, instead)));
    }

    /** Of two that overlap the one that begins first, of these the longer one. */
    private static List<Found> apart(List<Found> all) {
        if (all.size() < 2) {
            return all;
        }
        all.sort(Comparator.<Found>comparingInt(each -> each.span.start())
                .thenComparing(each -> each.span.end(), Comparator.reverseOrder()));
        var apart = new ArrayList<Found>();
        int end = -1;
        for (Found each : all) {
            if (each.span.start() >= end) {
                apart.add(each);
                end = each.span.end();
            }
        }
        return apart;
    }

    private static List<Inflected> inflected(String phrase) {
        return Words.of(phrase).stream()
                .map(word -> new Inflected(phrase.substring(word.start(), word.end())))
                .toList();
    }

    private static List<Span> phrase(List<Inflected> phrase, List<Words.Word> words) {
        var found = new ArrayList<Span>();
        for (int i = 0; !phrase.isEmpty() && i + phrase.size() <= words.size(); i++) {
            int matched = 0;
            while (matched < phrase.size()
                    && phrase.get(matched).matches(words.get(i + matched).folded())) {
                matched++;
            }
            if (matched == phrase.size()) {
                found.add(new Span(
                        words.get(i).start(), words.get(i + matched - 1).end()));
            }
        }
        return found;
    }
}
