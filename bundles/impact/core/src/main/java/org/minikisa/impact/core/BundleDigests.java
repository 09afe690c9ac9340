package org.minikisa.impact.core;

import java.io.IOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What bundles are made of: SHA-256 over the names and bytes of all their entries, in the order of names, so that two
 * archives packed differently from the same content have the same digest. Computed once for each state of a bundle.
 */
final class BundleDigests {

    private static final Logger LOG = LoggerFactory.getLogger(BundleDigests.class);

    private final Map<Long, Known> known = new ConcurrentHashMap<>();

    private record Known(long lastModified, String digest) {}

    /** Lower-case hex; empty when the bundle cannot be read. */
    String of(Bundle bundle) {
        return known.compute(
                        bundle.getBundleId(),
                        (id, before) -> before != null && before.lastModified == bundle.getLastModified()
                                ? before
                                : new Known(bundle.getLastModified(), digest(bundle)))
                .digest;
    }

    private static String digest(Bundle bundle) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var entry : entries(bundle).entrySet()) {
                update(sha, entry.getKey().getBytes(StandardCharsets.UTF_8));
                try (var in = entry.getValue().openStream()) {
                    update(sha, in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException | IllegalStateException e) {
            LOG.warn("{} cannot be read; its assessments do not tell what it is made of", bundle, e);
            return "";
        }
    }

    private static Map<String, URL> entries(Bundle bundle) {
        var entries = new TreeMap<String, URL>();
        var found = bundle.findEntries("/", "*", true);
        if (found != null) {
            Collections.list(found).stream()
                    .filter(url -> !url.getPath().endsWith("/"))
                    .forEach(url -> entries.put(url.getPath(), url));
        }
        return entries;
    }

    /** With its length before it, so that no two contents give the same sequence of bytes. */
    private static void update(MessageDigest sha, byte[] bytes) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
        sha.update(bytes);
    }
}
