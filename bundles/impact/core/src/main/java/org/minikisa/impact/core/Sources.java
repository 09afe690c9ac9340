package org.minikisa.impact.core;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;

import org.minikisa.impact.api.IndicatorSource;
import org.minikisa.impact.core.declarative.OwnTime;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whiteboard of external sources. One that refuses the subject refuses the assessment; one
 * that fails leaves what it was asked unknown; one that does not answer in
 * time is not asked again for {@link #REST}, so that it holds nobody up twice.
 */
@Component(service = Sources.class)
public final class Sources {

    static final Duration REST = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    /** By service reference, which sorts by ranking. */
    private final ConcurrentSkipListMap<Object, Entry> entries = new ConcurrentSkipListMap<>();

    private final Duration patience;

    public Sources() {
        this(OwnTime.PATIENCE);
    }

    Sources(Duration patience) {
        this.patience = patience;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(ServiceReference<IndicatorSource> reference, IndicatorSource source) {
        if (reference.getProperty(IndicatorSource.NAME) instanceof String name) {
            add(reference, name, source);
        } else {
            LOG.error(
                    "a source of {} has no property {} and is not asked", reference.getBundle(), IndicatorSource.NAME);
        }
    }

    void removeSource(ServiceReference<IndicatorSource> reference) {
        remove(reference);
    }

    /** @param key comparable with the others; the greatest of a name answers */
    void add(Object key, String name, IndicatorSource source) {
        entries.put(key, new Entry(name, source));
    }

    void remove(Object key) {
        entries.remove(key);
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** What the source answers, by key; empty when there is none, it throws, or it does not answer in time. */
    Map<String, String> ask(String name, String subject, Set<String> keys, LocalDate asOf) {
        var found = find(name);
        if (found.isEmpty()) {
            LOG.warn("there is no source \"{}\"; unknown for {}: {}", name, subject, keys);
            return Map.of();
        }
        var entry = found.get();
        if (entry.rests()) {
            LOG.warn("source \"{}\" did not answer lately and is not asked; unknown for {}: {}", name, subject, keys);
            return Map.of();
        }
        try {
            return OwnTime.ask(
                    "impact-source " + name,
                    () -> OwnTime.guarded(() -> Map.copyOf(entry.source.answers(subject, keys, asOf))),
                    patience);
        } catch (OwnTime.Late e) {
            entry.rest();
            LOG.error("source \"{}\" gave {}; unknown for {}: {}", name, e.getMessage(), subject, keys);
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (e instanceof CancellationException cancelled
                    && Thread.currentThread().isInterrupted()) {
                throw cancelled;
            }
            LOG.error("source \"{}\" failed; unknown for {}: {}", name, subject, keys, e);
        }
        return Map.of();
    }

    private Optional<Entry> find(String name) {
        return entries.descendingMap().values().stream()
                .filter(entry -> entry.name.equals(name))
                .findFirst();
    }

    private static final class Entry {

        private final String name;
        private final IndicatorSource source;
        private volatile long restUntil = System.nanoTime();

        Entry(String name, IndicatorSource source) {
            this.name = name;
            this.source = source;
        }

        void rest() {
            restUntil = System.nanoTime() + REST.toNanos();
        }

        boolean rests() {
            return restUntil - System.nanoTime() > 0;
        }
    }
}
