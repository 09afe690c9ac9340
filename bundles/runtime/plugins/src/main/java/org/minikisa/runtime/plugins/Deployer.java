package org.minikisa.runtime.plugins;

import java.util.Optional;
import java.util.Set;

/** Knows one kind of plug-in. Called by one thread at a time. */
interface Deployer {

    /** Codes of problems that may go away without any change to the file, when another plug-in comes or goes. */
    Set<String> HANGS_ON_OTHERS = Set.of(
            "plugins.model.twin",
            "plugins.bundle.twin",
            "plugins.bundle.resolve",
            "plugins.needs",
            EmbeddedModels.FUNCTION_MISSING);

    /** What the kind is called in listings. */
    String kind();

    /** Whether a file of this name, in lower case, is of the kind. */
    boolean accepts(String fileName);

    /** The largest file that is read, in bytes. */
    long largest();

    /** Whether plug-ins of this kind can be put to use now; while they cannot, files are staged. */
    default boolean isReady() {
        return true;
    }

    /**
     * Checks without any effect.
     *
     * @throws org.minikisa.problem.api.InvalidInputException with all problems
     */
    Verified verify(String fileName, byte[] bytes);

    /**
     * Puts it to use, in place of another.
     *
     * @param previous what the same file was before; it is retired when this returns, and still in use when this throws
     * @throws org.minikisa.problem.api.InvalidInputException when it cannot be put to use after all
     */
    Deployed deploy(Verified verified, Optional<Deployed> previous);

    /** Takes it out of use. */
    void withdraw(Deployed deployed);

    /** @param id what it says it is: a model's id, a bundle's symbolic name */
    record Identity(String id, String version) {

        @Override
        public String toString() {
            return id + " " + version;
        }
    }

    /** Has passed; keeps what its deployer read. */
    interface Verified {
        Identity identity();
    }

    /** Is in use; keeps what its deployer needs to withdraw it. */
    interface Deployed {
        Identity identity();
    }
}
