package org.minikisa.runtime.plugins;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that lets the folder be looked at when the file system tells of a change, when something there is about to come
 * to rest, and every now and then all the same. Events only wake it: what has changed is seen by looking.
 */
final class FolderWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final long PATIENCE_MILLIS = 10_000;

    private final PluginFolder folder;
    private final Thread thread;
    private final WatchService events;
    private WatchKey key;
    private volatile boolean closed;

    FolderWatch(PluginFolder folder) {
        this.folder = folder;
        this.events = watch(folder.path());
        this.thread = new Thread(this::run, "minikisa-plugins");
        thread.setDaemon(true);
        // A thread takes over its maker's, which may be anybody's.
        thread.setContextClassLoader(FolderWatch.class.getClassLoader());
    }

    void start() {
        thread.start();
    }

    private static WatchService watch(Path path) {
        try {
            return path.getFileSystem().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("no events from {} ({}): it is looked at every {} s", path, e, PluginFolder.RESCAN.toSeconds());
            return null;
        }
    }

    private void run() {
        Duration next = Duration.ZERO;
        while (!closed) {
            try {
                register();
                await(next);
                if (!closed) {
                    next = folder.look(PluginFolder.Occasion.AT_REST);
                }
            } catch (InterruptedException | ClosedWatchServiceException e) {
                return;
            } catch (RuntimeException | Error e) {
                // Also what one file does to the heap or the stack must not end hot deployment for all others.
                LOG.error("the plug-ins folder could not be looked at", e);
                next = PluginFolder.RESCAN;
            }
        }
    }

    /** Again and again: the key dies with the folder, and a folder that was deleted may come back. */
    private void register() {
        if (events == null || key != null && key.isValid()) {
            return;
        }
        try {
            key = folder.path()
                    .register(
                            events,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException e) {
            LOG.debug("no events from {}: {}", folder.path(), e.toString());
        }
    }

    private void await(Duration time) throws InterruptedException {
        if (events == null) {
            Thread.sleep(time.toMillis());
            return;
        }
        WatchKey signalled = events.poll(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        if (signalled != null) {
            signalled.pollEvents();
            signalled.reset();
        }
    }

    /** Ends the thread and waits until it has; a plug-in that is being switched is switched first. */
    @Override
    public void close() {
        closed = true;
        try {
            if (events != null) {
                events.close();
            } else {
                thread.interrupt();
            }
            if (thread != Thread.currentThread()) {
                thread.join(PATIENCE_MILLIS);
            }
        } catch (IOException e) {
            LOG.warn("the watch on {} did not close: {}", folder.path(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
