package org.minikisa.competition.api.sealing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.problem.api.Problem;

/**
 * How the tenders of a competition were opened.
 *
 * @param openers names of those whose shares opened them; personal data
 * @param tenders all that were in, in the order they came
 * @param shareProblems what was wrong with shares that were handed in and not needed; places name the opener
 * @param document the opening record as a file, signed by the house: see {@link SealedTenders#record}
 * @param digest SHA-256 of that file, lower-case hex; the journal carries it
 */
public record Opening(
        CompetitionId competition,
        Instant at,
        List<String> openers,
        List<Result> tenders,
        List<Problem> shareProblems,
        String document,
        String digest) {

    /**
     * What was in one sealed file.
     *
     * @param number as in its {@link Receipt}
     * @param tender id of the tender it has become; empty where it was refused
     * @param attachments what came with it
     * @param problems why it was refused: unreadable, tampered with, incomplete, from a supplier who was not invited
     */
    public record Result(
            String number,
            String digest,
            Instant received,
            Optional<String> tender,
            List<Attachment> attachments,
            List<Problem> problems) {
        public Result {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(received, "received");
            Objects.requireNonNull(tender, "tender");
            attachments = List.copyOf(attachments);
            problems = List.copyOf(problems);
        }

        public boolean opened() {
            return tender.isPresent();
        }
    }

    /**
     * A file that came with a tender.
     *
     * @param size in bytes
     * @param sha256 of its bytes, lower-case hex
     */
    public record Attachment(String name, long size, String sha256) {
        public Attachment {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    public Opening {
        Objects.requireNonNull(competition, "competition");
        Objects.requireNonNull(at, "at");
        openers = List.copyOf(openers);
        tenders = List.copyOf(tenders);
        shareProblems = List.copyOf(shareProblems);
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(digest, "digest");
    }

    /** Names the moment, not the people: records end up in logs. */
    @Override
    public String toString() {
        return "Opening[" + competition + ", " + at + ", " + tenders.size() + " tenders]";
    }
}
