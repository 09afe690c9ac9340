package org.minikisa.rendering.terminal;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard: adds its own lines to {@code kisa:status}. Several are asked in the order of their service ranking, highest
 * first.
 */
@ConsumerType
public interface StatusSource {

    /** Adds properties; quickly, from what is at hand. Keys must not clash with others': begin them with the wing's name. */
    void describe(Details status);
}
