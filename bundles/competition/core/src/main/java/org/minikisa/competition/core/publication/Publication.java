package org.minikisa.competition.core.publication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionPublished;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Competitions.PublicationCheck;
import org.minikisa.competition.api.Invitation.Attachment;
import org.minikisa.competition.api.SuppliersInvited;
import org.minikisa.competition.api.preparation.Notice;
import org.minikisa.competition.api.preparation.Schedule;
import org.minikisa.competition.core.AnnouncedMethods;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.SealedTables;
import org.minikisa.competition.core.Steps;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.store.api.Transaction;
import org.minikisa.support.api.Comment;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.ReviewId;

/** The one way a competition is published, whoever asks for it. */
public final class Publication {

    private final Steps steps;
    private final Surroundings surroundings;
    private final AnnouncedMethods announced;

    public Publication(Steps steps, Surroundings surroundings) {
        this.steps = steps;
        this.surroundings = surroundings;
        this.announced = new AnnouncedMethods(surroundings);
    }

    public Competition publish(CompetitionId id, Schedule schedule, Act act) {
        return steps.take(id, CompetitionStep.PUBLISH, act, "", (competition, tables, tx) -> {
            PublicationCheck check = check(competition, schedule, act, tx);
            if (!check.refusals().isEmpty()) {
                throw new InvalidInputException("the publication of " + id, check.refusals());
            }
            CompetitionDraft draft = competition.draft();
            tables.publish(id, act.at(), schedule.closes(), announced.newest(draft), check.warnings());
            invite(id, draft, schedule, act, tx);
            tx.append(new CompetitionPublished(
                    id.value(),
                    draft.jointProcurement(),
                    draft.nature().name(),
                    act.at().toString(),
                    schedule.closes().toString()));
            return true;
        });
    }

    private void invite(CompetitionId id, CompetitionDraft draft, Schedule schedule, Act act, Transaction tx) {
        var preparation = new PreparationTables(tx);
        List<String> suppliers = Invited.admitted(draft, Schedules.day(act.at()), surroundings);
        preparation.invited(id, suppliers);
        preparation.questionsUntil(id, schedule.questionsUntil());
        if (!suppliers.isEmpty()) {
            preparation.notice(id, Notice.Kind.INVITATION, act.at(), suppliers, 0);
            tx.append(new SuppliersInvited(
                    id.value(), suppliers.size(), false, act.at().toString()));
        }
    }

    public PublicationCheck check(Competition competition, Schedule schedule, Act act, Transaction tx) {
        PublicationCheck rules = PublicationRules.check(competition.draft(), act.at(), schedule, surroundings);
        var refusals = new Problems();
        rules.refusals().forEach(refusals::add);
        SealingRules.check(competition.draft(), new SealedTables(tx).keys(competition.id()), refusals);
        var tables = new PreparationTables(tx);
        tables.review(competition.id())
                .flatMap(review -> surroundings.reviews().flatMap(all -> all.find(new ReviewId(review))))
                .filter(review -> review.closed().isEmpty())
                .ifPresent(review -> open(review, refusals));
        if (competition.draft().exemption().isEmpty()) { // documents from elsewhere need not be kept here
            attachments(competition.draft(), tables::has, refusals);
        }
        return new PublicationCheck(refusals.list(), rules.warnings());
    }

    /** A round that is open has something to say, or nobody has said yet that it has not. */
    private static void open(Review review, Problems refusals) {
        for (Comment comment : review.undisposed()) {
            refusals.add(
                    "competition.review.comment",
                    comment.place(),
                    "comment " + comment.number() + " of " + review.id() + ", of which nobody has said what became",
                    "accepted, rejected or partly taken up",
                    "Say it with kisa:review dispose.");
        }
        refusals.add(
                "competition.review.open",
                "review",
                review.id() + " is open",
                "a closed round of comments",
                "Find the draft ready: that closes the round.");
    }

    /** Every attachment has bytes that are kept. */
    public static void attachments(CompetitionDraft draft, Predicate<String> isKept, Problems refusals) {
        List<Attachment> attachments = draft.invitation().attachments();
        for (int i = 0; i < attachments.size(); i++) {
            if (!isKept.test(attachments.get(i).sha256())) {
                refusals.add(missing(attachments.get(i), "attachments[" + i + "]"));
            }
        }
    }

    private static Problem missing(Attachment attachment, String place) {
        return new Problem(
                "competition.attachment.missing",
                place,
                attachment.name() + " without its bytes",
                "a file that is kept here",
                "Attach the file, or take its name out.");
    }

    /** After a correction: what was announced stays, a criterion that is new or has another method gets its newest version. */
    public Map<String, String> methods(Competition competition, CompetitionDraft corrected, CompetitionTables tables) {
        var methods = new LinkedHashMap<>(announced.newest(corrected));
        Map<String, String> before = tables.methods(competition.id());
        corrected.criteria().stream()
                .filter(criterion -> competition
                        .draft()
                        .criterion(criterion.id())
                        .filter(known -> known.method().equals(criterion.method()))
                        .isPresent())
                .forEach(criterion -> methods.put(criterion.id(), before.get(criterion.id())));
        return methods;
    }
}
