package org.minikisa.runtime.worker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import org.minikisa.runtime.worker.wire.Frames;

/**
 * The frames that come in. Their end is the end of this JVM, however it comes: without a runtime a worker has nobody to work
 * for, and a call that never returns must not outlive it.
 */
final class Requests {

    private static final long LOOK_MILLIS = 200;

    private final InputStream in;

    Requests(InputStream in) {
        this.in = in;
        var keeper = new Thread(this::watch, "minikisa-worker: end of the runtime");
        keeper.setDaemon(true);
        keeper.setPriority(Thread.MAX_PRIORITY);
        keeper.start();
    }

    /** Waits for the next one. */
    byte[] next() throws IOException {
        synchronized (in) {
            try {
                return Frames.read(in);
            } catch (EOFException e) {
                Runtime.getRuntime().halt(0);
                throw e;
            }
        }
    }

    /**
     * Between calls the main thread waits for the next frame and holds the lock. During a call this one waits in its place, and
     * leaves in the stream what has come.
     */
    private void watch() {
        while (true) {
            try {
                Thread.sleep(LOOK_MILLIS);
                synchronized (in) {
                    in.mark(1);
                    if (in.read() < 0) {
                        Runtime.getRuntime().halt(0);
                    }
                    in.reset();
                }
            } catch (InterruptedException e) {
                // by the plug-in; there is nothing to stop for
            } catch (IOException e) {
                Runtime.getRuntime().halt(0);
            }
        }
    }
}
