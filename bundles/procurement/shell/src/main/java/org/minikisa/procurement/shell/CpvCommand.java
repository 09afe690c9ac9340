package org.minikisa.procurement.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.api.CpvCode;
import org.minikisa.procurement.api.CpvVocabulary;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks up codes of the Common Procurement Vocabulary. */
@Component
public final class CpvCommand implements Command {

    private static final String WORDS = "WORDS";
    private static final String MOST = "--most";
    private static final String TREE = "--tree";
    private static final int USUAL = 20;
    private static final int ALL = 10_000;
    private static final int SHORTEST_STEM = 4;

    private static final Listing<CpvCode> CODES = Listing.rows(CpvCode.class)
            .text("code", "Code", CpvCode::code)
            .text("fi", "Finnish", code -> code.name().fi())
            .text("sv", "Swedish", code -> code.name().sv())
            .text("en", "English", code -> code.name().en())
            .text("parent", "Below", CpvCode::parent);

    private final CpvVocabulary vocabulary;

    @Activate
    public CpvCommand(@Reference CpvVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public Usage usage() {
        return Usage.of("cpv", "finds codes of the Common Procurement Vocabulary by words or first digits")
                .rest(WORDS, "words in Finnish, Swedish or English, or digits; nothing for the divisions", List::of)
                .flag(TREE, "the way down to a code, and what stands below it")
                .option(MOST, "NUMBER", "shows at most so many (default: " + USUAL + ")")
                .example("kisa:cpv siivous");
    }

    @Override
    public void run(Invocation in) {
        String query = String.join(" ", in.rest()).strip();
        int most = in.option(MOST).map(CpvCommand::number).orElse(USUAL);
        if (query.isEmpty()) {
            in.screen().listing(vocabulary.below(""), CODES);
        } else if (in.flag(TREE)) {
            tree(query, in);
        } else {
            search(query, most, in);
        }
    }

    private void tree(String code, Invocation in) {
        Optional<CpvCode> found = vocabulary.find(code);
        if (found.isEmpty()) {
            throw new InvalidInputException(
                    "the code", List.of(vocabulary.check(code, WORDS).orElseThrow()));
        }
        in.screen()
                .listing(
                        Stream.concat(vocabulary.path(code).stream(), vocabulary.below(code).stream())
                                .toList(),
                        CODES);
    }

    private void search(String query, int most, Invocation in) {
        List<CpvCode> found = vocabulary.search(query, ALL);
        if (found.isEmpty()) {
            near(query).ifPresent(stem -> in.screen()
                    .remark(Tone.WARNING, "Nothing has \"" + query + "\"; these have \"" + stem + "\"."));
            found = near(query).map(stem -> vocabulary.search(stem, ALL)).orElse(List.of());
        }
        in.screen()
                .listing(
                        found.stream().limit(most).toList(),
                        CODES.whenEmpty("no such code; try the beginning of a word, or another language"));
        if (found.size() > most) {
            in.screen().remark(Tone.PLAIN, (found.size() - most) + " more; --most " + found.size() + " shows all.");
        }
    }

    /** The longest beginning that something has: endings differ in Finnish and Swedish. */
    private Optional<String> near(String query) {
        for (int length = query.length() - 1; length >= SHORTEST_STEM; length--) {
            String stem = query.substring(0, length);
            if (!vocabulary.search(stem, 1).isEmpty()) {
                return Optional.of(stem);
            }
        }
        return Optional.empty();
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw InvalidInputException.of(
                "the number", "procurement.cpv.most", MOST, text, "a number from 1", "Write it with digits.");
    }
}
