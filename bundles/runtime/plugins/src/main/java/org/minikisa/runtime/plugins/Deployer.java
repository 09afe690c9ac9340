package org.minikisa.runtime.plugins;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.minikisa.problem.api.Finding;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.plugins.guard.Fault;
import org.minikisa.runtime.plugins.trust.Verdict;

/** Knows one kind of plug-in. Called by one thread at a time. */
interface Deployer {

    /** Codes of problems that may go away without any change to the file, when another plug-in comes or goes. */
    Set<String> HANGS_ON_OTHERS = Set.of(
            "plugins.model.twin",
            "plugins.model.owner",
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
     * Checks without any effect. What is wrong with the file is in the findings; nothing is thrown for it.
     *
     * @param verdict by whose word it is believed, approvals included; what that means is for {@link Policy} to say
     * @param previous what is in use under this name, which it would replace
     */
    Verified verify(PluginFile file, Verdict verdict, Optional<Deployed> previous);

    /**
     * What is to be said of it beside what else is in use now: a twin, another owner of its id. Asked after {@link #verify}
     * and again when something has come or gone, so it is quick.
     */
    default List<Finding> conflicts(Verified verified, Optional<Deployed> previous) {
        return List.of();
    }

    /**
     * Puts it to use, in place of another.
     *
     * @param verified without an error among its findings
     * @param previous what the same name was before; it is retired when this returns (it may leave later, when nobody asks
     *     it any more), and still in use when this throws
     * @param fault told, by any thread, when it misbehaves in use; returns at once
     * @throws org.minikisa.problem.api.InvalidInputException when it cannot be put to use after all
     */
    Deployed deploy(Verified verified, Optional<Deployed> previous, Consumer<Fault> fault);

    /** The very bytes are in use already, where they would run now as well, only by another word: nothing is switched. */
    default void believe(Verified verified, Deployed deployed) {
        // nothing that others see
    }

    /** Takes it out of use, all of it. */
    void withdraw(Deployed deployed);

    /**
     * What its author should know and nobody has to wait for: asked when it is in use already, or planned.
     *
     * @param verified without an error among its findings
     * @param previous what the same name was before
     */
    default List<Finding> advice(Verified verified, Optional<Deployed> previous) {
        return List.of();
    }

    /** What would change, in words, one each. */
    default List<String> changes(Verified next, Deployed previous) {
        return List.of();
    }

    /** Has been checked; keeps what its deployer read. */
    interface Verified {

        /** What it says it is; absent when that cannot be read. */
        Optional<Plugin.Identity> identity();

        /** Where it would run; absent when it would not. */
        Optional<Residence> residence();

        /** {@code model cleaning 2.0.0}, as far as that can be said before it runs. */
        List<String> offers();

        /** Of all checks, the verdict's own among them as the policy weighs them. */
        List<Finding> findings();

        default boolean isAdmitted() {
            return findings().stream().noneMatch(Finding::isError);
        }
    }

    /** Is in use; keeps what its deployer needs to withdraw it. */
    interface Deployed {
        Plugin.Identity identity();

        Residence residence();

        /** May grow and shrink while it is in use: components come and go. */
        List<String> offers();

        /** What was found since it was checked: by its laws, of components that came late. */
        default List<Finding> findings() {
            return List.of();
        }
    }
}
