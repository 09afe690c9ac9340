package org.minikisa.runtime.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.minikisa.impact.api.DeclarativeModels;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.runtime.plugins.lint.Headers;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/**
 * The JSON models in a bundle, read before it is switched to: the extender meets them only when the predecessor has gone,
 * and a broken one would then be missing.
 */
final class EmbeddedModels {

    /** Of the problem that a function is not there which a model calls. */
    static final String FUNCTION_MISSING = "impact.function.missing";

    private static final String EXTENDER = "osgi.extender";
    private static final String FOLDER = DeclarativeModels.PATH + "/";
    private static final int LARGEST = 2 << 20;

    static final EmbeddedModels NONE = new EmbeddedModels(Map.of(), false);

    private final Map<String, byte[]> files;
    private final boolean hasCode;

    private EmbeddedModels(Map<String, byte[]> files, boolean hasCode) {
        this.files = files;
        this.hasCode = hasCode;
    }

    /** @param jar has passed the lint: it is readable and bounded */
    static EmbeddedModels of(byte[] jar) {
        var files = new TreeMap<String, byte[]>();
        boolean hasCode = false;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                hasCode |= name.endsWith(".class") || name.endsWith(".jar");
                if (isModel(name)) {
                    files.put(name, zip.readNBytes(LARGEST + 1));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the jar was readable a moment ago", e);
        }
        return new EmbeddedModels(files, hasCode);
    }

    /** Whether there is anything besides data in the jar. */
    boolean hasCode() {
        return hasCode;
    }

    /**
     * Adds a problem for everything that is wrong with them.
     *
     * @param reader null while there is none: then the extender, which comes with it, is the only one to check
     * @return what they say they are, as far as they could be read
     */
    List<ModelRef> check(Attributes headers, ModelReader reader, Problems problems) {
        var refs = new ArrayList<ModelRef>();
        if (reader != null) {
            files.forEach((name, json) -> read(name, json, reader, bringsFunctions(headers), refs, problems));
        }
        if (!files.isEmpty() && !asksToBeRead(headers)) {
            problems.add(
                    "plugins.models.requirement",
                    Constants.REQUIRE_CAPABILITY,
                    "models in " + FOLDER + ", and nothing that asks for them to be read",
                    EXTENDER + "=" + DeclarativeModels.EXTENDER,
                    "Put @RequireDeclarativeModels on the package, or write " + Constants.REQUIRE_CAPABILITY + ": "
                            + EXTENDER + ";filter:=\"(&(" + EXTENDER + "=" + DeclarativeModels.EXTENDER
                            + ")(version>=1.0.0)(!(version>=2.0.0)))\"");
        }
        return List.copyOf(refs);
    }

    /**
     * Reads and serves them in place of the extender, for a jar that is not installed; the functions it brings are there.
     *
     * @param origin the plug-in's name
     * @throws InvalidInputException with all problems; then none is served
     */
    List<ServiceRegistration<ImpactModel>> register(String origin, ModelReader reader, BundleContext context) {
        if (files.isEmpty() || reader == null) {
            return List.of();
        }
        var models = new ArrayList<ImpactModel>();
        var problems = new Problems();
        files.forEach((name, json) -> {
            try {
                models.add(reader.read(name, json));
            } catch (InvalidInputException e) {
                e.problems().forEach(problem -> problems.add(placed(name, problem)));
            }
        });
        problems.refuseIfAny("plug-in " + origin);
        return models.stream().map(model -> register(origin, model, context)).toList();
    }

    private static ServiceRegistration<ImpactModel> register(String origin, ImpactModel model, BundleContext context) {
        ModelRef ref = model.description().ref();
        return context.registerService(
                ImpactModel.class,
                model,
                FrameworkUtil.asDictionary(Map.of(
                        ImpactModel.ID, ref.id().value(),
                        ImpactModel.VERSION, ref.version(),
                        ImpactModel.ORIGIN, origin)));
    }

    boolean hasModels() {
        return !files.isEmpty();
    }

    private static boolean isModel(String name) {
        return name.startsWith(FOLDER)
                && name.endsWith(DeclarativeModels.SUFFIX)
                && name.indexOf('/', FOLDER.length()) < 0;
    }

    private static void read(
            String name,
            byte[] json,
            ModelReader reader,
            boolean bringsFunctions,
            List<ModelRef> refs,
            Problems problems) {
        try {
            refs.add(reader.read(name, json).description().ref());
        } catch (InvalidInputException e) {
            for (Problem problem : e.problems()) {
                if (bringsFunctions && problem.code().equals(FUNCTION_MISSING)) {
                    continue; // the bundle may bring the function along; if not, the model waits for it
                }
                problems.add(placed(name, problem));
            }
        }
    }

    private static Problem placed(String name, Problem problem) {
        return new Problem(
                problem.code(),
                (name + " " + problem.place()).strip(),
                problem.found(),
                problem.expected(),
                problem.remedy());
    }

    private static boolean bringsFunctions(Attributes headers) {
        return Headers.clauses(headers.getValue(Constants.PROVIDE_CAPABILITY)).stream()
                .filter(clause -> clause.names().contains("osgi.service"))
                .anyMatch(clause -> clause.attributes()
                        .getOrDefault(Constants.OBJECTCLASS, "")
                        .contains(ImpactFunction.class.getName()));
    }

    private static boolean asksToBeRead(Attributes headers) {
        return Headers.clauses(headers.getValue(Constants.REQUIRE_CAPABILITY)).stream()
                .filter(clause -> clause.names().contains(EXTENDER))
                .anyMatch(clause -> clause.directives()
                        .getOrDefault(Constants.FILTER_DIRECTIVE, "")
                        .contains("(" + EXTENDER + "=" + DeclarativeModels.EXTENDER + ")"));
    }
}
