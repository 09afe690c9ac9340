package org.minikisa.runtime.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Stopped;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

/** Commands come and go in a real framework, and are run directly and by Gogo. */
class ShellTest {

    @TempDir
    Path storage;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Framework framework;
    private BundleContext context;
    private Commands commands;
    private DirectRunner runner;

    @BeforeEach
    void start() throws Exception {
        framework = new FrameworkFactory().newFramework(Map.of("org.osgi.framework.storage", storage.toString()));
        framework.start();
        context = framework.getBundleContext();
        commands = new Commands(context);
        runner = new DirectRunner(commands, false);
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void aCommandIsThereWhileItsServiceIs() throws Exception {
        assertThat(run("echo", "hi")).isEqualTo(2);

        ServiceReference<Command> echo = offer(new Echo("echo", "first"), 0);
        assertThat(run("kisa:echo", "a b", "ä")).isZero();
        assertThat(out()).contains("first a b ä");
        assertThat(functions()).contains("echo");

        commands.removeCommand(echo);
        assertThat(run("echo")).isEqualTo(2);
        assertThat(functions()).doesNotContain("echo");
    }

    @Test
    void ofTwoWithOneNameTheHigherRankedAnswersAndTheOtherTakesOver() {
        offer(new Echo("echo", "low"), 0);
        ServiceReference<Command> high = offer(new Echo("echo", "high"), 10);

        run("echo", "x");
        commands.removeCommand(high);
        run("echo", "x");

        assertThat(out().lines()).containsExactly("high x", "low x");
    }

    @Test
    void anUnknownCommandNamesNearOnes() {
        offer(new Echo("contacts", ""), 0);

        assertThat(run("conatcts")).isEqualTo(2);
        assertThat(err()).contains("there is no command conatcts; near ones: contacts");
    }

    @Test
    void aWrongOptionIsRefusedWithoutRunning() {
        offer(new Echo("echo", "ran"), 0);

        assertThat(run("echo", "--jsn")).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("--jsn", "--json", "kisa:help echo");
    }

    @Test
    void aRefusedInputIsShownWithItsRemedy() {
        offer(throwing(InvalidInputException.of("model x", "a.b", "row 3", "7", "8", "Mend it.")), 0);

        assertThat(run("fail")).isEqualTo(1);
        assertThat(err()).contains("model x was refused", "row 3", "Mend it.");
    }

    @Test
    void anUnknownIdNamesNearOnes() {
        offer(throwing(UnknownIdException.of("contact", "CT-21", List.of("CT-12"))), 0);

        assertThat(run("fail")).isEqualTo(1);
        assertThat(err().strip()).isEqualTo("there is no contact CT-21; near ones: CT-12");
    }

    @Test
    void aFailureIsOneLineWithAReferenceAndNoStackTrace() {
        offer(throwing(new IllegalStateException("the disk is full\nsecond line")), 0);

        assertThat(run("fail")).isEqualTo(1);
        assertThat(err().strip()).matches("kisa:fail failed: the disk is full \\(E-[0-9a-f]{8} in the log\\)");
    }

    @Test
    void aPluginThatIsLinkedAgainstNothingDoesNotBreakTheShell() {
        offer(throwing(new NoClassDefFoundError("com/acme/Gone")), 0);

        assertThat(run("fail")).isEqualTo(1);
        assertThat(err()).contains("com/acme/Gone", "E-");
    }

    @Test
    void aCommandThatIsInterruptedSaysSoAndTheThreadIsFreeAgain() throws Exception {
        var running = new CountDownLatch(1);
        offer(
                command("work", in -> {
                    running.countDown();
                    while (true) {
                        Stopped.ifInterrupted();
                        Thread.onSpinWait();
                    }
                }),
                0);
        var codes = new ArrayList<Integer>();
        var thread = new Thread(() -> {
            codes.add(run("work"));
            codes.add(run("help"));
        });
        thread.start();
        running.await();
        thread.interrupt();
        thread.join(10_000);

        assertThat(codes).containsExactly(130, 0);
        assertThat(err()).contains("stopped");
    }

    @Test
    void theContextClassLoaderIsTheCommandsAndIsPutBack() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        var seen = new ArrayList<ClassLoader>();
        Command command = command("look", in -> seen.add(Thread.currentThread().getContextClassLoader()));
        offer(command, 0);

        run("look");

        assertThat(seen).containsExactly(command.getClass().getClassLoader());
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void helpListsByWingAndExplainsOne() {
        offer(new Echo("contacts", ""), 0);

        assertThat(run("help")).isZero();
        assertThat(out()).contains("contacts  echoes", "help      lists the commands");
        assertThat(run("help", "contacts")).isZero();
        assertThat(out()).contains("kisa:contacts - echoes", "kisa:contacts [WORD…]");
        assertThat(run("help", "contcts")).isEqualTo(1);
        assertThat(err()).contains("near ones: contacts");
        assertThat(run()).isZero();
    }

    @Test
    void theThreadThatTheLogNamesTellsTheCommandAndNothingOfItsArguments() {
        String before = Thread.currentThread().getName();
        var seen = new ArrayList<String>();
        offer(command("look", in -> seen.add(Thread.currentThread().getName())), 0);

        run("look");

        assertThat(seen).containsExactly("kisa:look");
        assertThat(Thread.currentThread().getName()).isEqualTo(before);
    }

    @Test
    void gogoRunsCommandsInPipesAndScripts() throws Exception {
        offer(new Echo("echo", "said"), 0);
        offer(
                command("list", in -> in.screen()
                        .listing(List.of("a", "b"), Listing.of(Column.text("word", "Word", (String s) -> s)))),
                0);
        var threads = new ThreadIOImpl();
        threads.start();
        try (var session = gogo(threads)) {
            assertThat(session.execute("kisa:echo one 2 'three four'")).isNull();
            assertThat(session.execute("kisa:list --json")).isNull();
            assertThat(session.execute("kisa:echo --wrong || kisa:echo otherwise"))
                    .isNull();
        } finally {
            threads.stop();
        }
        assertThat(out()).contains("said one 2 three four", "{\"word\": \"a\"},", "said otherwise");
        assertThat(err()).contains("--wrong");
        assertThat(commands.running()).isEmpty();
    }

    @Test
    void whatIsTypedAfterACommandIsNotNamedWhenTheLineFails() {
        assertThat(Execution.command("  kisa:classify explain --text \"Anna Virtanen' "))
                .isEqualTo("kisa:classify");
    }

    private CommandSession gogo(ThreadIOImpl threads) throws Exception {
        var processor = new CommandProcessorImpl(threads);
        Collection<ServiceReference<Function>> functions = context.getServiceReferences(Function.class, null);
        for (ServiceReference<Function> function : functions) {
            String name = (String) function.getProperty(CommandProcessor.COMMAND_FUNCTION);
            processor.addCommand(Commands.SCOPE, context.getService(function), name);
        }
        return processor.createSession(InputStream.nullInputStream(), stream(out), stream(err));
    }

    private ServiceReference<Command> offer(Command command, int ranking) {
        var properties = new Hashtable<String, Object>();
        properties.put("service.ranking", ranking);
        ServiceRegistration<Command> registration = context.registerService(Command.class, command, properties);
        commands.addCommand(registration.getReference(), command);
        return registration.getReference();
    }

    private List<Object> functions() throws Exception {
        return context.getServiceReferences(Function.class, "(osgi.command.scope=kisa)").stream()
                .map(r -> r.getProperty(CommandProcessor.COMMAND_FUNCTION))
                .toList();
    }

    private int run(String... words) {
        return runner.run(List.of(words), InputStream.nullInputStream(), stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Command throwing(Throwable thrown) {
        return command("fail", in -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        });
    }

    private static Command command(String name, Body body) {
        return new Command() {
            @Override
            public Usage usage() {
                return Usage.of(name, "does something");
            }

            @Override
            public void run(Invocation in) throws Exception {
                body.run(in);
            }
        };
    }

    private interface Body {
        void run(Invocation in) throws Exception;
    }

    private record Echo(String name, String prefix) implements Command {
        @Override
        public Usage usage() {
            return Usage.of(name, "echoes").rest("WORD", "a word", List::of);
        }

        @Override
        public void run(Invocation in) {
            in.screen().line(prefix + " " + String.join(" ", in.rest()));
        }
    }
}
