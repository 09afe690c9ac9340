package org.minikisa.procurement.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.CpvVocabulary;

/** What checks of many places have in common; collects everything that is wrong. */
class Checking {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+([-.][a-z0-9]+)*");
    /** No more than what tells an address from something else: whether it works shows only when it is used. */
    private static final Pattern MAIL = Pattern.compile("[^\\s@\"<>,;]+@[^\\s@\"<>,;]+\\.[^\\s@\"<>,;.]+");

    /** Patterns are asked of short texts only: hostile ones could keep them busy. */
    private static final int LONGEST_SLUG = 100;
    /** RFC 5321 section 4.5.3.1.3, without its angle brackets. */
    private static final int LONGEST_MAIL = 254;

    final Problems problems;

    Checking(Problems problems) {
        this.problems = problems;
    }

    final <T> void requireDistinct(List<T> items, Function<? super T, String> key, String list, String part) {
        var seen = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            String value = key.apply(items.get(i));
            if (!seen.add(value)) {
                problems.add(
                        "procurement.duplicate",
                        list + "[" + i + "]" + (part.isEmpty() ? "" : "." + part),
                        quoted(value) + " a second time",
                        "each one once",
                        "Leave one of the two out, or rename it.");
            }
        }
    }

    final void requireSlug(String value, String place) {
        if (value.length() > LONGEST_SLUG || !SLUG.matcher(value).matches()) {
            problems.add(
                    "procurement.slug",
                    place,
                    quoted(value),
                    "lower-case letters a-z, digits, single hyphens between, at most " + LONGEST_SLUG + " of them",
                    "Write it like cleaning-dps-2021.");
        }
    }

    final void requireText(String value, String place) {
        if (value.isBlank()) {
            problems.add("procurement.blank", place, "nothing", "a text", "Fill it in.");
        }
    }

    final void requireMail(Optional<String> mail, String place) {
        mail.filter(address -> address.length() > LONGEST_MAIL
                        || !MAIL.matcher(address).matches())
                .ifPresent(address -> problems.add(
                        "procurement.mail",
                        place,
                        quoted(address),
                        "one address like tarjoukset@kirkas.example",
                        "Write the address alone, or leave it out."));
    }

    final void requirePositive(BigDecimal number, String place) {
        if (number.signum() <= 0) {
            problems.add("procurement.amount", place, number.toPlainString(), "more than 0", "Correct the number.");
        }
    }

    final void requireKnown(boolean known, String what, String id, String place) {
        if (!known) {
            problems.add(
                    "procurement." + what + ".unknown",
                    place,
                    quoted(id),
                    "the id of a " + name(what),
                    "Add the " + name(what) + ", or correct the id.");
        }
    }

    private static String name(String what) {
        return what.equals("joint") ? "joint procurement" : what;
    }

    final void requireOrder(LocalDate first, Optional<LocalDate> last, String place) {
        last.filter(day -> day.isBefore(first))
                .ifPresent(day -> problems.add(
                        "procurement.period",
                        place,
                        day.toString(),
                        "a day not before the beginning, " + first,
                        "Correct one of the two days."));
    }

    final void requireCpv(List<String> codes, String place, CpvVocabulary vocabulary) {
        for (int c = 0; c < codes.size(); c++) {
            vocabulary.check(codes.get(c), place + "[" + c + "]").ifPresent(problems::add);
        }
        requireDistinct(codes, Function.identity(), place, "");
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
