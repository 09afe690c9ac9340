package org.minikisa.store.api;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers for the personal data that a wing holds. Whiteboard service; every wing that has tables has one, be it to say that there is
 * nobody in them. All wings are asked in one unit of work, so that a person is erased everywhere or nowhere.
 *
 * <p>Most of it is declared by {@link #texts}; what needs more than a pseudonym in a text is told by {@link #held} and done by
 * {@link #erase}. Counts, labels, dispositions and facts stay as they are when a person is erased.
 */
@ConsumerType
public interface PersonalData {

    /** Whose data, by the name its tables were {@linkplain Store#migrate migrated} under: {@code intake}. */
    String wing();

    /** Columns in which people may be told of, as far as {@link #held} does not give them. */
    default List<PersonalTexts> texts() {
        return List.of();
    }

    /**
     * Whether the law keeps a row of {@link #texts} as it is.
     *
     * @param key the values of its key columns
     */
    default Held.Fate fate(PersonalTexts texts, List<String> key, Transaction tx) {
        return Held.Fate.erased();
    }

    /**
     * What else tells who this person is, by what the wing holds: the names that were used with an address, a telephone number
     * beside it. For people to look at and to choose from; nothing is taken over without them.
     */
    default Person alsoKnown(Disguise who, Transaction tx) {
        return Person.unknown();
    }

    /** Gives what the wing holds of the person beside {@link #texts}, each thing once, in a stable order. Reads only. */
    default void held(Disguise who, Transaction tx, Consumer<Held> sink) {}

    /**
     * Puts the pseudonym in the person's place in all that {@link #held} gives, but for what the law keeps.
     *
     * @return how much of each kind, in a stable order
     */
    default List<Erased> erase(Disguise who, Transaction tx) {
        return List.of();
    }

    /** Files outside the data folder that the wing owns and that may tell of people; looked through after an erasure. */
    default List<Path> files() {
        return List.of();
    }

    /**
     * Erases the person from files that the wing owns, wherever they are. Called after the unit of work.
     *
     * @return how much of each kind
     */
    default List<Erased> eraseInFiles(Disguise who) {
        return List.of();
    }
}
