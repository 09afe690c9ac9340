package org.minikisa.runtime.shell;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;

import org.apache.felix.gogo.jline.Builtin;
import org.apache.felix.gogo.jline.Converters;
import org.apache.felix.gogo.jline.Posix;
import org.apache.felix.gogo.jline.Procedural;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Converter;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the standard streams to a person (or to a script that is piped in) when the framework property
 * {@value #INTERACTIVE} is true: from the moment the framework has reached its beginning start level, so that all commands
 * are there, until the person leaves; then it stops the framework.
 */
@Component(service = InteractiveShell.class, immediate = true)
public final class InteractiveShell {

    /** Framework property: whether standard input gives commands. */
    static final String INTERACTIVE = "minikisa.interactive";

    private static final Logger LOG = LoggerFactory.getLogger(InteractiveShell.class);
    private static final long PATIENCE_MILLIS = 5_000;
    /** Gogo's tools that do nothing but read, print and repeat; those that make Java objects are left out. */
    private static final String[] POSIX = {
        "cat", "echo", "grep", "sort", "sleep", "cd", "pwd", "ls", "less", "watch", "head", "tail", "clear", "wc",
        "date"
    };

    private static final String[] PROCEDURAL = {
        "each", "if", "not", "throw", "try", "until", "while", "break", "continue"
    };
    private static final String[] BUILTIN = {
        "format", "set", "tac", "type", "jobs", "fg", "bg", "history", "setopt", "unsetopt", "complete"
    };

    private final BundleContext context;
    private final CommandProcessor processor;
    private final Commands commands;
    private final FrameworkListener listener = this::frameworkEvent;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private Session session;
    private Thread thread;

    @Activate
    public InteractiveShell(
            BundleContext context, @Reference CommandProcessor processor, @Reference Commands commands) {
        this.context = context;
        this.processor = processor;
        this.commands = commands;
        if (Boolean.parseBoolean(context.getProperty(INTERACTIVE))) {
            context.addFrameworkListener(listener);
            if (context.getBundle(0).getState() == Bundle.ACTIVE) {
                open();
            }
        }
    }

    private void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTED) {
            open();
        }
    }

    private synchronized void open() {
        if (thread != null) {
            return;
        }
        registerTools();
        try {
            session = StandardStreams.isTerminal(0) ? console() : script();
        } catch (IOException e) {
            LOG.error("the terminal cannot be opened", e);
            return;
        }
        thread = new Thread(this::converse, "minikisa-shell");
        thread.setDaemon(true);
        thread.start();
    }

    private Session console() throws IOException {
        var version = context.getBundle().getVersion();
        String welcome = "Minikisa " + version.getMajor() + "." + version.getMinor() + "." + version.getMicro()
                + ": contacts, cases, mini-competitions, impact. Data in " + data() + "\n"
                + "help lists the commands, TAB completes, Ctrl-C stops a command, exit or Ctrl-D leaves.";
        return new Console(processor, commands, data().resolve("shell-history"), welcome);
    }

    /** On the process's own streams: System.out is Gogo's by now and leads back to the session that writes to it. */
    private Session script() {
        var encoding = StandardStreams.encoding();
        return new Script(
                processor,
                commands,
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, encoding),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, encoding));
    }

    private Path data() {
        String data = context.getProperty("minikisa.data");
        return Path.of(data == null ? "minikisa-data" : data).toAbsolutePath().normalize();
    }

    private void registerTools() {
        registrations.add(context.registerService(
                Converter.class, new Converters(context.getBundle(0).getBundleContext()), null));
        register(new Builtin(), "gogo", BUILTIN);
        register(new Procedural(), "gogo", PROCEDURAL);
        register(new Posix(processor), "gogo", POSIX);
        registrations.add(context.registerService(Command.class, new Exit(), null));
    }

    private <T> void register(T tools, String scope, String... functions) {
        var properties = new Hashtable<String, Object>();
        properties.put(CommandProcessor.COMMAND_SCOPE, scope);
        properties.put(CommandProcessor.COMMAND_FUNCTION, functions);
        registrations.add(context.registerService(tools.getClass().getName(), tools, properties));
    }

    private void converse() {
        try {
            session.run();
        } catch (RuntimeException e) {
            LOG.error("the shell ended", e);
        }
        try {
            // Asynchronous: this thread may end while the framework waits for it.
            context.getBundle(0).stop();
        } catch (BundleException | IllegalStateException e) {
            LOG.info("the framework stops already: {}", e.toString());
        }
    }

    @Deactivate
    synchronized void close() throws InterruptedException {
        context.removeFrameworkListener(listener);
        if (session != null) {
            try {
                session.close();
            } catch (IOException e) {
                LOG.info("the terminal did not close: {}", e.toString());
            }
            thread.interrupt();
            thread.join(PATIENCE_MILLIS);
        }
        registrations.forEach(ServiceRegistration::unregister);
        registrations.clear();
    }

    private final class Exit implements Command {

        @Override
        public Usage usage() {
            return Usage.of("exit", "leaves the shell and stops Minikisa").example("kisa:exit");
        }

        @Override
        public void run(Invocation in) {
            session.leave();
        }
    }
}
