package org.minikisa.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private static final String PROXY = "10.0.0.1";

    @Test
    void whatAStrangerSaysOfTheWayItCameMeansNothing() {
        assertThat(of("192.0.2.7", Set.of(), "203.0.113.9")).isEqualTo(of("192.0.2.7", Set.of()));
        assertThat(of("192.0.2.7", Set.of(PROXY), "203.0.113.9")).isEqualTo(of("192.0.2.7", Set.of()));
    }

    @Test
    void ourProxyIsBelievedForTheLastStepOnly() {
        assertThat(of(PROXY, Set.of(PROXY), "203.0.113.9, 192.0.2.7")).isEqualTo(of("192.0.2.7", Set.of()));
        assertThat(of(PROXY, Set.of(PROXY), "203.0.113.9", "192.0.2.7, 10.0.0.1"))
                .isEqualTo(of("192.0.2.7", Set.of()));
        assertThat(of(PROXY, Set.of(PROXY))).isEqualTo(of(PROXY, Set.of()));
    }

    @Test
    void nothingButAnAddressIsLookedAtAsOne() {
        assertThat(of(PROXY, Set.of(PROXY), "evil.example")).isEqualTo(of(PROXY, Set.of()));
        assertThat(of(PROXY, Set.of(PROXY), "1.2.3.4, 999.1.1.1")).isEqualTo("999.1.1.1");
        assertThat(of(PROXY, Set.of(PROXY), ":::::")).isEqualTo(":::::");
    }

    @Test
    void aWholeNetworkOfIpv6CountsAsOne() {
        assertThat(of("2001:db8:1:2::3", Set.of()))
                .isEqualTo(of("2001:db8:1:2:ffff::", Set.of()))
                .isNotEqualTo(of("2001:db8:1:3::3", Set.of()));
    }

    private static String of(String peer, Set<String> proxies, String... forwarded) {
        return ClientAddress.of(peer, Collections.enumeration(List.of(forwarded)), proxies);
    }
}
