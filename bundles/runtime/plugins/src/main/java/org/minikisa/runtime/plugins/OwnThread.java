package org.minikisa.runtime.plugins;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.osgi.framework.BundleException;

/**
 * Runs a plug-in's code on a thread that is thrown away: what it leaves in thread-locals or as context class loader goes with
 * the thread and does not keep its classes, and one that does not come back holds up nobody else.
 */
final class OwnThread {

    private static final long PATIENCE_SECONDS = 10;

    private OwnThread() {}

    interface Step {
        void run() throws BundleException;
    }

    /** @throws BundleException what the step threw, or that it did not end in {@value #PATIENCE_SECONDS} s */
    static void run(String what, Step step) throws BundleException {
        var task = new FutureTask<Void>(() -> {
            step.run();
            return null;
        });
        var thread = new Thread(task, "minikisa-plugins: " + what);
        thread.setDaemon(true);
        thread.setContextClassLoader(OwnThread.class.getClassLoader());
        thread.start();
        try {
            task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            rethrow(e.getCause());
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new BundleException(what + " did not end within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BundleException(what + " was interrupted", e);
        }
    }

    private static void rethrow(Throwable thrown) throws BundleException {
        if (thrown instanceof BundleException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
        throw (RuntimeException) thrown;
    }
}
