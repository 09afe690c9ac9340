package org.minikisa.rendering.terminal;

import java.util.List;

import org.minikisa.problem.api.InvalidInputException;

/**
 * A list of which people see the beginning and are told how to see more; programs ({@code --json}) get all of it unless they say how much
 * they want.
 */
public final class Excerpt {

    /** The option that says how much. */
    public static final String LIMIT = "--limit";

    private static final int USUAL = 50;
    private static final int MOST = 999_999_999;

    private final Screen screen;
    private final int most;

    private Excerpt(Screen screen, int most) {
        this.screen = screen;
        this.most = most;
    }

    /** The usage with the option. */
    public static Usage on(Usage usage) {
        return usage.option(LIMIT, "NUMBER", "at most so many; without it " + USUAL + ", and with --json all");
    }

    /** @throws InvalidInputException for a limit that is no whole number from 1 */
    public static Excerpt asked(Invocation in) {
        int usual = in.screen().json() ? MOST : USUAL;
        return new Excerpt(in.screen(), in.option(LIMIT).map(Excerpt::number).orElse(usual));
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
            throw InvalidInputException.of(
                    "the limit", "terminal.limit", LIMIT, text, "a number from 1 to " + MOST, "Write it in digits.");
        }
        return Integer.parseInt(text);
    }

    /** How many have to be asked for: one more than is shown, which tells whether there are more. */
    public int enough() {
        return most + 1;
    }

    /** Those of the found ones that are shown. */
    public <T> List<T> of(List<T> found) {
        return found.size() > most ? found.subList(0, most) : found;
    }

    /** @param found all there are, or {@link #enough} of them */
    public <T> void show(List<T> found, Listing<T> listing) {
        screen.listing(of(found), listing);
        more(found.size());
    }

    /** Says whether there are more, where a list of these was shown. */
    public void more(int found) {
        if (found > most) {
            screen.remark(Tone.DIM, "there are more; see them with " + LIMIT + " " + Math.min(MOST, 2L * most));
        }
    }
}
