package org.minikisa.runtime.plugins.guard;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.ObjectName;

/**
 * Whether class loaders of plug-ins that have left are gone, and who holds those that are not: as far as one can see from
 * inside, threads by what they run or their context class loader, MBeans, JDBC drivers and shutdown hooks. Thread-locals
 * cannot be looked into on this Java without opening it up; a loader that nobody of these holds is told as such.
 */
final class LeakGate {

    private static final int ROUNDS = 100;

    /** By what it was. */
    private final Map<String, WeakReference<ClassLoader>> watched = new LinkedHashMap<>();

    /** @param name of the plug-in and its cycle */
    void watch(String name, ClassLoader loader) {
        watched.put(name, new WeakReference<>(loader));
    }

    /**
     * Collects garbage until all are gone or patience ends.
     *
     * @param abandoned threads that were reported: what they hold is excepted
     * @return those that are left, each with who holds it
     */
    List<String> survivors(Collection<Thread> abandoned) throws InterruptedException {
        for (int i = 0; i < ROUNDS && watched.values().stream().anyMatch(loader -> loader.get() != null); i++) {
            System.gc();
            Thread.sleep(20);
        }
        var survivors = new ArrayList<String>();
        watched.forEach((name, reference) -> {
            ClassLoader loader = reference.get();
            if (loader != null && abandoned.stream().noneMatch(thread -> holds(thread, loader))) {
                survivors.add(name + " is held by " + culprits(loader));
            }
        });
        return survivors;
    }

    private static String culprits(ClassLoader loader) {
        var culprits = new TreeSet<String>();
        threads()
                .filter(thread -> holds(thread, loader))
                .forEach(thread -> culprits.add("thread \"" + thread.getName() + "\""));
        mbeans(loader).forEach(culprits::add);
        DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == loader)
                .forEach(driver ->
                        culprits.add("JDBC driver " + driver.getClass().getName()));
        shutdownHooks()
                .filter(hook -> holds(hook, loader))
                .forEach(hook -> culprits.add("shutdown hook \"" + hook.getName() + "\""));
        return culprits.isEmpty() ? "something unseen, such as a thread-local of a pool" : String.join(", ", culprits);
    }

    private static Stream<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream();
    }

    private static boolean holds(Thread thread, ClassLoader loader) {
        return thread.getContextClassLoader() == loader
                || thread.getClass().getClassLoader() == loader
                || Stream.of(thread.getStackTrace()).anyMatch(frame -> isOf(frame.getClassName(), loader));
    }

    /** Frames name their class only: it is the loader's when the loader has it and defined it itself. */
    private static boolean isOf(String type, ClassLoader loader) {
        try {
            return Class.forName(type, false, loader).getClassLoader() == loader;
        } catch (ClassNotFoundException | LinkageError | IllegalStateException e) {
            return false;
        }
    }

    private static List<String> mbeans(ClassLoader loader) {
        var server = ManagementFactory.getPlatformMBeanServer();
        var found = new ArrayList<String>();
        for (ObjectName name : server.queryNames(null, null)) {
            try {
                if (server.getClassLoaderFor(name) == loader) {
                    found.add("MBean " + name);
                }
            } catch (InstanceNotFoundException e) {
                // has left meanwhile
            }
        }
        return found;
    }

    /** Only where the platform was opened: {@code --add-opens java.base/java.lang=ALL-UNNAMED}. */
    private static Stream<Thread> shutdownHooks() {
        try {
            var field = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
            field.setAccessible(true);
            Method keys = Map.class.getMethod("keySet");
            return ((Collection<?>) keys.invoke(field.get(null))).stream().map(Thread.class::cast);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return Stream.empty();
        }
    }
}
