package org.minikisa.intake.mail;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.intake.api.channels.LiveChannel;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.StoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings in what appears in a folder. It looks again and again: notices of changes are not given on network disks. */
@Component(configurationPid = FolderConfiguration.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FolderConfiguration.class, factory = true)
public final class WatchedFolder implements LiveChannel {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

    private final String id;
    private final Path folder;
    private final Duration pause;
    private Watching watching;

    @Activate
    public WatchedFolder(FolderConfiguration configuration) {
        this(configuration.name(), Path.of(configuration.folder()), Duration.ofSeconds(configuration.seconds()));
    }

    WatchedFolder(String id, Path folder, Duration pause) {
        this.id = id;
        this.folder = folder.toAbsolutePath().normalize();
        this.pause = pause;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public synchronized void open(ChannelHost host) {
        watching = new Watching(host);
        watching.start();
    }

    @Override
    public synchronized void close() {
        if (watching != null) {
            watching.end();
            watching = null;
        }
    }

    /** One opening. */
    private final class Watching {

        private final ChannelHost host;
        private final FolderLook look;
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread thread = new Thread(this::run, "channel " + id + " looks");

        Watching(ChannelHost host) {
            this.host = host;
            this.look = new FolderLook(id, new MailFolder(folder), pause, Clock.systemUTC());
        }

        void start() {
            thread.setDaemon(true);
            thread.start();
        }

        void end() {
            ended.countDown();
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            try {
                do {
                    look.now(host, this::isEnded);
                } while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (StoreException failure) {
                // whoever opened this knows, and opens it again when there is room
            } catch (FolderLook.Gone gone) {
                host.failed(gone.problem());
            } catch (RuntimeException failure) {
                LOG.error("channel {} broke off", id, failure);
                host.failed(new Problem(
                        "intake.folder.broken",
                        folder.toString(),
                        failure.getClass().getSimpleName(),
                        "a folder that can be read",
                        "Look into the log; it is tried again by itself."));
            }
        }

        private boolean isEnded() {
            return ended.getCount() == 0;
        }
    }
}
