package org.minikisa.intake.core.trust;

import java.util.Locale;

/** Compares mail addresses as mail servers do in practice. */
public final class Addresses {

    private Addresses() {}

    /** Whether two addresses are one mailbox; case does not matter, an empty one is none. */
    public static boolean same(String one, String other) {
        return !one.isEmpty() && one.equalsIgnoreCase(other);
    }

    /** The mailbox behind an address: lower case, without what stands behind a plus sign (RFC 5233). */
    public static String withoutTag(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        int plus = lower.indexOf('+');
        return plus > 0 && plus < at ? lower.substring(0, plus) + lower.substring(at) : lower;
    }
}
