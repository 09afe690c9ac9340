package org.minikisa.runtime.api;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The plug-ins of this runtime. What a file in the plug-ins folder, a stock command of the framework and a call of this
 * service do is the same: nothing is in use that has not passed the checks, and every change is a fact in the journal. Names
 * that are not there and changes that cannot be made throw {@link org.minikisa.problem.api.InvalidInputException}.
 */
@ProviderType
public interface Plugins {

    /** All, in the order of their names; retired and quarantined ones too. */
    List<Plugin> list();

    Optional<Plugin> find(String name);

    /** Runs every check that {@link #install} would, and says what would change. */
    Plan plan(PluginFile file);

    /**
     * Puts a file into the plug-ins folder, whole at once, and uses it.
     *
     * @throws org.minikisa.problem.api.InvalidInputException with all findings that are errors; then nothing has changed
     */
    Plugin install(PluginFile file);

    /** Deletes the file and takes it out of use. */
    void remove(String name);

    /**
     * An administrator stands behind these very bytes, as a trusted publisher's signature would: they may run in this process
     * and in production mode. Another content under this name is {@link Trust#MODIFIED} from then on until it is approved or
     * signed itself.
     *
     * @param by who approves
     */
    Plugin approve(String name, String by);

    /**
     * Installs a file whose very bytes an administrator stands behind, where it would be refused for want of a signature.
     *
     * @param by who approves
     * @throws org.minikisa.problem.api.InvalidInputException when it would be refused all the same; then nothing has changed
     */
    Plugin installApproved(PluginFile file, String by);

    /** Takes it out of use; the file stays, and is not used again until {@link #restore}. */
    Plugin retire(String name);

    /** Brings a retired or quarantined one back. */
    Plugin restore(String name);

    /** Puts the version in use that was before, from its kept bytes. */
    Plugin rollback(String name);

    /** What can be rolled back to, the latest first, without what is in use now. */
    List<Plugin.Identity> history(String name);

    /** What works with it: assessments, competitions, models that call its functions. */
    List<String> uses(String name);

    /** All incidents, the latest first. */
    List<Incident> incidents();

    /**
     * Asks the bytes of an incident what they were asked then, in a worker JVM of their own: nothing comes into use by it.
     *
     * @param incident {@code Q-1}
     */
    Replayed replay(String incident);

    /** Whether unsigned plug-ins are admitted; the framework property {@code minikisa.plugins.mode}. */
    Mode mode();

    /** How strict the runtime is. */
    enum Mode {
        /** Unsigned plug-ins are admitted, with a warning. */
        DEVELOPMENT,
        /** Only what a trusted publisher has signed or an administrator has approved. */
        PRODUCTION
    }
}
