package org.minikisa.impact.api;

/**
 * Names of the declarative extender: it registers every {@code *.model.json} in {@value #PATH} of a bundle that
 * requires it. A bundle without any class writes the requirement in its {@code bnd.bnd}:
 *
 * <pre>
 * Require-Capability: osgi.extender;\
 *     filter:="(&amp;(osgi.extender=org.minikisa.impact)(version&gt;=1.0.0)(!(version&gt;=2.0.0)))"
 * </pre>
 */
public final class DeclarativeModels {

    /** The capability's name in the namespace {@code osgi.extender}. */
    public static final String EXTENDER = "org.minikisa.impact";

    /** The version of the model format. */
    public static final String VERSION = "1.0.0";

    /** Where the extender looks in a bundle. */
    public static final String PATH = "OSGI-INF/impact";

    /** How the name of a model file ends. */
    public static final String SUFFIX = ".model.json";

    private DeclarativeModels() {}
}
