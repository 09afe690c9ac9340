package org.minikisa.store.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.minikisa.problem.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Finds, exports and erases what the house holds of a person, asking every wing ({@link PersonalData}). */
@ProviderType
public interface Persons {

    /** Wings that answer now, by name. */
    List<String> wings();

    /** Wings that keep tables and do not answer; nobody can be erased without them. */
    List<String> silent();

    /** What else the wings know of who this person is, see {@link PersonalData#alsoKnown}; without what was given. */
    Person alsoKnown(Person person);

    /**
     * Gives everything that is held, wing by wing, as one consistent snapshot.
     *
     * @param sink takes the wing and the thing; the thing's files can be read inside the call
     * @throws org.minikisa.problem.api.InvalidInputException for a person of whom nothing usable is given
     */
    void held(Person person, BiConsumer<String, Held> sink);

    /**
     * Erases a person for good: in one unit of work from what the wings keep, then from the files of the house. What fails in the unit
     * of work erases nothing; what fails afterwards is told, and asking again for the same person does the rest.
     *
     * @param by who does it
     * @param reason why, without a word about who is erased
     * @throws org.minikisa.problem.api.InvalidInputException for a person of whom nothing usable is given, a blank {@code by}, or when
     *     a wing is {@link #silent}
     */
    Erasure erase(Person person, String by, String reason);

    /** Erasures so far, the last one first. */
    List<Past> past();

    /** What was frozen instead of erased and still is, the last one first. */
    List<Frozen> frozen();

    /**
     * What an erasure did.
     *
     * @param pseudonym what stands for the person now
     * @param parts how much of what, by wing
     * @param frozen what stays because the law keeps it
     * @param traces what in the data folder still tells of the person; frozen things do
     * @param problems what could not be done with files
     */
    record Erasure(
            String pseudonym, List<Part> parts, List<Frozen> frozen, List<Trace> traces, List<Problem> problems) {

        public Erasure {
            parts = List.copyOf(parts);
            frozen = List.copyOf(frozen);
            traces = List.copyOf(traces);
            problems = List.copyOf(problems);
        }
    }

    record Part(String wing, Erased what) {}

    /** Something that is kept for nothing but what the law keeps it for. @param until the last day; empty where none is told */
    record Frozen(String pseudonym, String wing, String place, String kind, String reason, Optional<LocalDate> until) {}

    /** @param file by its name within the data folder @param times how often something was found in it, at least 1 */
    record Trace(String file, long times) {}

    record Past(String pseudonym, Instant at, String by, String reason, long erased) {}
}
