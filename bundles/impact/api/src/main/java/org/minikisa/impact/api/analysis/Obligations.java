package org.minikisa.impact.api.analysis;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/** What was promised in phase 2 becomes an obligation with a due date; whether it was kept is shown with evidence. */
@ProviderType
public interface Obligations {

    /**
     * Makes an obligation of every choice of an assessment that gives something; those that exist stay as they are.
     *
     * @param assessment of the moment target or award
     * @param due the day by which each must be shown to be kept
     */
    List<Obligation> promise(String assessment, LocalDate due);

    /** All, by due day; of one subject, or of all when it is empty. */
    List<Obligation> list(String subject);

    /** @param evidence what shows that it is kept; not blank */
    Obligation keep(String id, String evidence, String by);

    /** @param reason why it was not kept; not blank */
    Obligation breach(String id, String reason, String by);

    /** Takes a mistake back: it is open again. */
    Obligation reopen(String id, String reason, String by);

    /** @param due the new day; @param reason not blank */
    Obligation postpone(String id, LocalDate due, String reason, String by);
}
