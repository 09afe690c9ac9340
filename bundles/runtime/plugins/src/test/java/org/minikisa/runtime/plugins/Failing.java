package org.minikisa.runtime.plugins;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The code of a test's plug-in that cannot start. */
public final class Failing implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("out of order");
    }

    @Override
    public void stop(BundleContext context) {}
}
