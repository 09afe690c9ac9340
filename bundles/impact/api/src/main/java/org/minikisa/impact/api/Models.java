package org.minikisa.impact.api;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** The models that are there now. */
@ProviderType
public interface Models {

    /** All, by id, newest version first. */
    List<DeployedModel> list();

    /** Models that are there but were refused, each with all its problems. */
    List<RefusedModel> refused();

    /** The newest version that is active or in pilot. */
    Optional<ImpactModel> find(ModelId id);

    /**
     * Moves a version on in its life, whatever its file says; the newest version that is active or in pilot answers for
     * the id. It holds until another status is set, also across restarts and when the same version comes again.
     *
     * @throws org.minikisa.problem.api.InvalidInputException when no such version is there
     */
    DeployedModel set(ModelRef ref, ModelStatus status);

    /** This very version, retired ones included. */
    Optional<ImpactModel> find(ModelRef ref);
}
