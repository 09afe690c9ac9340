package org.minikisa.competition.laws;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.MethodDescription.Direction;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.laws.Proof.Tried;

/**
 * What was found when a method was held to the laws, on one page of plain text. The same method gives the same page.
 *
 * @param id of the method
 * @param version of the method
 * @param passed whether every law that binds it held
 * @param line the page in one line
 * @param text the page
 */
public record Certificate(String id, String version, boolean passed, String line, String text) {

    /** The version of the contract that these laws are about. */
    public static final String CONTRACT = "org.minikisa.competition.api 1.1.0";

    private static final int WIDTH = 92;
    private static final int LEFT = 15;

    private static final String NOT_COVERED = """
            * whether the formula suits what is bought, and whether it was announced (1397/2016 s. 93): the buyer's task;
            * tests of its author: a method brings none; values outside the range it was tried in;
            * how fast it is and how much memory it takes: the runtime watches that in use.
            """;

    /**
     * Tries a method by the use it shows of itself and writes the page.
     *
     * @param digest what identifies its content: {@code sha-256 …}; {@code ""} for none
     * @param engine what it was tried with: {@code minikisa 0.2.0}; {@code ""} for none
     * @param on the day to print; empty for none
     */
    public static Certificate of(
            String id, String version, ScoringMethod method, String digest, String engine, Optional<LocalDate> on) {
        return of(id, version, method.description(), ScoringLaws.prove(method), digest, engine, on);
    }

    /** Writes the page of what was tried. */
    public static Certificate of(
            String id,
            String version,
            MethodDescription method,
            Proof proof,
            String digest,
            String engine,
            Optional<LocalDate> on) {
        boolean passed = proof.violations().isEmpty() && proof.untried().isEmpty();
        int cases = proof.laws().stream().mapToInt(Tried::cases).sum();
        String outcome = (passed ? "PASSED" : proof.violations().isEmpty() ? "NOT TRIED" : "FAILED") + ": "
                + proof.laws().stream()
                        .filter(one -> one.cases() > 0 && one.violation().isEmpty())
                        .count()
                + " of " + proof.laws().size() + " laws held, " + cases + " cases";
        var page = new StringBuilder("CERTIFICATE OF A SCORING METHOD\n\n");
        row(page, "Method", id + " " + version);
        row(page, "Name", method.name().en());
        row(page, "Formula", method.formula().en());
        row(page, "Digest", digest);
        row(page, "Contract", CONTRACT);
        row(page, "Tried with", engine);
        row(page, "Tried as", setting(proof.setting()));
        row(page, "Day", on.map(LocalDate::toString).orElse(""));
        row(page, "Outcome", outcome);
        page.append("\nDeclared\n");
        wrapped(
                page,
                "  ",
                "gives " + unit(method) + "; " + (method.direction() == Direction.LOWER_IS_BETTER ? "lower" : "higher")
                        + " values are better");
        wrapped(
                page,
                "  ",
                "precision: " + method.precision().map(Certificate::precision).orElse("not said"));
        wrapped(
                page,
                "  ",
                "promises: "
                        + (method.promises().isEmpty()
                                ? "none"
                                : method.promises().stream()
                                        .sorted()
                                        .map(one -> one.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '))
                                        .collect(Collectors.joining(", "))));
        page.append("\nLaws").append(" ".repeat(WIDTH - 9)).append("cases\n");
        proof.laws().forEach(tried -> law(page, tried));
        if (!proof.untried().isEmpty()) {
            wrapped(
                    page,
                    "  ",
                    "not tried because the method refuses the use it would be tried in: " + proof.untried());
        }
        page.append("\nNot covered\n");
        NOT_COVERED.lines().forEach(line -> wrapped(page, "  ", line));
        return new Certificate(id, version, passed, id + " " + version + ": " + outcome, page.toString());
    }

    private static String setting(Setting setting) {
        return (setting.maxPoints().signum() > 0
                        ? "maximum " + setting.maxPoints().toPlainString() + ", "
                        : "")
                + "values " + setting.least().toPlainString() + " to "
                + setting.greatest().toPlainString()
                + (setting.parameters().isEmpty() ? "" : ", " + new TreeMap<>(setting.parameters()))
                + (setting.others().isEmpty() ? "" : ", other criteria " + new TreeMap<>(setting.others()));
    }

    private static String unit(MethodDescription method) {
        return switch (method.unit()) {
            case POINTS -> "points";
            case MONEY -> "a comparison price in euros";
            case ORDER -> "ranks, equal tenders " + method.sharedRank();
        };
    }

    private static String precision(Precision precision) {
        return switch (precision.kind()) {
            case ENDS -> "results end within " + precision.decimals() + " decimals";
            case EXACT -> "exact, " + precision.decimals() + " decimals more than what results are made of";
            case STATED -> "right to " + precision.decimals() + " decimals";
        };
    }

    private static void law(StringBuilder page, Tried tried) {
        String state = tried.cases() == 0 ? "  -       " : tried.violation().isEmpty() ? "  held    " : "  BROKEN  ";
        String left = state + tried.law().says();
        String cases = Integer.toString(tried.cases());
        page.append(left)
                .append(" ".repeat(Math.max(1, WIDTH - left.length() - cases.length())))
                .append(cases)
                .append('\n');
        tried.violation().ifPresent(violation -> wrapped(page, "          ", violation.counterexample()));
    }

    private static void row(StringBuilder page, String name, String value) {
        if (!value.isEmpty()) {
            var wrapped = new StringBuilder();
            wrapped(wrapped, " ".repeat(LEFT), value);
            page.append(name).append(wrapped.substring(name.length()));
        }
    }

    /** Words on lines of the page's width; lines after the first stand under its words. */
    private static void wrapped(StringBuilder page, String first, String text) {
        String indent = text.startsWith("* ") ? first + "  " : first;
        var line = new StringBuilder(first);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                page.append(line).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(line.toString().isBlank() ? "" : " ").append(word);
        }
        page.append(line).append('\n');
    }
}
