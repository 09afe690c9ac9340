package org.minikisa.runtime.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Function;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands that are there now. Each is also registered as a Gogo function of the scope {@value #SCOPE}, for as long as
 * its service lives. Of two with one name the one with the higher service ranking answers. Thread-safe.
 */
@Component(service = Commands.class, immediate = true)
public final class Commands {

    static final String SCOPE = "kisa";

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final BundleContext context;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    @Activate
    public Commands(BundleContext context) {
        this.context = context;
        add(new Offer(new HelpCommand(this), context.getBundle(), null));
    }

    @Reference(
            service = Command.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeCommand")
    void addCommand(ServiceReference<Command> reference, Command command) {
        add(new Offer(command, reference.getBundle(), reference));
    }

    void removeCommand(ServiceReference<Command> reference) {
        synchronized (entries) {
            for (Entry entry : List.copyOf(entries.values())) {
                if (entry.offers.removeIf(offer -> reference.equals(offer.reference)) && entry.offers.isEmpty()) {
                    entries.remove(entry.name);
                    entry.withdraw();
                }
            }
        }
    }

    @Deactivate
    void close() {
        synchronized (entries) {
            entries.values().forEach(Entry::withdraw);
            entries.clear();
        }
    }

    /** The command of a name, with or without its scope. */
    Optional<Command> find(String name) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(bare(name))).map(entry -> entry.best().command);
        }
    }

    /** The names, without scope, in their order. */
    List<String> names() {
        synchronized (entries) {
            return List.copyOf(entries.keySet());
        }
    }

    /** What is offered now, one of each name. */
    Collection<Offer> offers() {
        synchronized (entries) {
            return entries.values().stream().map(Entry::best).toList();
        }
    }

    /** The threads of Gogo that run a command now: those a person at the terminal can stop. */
    Set<Thread> running() {
        return running;
    }

    /** The name without the shell's scope. */
    static String bare(String name) {
        return name.startsWith(SCOPE + ":") ? name.substring(SCOPE.length() + 1) : name;
    }

    private void add(Offer offer) {
        String name;
        try {
            name = offer.command.usage().name();
        } catch (RuntimeException e) {
            LOG.error("a command of {} cannot say how it is used and is left out", offer.bundle.getSymbolicName(), e);
            return;
        }
        synchronized (entries) {
            Entry entry = entries.computeIfAbsent(name, Entry::new);
            entry.offers.add(offer);
            entry.offers.sort(Comparator.naturalOrder());
            if (entry.offers.size() > 1) {
                LOG.warn(
                        "{} bundles offer the command {}; that of {} answers",
                        entry.offers.size(),
                        name,
                        entry.best().bundle.getSymbolicName());
            }
            if (entry.function == null) {
                entry.function = register(name);
            }
        }
    }

    private ServiceRegistration<Function> register(String name) {
        var properties = new Hashtable<String, Object>();
        properties.put(CommandProcessor.COMMAND_SCOPE, SCOPE);
        properties.put(CommandProcessor.COMMAND_FUNCTION, name);
        return context.registerService(Function.class, new GogoCommand(this, name), properties);
    }

    /** One bundle's command. The reference is absent for the shell's own. */
    record Offer(Command command, Bundle bundle, ServiceReference<Command> reference) implements Comparable<Offer> {

        /** Best first: by ranking, then by age; the shell's own before all. */
        @Override
        public int compareTo(Offer other) {
            if (reference == null || other.reference == null) {
                return Boolean.compare(reference != null, other.reference != null);
            }
            return other.reference.compareTo(reference);
        }

        Usage usage() {
            return command.usage();
        }

        /** The wing it belongs to: the third part of its bundle's symbolic name. */
        String wing() {
            String[] parts = String.valueOf(bundle.getSymbolicName()).split("\\.");
            return parts.length > 2 && parts[1].equals("minikisa") ? parts[2] : "plug-ins";
        }
    }

    private static final class Entry {
        private final String name;
        private final List<Offer> offers = new ArrayList<>();
        private ServiceRegistration<Function> function;

        Entry(String name) {
            this.name = name;
        }

        Offer best() {
            return offers.get(0);
        }

        void withdraw() {
            try {
                function.unregister();
            } catch (IllegalStateException e) {
                // This bundle has stopped meanwhile, and its services went with it.
            }
        }
    }
}
