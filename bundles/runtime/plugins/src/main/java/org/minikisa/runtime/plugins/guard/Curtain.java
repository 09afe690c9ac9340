package org.minikisa.runtime.plugins.guard;

import java.util.List;

import org.minikisa.problem.api.InvalidInputException;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/**
 * Hides what plug-in bundles register under a guarded contract from everyone but their guard, and keeps a bundle that has not
 * been verified from being resolved, so that none of its code runs. In force from the start of this bundle on, before the
 * first plug-in.
 */
public interface Curtain {

    /** Whether it is neither delivered with the runtime nor the host: what a person installed while it ran. */
    boolean isPlugin(Bundle bundle);

    /** Whether only this bundle sees it: what a plug-in registered itself, and nobody guards. */
    boolean isHidden(ServiceReference<?> reference);

    /** Its bytes have passed: it may be resolved and started. Holds until its content changes. */
    void admit(Bundle bundle);

    /** It may not be resolved any more. What it is wired to already stays until it is refreshed. */
    void bar(Bundle bundle);

    /**
     * What an active bundle offers behind the curtain now; its components are made for that, on threads that may be given up.
     *
     * @throws InvalidInputException when one cannot be made, or not in time
     */
    List<Offer> offers(Bundle bundle);

    /**
     * @param listener told when a plug-in bundle offers something or takes it back, by the thread that does it
     * @return ends it
     */
    Watching watch(Listener listener);

    /** Who wants to know. */
    interface Listener {
        void offered(Bundle bundle, Offer offer);

        void withdrawn(Bundle bundle, Offer offer);
    }

    /** Goes on until it is closed. */
    interface Watching extends AutoCloseable {

        @Override
        void close();
    }
}
