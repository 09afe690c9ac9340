package org.minikisa.competition.api.preparation;

import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.osgi.annotation.versioning.ProviderType;

/** The templates that drafts begin with. */
@ProviderType
public interface Templates {

    /**
     * Keeps a template. The newest version's document again changes nothing; another one is the next version.
     *
     * @param name for messages: the file's name
     * @param json UTF-8, as the README of competition/core describes
     * @return the version that holds now
     * @throws org.minikisa.problem.api.InvalidInputException with all problems and their places; nothing is kept then
     */
    Template keep(String name, byte[] json, Act act);

    /** The newest version of every template, by id. */
    List<Template> list();

    /** The newest versions of those that belong to a joint procurement, by id. */
    List<Template> of(String jointProcurement);

    /** The newest version. */
    Optional<Template> find(String id);

    /** All versions, oldest first; empty for an unknown one. */
    List<Template> versions(String id);
}
