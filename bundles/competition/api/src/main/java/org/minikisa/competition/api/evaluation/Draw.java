package org.minikisa.competition.api.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lots drawn between equal tenders so that nobody could have known or chosen the outcome, and anyone can recompute it.
 *
 * <p>Each participant first hands in the SHA-256 of a secret, then, when all have, the secret. The outcome:
 *
 * <pre>
 * seed   = SHA-256 of the lines  "minikisa-draw/1", competition, lot, number of the draw,
 *                                the ids of the tied tenders in the order of their characters,
 *                                the secrets in the order of their commitments
 * ticket = SHA-256 of the lines  seed, id of the tender
 * </pre>
 *
 * Lines are UTF-8, each ended by one line feed; digests are lower-case hex. The tender with the smallest ticket is first,
 * the others follow. As long as one participant keeps his secret to himself until all have committed, nobody can steer it.
 *
 * @param number of the draw in its competition, from 1
 * @param tied ids of the equal tenders, in the order of their characters
 * @param participants in the order in which they committed
 * @param outcome the tenders in the order that was drawn; empty while secrets are missing
 * @param givenUp why it was begun anew; empty for one that stands
 */
public record Draw(
        int number,
        String lot,
        List<String> tied,
        List<Participant> participants,
        Optional<String> seed,
        List<Ticket> outcome,
        Optional<String> givenUp) {

    /**
     * Who takes part.
     *
     * @param by personal data
     * @param secret empty while it is one
     */
    public record Participant(String by, String commitment, Optional<String> secret) {}

    /** A tender and its digest. */
    public record Ticket(String tender, String digest) {}

    public Draw {
        Objects.requireNonNull(lot, "lot");
        tied = List.copyOf(tied);
        participants = List.copyOf(participants);
        Objects.requireNonNull(seed, "seed");
        outcome = List.copyOf(outcome);
        Objects.requireNonNull(givenUp, "givenUp");
    }

    public boolean drawn() {
        return !outcome.isEmpty();
    }
}
