package org.minikisa.impact.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class BundleDigestsTest {

    @TempDir
    Path folder;

    private final BundleDigests digests = new BundleDigests();

    @Test
    void theSameContentInAnyOrderHasTheSameDigestAndOtherContentAnotherOne() throws IOException {
        write("a", "one");
        write("b", "two");
        var digest = digests.of(bundle(1, 1, "a", "b"));
        assertThat(digest).hasSize(64).isEqualTo(digests.of(bundle(2, 1, "b", "a")));
        write("b", "two!");
        assertThat(digests.of(bundle(3, 1, "a", "b"))).isNotEqualTo(digest);
    }

    @Test
    void aBundleIsReadOncePerStateAndAgainAfterAnUpdate() throws IOException {
        write("a", "one");
        var digest = digests.of(bundle(1, 1, "a"));
        write("a", "two");
        assertThat(digests.of(bundle(1, 1, "a"))).isEqualTo(digest);
        assertThat(digests.of(bundle(1, 2, "a"))).isNotEqualTo(digest);
    }

    @Test
    void ofABundleThatCannotBeReadNothingIsKnown() {
        assertThat(digests.of(bundle(1, 1, "missing"))).isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Bundle bundle(long id, long lastModified, String... names) {
        return (Bundle) Proxy.newProxyInstance(
                BundleDigestsTest.class.getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getBundleId" -> id;
                        case "getLastModified" -> lastModified;
                        case "findEntries" ->
                            Collections.enumeration(
                                    List.of(names).stream().map(this::url).toList());
                        default -> "bundle " + id;
                    };
                });
    }

    private URL url(String name) {
        try {
            return folder.resolve(name).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
