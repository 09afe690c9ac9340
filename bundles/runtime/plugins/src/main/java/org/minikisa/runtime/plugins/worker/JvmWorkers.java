package org.minikisa.runtime.plugins.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker processes of this runtime, and one more that waits for the next jar. */
@Component(service = Workers.class)
public final class JvmWorkers implements Workers {

    private static final Logger LOG = LoggerFactory.getLogger(JvmWorkers.class);
    private static final long LOOK_MILLIS = 50;

    /** The next spare leaves the processor to the jar that has just come. */
    private static final long SPARE_MILLIS = 100;

    private final WorkerSettings settings;
    private final ExecutorService threads = Executors.newCachedThreadPool(JvmWorkers::thread);
    private final Set<WorkerJvm> running = ConcurrentHashMap.newKeySet();
    private WorkerHome home;
    private Containment containment;
    private CompletableFuture<WorkerJvm> spare;
    private boolean closed;

    @Activate
    public JvmWorkers(BundleContext context) {
        this(WorkerSettings.of(context));
    }

    JvmWorkers(WorkerSettings settings) {
        this.settings = settings;
    }

    @Override
    public Worker open(String name, byte[] jar) {
        return JarWorker.open(name, jar, this);
    }

    @Override
    public synchronized void prepare() {
        if (settings.spare() && spare == null && !closed) {
            spare = CompletableFuture.supplyAsync(this::start, threads);
        }
    }

    @Deactivate
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        running.forEach(WorkerJvm::close);
        running.forEach(WorkerJvm::sweep);
        threads.shutdown();
    }

    WorkerSettings settings() {
        return settings;
    }

    /** A process that is up and has no jar yet. */
    WorkerJvm take() {
        var ready = takeSpare();
        if (settings.spare()) {
            CompletableFuture.delayedExecutor(SPARE_MILLIS, TimeUnit.MILLISECONDS, threads)
                    .execute(this::prepare);
        }
        if (ready != null) {
            try {
                var jvm = ready.join();
                if (jvm.isUsable()) {
                    return jvm;
                }
                end(jvm);
            } catch (CompletionException e) {
                LOG.warn("the spare worker did not start", e.getCause());
            }
        }
        return start();
    }

    /** A process that is not needed any more. */
    void end(WorkerJvm jvm) {
        jvm.close();
        if (running.remove(jvm)) {
            try {
                threads.execute(jvm::sweep);
            } catch (RejectedExecutionException stopping) {
                jvm.sweep();
            }
        }
    }

    private synchronized CompletableFuture<WorkerJvm> takeSpare() {
        var taken = spare;
        spare = null;
        return taken;
    }

    private WorkerJvm start() {
        WorkerJvm jvm;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the workers of this runtime have been closed");
            }
            jvm = launch();
            running.add(jvm);
        }
        try {
            jvm.awaitReady();
            return jvm;
        } catch (RuntimeException e) {
            end(jvm);
            throw e;
        }
    }

    private WorkerJvm launch() {
        if (home == null) {
            home = WorkerHome.at(settings.home());
            containment = Containment.strictest();
            threads.execute(this::watch);
        }
        try {
            return WorkerJvm.start(home, containment, settings.heap());
        } catch (IOException e) {
            throw new UncheckedIOException("a worker cannot be started: " + e.getMessage(), e);
        }
    }

    private synchronized void watch() {
        while (!closed) {
            running.forEach(WorkerJvm::endIfLate);
            try {
                wait(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "minikisa-workers");
        thread.setDaemon(true);
        thread.setContextClassLoader(JvmWorkers.class.getClassLoader());
        return thread;
    }
}
