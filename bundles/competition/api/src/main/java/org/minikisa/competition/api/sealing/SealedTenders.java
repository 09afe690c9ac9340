package org.minikisa.competition.api.sealing;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tenders that nobody can read before they are opened by enough people. For competitions whose draft has a
 * {@link org.minikisa.competition.api.Procedure.SealingPlan}; for others every method refuses with
 * {@code competition.sealing.plain}.
 *
 * <p>What is not possible is refused with {@link InvalidInputException} and changes nothing, with two exceptions: a late
 * tender is kept and confirmed as late, and an attempt to get at tenders in a way that is not allowed (too early, by
 * someone else, with shares that do not open) is kept in the history and as the fact {@link AccessAttempted}.
 *
 * <p>Whether the time has come is decided by the clock of the runtime, not by {@link Act#at}.
 */
@ProviderType
public interface SealedTenders {

    /** The openers of the plan, in its order, with the keys that are registered. */
    List<Opener> openers(CompetitionId id);

    /**
     * Registers the key of an opener, while the competition is a draft; again replaces it.
     *
     * @param keyFile what the client's {@code key} wrote for others: name, public key, fingerprint
     * @return the opener, with the fingerprint to be read back to him
     * @throws InvalidInputException for a name that is not in the plan, a damaged or weak key, a key that another opener
     *     has, and after the publication
     */
    Opener register(CompetitionId id, byte[] keyFile, Act act);

    /**
     * The file from which suppliers' clients seal: lots, criteria, price forms, deadline, the openers' public keys and the
     * house's, signed by the house. From the publication on; another one after each correction or extension, and what was
     * sealed by the earlier one stays good.
     */
    byte[] invitation(CompetitionId id);

    /**
     * The same for one supplier, with a code of its own: from then on a tender in this supplier's name is taken only with
     * it. Whoever can hand in a file could otherwise tender in another's name.
     *
     * @param supplier id of an invited supplier
     */
    byte[] invitation(CompetitionId id, String supplier);

    /**
     * Takes a sealed tender, a later version of one, or refuses it. The moment that counts is when its last byte had
     * arrived. The same bytes again get the same receipt again.
     *
     * @param sealed is read to its end and not closed
     * @return the signed receipt; it stands in the store, with the tender on the disk, when this returns
     * @throws InvalidInputException when it is damaged, meant for another competition, lot or openers, too large, older than
     *     the version that is in; {@code competition.tender.late} when it is late (then it is recorded); when the disk is full
     */
    Receipt submit(CompetitionId id, InputStream sealed);

    /**
     * Takes a tender back, until the end of the tender period.
     *
     * @param withdrawal what the client's {@code withdraw} wrote: signed with the key that sealed the tender
     */
    Receipt withdraw(CompetitionId id, byte[] withdrawal);

    /** The receipt of the sealed file with this digest, for whoever holds the file. */
    Optional<Receipt> receipt(CompetitionId id, String sha256);

    /**
     * All receipts in the order they were given, without senders. From the end of the tender period on: before it, how many
     * tenders there are is told to nobody.
     */
    List<Receipt> receipts(CompetitionId id, Act act);

    /**
     * Gives an opener his sealed shares of all tenders that will be opened, after the tender period has been closed. Only
     * his private key unseals them.
     *
     * @param act {@link Act#by} is the opener
     * @param out is written to and not closed
     */
    void shares(CompetitionId id, Act act, OutputStream out);

    /**
     * Opens all tenders in one go, with the shares that openers have unsealed. What passes the checks becomes an ordinary
     * tender of the competition; what does not is recorded with the reason and kept. Shares that are damaged, foreign or
     * there twice are named; with enough good ones the tenders are opened all the same.
     *
     * @param shares what the clients' {@code open-share} wrote; each is read to its end and not closed
     * @throws InvalidInputException when there are not enough good shares, with what is wrong with each; nothing is opened
     */
    Competition open(CompetitionId id, List<InputStream> shares, Act act);

    /** How the tenders were opened; empty before. */
    Optional<Opening> opening(CompetitionId id);

    /**
     * The opening record: who opened and when, every receipt in order, what became of each tender, and the head of the
     * journal; signed by the house. With the sealed files anyone can verify it with the client.
     *
     * @throws InvalidInputException before the opening
     */
    byte[] record(CompetitionId id);

    /**
     * A sealed file as it came, for verification; after the opening.
     *
     * @param number as in the receipt; its last version
     */
    void sealedFile(CompetitionId id, String number, Act act, OutputStream out);

    /**
     * An attachment of an opened tender, unsealed while it is read.
     *
     * @param tender id of the opened tender
     */
    void attachment(CompetitionId id, String tender, String name, Act act, OutputStream out);
}
