package org.minikisa.intake.core.trust;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.minikisa.intake.core.IntakeConfiguration;

/**
 * What the house says of itself. Everything in lower case.
 *
 * @param addresses the unit's own mailboxes; replies come from the first one unless the contact was sent to another
 * @param staff addresses and domains of the house's own people
 * @param mailServers the names under which the house's own mail servers write Authentication-Results (authserv-id, RFC 8601 section 2.5);
 *     the empty one for a server that writes none
 */
public record House(List<String> addresses, Set<String> staff, Set<String> mailServers) {

    /** An administrator's word for a mail server that writes no name. */
    private static final String UNNAMED = "<>";

    /** Says nothing of itself: nobody is staff, and nothing is authenticated. */
    public static final House UNKNOWN = new House(List.of(), Set.of(), Set.of());

    public House {
        addresses = List.copyOf(addresses);
        staff = Set.copyOf(staff);
        mailServers = Set.copyOf(mailServers);
    }

    public static House of(IntakeConfiguration configuration) {
        return of(configuration.ownAddresses(), configuration.staff(), configuration.trustedMailServers());
    }

    /** Of what an administrator wrote; blank entries count for nothing. */
    public static House of(String[] addresses, String[] staff, String[] mailServers) {
        return new House(
                tidy(addresses).stream().filter(a -> a.indexOf('@') > 0).toList(),
                Set.copyOf(tidy(staff)),
                tidy(mailServers).stream()
                        .map(name -> name.equals(UNNAMED) ? "" : name)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static List<String> tidy(String[] entries) {
        return Arrays.stream(entries)
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .map(entry -> entry.startsWith("@") ? entry.substring(1) : entry)
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .collect(Collectors.toUnmodifiableList());
    }

    /** Whether it is one of the unit's own mailboxes, also with a tag behind a plus sign. */
    public boolean isOwn(String address) {
        return addresses.contains(Addresses.withoutTag(plain(address)));
    }

    /** Whether it is an address that one of the house's own people would write from. */
    public boolean isStaff(String address) {
        String lower = plain(address).toLowerCase(Locale.ROOT);
        return !lower.isEmpty()
                && (staff.contains(lower) || staff.contains(lower.substring(lower.lastIndexOf('@') + 1)));
    }

    /** As resolvers read it: wide letters and dots are those they look like (RFC 5895 section 2), and the dot of the root is none. */
    private static String plain(String address) {
        String same = Normalizer.normalize(address, Normalizer.Form.NFKC).replace('\u3002', '.');
        return same.endsWith(".") ? same.substring(0, same.length() - 1) : same;
    }

    /** @param mailServer empty for one that writes no name */
    public boolean trusts(String mailServer) {
        return mailServers.contains(mailServer.toLowerCase(Locale.ROOT));
    }
}
