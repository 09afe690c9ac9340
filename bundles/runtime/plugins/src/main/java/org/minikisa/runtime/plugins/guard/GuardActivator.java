package org.minikisa.runtime.plugins.guard;

import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Draws the curtain when this bundle starts, before components are activated and before any plug-in. The services are for
 * the components of this bundle: their packages are private.
 */
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.minikisa.runtime.plugins.guard.Curtain\"")
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.minikisa.runtime.plugins.guard.Warden\"")
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class GuardActivator implements BundleActivator {

    private HookedCurtain curtain;
    private Watchdog watchdog;

    @Override
    public void start(BundleContext context) {
        curtain = new HookedCurtain(context);
        watchdog = Watchdog.of(context);
        curtain.open();
        context.registerService(Curtain.class, curtain, null);
        context.registerService(Warden.class, new WatchfulWarden(curtain, watchdog), null);
    }

    @Override
    public void stop(BundleContext context) {
        curtain.close();
        watchdog.close();
    }
}
