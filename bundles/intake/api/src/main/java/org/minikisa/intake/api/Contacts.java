package org.minikisa.intake.api;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** Reads the contacts that came in. */
@ProviderType
public interface Contacts {

    /** Empty for an unknown id and for a contact that nobody has looked at yet. */
    Optional<Contact> find(ContactId id);

    /** The contacts that were looked at, the newest arrival first. */
    List<Contact> list(ContactQuery query);

    /** The ids of all contacts that are kept, also of those nobody has looked at yet, in the order of arrival. */
    List<ContactId> ids();

    /**
     * The bytes as they came.
     *
     * @throws java.util.NoSuchElementException for an unknown id
     */
    byte[] raw(ContactId id);

    Ledger ledger();

    /**
     * Looks at all quarantined contacts again, after something was mended: a limit, a parser. Those that can be understood
     * now get their disposition, and a {@link ContactReceived} like any other.
     *
     * @return how many left the quarantine
     */
    int reprocessQuarantined();
}
