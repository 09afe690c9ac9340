package org.minikisa.rendering.terminal;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a command shows its result. On a terminal tables are fitted to its width and may be coloured; in a pipe or file
 * nothing is cut, nothing is coloured. With {@code --json} listings, details and waterfalls become JSON documents on the
 * output and everything meant for people goes to the error stream, so that the output is JSON and nothing else. A command
 * that shows one listing or one details gives one document.
 */
@ProviderType
public interface Screen {

    /** One line for people; line breaks in the text make more lines. */
    default void line(String text) {
        line(Tone.PLAIN, text);
    }

    /** One line for people, in a tone. */
    void line(Tone tone, String text);

    /** An empty line. */
    default void line() {
        line("");
    }

    /** A remark beside the result (a warning, a hint), on the error stream. */
    void remark(Tone tone, String text);

    /** An aligned table that fits the width, or an array of objects with the columns' keys. */
    <T> void listing(List<? extends T> rows, Listing<T> listing);

    /** One thing with its properties, or one object. */
    void details(Details details);

    /** Bars from the base to the index, or one object. */
    void waterfall(Waterfall waterfall);

    /**
     * Shows that long work goes on, on the error stream: a bar with rate and remaining time on a terminal, nothing in a
     * pipe but one line every ten seconds. Use it in a try block.
     *
     * @param title what is being done: {@code Reading contacts}
     * @param total how many there will be; 0 when nobody knows; negative when nothing can be counted: then the time is
     *         shown that has passed
     */
    Progress progress(String title, long total);

    /** Columns to use for running text: the terminal's width, at least 40; 100 in a pipe or file. */
    int width();

    /**
     * Asks the person at the terminal whether to go on; where nobody sits (a pipe, a script, {@code --json}) the command was
     * meant as it was given, and the answer is yes.
     *
     * @param question without a question mark's choices: {@code Replace cleaning 1.0.0?}
     */
    boolean confirm(String question);

    /**
     * Asks the person at the terminal for something the command was not given; an empty line takes the proposal. Where
     * nobody sits (a pipe, a script, {@code --json}) nothing is answered: the command says what is missing.
     *
     * @param question without a question mark: {@code When does the tender period end}
     * @param proposal what an empty line means; empty where there is none
     * @return the answer without blanks around it; empty for none
     */
    default Optional<String> ask(String question, Optional<String> proposal) {
        return Optional.empty();
    }

    /**
     * {@link #ask(String, Optional)} with completion.
     *
     * @param candidates what TAB completes, where the terminal can
     */
    default Optional<String> ask(String question, Optional<String> proposal, Collection<String> candidates) {
        return ask(question, proposal);
    }

    /** Whether somebody sits there whom {@link #key} can ask. */
    default boolean attended() {
        return false;
    }

    /**
     * Asks the person at the terminal for a single key, {@code '\n'} for enter. Where nobody sits, or the input has ended, there is none.
     *
     * @param question shown as it is
     */
    default Optional<Character> key(String question) {
        return Optional.empty();
    }

    /** What is piped into the command, unread; empty where nothing is. To be read to its end or not at all; not to be closed. */
    default Optional<InputStream> input() {
        return Optional.empty();
    }

    /** Whether {@code --json} was given. */
    boolean json();
}
