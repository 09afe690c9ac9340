package org.minikisa.runtime.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.minikisa.impact.api.DeclarativeModels;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.runtime.plugins.lint.Headers;
import org.osgi.framework.Constants;

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

    private EmbeddedModels() {}

    /**
     * Adds a problem for everything that is wrong with them.
     *
     * @param reader null while there is none: then the extender, which comes with it, is the only one to check
     * @return what they say they are, as far as they could be read
     */
    static List<ModelRef> check(byte[] jar, Attributes headers, ModelReader reader, Problems problems) {
        var refs = new ArrayList<ModelRef>();
        boolean any = false;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (isModel(name)) {
                    any = true;
                    if (reader != null) {
                        read(name, zip.readNBytes(LARGEST + 1), reader, bringsFunctions(headers), refs, problems);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the jar was readable a moment ago", e);
        }
        if (any && !asksToBeRead(headers)) {
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
                problems.add(
                        problem.code(),
                        (name + " " + problem.place()).strip(),
                        problem.found(),
                        problem.expected(),
                        problem.remedy());
            }
        }
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
