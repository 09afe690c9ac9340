package org.minikisa.store.api;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers for the personal data that a wing holds. Whiteboard service; every wing that keeps texts, names or addresses has one.
 * What it says and does is asked of all wings in one unit of work, so that a person is erased everywhere or nowhere.
 *
 * <p>Counts, labels, dispositions and facts stay as they are when a person is erased.
 */
@ConsumerType
public interface PersonalData {

    /** Whose data: {@code intake}. */
    String wing();

    /**
     * What else tells who this person is, by what the wing holds: the names that were used with an address, a telephone number
     * beside it. For people to look at and to choose from; nothing is taken over without them.
     */
    default Person alsoKnown(Disguise who, Transaction tx) {
        return Person.unknown();
    }

    /** Gives everything the wing holds of the person, each thing once, in a stable order. Reads only. */
    void held(Disguise who, Transaction tx, Consumer<Held> sink);

    /**
     * Puts the pseudonym in the person's place in all that {@link #held} gives, but for what the law keeps.
     *
     * @return how much of each kind, in a stable order
     */
    List<Erased> erase(Disguise who, Transaction tx);

    /**
     * Files outside the store that the wing owns and that may tell of people; looked through after an erasure. Asked outside a unit of
     * work.
     */
    default List<Path> files() {
        return List.of();
    }

    /**
     * Erases the person from {@link #files}, after the unit of work.
     *
     * @return how much of each kind
     */
    default List<Erased> eraseInFiles(Disguise who) {
        return List.of();
    }
}
