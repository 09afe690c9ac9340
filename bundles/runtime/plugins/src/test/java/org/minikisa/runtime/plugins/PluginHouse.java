package org.minikisa.runtime.plugins;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.apache.felix.framework.FrameworkFactory;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.runtime.api.Plugins.Mode;
import org.minikisa.runtime.plugins.guard.Curtain;
import org.minikisa.runtime.plugins.guard.GuardActivator;
import org.minikisa.runtime.plugins.guard.Warden;
import org.minikisa.runtime.plugins.worker.Workers;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** A real framework with Declarative Services, this bundle and its curtain, and a neighbour who sees what everyone sees. */
final class PluginHouse {

    static final Policy DEVELOPMENT = new Policy(Mode.DEVELOPMENT, Policy.Unsigned.PROCESS);

    final Framework framework;
    final BundleContext self;
    final BundleContext neighbour;
    final Curtain curtain;
    final Warden warden;
    private final GuardActivator guard = new GuardActivator();

    PluginHouse(Path storage) {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        storage.toString(),
                        "minikisa.plugins.call.limit",
                        "300",
                        "org.osgi.framework.system.packages.extra",
                        String.join(
                                ",",
                                "org.minikisa.problem.api;version=1.1.0",
                                "org.minikisa.impact.api;version=1.1.0",
                                "org.minikisa.competition.api;version=1.1.0",
                                "org.osgi.service.component;version=1.5.1",
                                "org.osgi.service.component.runtime;version=1.5.0",
                                "org.osgi.service.component.runtime.dto;version=1.5.0",
                                "org.osgi.util.promise;version=1.3.0",
                                "org.osgi.util.function;version=1.2.0")));
        try {
            framework.start();
            // As in the product: declarative services are there before the curtain opens.
            started("minikisa:scr", scr());
            self = started("minikisa:plugins", Jars.bundle("plugins", "1.0.0").bytes());
            neighbour = started(
                    "minikisa:neighbour", Jars.bundle("neighbour", "1.0.0").bytes());
            guard.start(self);
            curtain = service(Curtain.class);
            warden = service(Warden.class);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T service(Class<T> type) {
        return self.getService(self.getServiceReference(type));
    }

    private BundleContext started(String location, byte[] jar) throws BundleException {
        Bundle bundle = framework.getBundleContext().getBundle(location);
        if (bundle == null) {
            bundle = framework.getBundleContext().installBundle(location, new ByteArrayInputStream(jar));
        }
        bundle.start(Bundle.START_TRANSIENT);
        return bundle.getBundleContext();
    }

    private static byte[] scr() throws Exception {
        var source = Class.forName("org.apache.felix.scr.impl.Activator")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        try (InputStream in = source.openStream()) {
            return in.readAllBytes();
        }
    }

    BundleDeployer deployer(Supplier<ModelReader> reader) {
        return deployer(DEVELOPMENT, reader, null);
    }

    BundleDeployer deployer(Policy policy, Supplier<ModelReader> reader, Workers workers) {
        return new BundleDeployer(self, policy, reader, curtain, warden, workers);
    }

    void close() throws Exception {
        guard.stop(self);
        framework.stop();
        framework.waitForStop(10_000);
    }

    /** What everyone sees of functions, {@code name version}. */
    List<String> functions() {
        return references(ImpactFunction.class).stream()
                .map(reference -> reference.getProperty(ImpactFunction.NAME) + " "
                        + reference.getProperty(ImpactFunction.VERSION))
                .sorted()
                .toList();
    }

    /** As everyone would ask it. */
    double ask(String name, double... arguments) {
        ServiceReference<ImpactFunction> reference = references(ImpactFunction.class).stream()
                .filter(r -> name.equals(r.getProperty(ImpactFunction.NAME)))
                .findFirst()
                .orElseThrow();
        return neighbour.getService(reference).apply(arguments);
    }

    <T> Collection<ServiceReference<T>> references(Class<T> contract) {
        try {
            return neighbour.getServiceReferences(contract, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bundles of the folder, {@code name version state}. */
    List<String> bundles() {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(b -> b.getLocation().startsWith(BundleDeployer.LOCATION))
                .map(b ->
                        b.getSymbolicName() + " " + b.getVersion() + (b.getState() == Bundle.ACTIVE ? " ACTIVE" : " ?"))
                .toList();
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 15_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A jar with one function of one argument. @param body of a class that implements it, {@code double apply} apart */
    static Jars function(String bundle, String version, String name, String body) {
        return function(Jars.bundle(bundle, version), version, name, body);
    }

    static Jars function(Jars jar, String version, String name, String body) {
        String type = "com.acme.Plug";
        return jar.header(
                        "Import-Package",
                        "org.minikisa.impact.api;version=\"[1.0,2)\",org.osgi.framework;version=\"[1.8,2)\"")
                .component(
                        ImpactFunction.class.getName(),
                        type,
                        "package com.acme; public class Plug implements org.minikisa.impact.api.ImpactFunction {"
                                + " public int arity() { return 1; } " + body + " }")
                .described(
                        type,
                        "<property name=\"" + ImpactFunction.NAME + "\" type=\"String\" value=\"" + name + "\"/>"
                                + "<property name=\"" + ImpactFunction.VERSION + "\" type=\"String\" value=\"" + version
                                + "\"/><service><provide interface=\"" + ImpactFunction.class.getName()
                                + "\"/></service>");
    }
}
