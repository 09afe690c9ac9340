package org.minikisa.intake.lmtp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What follows {@code MAIL FROM:} and {@code RCPT TO:}.
 *
 * @param address without angle brackets and route; empty for the null sender
 * @param parameters in upper case: {@code SIZE=1000}
 */
record MailPath(String address, List<String> parameters) {

    /** RFC 5321 section 4.5.3.1: 64 of the local part, @, 255 of the domain. */
    private static final int LONGEST = 320;

    /** Empty for what is no path. */
    static Optional<MailPath> parse(String written) {
        String text = written.strip();
        int close = text.startsWith("<") ? closing(text) : -1;
        if (close < 0) {
            return Optional.empty();
        }
        String address = withoutRoute(text.substring(1, close));
        String rest = text.substring(close + 1);
        boolean sane = address.length() <= LONGEST
                && address.chars().noneMatch(Character::isISOControl)
                && (address.isEmpty() || address.lastIndexOf('@') > 0 || address.equalsIgnoreCase("postmaster"))
                && (rest.isEmpty() || rest.startsWith(" "));
        return sane ? Optional.of(new MailPath(address, parameters(rest))) : Optional.empty();
    }

    /** The bracket that closes; one in quotation marks does not. */
    private static int closing(String text) {
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i;
            } else if (c == '<' && !quoted) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code @relay1,@relay2:anna@example.fi} is {@code anna@example.fi} (RFC 5321 appendix C). */
    private static String withoutRoute(String path) {
        return path.startsWith("@") ? path.substring(path.indexOf(':') + 1) : path;
    }

    private static List<String> parameters(String rest) {
        return Arrays.stream(rest.strip().split(" +"))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter -> parameter.toUpperCase(Locale.ROOT))
                .toList();
    }

    boolean isAscii() {
        return address.chars().allMatch(c -> c < 128);
    }
}
