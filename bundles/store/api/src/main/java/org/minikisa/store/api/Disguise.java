package org.minikisa.store.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One person, and how texts read without them: what a wing needs to find what it holds of a person and to put a pseudonym in its
 * place. Pure functions, linear in the length of a text.
 *
 * <p>Names are found in Finnish and Swedish inflection too ({@code Virtanen, Virtasen, Virtaselle}), addresses in any case,
 * telephone numbers and identity codes in any spelling.
 */
@ProviderType
public interface Disguise {

    /** Whose text it is that a person is sought in: it decides how little is enough. */
    enum Nearness {
        /** The person takes part in it: a given name or a family name alone is the person. */
        CLOSE,
        /** Anybody's: only the whole name, or a family name that hardly is another word, and no other given name before it. */
        FAR
    }

    Person person();

    /** What stands for the person from now on: {@code PN-3}. */
    String pseudonym();

    /** A mail address that stands for the person's: {@code pn-3@erased.invalid} (RFC 2606). Nothing can be sent to it. */
    String address();

    /** Whether this is a mail address of the person and nothing else. */
    boolean isAddress(String text);

    /** Whether this is a name of the person and nothing else, given name first or last, with or without initials. */
    boolean isName(String text);

    /** Whether the text tells of the person. */
    boolean isIn(String text, Nearness nearness);

    /** The text with the pseudonym wherever it told of the person; the text itself when it does not. */
    String over(String text, Nearness nearness);
}
