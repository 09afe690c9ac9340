package org.minikisa.store.api;

import java.util.List;
import java.util.function.BiConsumer;

import org.osgi.annotation.versioning.ProviderType;

/** Finds, exports and erases what the house holds of a person, asking every wing ({@link PersonalData}). */
@ProviderType
public interface Persons {

    /** Who answers now; a wing that is not there is not asked and not erased from. */
    List<String> wings();

    /** What else the wings know of who this person is, see {@link PersonalData#alsoKnown}; without what was given. */
    Person alsoKnown(Person person);

    /**
     * Gives everything that is held, wing by wing, as one consistent snapshot.
     *
     * @param sink takes the wing and the thing; the thing's files can be read inside the call
     */
    void held(Person person, BiConsumer<String, Held> sink);

    /**
     * Erases a person for good: in one unit of work from what the wings keep, then from the files of the house. Whatever fails in the
     * unit of work erases nothing.
     *
     * @param by who does it; stands in no fact
     * @throws org.minikisa.problem.api.InvalidInputException for a person of whom too little is known to be told from others
     */
    Erasure erase(Person person, String by);

    /**
     * What an erasure did.
     *
     * @param pseudonym what stands for the person now
     * @param erased by wing and kind
     * @param traces what of the person was still found afterwards in the files of the house, kept things apart; empty when nothing
     */
    record Erasure(String pseudonym, List<Part> erased, List<Trace> traces) {

        public Erasure {
            erased = List.copyOf(erased);
            traces = List.copyOf(traces);
        }
    }

    record Part(String wing, Erased what) {}

    /**
     * Something that still tells of the person.
     *
     * @param file by its name within the data folder
     * @param times how often something was found in it
     */
    record Trace(String file, long times) {}
}
