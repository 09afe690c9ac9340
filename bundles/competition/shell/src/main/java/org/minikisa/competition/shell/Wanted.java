package org.minikisa.competition.shell;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.NearMiss;

/**
 * What an action needs: taken from its options, or asked for where somebody sits at the terminal. What is missing or
 * cannot be read is told all at once, before anything happens.
 *
 * <pre>{@code
 * var wanted = new Wanted(in);
 * var closes = wanted.moment("--closes", "When does the tender period end", proposal);
 * wanted.refuseIfWrong();
 * }</pre>
 */
final class Wanted {

    private static final int MOST_SHOWN = 12;

    private final Invocation in;
    private final Problems problems = new Problems();

    Wanted(Invocation in) {
        this.in = in;
    }

    /** A text that must be there; {@code ""} until {@link #refuseIfWrong} where it is not. */
    String text(String option, String question) {
        return text(option, question, Optional.empty());
    }

    /** A text that must be there. @param proposal what an empty answer means */
    String text(String option, String question, Optional<String> proposal) {
        return in.option(option)
                .or(() -> in.screen().ask(question, proposal))
                .filter(text -> !text.isBlank())
                .orElseGet(() -> missing(option, question, proposal));
    }

    /** What stands behind the command without a name, where it was left out. @param place what help calls it */
    String left(String place, String question) {
        return in.screen()
                .ask(question, Optional.empty())
                .filter(text -> !text.isBlank())
                .orElseGet(() -> missing(place, question, Optional.empty()));
    }

    private String missing(String option, String question, Optional<String> proposal) {
        problems.add(
                "competition.shell.missing",
                option,
                "nothing",
                Character.toLowerCase(question.charAt(0)) + question.substring(1),
                "Add " + option
                        + proposal.map(text -> " \"" + text + "\"").orElse(" …")
                        + ", or run it in the shell, which asks.");
        return "";
    }

    /**
     * A name that must be there and be known; near ones are told for another. What is known is asked for with it; where
     * nothing is known yet, whoever does the work says why.
     */
    String known(String option, String question, Collection<String> known) {
        return known(option, question, known, Optional.empty());
    }

    /** The same. @param proposal what an empty answer means */
    String known(String option, String question, Collection<String> known, Optional<String> proposal) {
        String choice = known.isEmpty() || known.size() > MOST_SHOWN ? "" : " (" + String.join(", ", known) + ")";
        String text = text(option, question + choice, proposal).strip();
        requireKnown(text, option, known);
        return text;
    }

    /** Adds a problem where a name is not among the known ones. */
    void requireKnown(String text, String place, Collection<String> known) {
        if (text.isEmpty() || known.isEmpty() || known.contains(text)) {
            return;
        }
        List<String> near = NearMiss.of(text, known);
        problems.add(
                "competition.shell.unknown",
                place,
                text,
                "one of "
                        + String.join(", ", known.stream().limit(MOST_SHOWN).toList())
                        + (known.size() > MOST_SHOWN ? ", …" : ""),
                near.isEmpty() ? "Write one of them." : "Did you mean " + String.join(" or ", near) + "?");
    }

    /** A moment that must be there; {@link Instant#EPOCH} until {@link #refuseIfWrong} where it is not. */
    Instant moment(String option, String question, Optional<Instant> proposal) {
        String text = text(option, question, proposal.map(Moments::written));
        return text.isEmpty()
                ? Instant.EPOCH
                : Moments.moment(text, option, problems).orElse(Instant.EPOCH);
    }

    /** A moment that may be left out. */
    Optional<Instant> moment(String option) {
        return in.option(option).flatMap(text -> Moments.moment(text, option, problems));
    }

    /** A day that must be there. */
    LocalDate day(String option, String question, Optional<LocalDate> proposal) {
        String text = text(option, question, proposal.map(LocalDate::toString));
        return text.isEmpty()
                ? LocalDate.EPOCH
                : Moments.day(text, option, problems).orElse(LocalDate.EPOCH);
    }

    /** A day that may be left out. */
    Optional<LocalDate> day(String option) {
        return in.option(option).flatMap(text -> Moments.day(text, option, problems));
    }

    /** A whole number that must be there. */
    int number(String option, String question) {
        String text = text(option, question);
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            problems.add(
                    "competition.shell.number", option, text, "a whole number", "Write digits only, without a point.");
            return 0;
        }
    }

    /** An exact decimal that must be there; a comma is read as the decimal point. */
    BigDecimal decimal(String option, String question) {
        return exact(text(option, question), option);
    }

    /** An exact decimal; adds a problem for something else. */
    BigDecimal exact(String text, String place) {
        try {
            return text.isEmpty()
                    ? BigDecimal.ZERO
                    : new BigDecimal(
                            text.strip().replace(" ", "").replace("\u00a0", "").replace(',', '.'));
        } catch (NumberFormatException e) {
            problems.add(
                    "competition.shell.number", place, text, "a number", "Write it like 1015000.50, without a unit.");
            return BigDecimal.ZERO;
        }
    }

    /** One of some constants, in any case. */
    <E extends Enum<E>> E constant(String option, String question, Class<E> type, Optional<E> proposal) {
        String text = text(option, question + " (" + String.join(", ", words(type)) + ")", proposal.map(Wanted::word));
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(text.strip().replace('-', '_'))) {
                return one;
            }
        }
        if (!text.isEmpty()) {
            problems.add(
                    "competition.shell.word",
                    option,
                    text,
                    "one of " + String.join(", ", words(type)),
                    "TAB completes them.");
        }
        return type.getEnumConstants()[0];
    }

    static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Wanted::word).toList();
    }

    /** A constant as people write it: {@code not-fulfilled}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code PLACE=VALUE} words behind the others. */
    Map<String, String> changes() {
        var changes = new LinkedHashMap<String, String>();
        List<String> words = in.rest().isEmpty()
                ? in.screen()
                        .ask("What to change, as PLACE=VALUE", Optional.empty())
                        .map(List::of)
                        .orElse(List.of())
                : in.rest();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                problems.add(
                        "competition.shell.change",
                        word,
                        word,
                        "PLACE=VALUE",
                        "Write it like invitation.validUntil=2026-06-30; quote values with blanks.");
            } else {
                changes.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        if (words.isEmpty()) {
            problems.add(
                    "competition.shell.missing",
                    "PLACE=VALUE",
                    "nothing",
                    "what to change",
                    "Write it like title.fi=\"Siivouspalvelut\"; kisa:competition write ID shows the places.");
        }
        return changes;
    }

    /** A file that must be there and can be read. */
    Path file(String name, String place) {
        Path file = Path.of(name.isEmpty() ? "." : name);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            problems.add(
                    "competition.file",
                    place,
                    name.isEmpty() ? "nothing" : name,
                    "a file that can be read",
                    "Check the path; it is seen from " + Path.of("").toAbsolutePath() + ".");
        }
        return file;
    }

    /** The bytes of a file that is not too large. */
    byte[] bytes(Path file, String place, long most) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) > most) {
            problems.add(
                    "competition.shell.size",
                    place,
                    Files.size(file) + " bytes",
                    "at most " + most + " bytes",
                    "Split the document, or leave out pictures.");
            refuseIfWrong();
        }
        refuseIfWrong();
        return Files.readAllBytes(file);
    }

    Problems problems() {
        return problems;
    }

    /** @throws InvalidInputException with everything that is missing or wrong */
    void refuseIfWrong() {
        problems.refuseIfAny("kisa:competition " + in.action().orElse(""));
    }
}
