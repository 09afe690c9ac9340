package org.minikisa.runtime.shell;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;

import org.minikisa.impact.api.Models;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Ledger;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.StatusSource;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.store.api.Journal;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code kisa:status}: whether all is well, on one page. Wings that are not there have no line. */
@Component
public final class StatusCommand implements Command {

    private static final long MEBIBYTE = 1 << 20;

    private final BundleContext context;
    private final ConcurrentSkipListMap<ServiceReference<StatusSource>, StatusSource> sources =
            new ConcurrentSkipListMap<>((a, b) -> b.compareTo(a));

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Journal journal;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Contacts contacts;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Models models;

    @Activate
    public StatusCommand(BundleContext context) {
        this.context = context;
    }

    @Reference(
            service = StatusSource.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeSource")
    void addSource(ServiceReference<StatusSource> reference, StatusSource source) {
        sources.put(reference, source);
    }

    void removeSource(ServiceReference<StatusSource> reference) {
        sources.remove(reference);
    }

    @Override
    public Usage usage() {
        return Usage.of("status", "shows whether all is well").example("kisa:status --json");
    }

    @Override
    public void run(Invocation in) {
        Details status = Details.of("Minikisa " + version());
        status.add("version", "Version", version());
        status.add("java", "Java", System.getProperty("java.version"));
        process(status);
        bundles(status);
        status.add("data", "Data folder", data());
        journal(status);
        contacts(status);
        Models present = models;
        if (present != null) {
            status.add("models", "Impact models", present.list().size());
        }
        sources.values().forEach(source -> source.describe(status));
        in.screen().details(status);
    }

    private String version() {
        var version = context.getBundle().getVersion();
        return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }

    private String data() {
        String data = context.getProperty("minikisa.data");
        return Path.of(data == null ? "minikisa-data" : data)
                .toAbsolutePath()
                .normalize()
                .toString();
    }

    private static void process(Details status) {
        var uptime = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        status.add("uptimeSeconds", "Up for seconds", uptime.toSeconds());
        status.add("heapMiB", "Heap MiB", heap.getUsed() / MEBIBYTE);
        status.add("residentMiB", "Resident MiB", resident());
        status.add("threads", "Threads", ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** What the operating system has given to this process, where it tells (Linux). */
    private static OptionalLong resident() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
            return lines.stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private void bundles(Details status) {
        List<Bundle> idle = Arrays.stream(context.getBundles())
                .filter(StatusCommand::isIdle)
                .toList();
        status.add("bundles", "Bundles", context.getBundles().length);
        status.add(
                "bundlesNotActive",
                "Not active",
                idle.stream()
                        .map(b -> b.getSymbolicName() + " " + b.getVersion())
                        .toList(),
                idle.isEmpty() ? Tone.PLAIN : Tone.WARNING);
    }

    /** Neither running nor waiting to be used; a fragment never runs. */
    private static boolean isIdle(Bundle bundle) {
        boolean fragment = bundle.adapt(BundleRevision.class) != null
                && (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
        return !fragment && (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0;
    }

    private void journal(Details status) {
        Journal present = journal;
        if (present == null) {
            status.add("journal", "Journal", "not there", Tone.BAD);
            return;
        }
        List<Journal.Cursor> cursors = present.cursors();
        long lag = cursors.stream().mapToLong(Journal.Cursor::lag).max().orElse(0);
        long parked = cursors.stream().mapToLong(Journal.Cursor::parked).sum();
        status.add("journalEntries", "Journal entries", present.last());
        status.add("journalLag", "Facts not yet seen", lag);
        status.add("journalParked", "Parked facts", parked, parked == 0 ? Tone.PLAIN : Tone.WARNING);
    }

    private void contacts(Details status) {
        Contacts present = contacts;
        if (present != null) {
            Ledger ledger = present.ledger();
            status.add("contactsReceived", "Contacts received", ledger.received());
            status.add("contactsPending", "Contacts pending", ledger.pending());
        }
    }
}
