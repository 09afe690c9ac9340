package org.minikisa.runtime.plugins.worker;

import java.util.List;

import org.minikisa.runtime.plugins.guard.Offer;

/** Runs the components of a jar in a JVM of its own. */
public interface Workers extends AutoCloseable {

    /**
     * Opens the jar in a worker and makes its components.
     *
     * @param name what it is called in messages
     * @throws org.minikisa.problem.api.InvalidInputException when it cannot be opened, or not in time
     */
    Worker open(String name, byte[] jar);

    /** Has a process ready for the next jar, in the background: opening one is a matter of milliseconds then. */
    void prepare();

    /** Ends all workers. */
    @Override
    void close();

    /** One jar in its JVM. */
    interface Worker extends AutoCloseable {

        /**
         * What its components are, each to be asked from here. A call that the worker does not answer in time, because it
         * loops, has used up its memory or has left, throws; the worker is ended then, and the next call opens a new one.
         */
        List<Offer> offers();

        /** Process id, for listings. */
        long pid();

        @Override
        void close();
    }
}
