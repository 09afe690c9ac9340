package org.minikisa.runtime.plugins;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The code of a test's plug-in: registers its bundle's version, and leaves behind what careless code leaves behind. */
public final class Marker implements BundleActivator {

    private static final ThreadLocal<Object> FORGOTTEN = new ThreadLocal<>();

    @Override
    public void start(BundleContext context) {
        context.registerService(Runnable.class, () -> {}, null);
        FORGOTTEN.set(new Marker());
        Thread.currentThread().setContextClassLoader(Marker.class.getClassLoader());
    }

    @Override
    public void stop(BundleContext context) {}
}
