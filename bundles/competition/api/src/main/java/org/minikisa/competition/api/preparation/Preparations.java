package org.minikisa.competition.api.preparation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Competitions.PublicationCheck;
import org.minikisa.competition.api.Invitation;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A competition from its first draft to its publication. What is not possible now or would not be lawful is refused with
 * {@link org.minikisa.problem.api.InvalidInputException}, all problems at once, and changes nothing.
 */
@ProviderType
public interface Preparations {

    /** The largest attachment that is kept, in bytes. */
    int LARGEST_ATTACHMENT = 64 * 1024 * 1024;

    /**
     * Begins a draft with the newest version of a template. The same key again is the same competition and changes
     * nothing.
     *
     * @param customer id of the customer it is held for
     * @param key see {@link org.minikisa.competition.api.CompetitionDraft#key()}
     */
    CompetitionId draft(String template, String customer, String key, Act act);

    /**
     * Reads a draft from its document: a new one, or another content of one that is still being prepared.
     *
     * @param name for messages: the file's name
     * @param json UTF-8
     */
    CompetitionId read(String name, byte[] json, Act act);

    /** The document of a draft, in UTF-8; read again it is the same draft. */
    byte[] write(CompetitionId id);

    /**
     * Changes places of a draft that is being prepared. In review the changed document becomes a new version there; a
     * ready draft becomes a draft again.
     *
     * @param changes place to its new content, in order: a JSON value, or the text itself where a text or a number
     *     stands; an empty text takes the place out. The place behind the last element of a list adds one
     */
    Competition edit(CompetitionId id, Map<String, String> changes, Act act);

    /** Adds a document to a draft, or replaces the one of that name. */
    Competition attach(CompetitionId id, String name, Invitation.Attachment.Kind kind, byte[] content, Act act);

    /** Takes a document out of a draft. */
    Competition detach(CompetitionId id, String name, Act act);

    /** The bytes of an attachment. @param sha256 see {@link Invitation.Attachment#sha256()} */
    Optional<byte[]> attachment(String sha256);

    /**
     * Sends the draft for comments. After a rework the round that is open gets the new version instead of another round.
     *
     * @param supportCase id of the case that the customer's request opened; empty for a case of its own
     * @param due the day comments are promised by, in Finland
     */
    Competition review(CompetitionId id, Optional<String> supportCase, LocalDate due, Act act);

    /** The newest review round of a competition. */
    Optional<ReviewRound> reviewOf(CompetitionId id);

    /**
     * Finds the draft ready. An open round is closed by it, which answers its case; refused with the comments that nobody
     * has said yet what became of.
     *
     * @param reason for the history; {@code ""} for none
     */
    Competition approve(CompetitionId id, String reason, Act act);

    /** Takes a draft back from review or readiness; an open round stays open. */
    Competition rework(CompetitionId id, String reason, Act act);

    /** When everything could end if it were published at that moment, each day with its reasons. */
    ScheduleProposal propose(CompetitionId id, Instant at);

    /** What would be said at publication: what the Act's words forbid, and what courts punished by circumstances. */
    PublicationCheck check(CompetitionId id, Schedule schedule, Instant at);

    /**
     * Publishes: the draft is frozen and all suppliers who are admitted on that day are invited. Refused with the comments
     * of an open review round.
     */
    Competition publish(CompetitionId id, Schedule schedule, Act act);

    /** Whom a publication on that day would invite: ids of the suppliers admitted to the lots. */
    List<String> admitted(CompetitionId id, LocalDate day);

    /**
     * Invites those who were admitted after the publication, while the tender period runs; they get everything that was
     * told before. Without anyone new it changes nothing.
     */
    Competition inviteAdmitted(CompetitionId id, Act act);

    /** What was told to whom, oldest first. */
    List<Notice> notices(CompetitionId id);
}
