package org.minikisa.runtime.embed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

import org.minikisa.problem.api.InvalidInputException;

/**
 * Where HTTP is answered.
 *
 * @param host a name or address of this machine
 * @param port 0 for any free one
 */
record HttpAddress(String host, int port) {

    /** Nobody but this machine, unless told else. */
    private static final String LOOPBACK = "127.0.0.1";

    /**
     * Reads {@code [HOST:]PORT}; an IPv6 address stands in brackets.
     *
     * @throws InvalidInputException for anything else
     */
    static HttpAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? LOOPBACK : text.substring(0, colon);
        String port = text.substring(colon + 1);
        boolean named = host.startsWith("[") == host.endsWith("]")
                && (host.startsWith("[") ? host.length() > 2 : !host.isEmpty() && host.indexOf(':') < 0);
        if (!named || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw InvalidInputException.of(
                    "the address for HTTP",
                    "runtime.http.address",
                    text,
                    "\"" + text + "\"",
                    "[HOST:]PORT, such as 8080 or 0.0.0.0:8080 or [::1]:8080",
                    "Give a port from 0 (any free one) to 65535, with a host before it if others than this machine may ask.");
        }
        return new HttpAddress(host, Integer.parseInt(port));
    }

    /** Before anything is started: a runtime that should answer and does not is worse than one that did not start. */
    void refuseIfTaken() {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException taken) {
            throw unanswered(String.valueOf(taken.getMessage()));
        }
    }

    InvalidInputException unanswered(String found) {
        return InvalidInputException.of(
                "the address for HTTP",
                "runtime.http.taken",
                host + ":" + port,
                found,
                "a free port at an address of this machine",
                "Give another port, or stop the program that has this one.");
    }

    /** What the HTTP service reads. */
    Map<String, String> properties() {
        return Map.of(
                "org.apache.felix.http.host",
                host,
                "org.osgi.service.http.port",
                Integer.toString(port),
                // a connection on which nothing comes for so long is closed, milliseconds
                "org.apache.felix.http.timeout",
                "20000");
    }

    /** Without an address the HTTP service waits until it is configured ({@code org.apache.felix.http}), and costs nothing. */
    static Map<String, String> none() {
        return Map.of("org.apache.felix.http.require.config", "true");
    }
}
