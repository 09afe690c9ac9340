package org.minikisa.impact.shell;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.Invocation;

/** Reads the options of one line, and collects what is wrong with all of them. */
final class Given {

    private final Invocation in;
    private final Problems problems = new Problems();

    Given(Invocation in) {
        this.in = in;
    }

    Optional<LocalDate> day(String option) {
        return parsed(option, "impact.shell.day", "a day such as 2025-01-31", LocalDate::parse);
    }

    Optional<BigDecimal> number(String option) {
        return parsed(option, "impact.shell.number", "a number such as 60 or 1250.50", BigDecimal::new);
    }

    /** @param expected what {@code fits} asks for, in words */
    <T> Optional<T> parsed(String option, String expected, Function<String, T> parser, Predicate<T> fits) {
        var value = parsed(option, "impact.shell.number", expected, parser);
        if (value.isPresent() && !fits.test(value.get())) {
            wrong(option, "impact.shell.number", expected);
            return Optional.empty();
        }
        return value;
    }

    private <T> Optional<T> parsed(String option, String code, String expected, Function<String, T> parser) {
        try {
            return in.option(option).map(String::strip).map(parser);
        } catch (DateTimeException | IllegalArgumentException e) {
            wrong(option, code, expected);
            return Optional.empty();
        }
    }

    private void wrong(String option, String code, String expected) {
        problems.add(code, option, "\"" + in.option(option).orElse("") + "\"", expected, "Write " + expected + ".");
    }

    /** Answers of a file with those of the line over them; empty when neither was given. */
    Optional<Map<String, String>> answers(String option, Map<String, String> ofFile) {
        if (in.option(option).isEmpty() && ofFile.isEmpty()) {
            return Optional.empty();
        }
        var answers = new LinkedHashMap<>(ofFile);
        in.option(option)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> answers.putAll(Texts.answers(option, text, problems)));
        return Optional.of(answers);
    }

    AnswersFile answersFile(String option) throws IOException {
        var name = in.option(option);
        return name.isPresent() ? AnswersFile.read(name.get(), LocalFiles.read(option, name.get())) : AnswersFile.NONE;
    }

    Problems problems() {
        return problems;
    }

    void refuseIfWrong(String what) {
        problems.refuseIfAny(what);
    }
}
