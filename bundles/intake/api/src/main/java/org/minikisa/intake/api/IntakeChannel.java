package org.minikisa.intake.api;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ConsumerType;

/** Brings contacts in from a place. Whiteboard service; it delivers, it does not judge: what a contact is, the core says. */
@ConsumerType
public interface IntakeChannel {

    /** Short and stable: {@code mail}. */
    String id();

    /** Whether this channel can read what lies there. Looks, does not read it all. */
    boolean accepts(Path location);

    /**
     * Reads everything once, in a stable order and with stable {@link RawContact#source sources}: read twice, the same
     * contacts come under the same names.
     *
     * @param sink takes one contact after another; when it throws, reading ends and the exception comes through
     * @param progress told how many contacts were read so far, from time to time and at the end
     */
    ReadSummary read(Path location, Consumer<RawContact> sink, Consumer<Long> progress);
}
