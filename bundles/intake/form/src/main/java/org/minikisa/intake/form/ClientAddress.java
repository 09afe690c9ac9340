package org.minikisa.intake.form;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Tells who is asking, by the connection: {@code X-Forwarded-For} counts only from the house's own proxies. */
final class ClientAddress {

    /** Only what looks like an address is looked at as one: a name would be asked of a name server. */
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * @param peer the address of the connection
     * @param forwarded the fields {@code X-Forwarded-For}, each a list that every proxy appends to
     * @return one word for everybody who shares an IPv4 address or an IPv6 network of 64 bits
     */
    static String of(String peer, Enumeration<String> forwarded, Collection<String> proxies) {
        if (!proxies.contains(peer)) {
            return network(peer);
        }
        List<String> way = Collections.list(forwarded).stream()
                .flatMap(field -> Arrays.stream(field.split(",", -1)))
                .map(String::strip)
                .toList();
        for (int last = way.size() - 1; last >= 0; last--) {
            String before = way.get(last);
            if (!ADDRESS.matcher(before).matches()) {
                break;
            }
            if (!proxies.contains(before)) {
                return network(before);
            }
        }
        return network(peer);
    }

    private static String network(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
