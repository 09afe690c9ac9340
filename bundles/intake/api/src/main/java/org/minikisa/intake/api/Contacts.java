package org.minikisa.intake.api;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.attachments.AttachmentReader;
import org.minikisa.problem.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Reads the contacts that came in. */
@ProviderType
public interface Contacts {

    /** Empty for an unknown id and for a contact that nobody has looked at yet. */
    Optional<Contact> find(ContactId id);

    /** {@link #find} several, in the order of arrival; without those that are unknown or that nobody has looked at yet. */
    List<Contact> find(Collection<ContactId> ids);

    /** The contacts that were looked at, the newest arrival first. */
    List<Contact> list(ContactQuery query);

    /** All contacts that were looked at, without their texts, in the order of arrival. */
    List<Arrival> arrivals();

    /** The ids of all contacts that are kept, also of those nobody has looked at yet, in the order of arrival. */
    List<ContactId> ids();

    /**
     * The contacts that were delivered from a source (see {@link RawContact}), also those nobody has looked at yet, in the order of
     * arrival: none, one, or several with different bytes.
     */
    List<ContactId> deliveredFrom(String source);

    /**
     * The bytes as they came.
     *
     * @throws java.util.NoSuchElementException for an unknown id
     */
    byte[] raw(ContactId id);

    Ledger ledger();

    /** Empty for an unknown id and for a contact that nobody has looked at yet. */
    Optional<ContactDetails> details(ContactId id);

    /**
     * What hangs on a contact, decoded.
     *
     * @param position from 0, in the order of {@link Contact#attachments}
     * @throws java.util.NoSuchElementException for an unknown contact or position
     */
    byte[] attachment(ContactId id, int position);

    /**
     * What reading an attachment gave; empty where nobody has read it, or nobody can read such a thing.
     *
     * @param position from 0, in the order of {@link Contact#attachments}
     */
    Optional<AttachmentReader.Outcome> attachmentText(ContactId id, int position);

    /**
     * Counts everything again from the raw bytes: each raw contact has its bytes under its SHA-256 and exactly one disposition, and
     * nothing else has one.
     *
     * @return what does not hold; empty when the ledger is in order
     */
    List<Problem> verify();

    /**
     * Looks at all quarantined contacts again, after something was mended: a limit, a parser. Those that can be understood
     * now get their disposition, and a {@link ContactReceived} like any other.
     *
     * @return how many left the quarantine
     */
    int reprocessQuarantined();

    /**
     * Looks at one quarantined contact again.
     *
     * @param patiently with the limits of one who waits: ten times as many parts, nested ten times as deep, ten times the time
     * @throws org.minikisa.problem.api.InvalidInputException for one that is not quarantined
     */
    Disposition reprocess(ContactId id, boolean patiently);

    /**
     * Replaces what is read of a quarantined contact by mended bytes and looks at it again. The bytes it came with are kept beside
     * them; {@link #raw} and the ledger still tell those.
     *
     * @param by who mended it
     * @param reason why, for those who look later
     * @throws org.minikisa.problem.api.InvalidInputException for one that is not quarantined, empty bytes, blank {@code by}
     */
    Disposition mend(ContactId id, byte[] mended, String by, String reason);
}
