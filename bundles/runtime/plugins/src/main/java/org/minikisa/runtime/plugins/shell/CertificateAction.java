package org.minikisa.runtime.plugins.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.impact.api.DeclarativeModels;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Stopped;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Plugins;
import org.minikisa.runtime.plugins.guard.Curtain;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** {@code kisa:plugins certificate}: the page on which laws hold, tried now, of a file or of what everyone can use. */
final class CertificateAction implements Command {

    private static final String DEFAULT_VERSION = "1.0";

    private final Plugins plugins;
    private final Curtain curtain;
    private final BundleContext context;

    CertificateAction(Plugins plugins, Curtain curtain, BundleContext context) {
        this.plugins = plugins;
        this.curtain = curtain;
        this.context = context;
    }

    @Override
    public Usage usage() {
        return Usage.of("certificate", "tries the laws on what is there, and prints one page on how it did")
                .argument(
                        "WHAT",
                        "NAME.model.json; or the name of a plug-in; or ID or ID@VERSION of a model or scoring method",
                        this::names,
                        true)
                .example("kisa:plugins certificate cleaning");
    }

    private List<String> names() {
        return Stream.of(
                        plugins.list().stream().map(Plugin::name),
                        seen(ImpactModel.class).map(CertificateAction::model),
                        seen(ScoringMethod.class).map(CertificateAction::method))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    @Override
    public void run(Invocation in) throws IOException {
        String what = in.required("WHAT");
        List<Page> pages = pages(what);
        if (pages.isEmpty()) {
            throw UnknownIdException.of("model, scoring method or plug-in", what, names());
        }
        for (Page page : pages) {
            Stopped.ifInterrupted();
            show(page, in.screen());
        }
    }

    private List<Page> pages(String what) throws IOException {
        if (what.endsWith(DeclarativeModels.SUFFIX) && NamedFile.isThere(what)) {
            return List.of(ofFile(NamedFile.plugin(what)));
        }
        Optional<Plugin> plugin =
                plugins.list().stream().filter(one -> one.name().equals(what)).findFirst();
        var pages = new ArrayList<Page>();
        seen(ImpactModel.class)
                .filter(found -> isNamed(what, model(found))
                        || plugin.filter(one ->
                                        brings(one, "model " + model(found).replace('@', ' '))
                                                || one.name().equals(found.getProperty(ImpactModel.ORIGIN)))
                                .isPresent())
                .forEach(found -> pages.add(ofModel(found)));
        seen(ScoringMethod.class)
                .filter(found -> isNamed(what, method(found))
                        || plugin.filter(one ->
                                        brings(one, "method " + method(found).replace('@', ' ')))
                                .isPresent())
                .forEach(found -> pages.add(ofMethod(found)));
        return pages;
    }

    private static boolean isNamed(String what, String ref) {
        return what.equals(ref) || ref.startsWith(what + "@");
    }

    private static boolean brings(Plugin plugin, String offer) {
        return plugin.offers().contains(offer);
    }

    /** What everyone sees: of plug-ins' code what stands behind its guard. */
    private <T> Stream<ServiceReference<T>> seen(Class<T> contract) {
        try {
            return context.getServiceReferences(contract, null).stream()
                    .filter(reference -> !curtain.isHidden(reference))
                    .sorted();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter to be wrong", e);
        }
    }

    private static String model(ServiceReference<?> reference) {
        return reference.getProperty(ImpactModel.ID) + "@" + reference.getProperty(ImpactModel.VERSION);
    }

    private static String method(ServiceReference<?> reference) {
        Object version = reference.getProperty(ScoringMethod.VERSION);
        return reference.getProperty(ScoringMethod.ID) + "@" + (version == null ? DEFAULT_VERSION : version);
    }

    private Page ofFile(PluginFile file) {
        ServiceReference<ModelReader> reference = context.getServiceReference(ModelReader.class);
        if (reference == null) {
            throw InvalidInputException.of(
                    file.name(),
                    "plugins.waiting",
                    file.name(),
                    "nothing that reads models",
                    "the bundle org.minikisa.impact.core",
                    "Start it, then try again.");
        }
        try {
            ModelReader reader = context.getService(reference);
            return page(
                    reader.read(file.name(), file.content()), reader.digest(file.content()) + " of its canonical form");
        } finally {
            context.ungetService(reference);
        }
    }

    private Page ofModel(ServiceReference<ImpactModel> reference) {
        try {
            String offer = "model " + model(reference).replace('@', ' ');
            Object origin = reference.getProperty(ImpactModel.ORIGIN);
            return page(
                    context.getService(reference),
                    digest(plugin -> plugin.name().equals(origin) || brings(plugin, offer)));
        } finally {
            context.ungetService(reference);
        }
    }

    private Page page(ImpactModel model, String digest) {
        return new Page(org.minikisa.impact.laws.Certificate.of(model, sha256(digest), engine(), Optional.empty()));
    }

    private Page ofMethod(ServiceReference<ScoringMethod> reference) {
        String[] ref = method(reference).split("@", 2);
        try {
            return new Page(org.minikisa.competition.laws.Certificate.of(
                    ref[0],
                    ref[1],
                    context.getService(reference),
                    sha256(digest(plugin -> brings(plugin, "method " + ref[0] + " " + ref[1]))),
                    engine(),
                    Optional.empty()));
        } finally {
            context.ungetService(reference);
        }
    }

    /** Of the file that brought it; what is delivered with the runtime has none of its own. */
    private String digest(Predicate<Plugin> brought) {
        return plugins.list().stream()
                .filter(brought)
                .map(plugin -> plugin.inUseDigest() + " of " + plugin.name())
                .findFirst()
                .orElse("");
    }

    private static String sha256(String digest) {
        return digest.isEmpty() ? "" : "sha-256 " + digest;
    }

    private String engine() {
        return "minikisa " + context.getBundle().getVersion();
    }

    private static void show(Page page, Screen screen) {
        if (screen.json()) {
            screen.details(Details.of(page.line())
                    .add("id", "Id", page.id())
                    .add("version", "Version", page.version())
                    .add("passed", "Passed", page.passed())
                    .add("line", "In one line", page.line())
                    .text("text", "Certificate", page.text()));
        } else {
            screen.line(page.text());
        }
    }

    /** A certificate of either kind. */
    private record Page(String id, String version, boolean passed, String line, String text) {

        Page(org.minikisa.impact.laws.Certificate of) {
            this(of.id(), of.version(), of.passed(), of.line(), of.text());
        }

        Page(org.minikisa.competition.laws.Certificate of) {
            this(of.id(), of.version(), of.passed(), of.line(), of.text());
        }
    }
}
