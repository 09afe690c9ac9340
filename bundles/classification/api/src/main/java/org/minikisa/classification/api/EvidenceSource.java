package org.minikisa.classification.api;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a later wing knows of a contact: that its customer has a competition running, that its earlier cases were about cleaning.
 * Whiteboard service. Quick (a few milliseconds) and thread-safe; one that throws is left out and the log says so.
 */
@ConsumerType
public interface EvidenceSource {

    /** Stable name, the {@link Evidence#source} of its clues: {@code competitions}. */
    String name();

    /** What it knows; empty for nothing. */
    List<Clue> clues(ContactText contact);
}
