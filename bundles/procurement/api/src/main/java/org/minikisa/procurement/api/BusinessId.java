package org.minikisa.procurement.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of an organisation in the Finnish Business Information System (Act 244/2001), {@code 0112038-9}, with its check digit.
 */
public record BusinessId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{7}-[0-9]");

    /** Also without the hyphen, as a VAT number: {@code FI01120389}. What is part of a longer number or word is none. */
    private static final Pattern IN_TEXT = Pattern.compile(
            "(?<![0-9A-Za-z-])(?:FI ?-?([0-9]{8})|(?:FI ?)?([0-9]{7}) ?[-\u2010\u2011\u2013] ?([0-9]))(?![0-9A-Za-z]|-[0-9])");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2};

    /** How many are looked for in a text. */
    private static final int MOST = 50;

    /** @throws IllegalArgumentException for another form and for a check digit that does not fit */
    public BusinessId {
        if (!FORM.matcher(value).matches() || !checksOut(value)) {
            throw new IllegalArgumentException("no business id");
        }
    }

    /** Reads {@code 0112038-9} and {@code FI01120389}; empty for anything else and for a wrong check digit. */
    public static Optional<BusinessId> of(String text) {
        Matcher matcher = IN_TEXT.matcher(text.strip());
        return matcher.matches() ? read(matcher) : Optional.empty();
    }

    /** Those that stand in a text, each once, in their order. */
    public static List<BusinessId> in(String text) {
        var found = new LinkedHashSet<BusinessId>();
        Matcher matcher = IN_TEXT.matcher(text);
        while (found.size() < MOST && matcher.find()) {
            read(matcher).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private static Optional<BusinessId> read(Matcher matcher) {
        String id = matcher.group(1) == null
                ? matcher.group(2) + "-" + matcher.group(3)
                : matcher.group(1).substring(0, 7) + "-" + matcher.group(1).substring(7);
        return checksOut(id) ? Optional.of(new BusinessId(id)) : Optional.empty();
    }

    /** Weights 7, 9, 10, 5, 8, 4, 2 and modulus 11; a remainder of 1 is never given out. */
    private static boolean checksOut(String id) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += Character.digit(id.charAt(i), 10) * WEIGHTS[i];
        }
        int rest = sum % 11;
        return rest != 1 && Character.digit(id.charAt(8), 10) == (11 - rest) % 11;
    }

    @Override
    public String toString() {
        return value;
    }
}
