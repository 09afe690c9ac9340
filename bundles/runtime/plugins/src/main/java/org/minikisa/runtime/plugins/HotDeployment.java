package org.minikisa.runtime.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.StatusSource;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginState;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.api.Trust;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Watches the folder {@code plugins} of the data folder. When the component is active, what lay there is in use; models as
 * soon as their reader is there as well.
 */
@Component(
        service = {HotDeployment.class, StatusSource.class},
        immediate = true)
public final class HotDeployment implements StatusSource {

    /** What the locations of the launcher's bundles begin with; others were installed by hand. */
    private static final String DELIVERED = "minikisa:";

    private final BundleContext context;
    private final ModelDeployer models;
    private final PluginFolder folder;
    private final FolderWatch watch;
    private ModelReader reader;

    @Activate
    public HotDeployment(BundleContext context) {
        this.context = context;
        this.models = new ModelDeployer(context, Policy.of(context::getProperty));
        var bundles = new BundleDeployer(context, models::reader);
        this.folder = new PluginFolder(
                create(folder(context)), List.of(models, bundles), Clock.systemUTC(), System::nanoTime);
        this.watch = new FolderWatch(folder);
        bundles.clean();
        folder.settle();
        watch.start();
    }

    private static Path folder(BundleContext context) {
        String data = context.getProperty("minikisa.data");
        return Path.of(data == null ? "minikisa-data" : data)
                .toAbsolutePath()
                .normalize()
                .resolve("plugins");
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw InvalidInputException.of(
                    "the plug-ins folder",
                    "plugins.folder",
                    folder.toString(),
                    e.toString(),
                    "a folder that can be written to",
                    "Give the user that Minikisa runs as the right to it, or another data folder.");
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void setReader(ModelReader newReader) {
        reader = newReader;
        models.readWith(newReader);
        folder.settle();
    }

    /** Models hold on to the classes of the one that read them: they go with it. */
    synchronized void unsetReader(ModelReader oldReader) {
        if (reader == oldReader) {
            reader = null;
            models.readWith(null);
            folder.suspend(models);
        }
    }

    /** Models that were refused for want of a function are tried again by the next look at the folder. */
    @Reference(
            service = ImpactFunction.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addFunction(ServiceReference<ImpactFunction> function) {
        folder.othersChanged();
    }

    void removeFunction(ServiceReference<ImpactFunction> function) {
        // who serves the models takes those out that call it
    }

    @Deactivate
    void close() {
        watch.close();
        folder.suspend(models);
    }

    PluginFolder folder() {
        return folder;
    }

    /** Everything in the folder, and bundles that were installed by hand. */
    List<Plugin> list() {
        var all = new ArrayList<>(folder.list());
        if (context.getBundle().getLocation().startsWith(DELIVERED)) {
            Arrays.stream(context.getBundles())
                    .filter(HotDeployment::isInstalledByHand)
                    .map(HotDeployment::byHand)
                    .forEach(all::add);
        }
        return all;
    }

    private static boolean isInstalledByHand(Bundle bundle) {
        return bundle.getBundleId() != 0
                && !bundle.getLocation().startsWith(DELIVERED)
                && !bundle.getLocation().startsWith(BundleDeployer.LOCATION);
    }

    private static Plugin byHand(Bundle bundle) {
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
    public void describe(Details status) {
        List<Plugin> all = list();
        long refused =
                all.stream().filter(p -> p.state() == PluginState.REFUSED).count();
        status.add("pluginsFolder", "Plug-ins folder", folder.path());
        status.add(
                "plugins",
                "Plug-ins in use",
                all.stream().filter(p -> p.inUse().isPresent()).count());
        status.add("pluginsRefused", "Plug-ins refused", refused, refused == 0 ? Tone.PLAIN : Tone.BAD);
    }
}
