package org.minikisa.runtime.plugins.guard;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

import org.minikisa.problem.api.Finding;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Guards what is shown by inline checks and by a watchdog. */
final class WatchfulWarden implements Warden {

    private final HookedCurtain curtain;
    private final Watchdog watchdog;

    WatchfulWarden(HookedCurtain curtain, Watchdog watchdog) {
        this.curtain = curtain;
        this.watchdog = watchdog;
    }

    @Override
    public List<Finding> prove(Offer offer) {
        return new Proof(offer, watchdog).findings();
    }

    @Override
    public Shown show(Offer offer, BundleContext owner, Consumer<Fault> fault) {
        var shown = new GuardedService(offer, fault);
        shown.register(owner);
        return shown;
    }

    /** A guarded service in the registry. */
    private final class GuardedService implements Shown {

        private final Guard guard;
        private final Consumer<Fault> told;
        private final HookedCurtain.Mark mark = curtain.mark();
        private volatile boolean isOpen;
        private ServiceRegistration<?> registration;

        GuardedService(Offer offer, Consumer<Fault> told) {
            this.guard = new Guard(offer, this::misbehaved);
            this.told = told;
        }

        /** @throws org.minikisa.problem.api.InvalidInputException when it does not describe itself, or not in time */
        synchronized void register(BundleContext owner) {
            Object guarded = Guards.shown(guard, watchdog.limit());
            var properties = new HashMap<>(offer().properties());
            properties.put(HookedCurtain.GUARD, mark);
            watchdog.watch(guard);
            isOpen = true;
            try {
                registration = owner.registerService(
                        offer().contract().getName(), guarded, FrameworkUtil.asDictionary(properties));
            } catch (IllegalStateException e) {
                end();
                throw e;
            }
        }

        @Override
        public Offer offer() {
            return guard.offer();
        }

        @Override
        public boolean hide(Duration patience) {
            withdraw();
            boolean quiet = guard.calls().awaitQuiet(patience);
            end();
            return quiet;
        }

        /** By a thread of its own: who met the fault may hold locks that those need who lose the service. */
        private void misbehaved(Fault fault) {
            if (isOpen) {
                var thread = new Thread(
                        null,
                        () -> {
                            withdraw();
                            told.accept(fault);
                        },
                        "minikisa-plugins: quarantine of " + offer().name(),
                        0,
                        false);
                thread.setDaemon(true);
                thread.start();
            }
        }

        @Override
        public synchronized void withdraw() {
            try {
                if (registration != null) {
                    registration.unregister();
                }
            } catch (IllegalStateException e) {
                // its bundle has stopped and took it along
            } finally {
                registration = null;
            }
        }

        private void end() {
            guard.release();
            watchdog.unwatch(guard);
            curtain.unmark(mark);
        }
    }
}
