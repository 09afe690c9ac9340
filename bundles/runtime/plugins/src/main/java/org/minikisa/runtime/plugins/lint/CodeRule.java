package org.minikisa.runtime.plugins.lint;

import static org.minikisa.problem.api.Severity.ERROR;
import static org.minikisa.problem.api.Severity.NOTE;
import static org.minikisa.problem.api.Severity.WARNING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.problem.api.Severity;

/**
 * What code of a plug-in should not do. Each rule names the members of the JDK it is about, and how much that matters in code
 * that a model, function or scoring method reaches ({@link Reach#PURE}), that another component reaches ({@link
 * Reach#OTHER}), and that nothing reaches ({@link Reach#NOBODY}).
 *
 * <p>This is no sandbox: reflection finds its way around it. It tells honest authors early, and keeps out what is plainly
 * harmful; trust, worker and guard see to the rest.
 */
enum CodeRule {
    // @formatter:off
    //              pure     other    nobody
    EXIT(
            "exit",
            ERROR,
            ERROR,
            NOTE,
            "code that returns or throws",
            "Throw an exception instead: this ends the whole program, for everyone.",
            "java.lang.System.exit",
            "java.lang.Runtime.exit",
            "java.lang.Runtime.halt"),
    HOOK(
            "hook",
            ERROR,
            ERROR,
            NOTE,
            "nothing left behind in the JVM",
            "Do it in @Deactivate: a hook keeps the plug-in's classes for ever.",
            "java.lang.Runtime.addShutdownHook"),
    NATIVE(
            "native",
            ERROR,
            ERROR,
            NOTE,
            "Java only",
            "Leave it out: native code cannot be given up again while the runtime runs, and can end it.",
            "java.lang.System.load",
            "java.lang.System.loadLibrary",
            "java.lang.Runtime.load",
            "java.lang.Runtime.loadLibrary",
            "java.lang.foreign.*"),
    PROCESS(
            "process",
            ERROR,
            WARNING,
            NOTE,
            "no other program started",
            "Leave it out, or let an administrator run that program and hand its result over as data.",
            "java.lang.Runtime.exec",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle"),
    UNSAFE(
            "unsafe",
            ERROR,
            WARNING,
            NOTE,
            "published API of the JDK",
            "Use VarHandle, or leave it out: this can damage the whole JVM.",
            "sun.misc.*",
            "sun.reflect.*",
            "jdk.internal.*"),
    THREAD(
            "thread",
            ERROR,
            WARNING,
            NOTE,
            "work done by the thread that asks",
            "Do the work in the call itself; a component that needs a thread must end it in @Deactivate.",
            "java.lang.Thread.<init>",
            "java.lang.Thread.start",
            "java.lang.Thread.ofVirtual",
            "java.lang.Thread.ofPlatform",
            "java.lang.Thread.startVirtualThread",
            "java.lang.ThreadGroup",
            "java.util.Timer",
            "java.util.TimerTask",
            "java.util.concurrent.Executors",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ForkJoinTask",
            "java.util.concurrent.RecursiveTask",
            "java.util.concurrent.RecursiveAction",
            "java.util.concurrent.CompletableFuture.supplyAsync",
            "java.util.concurrent.CompletableFuture.runAsync",
            "java.util.concurrent.CompletableFuture.thenApplyAsync",
            "java.util.concurrent.CompletableFuture.thenAcceptAsync",
            "java.util.concurrent.CompletableFuture.thenRunAsync",
            "java.util.concurrent.CompletableFuture.thenComposeAsync",
            "java.util.concurrent.CompletableFuture.thenCombineAsync",
            "java.util.concurrent.CompletableFuture.handleAsync",
            "java.util.concurrent.CompletableFuture.whenCompleteAsync",
            "java.util.concurrent.CompletableFuture.delayedExecutor",
            "java.util.concurrent.CompletableFuture.completeOnTimeout",
            "java.util.concurrent.CompletableFuture.orTimeout",
            "java.util.concurrent.StructuredTaskScope",
            "*.parallelStream()Ljava/util/stream/Stream;",
            "java.util.stream.Stream.parallel",
            "java.util.stream.IntStream.parallel",
            "java.util.stream.LongStream.parallel",
            "java.util.stream.DoubleStream.parallel",
            "java.util.stream.BaseStream.parallel",
            "java.util.Arrays.parallelSort",
            "java.util.Arrays.parallelSetAll",
            "java.util.Arrays.parallelPrefix",
            "java.util.concurrent.SubmissionPublisher",
            "java.lang.ref.Cleaner.create"),
    NETWORK(
            "network",
            ERROR,
            NOTE,
            null,
            "what is asked, answered from the question alone",
            "Take what is needed as answers, or as dated parameters of the model.",
            "java.net.*",
            "javax.net.*",
            "java.rmi.*",
            "javax.rmi.*",
            "javax.naming.*",
            "com.sun.net.*",
            "java.sql.DriverManager",
            "javax.sql.*",
            "java.nio.channels.SocketChannel",
            "java.nio.channels.ServerSocketChannel",
            "java.nio.channels.DatagramChannel",
            "java.nio.channels.AsynchronousSocketChannel",
            "java.nio.channels.AsynchronousServerSocketChannel"),
    FILES(
            "files",
            ERROR,
            NOTE,
            null,
            "what is asked, answered from the question alone",
            "Put the data into the jar and read it with getResourceAsStream.",
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.nio.file.*",
            "java.nio.channels.FileChannel",
            "java.nio.channels.AsynchronousFileChannel",
            "java.util.zip.ZipFile",
            "java.util.jar.JarFile",
            "java.util.logging.FileHandler",
            "java.util.prefs.*"),
    SYSTEM(
            "system",
            ERROR,
            WARNING,
            NOTE,
            "nothing changed for everyone in the process",
            "Pass it where it is needed instead of setting it for all.",
            "java.lang.System.setProperty",
            "java.lang.System.setProperties",
            "java.lang.System.clearProperty",
            "java.lang.System.setOut",
            "java.lang.System.setErr",
            "java.lang.System.setIn",
            "java.lang.System.setSecurityManager",
            "java.lang.Thread.setDefaultUncaughtExceptionHandler",
            "java.util.Locale.setDefault",
            "java.util.TimeZone.setDefault",
            "java.security.Security.setProperty",
            "java.security.Security.addProvider",
            "java.security.Security.insertProviderAt",
            "java.security.Security.removeProvider",
            "java.security.Policy.setPolicy",
            "java.net.URL.setURLStreamHandlerFactory",
            "java.net.URLConnection.setContentHandlerFactory",
            "java.net.URLConnection.setFileNameMap",
            "java.net.URLConnection.setDefaultUseCaches",
            "java.net.HttpURLConnection.setFollowRedirects",
            "java.net.Socket.setSocketImplFactory",
            "java.net.ResponseCache.setDefault",
            "java.net.CookieHandler.setDefault",
            "java.net.ProxySelector.setDefault",
            "java.net.Authenticator.setDefault",
            "java.util.logging.LogManager",
            "java.sql.DriverManager.registerDriver",
            "java.beans.PropertyEditorManager.registerEditor"),
    MBEAN(
            "mbean",
            ERROR,
            WARNING,
            NOTE,
            "nothing left behind in the JVM",
            "Leave it out: a bean that is not unregistered keeps the plug-in's classes for ever.",
            "java.lang.management.ManagementFactory.getPlatformMBeanServer",
            "javax.management.*"),
    THREAD_LOCAL(
            "threadlocal",
            ERROR,
            WARNING,
            NOTE,
            "nothing left behind in the threads of others",
            "Make the object where it is used: what a thread keeps, keeps the plug-in's classes for ever.",
            "java.lang.ThreadLocal",
            "java.lang.InheritableThreadLocal"),
    LOADER(
            "loader",
            ERROR,
            WARNING,
            NOTE,
            "classes that lie in the jar",
            "Put the classes into the jar: what is loaded from elsewhere was not checked.",
            "java.lang.ClassLoader.<init>",
            "java.lang.ClassLoader.getSystemClassLoader",
            "java.lang.ClassLoader.getPlatformClassLoader",
            "java.lang.Thread.setContextClassLoader",
            "java.lang.Thread.getContextClassLoader",
            "java.net.URLClassLoader",
            "java.security.SecureClassLoader",
            "java.lang.ModuleLayer",
            "java.lang.invoke.MethodHandles$Lookup.defineClass",
            "java.lang.invoke.MethodHandles$Lookup.defineHiddenClass",
            "java.lang.instrument.*",
            "javax.script.*",
            "javax.tools.*",
            "com.sun.tools.*",
            "jdk.jshell.*"),
    REFLECTION(
            "reflection",
            WARNING,
            NOTE,
            null,
            "calls that can be seen",
            "Call it directly: what reflection calls can neither be checked nor be relied on.",
            "java.lang.reflect.AccessibleObject",
            "java.lang.reflect.Field.setAccessible",
            "java.lang.reflect.Method.setAccessible",
            "java.lang.reflect.Constructor.setAccessible",
            "java.lang.reflect.Method.invoke",
            "java.lang.reflect.Constructor.newInstance",
            "java.lang.reflect.Field.get",
            "java.lang.reflect.Field.set",
            "java.lang.invoke.MethodHandles.privateLookupIn",
            "java.lang.Class.forName",
            "java.lang.ClassLoader.loadClass",
            "java.lang.Class.newInstance"),
    SERIALIZATION(
            "serialization",
            WARNING,
            WARNING,
            NOTE,
            "data read as data",
            "Read JSON or lines of text: an object stream runs what its writer chose.",
            "java.io.ObjectInputStream",
            "java.beans.XMLDecoder"),
    WAIT(
            "wait",
            WARNING,
            null,
            null,
            "an answer at once",
            "Leave it out: everyone waits for the answer.",
            "java.lang.Thread.sleep",
            "java.lang.Thread.join",
            "java.lang.Object.wait",
            "java.util.concurrent.locks.LockSupport",
            "java.util.concurrent.CountDownLatch.await",
            "java.util.concurrent.Semaphore.acquire",
            "java.util.concurrent.TimeUnit.sleep"),
    STATE(
            "state",
            WARNING,
            null,
            null,
            "no memory of earlier questions",
            "Make the field final, or keep it in the call: two threads may ask at once, and the same question has one answer."),
    CLOCK(
            "clock",
            WARNING,
            null,
            null,
            "the same answer tomorrow",
            "Take the date as an answer, or a dated parameter: an assessment must be replayed with the same result.",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalTime.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Year.now",
            "java.time.YearMonth.now",
            "java.time.MonthDay.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.util.Date.<init>()V",
            "java.util.Calendar.getInstance",
            "java.util.GregorianCalendar.<init>()V"),
    RANDOM(
            "random",
            WARNING,
            null,
            null,
            "the same answer to the same question",
            "Leave chance out, or begin the generator with a number that is written down.",
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.Random.<init>()V",
            "java.util.SplittableRandom.<init>()V",
            "java.security.SecureRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle(Ljava/util/List;)V",
            "java.util.random.RandomGenerator.getDefault",
            "java.lang.System.identityHashCode"),
    SURROUNDINGS(
            "surroundings",
            WARNING,
            null,
            null,
            "the same answer on every machine",
            "Name it: Locale.ROOT, a zone, UTF-8. What is not named differs from machine to machine.",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.time.ZoneId.systemDefault",
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.System.getenv",
            "java.lang.Boolean.getBoolean",
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong",
            "java.lang.Runtime.availableProcessors",
            "java.lang.Runtime.totalMemory",
            "java.lang.Runtime.freeMemory",
            "java.lang.Runtime.maxMemory",
            "java.nio.charset.Charset.defaultCharset",
            "java.lang.String.format(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;",
            "java.lang.String.formatted",
            "java.lang.String.toLowerCase()Ljava/lang/String;",
            "java.lang.String.toUpperCase()Ljava/lang/String;",
            "java.text.NumberFormat.getInstance()Ljava/text/NumberFormat;",
            "java.text.NumberFormat.getNumberInstance()Ljava/text/NumberFormat;",
            "java.text.NumberFormat.getPercentInstance()Ljava/text/NumberFormat;",
            "java.text.DecimalFormat.<init>()V",
            "java.text.DecimalFormat.<init>(Ljava/lang/String;)V",
            "java.text.SimpleDateFormat.<init>()V",
            "java.text.SimpleDateFormat.<init>(Ljava/lang/String;)V",
            "java.text.Collator.getInstance()Ljava/text/Collator;",
            "java.time.format.DateTimeFormatter.ofPattern(Ljava/lang/String;)Ljava/time/format/DateTimeFormatter;",
            "java.util.Formatter.<init>()V",
            "java.util.Scanner"),
    OUTPUT(
            "output",
            WARNING,
            NOTE,
            null,
            "a result, or an exception",
            "Say it in the result or in an exception: the screen belongs to the shell.",
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.console",
            "java.lang.Throwable.printStackTrace",
            "*.printStackTrace()V"),
    GC(
            "memory",
            WARNING,
            WARNING,
            null,
            "memory left to the JVM",
            "Leave it out: it stops everyone.",
            "java.lang.System.gc",
            "java.lang.Runtime.gc",
            "java.lang.System.runFinalization"),
    FRAMEWORK(
            "framework",
            WARNING,
            null,
            null,
            "the contracts of impact.api, competition.api and problem.api only",
            "Leave the framework out: a model needs nothing but what it is asked.",
            "org.osgi.framework.*",
            "org.osgi.service.*"),
    MATH(
            "math",
            WARNING,
            null,
            null,
            "StrictMath, whose bits are the same on every JVM",
            "Write StrictMath instead of Math here.",
            "java.lang.Math.sin",
            "java.lang.Math.cos",
            "java.lang.Math.tan",
            "java.lang.Math.asin",
            "java.lang.Math.acos",
            "java.lang.Math.atan",
            "java.lang.Math.atan2",
            "java.lang.Math.exp",
            "java.lang.Math.expm1",
            "java.lang.Math.log",
            "java.lang.Math.log10",
            "java.lang.Math.log1p",
            "java.lang.Math.pow",
            "java.lang.Math.cbrt",
            "java.lang.Math.sinh",
            "java.lang.Math.cosh",
            "java.lang.Math.tanh",
            "java.lang.Math.hypot");
    // @formatter:on

    /** Harmless neighbours of what is named above. */
    private static final List<String> HARMLESS = List.of(
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.net.URLEncoder",
            "java.net.URLDecoder",
            "java.net.IDN",
            "java.util.concurrent.ForkJoinPool$ManagedBlocker",
            "org.osgi.service.component.annotations.*");

    private static final Map<String, Optional<CodeRule>> BY_MEMBER = byMember();

    private final String code;
    private final Severity pure;
    private final Severity other;
    private final Severity nobody;
    private final String expected;
    private final String remedy;
    private final List<String> members;

    /**
     * @param members {@code package.Class}, {@code package.Class.method}, {@code package.Class.method(descriptor)},
     *     {@code package.*} with the packages below it, {@code *.method(descriptor)} of any class; the longest match counts
     */
    CodeRule(
            String code,
            Severity pure,
            Severity other,
            Severity nobody,
            String expected,
            String remedy,
            String... members) {
        this.code = "plugins.code." + code;
        this.pure = pure;
        this.other = other;
        this.nobody = nobody;
        this.expected = expected;
        this.remedy = remedy;
        this.members = List.of(members);
    }

    String code() {
        return code;
    }

    String expected() {
        return expected;
    }

    String remedy() {
        return remedy;
    }

    /** Empty where it does not matter. */
    Optional<Severity> severity(Reach reach) {
        return Optional.ofNullable(
                switch (reach) {
                    case PURE -> pure;
                    case OTHER -> other;
                    case NOBODY -> nobody;
                });
    }

    private static Map<String, Optional<CodeRule>> byMember() {
        var map = new HashMap<String, Optional<CodeRule>>();
        for (CodeRule rule : values()) {
            rule.members.forEach(member -> map.put(member, Optional.of(rule)));
        }
        HARMLESS.forEach(member -> map.put(member, Optional.empty()));
        return Map.copyOf(map);
    }

    /**
     * The rule about a member.
     *
     * @param owner the class's name with dots
     * @param descriptor as class files have it
     */
    static Optional<CodeRule> of(String owner, String name, String descriptor) {
        String member = owner + "." + name;
        for (String key : List.of(member + descriptor, member, "*." + name + descriptor, owner)) {
            Optional<CodeRule> rule = BY_MEMBER.get(key);
            if (rule != null) {
                return rule;
            }
        }
        for (int dot = owner.lastIndexOf('.'); dot > 0; dot = owner.lastIndexOf('.', dot - 1)) {
            Optional<CodeRule> rule = BY_MEMBER.get(owner.substring(0, dot) + ".*");
            if (rule != null) {
                return rule;
            }
        }
        return Optional.empty();
    }
}
