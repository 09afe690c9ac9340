package org.minikisa.runtime.plugins;

import java.io.IOException;
import java.util.List;

import org.minikisa.runtime.api.Plugin;

/**
 * A way by which plug-ins come, and what administrators do with those that came by it. All throw {@link
 * org.minikisa.problem.api.InvalidInputException} for a name that did not come by it, and for what cannot be done.
 */
interface Origin {

    /** In the order of their names. */
    List<Plugin> list();

    Plugin approve(String name, String by) throws IOException;

    Plugin retire(String name) throws IOException;

    Plugin restore(String name) throws IOException;

    Plugin rollback(String name) throws IOException;

    void remove(String name) throws IOException;
}
