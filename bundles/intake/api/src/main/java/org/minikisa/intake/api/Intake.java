package org.minikisa.intake.api;

import org.osgi.annotation.versioning.ProviderType;

/** Where contacts are handed in. */
@ProviderType
public interface Intake {

    /**
     * Keeps a contact: its bytes are durable when this returns. Nothing is parsed here, so no content can make it fail.
     * The same source with the same bytes again gives the receipt of the first time and writes nothing, so a channel that
     * does not know how far it came simply delivers everything again.
     *
     * <p>When it could not be kept, the store's exception comes through: deliver it again.
     */
    Receipt receive(RawContact raw);
}
