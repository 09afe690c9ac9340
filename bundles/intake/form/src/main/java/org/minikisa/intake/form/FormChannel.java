package org.minikisa.intake.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.Receipt;
import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.intake.api.channels.LiveChannel;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.StoreException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.HttpServiceRuntimeConstants;

/** A form: what it is like, and the door through which its contacts go. */
@Component(
        service = {LiveChannel.class, FormChannel.class},
        configurationPid = FormConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FormConfiguration.class, factory = true)
public final class FormChannel implements LiveChannel {

    private static final String KIND = "form-";
    private static final long MEGABYTE = 1_000_000;

    private final FormConfiguration configuration;
    private final Optional<TokenFile> token;
    private final RateLimit limit;
    private final Set<String> proxies;
    private volatile Optional<ChannelHost> host = Optional.empty();
    private volatile Optional<String> endpoint = Optional.empty();

    @Activate
    public FormChannel(FormConfiguration configuration) {
        if (!configuration.name().matches(KIND + "[a-z0-9-]{1,40}")) {
            throw InvalidInputException.of(
                    "the form",
                    "intake.form.name",
                    "name",
                    configuration.name(),
                    "form- and 1 to 40 lower-case letters, digits and hyphens",
                    "Give it a name that can stand in an address.");
        }
        this.configuration = configuration;
        this.token = Optional.of(configuration.token_file())
                .filter(file -> !file.isBlank())
                .map(TokenFile::read);
        this.limit = new RateLimit(configuration.perHour(), System::nanoTime);
        this.proxies = Set.copyOf(List.of(configuration.proxies()));
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setHttp(ServiceReference<HttpServiceRuntime> http) {
        endpoint = http.getProperty(HttpServiceRuntimeConstants.HTTP_SERVICE_ENDPOINT) instanceof String[] all
                        && all.length > 0
                ? Optional.of(all[0])
                : Optional.empty();
    }

    public void unsetHttp(ServiceReference<HttpServiceRuntime> http) {
        endpoint = Optional.empty();
    }

    @Override
    public String id() {
        return configuration.name();
    }

    @Override
    public String place() {
        String address = endpoint.orElse("(no HTTP: start with --http) /");
        return address + (hasPage() ? Place.FI.path() + name() : Place.API);
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public void open(ChannelHost opened) {
        host = Optional.of(opened);
        opened.succeeded();
    }

    @Override
    public void close() {
        host = Optional.empty();
    }

    /** Of its page's address. */
    String name() {
        return configuration.name().substring(KIND.length());
    }

    String title() {
        return configuration.title();
    }

    /** Where it is told what becomes of personal data; empty for nowhere. */
    String privacy() {
        return configuration.privacy();
    }

    boolean hasPage() {
        return configuration.page();
    }

    long largestBytes() {
        return configuration.largestMegabytes() * MEGABYTE;
    }

    RateLimit limit() {
        return limit;
    }

    Set<String> proxies() {
        return proxies;
    }

    boolean letsIn(String told) {
        return token.filter(known -> known.is(told)).isPresent();
    }

    /** Where a contact comes from, see {@link RawContact#source}. @param way {@code page} or {@code api} */
    String source(String way, String key) {
        return id() + "/" + way + "/" + key;
    }

    /** The receipt of a contact that is durable now; empty when it could not be kept: the form is closed, or the store takes nothing. */
    Optional<Receipt> receive(String source, byte[] note) {
        try {
            return host.map(open -> open.receive(new RawContact(Channel.FORM, source, note, Optional.empty(), false)));
        } catch (StoreException notNow) {
            return Optional.empty(); // the host has told it where people look
        }
    }
}
