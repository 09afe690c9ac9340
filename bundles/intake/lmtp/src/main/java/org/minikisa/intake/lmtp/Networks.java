package org.minikisa.intake.lmtp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses and networks: {@code 10.1.2.3}, {@code 10.1.0.0/16}, {@code fd00::/8}. */
record Networks(List<Network> all) {

    /** What {@link InetAddress} takes for an address; anything else it would look up as a name. */
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]{0,15}:[0-9a-fA-F:.]{1,44}");

    private record Network(byte[] address, int bits) {

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = bits % 8 == 0 ? 0 : 0xff << 8 - bits % 8;
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (mask == 0 || (address[whole] & mask) == (other[whole] & mask));
        }
    }

    /** @throws IllegalArgumentException for what is no address or network; names are not looked up */
    static Networks of(List<String> written) {
        return new Networks(written.stream().map(Networks::network).toList());
    }

    private static Network network(String written) {
        int slash = written.indexOf('/');
        String address = slash < 0 ? written : written.substring(0, slash);
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException(written + " is no address and no network");
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(written.substring(slash + 1));
            if (bits < 0 || bits > bytes.length * 8) {
                throw new IllegalArgumentException(written + " has a length outside 0 to " + bytes.length * 8);
            }
            return new Network(bytes, bits);
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException(written + " is no address and no network", noAddress);
        }
    }

    boolean contains(InetAddress address) {
        return all.stream().anyMatch(network -> network.contains(address.getAddress()));
    }
}
