package org.minikisa.competition.core.preparation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDrafted;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Competitions.PublicationCheck;
import org.minikisa.competition.api.Invitation.Attachment;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.SuppliersInvited;
import org.minikisa.competition.api.preparation.Notice;
import org.minikisa.competition.api.preparation.Preparations;
import org.minikisa.competition.api.preparation.ReviewRound;
import org.minikisa.competition.api.preparation.Schedule;
import org.minikisa.competition.api.preparation.ScheduleProposal;
import org.minikisa.competition.api.preparation.Template;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.Digests;
import org.minikisa.competition.core.Steps;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.Transitions;
import org.minikisa.competition.core.document.DraftForm;
import org.minikisa.competition.core.document.TemplateForm;
import org.minikisa.competition.core.life.StoredCompetitions;
import org.minikisa.competition.core.publication.DraftCheck;
import org.minikisa.competition.core.publication.Invited;
import org.minikisa.competition.core.publication.PreparationTables;
import org.minikisa.competition.core.publication.Publication;
import org.minikisa.competition.core.publication.Schedules;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.Comment;
import org.minikisa.support.api.NewCase;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.ReviewId;
import org.minikisa.support.api.Reviews;
import org.minikisa.support.api.SupportCase;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import com.google.gson.JsonObject;

/** Drafts in the store, from a template or a document to their publication. */
@Component
public final class StoredPreparations implements Preparations {

    /** What stands in the history of a competition where no step was taken. */
    private static final String EDITED = "draft.edited";

    private static final String LATE_INVITATION = "suppliers.invited";
    private static final Set<CompetitionState> PREPARED =
            Set.of(CompetitionState.DRAFT, CompetitionState.IN_REVIEW, CompetitionState.READY);
    private static final LocalTime END_OF_OFFICE = LocalTime.of(16, 0);

    private final Store store;
    private final Surroundings surroundings;
    private final Steps steps;
    private final Publication publication;

    @Activate
    public StoredPreparations(@Reference Store store, @Reference Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
        this.steps = new Steps(store);
        this.publication = new Publication(steps, surroundings);
        CompetitionTables.migrate(store);
    }

    // -------------------------------------------------------------------------------------------------------- drafts

    @Override
    public CompetitionId draft(String template, String customer, String key, Act act) {
        Template begun = StoredTemplates.last(store.read(tx -> new PreparationTables(tx).versions(template)))
                .orElseThrow(() -> InvalidInputException.of(
                        "the draft " + key,
                        "competition.template.unknown",
                        "template",
                        template,
                        "the id of a template",
                        "List them, or keep one first."));
        JsonObject document =
                TemplateForm.begin(begun.document().getBytes(StandardCharsets.UTF_8), begun.reference(), customer, key);
        DraftForm.Written written = DraftForm.read("the draft " + key, document, new Problems());
        return store.inTransaction(tx -> {
            var tables = new CompetitionTables(tx);
            Optional<Competition> known = tables.ofKey(key);
            if (known.isPresent()) {
                if (isBare(known.get())) {
                    replace(known.get(), begunAs(known.get().draft(), written), act, tx);
                }
                return known.get().id();
            }
            return insert(written, act, tx);
        });
    }

    /** A draft that a request opened and nobody has written at yet. */
    private static boolean isBare(Competition competition) {
        return competition.state() == CompetitionState.DRAFT
                && competition.draft().criteria().isEmpty()
                && competition.draft().procedure().template().isEmpty();
    }

    /** What the request knew stays where the template is asked for without it. */
    private static DraftForm.Written begunAs(CompetitionDraft known, DraftForm.Written written) {
        JsonObject document = DraftForm.tree(written.draft());
        if (written.draft().customer().isBlank() && !known.customer().isBlank()) {
            document.addProperty("customer", known.customer());
        }
        document.addProperty("nature", known.nature().name());
        if (!known.source().isBlank()) {
            document.addProperty("source", known.source());
        }
        return new DraftForm.Written(
                DraftForm.read("the draft " + known.key(), document, new Problems())
                        .draft(),
                written.texts());
    }

    private CompetitionId insert(DraftForm.Written written, Act act, Transaction tx) {
        keep(written, act, tx);
        CompetitionDraft draft = written.draft();
        CompetitionId id = new CompetitionTables(tx).insert(draft);
        tx.append(new CompetitionDrafted(
                id.value(),
                draft.jointProcurement(),
                draft.customer(),
                draft.nature().name()));
        return id;
    }

    private static void keep(DraftForm.Written written, Act act, Transaction tx) {
        var tables = new PreparationTables(tx);
        written.texts().forEach((sha256, bytes) -> tables.keep(sha256, bytes, act.at()));
    }

    @Override
    public CompetitionId read(String name, byte[] json, Act act) {
        String what = "draft " + name;
        DraftForm.Written written = DraftForm.read(what, json);
        Optional<CompetitionId> known = store.read(
                        tx -> new CompetitionTables(tx).ofKey(written.draft().key()))
                .map(Competition::id);
        if (known.isPresent()) {
            change(known.get(), act, what, draft -> written);
            return known.get();
        }
        return store.inTransaction(tx -> {
            requireAttachments(written, what, tx);
            return insert(written, act, tx);
        });
    }

    @Override
    public byte[] write(CompetitionId id) {
        return DraftForm.write(require(id).draft());
    }

    @Override
    public Competition edit(CompetitionId id, Map<String, String> changes, Act act) {
        String what = "the change of " + id;
        return change(id, act, what, draft -> Edits.of(draft, changes, what));
    }

    @Override
    public Competition attach(CompetitionId id, String name, Attachment.Kind kind, byte[] content, Act act) {
        String what = "the attachment of " + id;
        var problems = new Problems();
        if (name.isBlank() || name.contains("/") || name.contains("\\")) {
            problems.add(
                    "competition.attachment.name", "name", name, "the name of a file", "Give a name without a path.");
        }
        if (content.length == 0 || content.length > LARGEST_ATTACHMENT) {
            problems.add(
                    "competition.attachment.size",
                    "content",
                    content.length + " bytes",
                    "1 to " + LARGEST_ATTACHMENT + " bytes",
                    "Attach the document itself; split what is too large.");
        }
        problems.refuseIfAny(what);
        String sha256 = Digests.sha256(content);
        return change(id, act, what, draft -> {
            var attachments = new ArrayList<>(draft.invitation().attachments());
            attachments.removeIf(one -> one.name().equals(name));
            attachments.add(new Attachment(name, kind, sha256));
            return new DraftForm.Written(Edits.withAttachments(draft, attachments), Map.of(sha256, content));
        });
    }

    @Override
    public Competition detach(CompetitionId id, String name, Act act) {
        String what = "the attachment of " + id;
        return change(id, act, what, draft -> {
            var attachments = new ArrayList<>(draft.invitation().attachments());
            if (!attachments.removeIf(one -> one.name().equals(name))) {
                throw InvalidInputException.of(
                        what,
                        "competition.attachment.unknown",
                        "name",
                        name,
                        "one of " + attachments.stream().map(Attachment::name).toList(),
                        "Look up the name of the attachment.");
            }
            return new DraftForm.Written(Edits.withAttachments(draft, attachments), Map.of());
        });
    }

    @Override
    public Optional<byte[]> attachment(String sha256) {
        return store.read(tx -> new PreparationTables(tx).bytes(sha256));
    }

    /** Gives a draft other content; in review it becomes a version there, and a ready one is a draft again. */
    private Competition change(
            CompetitionId id, Act act, String what, Function<CompetitionDraft, DraftForm.Written> change) {
        Competition before = require(id);
        Competition after = before.state() == CompetitionState.READY
                ? steps.take(id, CompetitionStep.REWORK, act, EDITED, (competition, tables, tx) -> {
                    boolean changed = replaced(competition, change, act, what, tx);
                    if (changed) {
                        tables.state(id, CompetitionState.DRAFT);
                    }
                    return changed;
                })
                : store.inTransaction(tx -> {
                    Competition competition = Steps.require(new CompetitionTables(tx), id);
                    replaced(competition, change, act, what, tx);
                    return Steps.require(new CompetitionTables(tx), id);
                });
        if (after.state() == CompetitionState.IN_REVIEW) {
            openReview(id).ifPresent(review -> addVersion(review, after, act));
        }
        return after;
    }

    private boolean replaced(
            Competition competition,
            Function<CompetitionDraft, DraftForm.Written> change,
            Act act,
            String what,
            Transaction tx) {
        DraftForm.Written written = change.apply(competition.draft());
        if (written.draft().equals(competition.draft())) {
            return false;
        }
        if (!PREPARED.contains(competition.state())) {
            throw StoredCompetitions.frozen(competition);
        }
        requireAttachments(written, what, tx);
        replace(competition, written, act, tx);
        return true;
    }

    private static void replace(Competition competition, DraftForm.Written written, Act act, Transaction tx) {
        keep(written, act, tx);
        var tables = new CompetitionTables(tx);
        tables.replaceDraft(competition.id(), written.draft());
        tables.insertEvent(competition.id(), EDITED, act.at(), tables.person(act.by()), "");
    }

    private static void requireAttachments(DraftForm.Written written, String what, Transaction tx) {
        var tables = new PreparationTables(tx);
        var problems = new Problems();
        Publication.attachments(
                written.draft(), sha256 -> written.texts().containsKey(sha256) || tables.has(sha256), problems);
        problems.refuseIfAny(what);
    }

    // -------------------------------------------------------------------------------------------------------- reviews

    @Override
    public Competition review(CompetitionId id, Optional<String> supportCase, LocalDate due, Act act) {
        Competition competition = require(id);
        Transitions.requirePossible(id, competition.state(), CompetitionStep.REVIEW);
        Optional<Review> open = openReview(id);
        Review review = open.isPresent()
                ? addVersion(open.get(), competition, act)
                : reviews()
                        .open(
                                caseOf(competition, supportCase, due, act),
                                documentName(id),
                                DraftForm.write(competition.draft()),
                                due,
                                act.at());
        return steps.take(id, CompetitionStep.REVIEW, act, review.id().value(), (before, tables, tx) -> {
            var preparation = new PreparationTables(tx);
            if (preparation.review(id).filter(review.id().value()::equals).isEmpty()) {
                preparation.review(id, review.id().value());
            }
            tables.state(id, CompetitionState.IN_REVIEW);
            return true;
        });
    }

    static String documentName(CompetitionId id) {
        return id + ".draft.json";
    }

    /** The named case, the one that is linked already, or a new one; it is linked to the competition. */
    private CaseId caseOf(Competition competition, Optional<String> named, LocalDate due, Act act) {
        Cases cases = surroundings.cases().orElseThrow(StoredPreparations::noSupport);
        String id = competition.id().value();
        CaseId found = named.map(CaseId::new)
                .or(() -> cases.list().stream()
                        .filter(one -> one.competition().filter(id::equals).isPresent())
                        .map(SupportCase::id)
                        .findFirst())
                .orElseGet(() -> cases.open(newCase(competition, due), act.by(), act.at())
                        .id());
        cases.linkCompetition(found, id);
        return found;
    }

    private NewCase newCase(Competition competition, LocalDate due) {
        CompetitionDraft draft = competition.draft();
        return new NewCase(
                Kind.REVIEW,
                Topic.R1,
                Optional.of(draft.jointProcurement())
                        .filter(id -> !id.isBlank())
                        .map(JointProcurementId::new),
                Language.FI,
                Optional.of(draft.customer()).filter(id -> !id.isBlank()).map(CustomerId::new),
                due.atTime(END_OF_OFFICE).atZone(Schedules.FINLAND).toInstant(),
                draft.nature() == Nature.CONSTRUCTED);
    }

    private Review addVersion(Review review, Competition competition, Act act) {
        return reviews().addVersion(review.id(), DraftForm.write(competition.draft()), act.at());
    }

    private Reviews reviews() {
        return surroundings.reviews().orElseThrow(StoredPreparations::noSupport);
    }

    private static InvalidInputException noSupport() {
        return InvalidInputException.of(
                "the review",
                "competition.review.absent",
                "",
                "no support unit in this house",
                "bundles of the support wing",
                "Start them, or find the draft ready without a review.");
    }

    private Optional<Review> newestReview(CompetitionId id) {
        return store.read(tx -> new PreparationTables(tx).review(id))
                .flatMap(review -> surroundings.reviews().flatMap(all -> all.find(new ReviewId(review))));
    }

    private Optional<Review> openReview(CompetitionId id) {
        return newestReview(id).filter(review -> review.closed().isEmpty());
    }

    @Override
    public Optional<ReviewRound> reviewOf(CompetitionId id) {
        require(id);
        return newestReview(id)
                .map(review -> new ReviewRound(
                        review.id().value(),
                        review.supportCase().value(),
                        review.due(),
                        review.closed().isEmpty(),
                        review.versions().size(),
                        review.comments().size(),
                        review.undisposed().stream().map(Comment::place).toList()));
    }

    @Override
    public Competition approve(CompetitionId id, String reason, Act act) {
        Transitions.requirePossible(id, require(id).state(), CompetitionStep.APPROVE);
        // refused by the support wing while comments lack a disposition; closed once, a second try goes on here
        openReview(id).ifPresent(review -> reviews().close(review.id(), act.at()));
        return steps.take(id, CompetitionStep.APPROVE, act, reason, (competition, tables, tx) -> {
            tables.state(id, CompetitionState.READY);
            return true;
        });
    }

    @Override
    public Competition rework(CompetitionId id, String reason, Act act) {
        return steps.take(id, CompetitionStep.REWORK, act, reason, (competition, tables, tx) -> {
            tables.state(id, CompetitionState.DRAFT);
            return true;
        });
    }

    // ---------------------------------------------------------------------------------------------------- publication

    @Override
    public ScheduleProposal propose(CompetitionId id, Instant at) {
        CompetitionDraft draft = require(id).draft();
        var schedules = new Schedules(calendar());
        return schedules.propose(draft, new DraftCheck(draft, surroundings).isDynamicPurchasingSystem(), at);
    }

    private LegalCalendar calendar() {
        return surroundings.calendar().orElseThrow(() -> Amending.noCalendar("the proposal of a schedule"));
    }

    @Override
    public PublicationCheck check(CompetitionId id, Schedule schedule, Instant at) {
        return store.read(tx ->
                publication.check(Steps.require(new CompetitionTables(tx), id), schedule, Act.ofTheHouse(at), tx));
    }

    @Override
    public Competition publish(CompetitionId id, Schedule schedule, Act act) {
        return publication.publish(id, schedule, act);
    }

    @Override
    public List<String> admitted(CompetitionId id, LocalDate day) {
        return Invited.admitted(require(id).draft(), day, surroundings);
    }

    @Override
    public Competition inviteAdmitted(CompetitionId id, Act act) {
        return store.inTransaction(tx -> {
            var tables = new CompetitionTables(tx);
            Competition competition = Steps.require(tables, id);
            Amending.requireOpen(competition, act.at(), "the invitation of suppliers to " + id);
            List<String> late =
                    new ArrayList<>(Invited.admitted(competition.draft(), Schedules.day(act.at()), surroundings));
            late.removeAll(competition.invited());
            if (late.isEmpty()) {
                return competition;
            }
            var all = new ArrayList<>(competition.invited());
            all.addAll(late);
            var preparation = new PreparationTables(tx);
            preparation.invited(id, all);
            preparation.notice(id, Notice.Kind.LATE_INVITATION, act.at(), late, 0);
            tables.insertEvent(id, LATE_INVITATION, act.at(), tables.person(act.by()), "");
            tx.append(
                    new SuppliersInvited(id.value(), late.size(), true, act.at().toString()));
            return Steps.require(tables, id);
        });
    }

    @Override
    public List<Notice> notices(CompetitionId id) {
        return store.read(tx -> {
            Steps.require(new CompetitionTables(tx), id);
            return new PreparationTables(tx).notices(id);
        });
    }

    private Competition require(CompetitionId id) {
        return store.read(tx -> Steps.require(new CompetitionTables(tx), id));
    }
}
