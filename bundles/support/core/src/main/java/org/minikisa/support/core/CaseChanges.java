package org.minikisa.support.core;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.intake.api.ContactId;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.store.api.Transaction;
import org.minikisa.support.api.CaseChange;
import org.minikisa.support.api.CaseChangeUndone;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseEvent.What;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseSplit;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.CasesMerged;
import org.minikisa.support.api.SupportCase;
import org.minikisa.support.core.ChangeTables.Before;
import org.minikisa.support.core.ChangeTables.Moved;
import org.minikisa.support.core.SupportTables.NotedContact;

/**
 * Merges, splits and undoes, for the length of one transaction. What moved and how the kept case stood is written down, so that
 * undoing needs no guess; what came in between is looked at, and in doubt a case stays open.
 */
final class CaseChanges {

    private static final Set<What> TOUCHES = Set.of(What.ANSWERED, What.CLOSED, What.REOPENED);

    private final Transaction tx;
    private final CaseFile file;
    private final SupportTables cases;
    private final ChangeTables changes;
    private final LegalCalendar calendar;
    private final long answerMinutes;

    CaseChanges(Transaction tx, LegalCalendar calendar, long answerMinutes) {
        this.tx = tx;
        this.file = new CaseFile(tx, calendar);
        this.cases = new SupportTables(tx);
        this.changes = new ChangeTables(tx);
        this.calendar = calendar;
        this.answerMinutes = answerMinutes;
    }

    CaseChange merge(CaseId keptId, CaseId otherId, String by, Instant at) {
        CaseRow kept = file.require(keptId);
        CaseRow other = file.require(otherId);
        requireMergeable(kept, other, by);
        List<Moved> moving = changes.belongings(otherId);
        for (Moved moved : moving) {
            changes.move(moved, otherId, keptId);
        }
        changes.mergedInto(otherId, Optional.of(keptId));
        changes.concerns(
                keptId,
                kept.shown()
                        .jointProcurement()
                        .or(other.shown()::jointProcurement)
                        .map(Object::toString),
                kept.shown().competition().or(other.shown()::competition));
        waitsLikeTheEarlier(kept, other);
        isAsUrgentAsTheMoreUrgent(kept, other);
        CaseChange change = record(CaseChange.Kind.MERGE, kept, otherId, What.MERGED, moving, by, at);
        tx.append(new CasesMerged(
                change.id(), keptId.value(), otherId.value(), change.contacts().size()));
        return change;
    }

    private static void requireMergeable(CaseRow kept, CaseRow other, String by) {
        var problems = new Problems();
        String what = "the merge of " + other.id() + " into " + kept.id();
        requirePerson(by, problems);
        if (kept.id().equals(other.id())) {
            problems.add("support.change.same", "", kept.id() + " twice", "two cases", "Name another case.");
        }
        requireStanding(kept, problems);
        requireStanding(other, problems);
        Optional<String> first = kept.shown().competition();
        Optional<String> second = other.shown().competition();
        if (first.isPresent() && second.isPresent() && !first.equals(second)) {
            problems.add(
                    "support.case.competition",
                    "competition",
                    first.get() + " and " + second.get(),
                    "one competition at most",
                    "A case has one competition; leave these two apart.");
        }
        problems.refuseIfAny(what);
    }

    private static void requirePerson(String by, Problems problems) {
        if (by.isBlank()) {
            problems.add("support.blank", "by", "nothing", "who does it", "Give a name.");
        }
    }

    private static void requireStanding(CaseRow row, Problems problems) {
        if (row.state() == CaseState.MERGED) {
            problems.add(
                    "support.change.merged",
                    "",
                    row.id() + " went into another case",
                    "a case that stands",
                    "Undo that merge first, or name the case it went into.");
        }
    }

    /** Nobody who waits is forgotten: the case that is kept waits when one of the two did, since the earlier moment. */
    private void waitsLikeTheEarlier(CaseRow kept, CaseRow other) {
        boolean otherWaits = other.state() == CaseState.OPEN;
        if (otherWaits
                && (kept.state() != CaseState.OPEN || other.waitingSince().isBefore(kept.waitingSince()))) {
            changes.stands(
                    kept.id(),
                    CaseState.OPEN,
                    other.waitingSince(),
                    other.shown().answerDue(),
                    Optional.empty());
        }
    }

    private void isAsUrgentAsTheMoreUrgent(CaseRow kept, CaseRow other) {
        if (other.shown().urgency().isMoreUrgentThan(kept.shown().urgency())) {
            cases.urgency(kept.id(), other.shown().urgency());
        }
    }

    CaseChange split(CaseId id, List<ContactId> contacts, String by, Instant at) {
        CaseRow kept = file.require(id);
        List<Moved> moving = requireSplittable(kept, contacts, by);
        NotedContact first = cases.noted(new ContactId(moving.get(0).id())).orElseThrow();
        SupportCase opened = ofItsOwn(kept.shown(), first);
        file.open(
                opened,
                new CaseEvent(
                        at, What.OPENED, Optional.of(by.strip()), first.id().value()));
        for (Moved moved : moving) {
            changes.move(moved, id, opened.id());
            changes.leads(changes.conversationOf(moved.id()), opened.id());
        }
        CaseChange change = record(CaseChange.Kind.SPLIT, kept, opened.id(), What.SPLIT, moving, by, at);
        tx.append(new CaseSplit(change.id(), id.value(), opened.id().value(), moving.size()));
        return change;
    }

    private List<Moved> requireSplittable(CaseRow kept, List<ContactId> contacts, String by) {
        var problems = new Problems();
        requirePerson(by, problems);
        requireStanding(kept, problems);
        List<ContactId> has = kept.shown().contacts();
        var wanted = new HashSet<String>();
        for (ContactId contact : contacts) {
            wanted.add(contact.value());
            if (!has.contains(contact)) {
                problems.add(
                        "support.change.contact",
                        "contacts",
                        contact.value(),
                        "a contact of " + kept.id() + ": " + has,
                        "See kisa:case " + kept.id() + " for its contacts.");
            }
        }
        if (contacts.isEmpty() || wanted.size() >= has.size()) {
            problems.add(
                    "support.change.all",
                    "contacts",
                    contacts.isEmpty() ? "none" : "all of them",
                    "some of the " + has.size() + " contacts of " + kept.id(),
                    has.size() < 2 ? "A case of one contact cannot be split." : "Name those that belong elsewhere.");
        }
        problems.refuseIfAny("the split of " + kept.id());
        return changes.belongings(kept.id()).stream()
                .filter(moved -> moved.what() == ChangeTables.What.CONTACT && wanted.contains(moved.id()))
                .toList();
    }

    private SupportCase ofItsOwn(SupportCase kept, NotedContact first) {
        Instant since = first.received().isBefore(kept.opened()) ? kept.opened() : first.received();
        return new SupportCase(
                cases.nextCaseId(),
                first.conversation(),
                List.of(),
                first.label().map(SupportTables.Label::kind).orElse(kept.kind()),
                first.label().map(SupportTables.Label::topic).orElse(kept.topic()),
                first.label().isPresent() ? first.label().get().joint() : kept.jointProcurement(),
                first.label().map(SupportTables.Label::language).orElse(kept.language()),
                first.customer(),
                first.channel(),
                CaseState.OPEN,
                since,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                calendar.plusWorkingMinutes(since, answerMinutes),
                first.constructed(),
                first.label().map(SupportTables.Label::urgency).orElse(kept.urgency()));
    }

    private CaseChange record(
            CaseChange.Kind kind, CaseRow kept, CaseId other, What what, List<Moved> moved, String by, Instant at) {
        String person = by.strip();
        cases.addEvent(kept.id(), new CaseEvent(at, what, Optional.of(person), other.value()));
        cases.addEvent(
                other, new CaseEvent(at, what, Optional.of(person), kept.id().value()));
        var change = new CaseChange(changes.nextId(), kind, kept.id(), other, List.of(), at, person, Optional.empty());
        changes.insert(change, kept, changes.events(kept.id()), changes.events(other));
        moved.forEach(one -> changes.insert(change.id(), one));
        return changes.shown(change);
    }

    CaseChange undo(CaseId id, String by, Instant at) {
        Before before = lastOf(id, by);
        CaseChange change = before.change();
        if (change.kind() == CaseChange.Kind.MERGE) {
            undoMerge(before);
        } else {
            undoSplit(before);
        }
        changes.undone(change.id(), by.strip(), at);
        cases.addEvent(
                change.kept(),
                new CaseEvent(
                        at, What.UNDONE, Optional.of(by.strip()), change.other().value()));
        cases.addEvent(
                change.other(),
                new CaseEvent(
                        at, What.UNDONE, Optional.of(by.strip()), change.kept().value()));
        tx.append(new CaseChangeUndone(
                change.id(),
                change.kind().name(),
                change.kept().value(),
                change.other().value()));
        return changes.of(id).stream()
                .map(Before::change)
                .filter(undone -> undone.id().equals(change.id()))
                .map(changes::shown)
                .findFirst()
                .orElseThrow();
    }

    private Before lastOf(CaseId id, String by) {
        file.require(id);
        var problems = new Problems();
        requirePerson(by, problems);
        Optional<Before> last = newest(id);
        if (last.isEmpty()) {
            problems.add(
                    "support.change.none",
                    "",
                    "no merge or split of " + id + " that is not undone",
                    "one to undo",
                    "See the timeline of kisa:case " + id + ".");
        }
        last.ifPresent(before -> List.of(before.change().kept(), before.change().other())
                .forEach(partner -> newest(partner)
                        .map(Before::change)
                        .filter(later -> !later.id().equals(before.change().id()))
                        .ifPresent(later -> problems.add(
                                "support.change.later",
                                "",
                                partner + " was changed later (" + later.id() + ", " + later.kind() + " with "
                                        + (later.kept().equals(partner) ? later.other() : later.kept()) + ")",
                                "the last change of both cases",
                                "Undo that first: kisa:case undo " + partner))));
        problems.refuseIfAny("undoing the last change of " + id);
        return last.orElseThrow();
    }

    private Optional<Before> newest(CaseId id) {
        return changes.of(id).stream()
                .filter(before -> before.change().undone().isEmpty())
                .reduce((earlier, later) -> later);
    }

    private void undoMerge(Before before) {
        CaseId kept = before.change().kept();
        CaseId other = before.change().other();
        CaseRow now = file.require(kept);
        List<Moved> moved = changes.moved(before.change().id());
        var conversations = new HashSet<String>();
        for (Moved one : moved) {
            if (one.what() == ChangeTables.What.CONTACT) {
                changes.place(one, other);
            } else {
                changes.move(one, kept, other);
            }
            if (one.what() == ChangeTables.What.CONVERSATION) {
                conversations.add(one.id());
            }
        }
        List<String> since = joinedSince(kept, before.keptEvents());
        boolean newForOther = false;
        boolean newForKept = false;
        for (String contact : since) {
            if (conversations.contains(changes.conversationOf(contact))) {
                changes.move(new Moved(ChangeTables.What.CONTACT, contact, 0), kept, other);
                joined(contact, other);
                newForOther = true;
            } else {
                newForKept = true;
            }
        }
        // what was shared before the merge still leads to the one that is kept
        changes.belongings(kept).stream()
                .filter(one -> one.what() == ChangeTables.What.CONTACT)
                .forEach(one -> changes.leads(changes.conversationOf(one.id()), kept));
        changes.mergedInto(other, Optional.empty());
        boolean touched = touchedSince(kept, before.keptEvents());
        if (touched || newForOther) {
            changes.stands(
                    other,
                    newForOther && now.state() != CaseState.OPEN && !touched ? CaseState.OPEN : now.state(),
                    now.waitingSince(),
                    now.shown().answerDue(),
                    now.shown().closed());
        }
        if (!touched) {
            CaseState state = newForKept ? CaseState.OPEN : before.state();
            changes.stands(
                    kept,
                    state,
                    before.waitingSince(),
                    before.answerDue(),
                    newForKept ? Optional.empty() : before.closed());
        }
        giveBack(before, now);
    }

    /** What the kept case got from the other one goes back, unless a person has set something else since. */
    private void giveBack(Before before, CaseRow now) {
        SupportCase other = file.require(before.change().other()).shown();
        Optional<String> joint = now.shown().jointProcurement().map(Object::toString);
        boolean jointCame = before.joint().isEmpty()
                && joint.equals(other.jointProcurement().map(Object::toString));
        boolean competitionCame =
                before.competition().isEmpty() && now.shown().competition().equals(other.competition());
        changes.concerns(
                before.change().kept(),
                jointCame ? Optional.empty() : joint,
                competitionCame ? Optional.empty() : now.shown().competition());
        before.urgency()
                .filter(urgency -> now.shown().urgency().isMoreUrgentThan(urgency))
                .filter(urgency -> now.shown().urgency() == other.urgency())
                .ifPresent(urgency -> cases.urgency(now.id(), urgency));
    }

    private void undoSplit(Before before) {
        CaseId kept = before.change().kept();
        CaseId other = before.change().other();
        CaseRow keptNow = file.require(kept);
        CaseRow otherNow = file.require(other);
        requireOneCompetition(keptNow, otherNow);
        List<Moved> moved = changes.moved(before.change().id());
        moved.forEach(one -> changes.place(one, kept));
        List<String> since = joinedSince(other, before.otherEvents());
        for (Moved one : changes.belongings(other)) {
            changes.move(one, other, kept);
        }
        since.forEach(contact -> joined(contact, kept));
        changes.mergedInto(other, Optional.of(kept));
        changes.concerns(
                kept,
                keptNow.shown().jointProcurement().map(Object::toString),
                keptNow.shown().competition().or(otherNow.shown()::competition));
        boolean nothingCameBetween = since.isEmpty()
                && !touchedSince(other, before.otherEvents())
                && !touchedSince(kept, before.keptEvents());
        if (!nothingCameBetween) {
            waitsLikeTheEarlier(keptNow, otherNow);
        }
    }

    private static void requireOneCompetition(CaseRow kept, CaseRow other) {
        Optional<String> first = kept.shown().competition();
        Optional<String> second = other.shown().competition();
        if (first.isPresent() && second.isPresent() && !first.equals(second)) {
            throw InvalidInputException.of(
                    "undoing the split of " + kept.id(),
                    "support.case.competition",
                    "competition",
                    first.get() + " and " + second.get(),
                    "one competition at most",
                    "Each of the two cases has a competition by now; leave them apart.");
        }
    }

    private List<String> joinedSince(CaseId id, long events) {
        return cases.events(id).stream()
                .skip(events)
                .filter(event -> event.what() == What.CONTACT_JOINED)
                .map(CaseEvent::detail)
                .filter(contact -> cases.noted(new ContactId(contact))
                        .flatMap(NotedContact::supportCase)
                        .filter(id::equals)
                        .isPresent())
                .distinct()
                .toList();
    }

    /** Tells it to whoever undoes an earlier change of the case. */
    private void joined(String contact, CaseId id) {
        cases.addEvent(id, new CaseEvent(tx.now(), What.CONTACT_JOINED, Optional.empty(), contact));
    }

    private boolean touchedSince(CaseId id, long events) {
        return cases.events(id).stream().skip(events).map(CaseEvent::what).anyMatch(TOUCHES::contains);
    }
}
