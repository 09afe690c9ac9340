package org.minikisa.rendering.terminal;

import org.osgi.annotation.versioning.ProviderType;

/**
 * How far long work has come. Every call also looks whether the thread was interrupted and then throws {@link Stopped},
 * so that a loop which tells its progress can be stopped by Ctrl-C. For use by one thread.
 */
@ProviderType
public interface Progress extends AutoCloseable {

    /** So many are done now, of all. Fits where a {@code Consumer<Long>} or {@code LongConsumer} is asked for. */
    void to(long done);

    /** So many more are done. */
    void advance(long by);

    /** The total became known, or changed. */
    void total(long total);

    /** Removes the bar, or completes it; does not throw. */
    @Override
    void close();
}
