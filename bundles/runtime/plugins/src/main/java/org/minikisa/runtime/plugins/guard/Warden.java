package org.minikisa.runtime.plugins.guard;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.minikisa.problem.api.Finding;
import org.osgi.framework.BundleContext;

/** Stands between what plug-ins offer and everyone else. */
public interface Warden {

    /** Holds an offer to the laws of its contract, on a thread that may be given up, in bounded time. */
    List<Finding> prove(Offer offer);

    /**
     * Registers a guarded service in its place, which everyone sees. A guard costs a call some nanoseconds; it stops what is
     * thrown, checks every result, and lets a watchdog find calls that do not come back.
     *
     * @param owner in whose name: the plug-in's bundle, or this one for what runs in a worker
     * @param fault told once, at the first fault; the service has been withdrawn by then. Must return soon
     */
    Shown show(Offer offer, BundleContext owner, Consumer<Fault> fault);

    /** A service that everyone sees. */
    interface Shown {

        Offer offer();

        /** Nobody finds it any more; calls in flight go on, and who had it before may ask it still. */
        void withdraw();

        /**
         * Withdraws it, if that has not been done, and waits until the calls in flight have ended and nobody who had it before asks any more.
         *
         * @return whether they have; false when the patience ended first
         */
        boolean hide(Duration patience);
    }
}
