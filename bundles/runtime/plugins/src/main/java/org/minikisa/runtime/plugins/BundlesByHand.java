package org.minikisa.runtime.plugins;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginState;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.api.Trust;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Bundles that were installed with the framework's own commands; they are changed by these as well. */
final class BundlesByHand implements Origin {

    /** What the locations of the launcher's bundles begin with; others were installed by hand. */
    static final String DELIVERED = "minikisa:";

    private final BundleContext context;

    BundlesByHand(BundleContext context) {
        this.context = context;
    }

    @Override
    public List<Plugin> list() {
        boolean isLaunched = context.getBundle().getLocation().startsWith(DELIVERED);
        return Arrays.stream(context.getBundles())
                .filter(bundle -> isLaunched && isInstalledByHand(bundle))
                .map(BundlesByHand::plugin)
                .toList();
    }

    private static boolean isInstalledByHand(Bundle bundle) {
        return bundle.getBundleId() != 0
                && !bundle.getLocation().startsWith(DELIVERED)
                && !bundle.getLocation().startsWith(BundleDeployer.LOCATION);
    }

    private static Plugin plugin(Bundle bundle) {
        boolean active = bundle.getState() == Bundle.ACTIVE;
        String name = bundle.getHeaders("").get(Constants.BUNDLE_SYMBOLICNAME);
        return new Plugin(
                bundle.getLocation(),
                "bundle",
                Plugin.SHELL,
                active ? PluginState.ACTIVE : PluginState.STAGED,
                Trust.UNSIGNED,
                Optional.empty(),
                active ? Optional.of(Residence.PROCESS) : Optional.empty(),
                Optional.of(new Plugin.Identity(
                        name == null ? "bundle " + bundle.getBundleId() : bundle.getSymbolicName(),
                        bundle.getVersion().toString())),
                Instant.ofEpochMilli(bundle.getLastModified()),
                "",
                "",
                List.of(),
                List.of(),
                OptionalLong.empty());
    }

    @Override
    public Plugin approve(String name, String by) {
        throw notOurs(name);
    }

    @Override
    public Plugin retire(String name) {
        throw notOurs(name);
    }

    @Override
    public Plugin restore(String name) {
        throw notOurs(name);
    }

    @Override
    public Plugin rollback(String name) {
        throw notOurs(name);
    }

    @Override
    public void remove(String name) {
        throw notOurs(name);
    }

    private static InvalidInputException notOurs(String name) {
        return InvalidInputException.of(
                "plug-in " + name,
                "plugins.origin",
                "",
                "a bundle that was installed in the shell",
                "a file of the plug-ins folder",
                "Use the shell's own commands: stop ID, uninstall ID.");
    }
}
