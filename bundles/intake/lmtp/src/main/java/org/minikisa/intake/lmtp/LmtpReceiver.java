package org.minikisa.intake.lmtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.intake.api.channels.LiveChannel;
import org.minikisa.problem.api.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A channel that a mail server delivers to. */
@Component(configurationPid = LmtpConfiguration.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LmtpConfiguration.class, factory = true)
public final class LmtpReceiver implements LiveChannel {

    /** A client gives a server ten minutes to answer the end of a message (RFC 5321 section 4.5.3.2.6); sending may take as long. */
    private static final Duration LONGEST_MESSAGE = Duration.ofMinutes(10);

    private final String id;
    private final InetSocketAddress address;
    private final LmtpConfiguration configuration;
    private volatile Optional<Port> port = Optional.empty();

    @Activate
    public LmtpReceiver(LmtpConfiguration configuration) {
        this.id = configuration.name();
        this.address = new InetSocketAddress(configuration.host(), configuration.port());
        this.configuration = configuration;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String place() {
        return "lmtp://" + configuration.host() + ":" + number() + " for "
                + String.join(", ", configuration.recipients());
    }

    /** The port that is listened on. */
    int number() {
        return port.map(Port::number).orElse(configuration.port());
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public synchronized void open(ChannelHost host) {
        try {
            port = Optional.of(new Port(terms(), address, host));
            host.succeeded();
        } catch (IOException failure) {
            host.failed(new Problem(
                    "intake.lmtp.port",
                    place(),
                    failure.getClass().getSimpleName(),
                    "a free port of this machine",
                    "Look who else listens there, or choose another port; below 1024 needs rights."));
        } catch (IllegalArgumentException wrong) {
            host.failed(new Problem(
                    "intake.lmtp.clients",
                    "clients",
                    wrong.getMessage(),
                    "addresses or networks such as 10.1.0.0/16",
                    "Mend it with kisa:intake settings " + id + " clients=…"));
        }
    }

    private Terms terms() {
        return new Terms(
                id,
                List.of(configuration.recipients()),
                Networks.of(List.of(configuration.clients())),
                configuration.largest(),
                configuration.connections(),
                Duration.ofSeconds(configuration.seconds()),
                LONGEST_MESSAGE);
    }

    @Override
    public void close() {
        Optional<Port> open;
        synchronized (this) {
            open = port;
            port = Optional.empty();
        }
        open.ifPresent(Port::close);
    }
}
