package org.minikisa.intake.core.sending;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that something can be sent to (RFC 5321 section 4.1.2, RFC 6531): a dot-string and a domain name. Quoted local parts and
 * address literals are legal too, but no customer has one, and attackers like them.
 */
final class MailAddress {

    private static final String ATOM = "!#$%&'*+-/=?^_`{|}~";

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST = 254;

    private MailAddress() {}

    /** The address as it goes into envelope and header, its domain as in the DNS; empty for what is none. */
    static Optional<String> sendable(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || !isLocalPart(address.substring(0, at))) {
            return Optional.empty();
        }
        return domain(address.substring(at + 1))
                .map(domain -> address.substring(0, at + 1) + domain)
                .filter(whole -> whole.getBytes(StandardCharsets.UTF_8).length <= LONGEST);
    }

    private static boolean isLocalPart(String local) {
        return local.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LOCAL_PART
                && !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..")
                && local.codePoints().allMatch(c -> c == '.' || isAtom(c) || c > 0x7F && Character.isLetterOrDigit(c));
    }

    private static Optional<String> domain(String domain) {
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.indexOf('.') > 0 && !ascii.endsWith(".") && !ascii.contains("..")
                    ? Optional.of(ascii)
                    : Optional.empty();
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    /** RFC 5322 section 3.2.3. */
    static boolean isAtom(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || ATOM.indexOf(c) >= 0;
    }
}
