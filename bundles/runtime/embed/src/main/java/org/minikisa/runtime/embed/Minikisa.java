package org.minikisa.runtime.embed;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/**
 * A running Minikisa in this JVM.
 *
 * <pre>{@code
 * try (var kisa = Minikisa.start(Options.of(Path.of("data")))) {
 *     Assessments assessments = kisa.service(Assessments.class);
 * }
 * }</pre>
 *
 * <p>When {@link #start} returns, everything is up: the store is open and all commands and services of the feature are
 * there. {@link #close} stops it and leaves no thread behind. Thread-safe.
 */
public final class Minikisa implements AutoCloseable {

    /** By name: the host need not have its type. */
    private static final String HTTP_RUNTIME = "org.osgi.service.servlet.runtime.HttpServiceRuntime";

    private final DataFolder data;
    private final Framework framework;

    private Minikisa(DataFolder data, Framework framework) {
        this.data = data;
        this.framework = framework;
    }

    /**
     * Starts on a data folder.
     *
     * @throws InvalidInputException when the data folder cannot be used (read-only, full, in use, not a folder), or a bundle
     *     is not the one the feature names, or HTTP cannot be answered where it should; nothing is left running
     */
    public static Minikisa start(Options options) {
        Optional<HttpAddress> http = http(options);
        http.ifPresent(HttpAddress::refuseIfTaken);
        var folder = DataFolder.claim(options.data());
        try {
            var framework = new FeatureLauncher(new Distribution(options.distribution()), folder.path())
                    .launch(properties(options));
            var kisa = new Minikisa(folder, framework);
            kisa.refuseWithoutStore();
            http.ifPresent(kisa::refuseWithoutHttp);
            return kisa;
        } catch (IOException | BundleException e) {
            folder.close();
            throw cannotStart(folder.path(), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * A service of the runtime. Its type must be on the host's class path since before the start: every {@code
     * org.minikisa.*.api} jar that is there is shared with the bundles.
     *
     * @throws IllegalStateException when nobody provides it, saying which of the two is the reason
     */
    public <T> T service(Class<T> type) {
        return find(type)
                .orElseThrow(() -> new IllegalStateException(
                        context().getServiceReference(type.getName()) == null
                                ? "no bundle provides " + type.getName()
                                : type.getName()
                                        + " of the host is not the bundles' own: put its api jar on the class path of "
                                        + Minikisa.class.getName()));
    }

    /** Like {@link #service}, empty when nobody provides it now. */
    public <T> Optional<T> find(Class<T> type) {
        ServiceReference<T> reference = context().getServiceReference(type);
        return Optional.ofNullable(reference).map(context()::getService);
    }

    /** Where it answers HTTP; empty when it does not. */
    public Optional<URI> http() {
        ServiceReference<?> runtime = context().getServiceReference(HTTP_RUNTIME);
        Object endpoints = runtime == null ? null : runtime.getProperty("osgi.http.endpoint");
        return endpoints instanceof String[] all && all.length > 0 ? Optional.of(URI.create(all[0])) : Optional.empty();
    }

    /** Runs one shell command; see {@link CommandRunner#run}. */
    public int run(List<String> command, InputStream in, PrintStream out, PrintStream err) {
        return service(CommandRunner.class).run(command, in, out, err);
    }

    /** The framework's own context, for what the typed methods do not offer. */
    public BundleContext context() {
        var context = framework.getBundleContext();
        if (context == null) {
            throw new IllegalStateException("this Minikisa has been closed");
        }
        return context;
    }

    /** Waits until it is stopped: from the shell, by {@link #close}, or by an administrator. */
    public void waitForStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    @Override
    public void close() {
        FeatureLauncher.stop(framework);
        data.close();
    }

    /** A runtime that cannot keep anything is not a runtime: its reason is what the caller gets. */
    private void refuseWithoutStore() {
        ServiceReference<?> failure = context().getServiceReference("org.minikisa.store.api.StoreFailure");
        if (failure == null) {
            return;
        }
        Object service = context().getService(failure);
        FeatureLauncher.stop(framework);
        try {
            // By name: the store's api need not be on the host's class path.
            throw (InvalidInputException) service.getClass().getMethod("cause").invoke(service);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the store did not open, and its reason cannot be read", e);
        }
    }

    private static Optional<HttpAddress> http(Options options) {
        return Optional.ofNullable(options.properties().get(Options.HTTP)).map(HttpAddress::parse);
    }

    private void refuseWithoutHttp(HttpAddress address) {
        if (http().isEmpty()) {
            FeatureLauncher.stop(framework);
            throw address.unanswered("no answer");
        }
    }

    private static Map<String, String> properties(Options options) throws IOException {
        Path data = options.data();
        var properties = new HashMap<String, String>();
        properties.put("minikisa.data", data.toString());
        properties.put("minikisa.interactive", Boolean.toString(options.interactive()));
        properties.put("felix.log.level", "0"); // framework errors go to the log as events, not to the screen
        properties.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
        properties.put(
                "org.ops4j.pax.logging.StaticLogbackFile",
                loggingConfiguration(data).toString());
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SharedPackages.property());
        properties.putAll(http(options).map(HttpAddress::properties).orElseGet(HttpAddress::none));
        properties.putAll(options.properties());
        return properties;
    }

    /** The administrator's own to change; written where there is none, and anew where an earlier one of ours was not changed. */
    private static Path loggingConfiguration(Path data) throws IOException {
        Path file = data.resolve("conf").resolve("logback.xml");
        String shipped = LoggingFile.shipped(escape(data.resolve("log").toString()));
        if (!Files.exists(file) || LoggingFile.isEarlier(Files.readString(file), shipped)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, shipped);
        }
        return file;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static InvalidInputException cannotStart(Path data, Exception e) {
        boolean full = String.valueOf(e.getMessage()).contains("No space left")
                || e.getCause() != null
                        && String.valueOf(e.getCause().getMessage()).contains("No space left");
        return full
                ? InvalidInputException.of(
                        "the data folder",
                        "data.full",
                        data.toString(),
                        "no space left",
                        "some free space",
                        "Free some space, or give a folder on another disk with --data.")
                : InvalidInputException.of(
                        "the runtime",
                        "runtime.start",
                        data.toString(),
                        String.valueOf(e.getMessage()),
                        "a framework that starts",
                        "Look into log/minikisa.log; removing the folder \"framework\" there makes it anew.");
    }
}
