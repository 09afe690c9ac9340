package org.minikisa.classification.api;

import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.ContactId;
import org.osgi.annotation.versioning.ProviderType;

/** The judgements that were made, and people's corrections of them. */
@ProviderType
public interface Classifications {

    /**
     * What the machine said of a contact, unchanged by later corrections. Empty for a contact that is unknown, not
     * classified (a duplicate, automatic or quarantined one) or still waiting.
     */
    Optional<Classification> of(ContactId contact);

    /** {@link #of} every classified contact, in the order they were classified. */
    List<Classification> list();

    /** What holds now: the machine's judgement with people's corrections in its place (probability 1, sure). */
    Optional<Classification> current(ContactId contact);

    /** The model that would judge the next contact, {@link ContactClassifier#model()}; empty text while there is none. */
    String model();

    /**
     * Keeps a person's label beside the machine's and appends {@link ContactReclassified}. Correcting the topic says
     * nothing of the kind and the other way round: correct both where both were wrong.
     *
     * @param value as {@link Axis} says
     * @param by who corrects; not blank
     * @return what holds now
     * @throws org.minikisa.problem.api.InvalidInputException for a contact that is not classified, a value that the axis
     *     does not have, or a blank {@code by}; all at once
     */
    Classification correct(ContactId contact, Axis axis, String value, String by);

    /** People's labels of a contact, oldest first. */
    List<Correction> corrections(ContactId contact);
}
