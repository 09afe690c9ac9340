package org.minikisa.intake.mailserver.imap;

import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.intake.api.channels.LiveChannel;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Watches one mailbox. Reads, and marks what is stored; deletes, moves and changes nothing else.
 *
 * <p>A wrong configuration is told when the channel is opened, so that it is seen where channels are looked at.
 */
@Component(
        service = LiveChannel.class,
        configurationPid = MailboxConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MailboxConfiguration.class, factory = true)
public final class ImapMailbox implements LiveChannel {

    private static final long LONGEST_STOP = 30_000;

    private final Problems problems = new Problems();
    private final Mailbox mailbox;
    private Watch watch;
    private Thread thread;

    @Activate
    public ImapMailbox(MailboxConfiguration configuration) {
        this.mailbox = Mailbox.of(configuration, problems);
    }

    @Override
    public String id() {
        return mailbox.name();
    }

    @Override
    public String place() {
        return mailbox.place();
    }

    @Override
    public synchronized void open(ChannelHost host) {
        close();
        if (!problems.isEmpty()) {
            problems.list().subList(1, problems.list().size()).forEach(host::report);
            host.failed(problems.list().get(0));
            return;
        }
        watch = new Watch(mailbox, host);
        thread = new Thread(watch, "minikisa-imap-" + mailbox.name());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() {
        if (watch != null) {
            watch.stop();
            await(thread);
            watch = null;
            thread = null;
        }
    }

    /** A channel may be closed in answer to its own failure: then its thread is about to end by itself. */
    private static void await(Thread thread) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(LONGEST_STOP);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
