package org.minikisa.competition.core.publication;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.Procedure.SealingPlan;
import org.minikisa.competition.api.sealing.Receipt;
import org.minikisa.competition.core.Transitions;
import org.minikisa.competition.sealing.OpenerKey;
import org.minikisa.competition.sealing.SealedFile;
import org.minikisa.competition.sealing.Statement;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;

/** What is refused around sealed tenders, in words. */
public final class SealingRules {

    private static final int MOST_OPENERS = 12;

    private SealingRules() {}

    /** The plan of a competition whose tenders are sealed. */
    public static SealingPlan plan(Competition competition) {
        return competition
                .draft()
                .procedure()
                .sealing()
                .orElseThrow(() -> InvalidInputException.of(
                        competition.id().value(),
                        "competition.sealing.plain",
                        "procedure.sealing",
                        "nothing",
                        "a plan of who opens the tenders",
                        "Its tenders are handed in and opened unsealed: use kisa:competition for that."));
    }

    /** Refuses the plain way where tenders are sealed. */
    public static void requirePlain(Competition competition, String way) {
        if (competition.draft().procedure().sealing().isPresent()) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.sealing.sealed",
                    "procedure.sealing",
                    "a competition whose tenders are sealed",
                    "one whose tenders are plain",
                    way);
        }
    }

    /** What must hold of the plan before a publication. */
    public static void check(CompetitionDraft draft, Map<String, OpenerKey> keys, Problems problems) {
        Optional<SealingPlan> plan = draft.procedure().sealing();
        if (plan.isPresent()) {
            plan(plan.get(), keys, problems);
        } else if (draft.nature() == Nature.LIVE
                && !draft.jointProcurement().isBlank()
                && draft.exemption().isEmpty()) {
            problems.add(
                    "competition.sealing.none",
                    "procedure.sealing",
                    "nothing",
                    "who opens the tenders, and how many of them together",
                    "Name at least two openers, or say in the exemption why nobody needs to be kept from reading tenders early.");
        }
    }

    private static void plan(SealingPlan plan, Map<String, OpenerKey> keys, Problems problems) {
        int openers = new HashSet<>(plan.openers()).size();
        if (plan.needed() < 2
                || plan.needed() > openers
                || openers != plan.openers().size()
                || openers > MOST_OPENERS) {
            problems.add(
                    "competition.sealing.plan",
                    "procedure.sealing",
                    plan.needed() + " of " + plan.openers().size() + " openers",
                    "at least 2 of at most " + MOST_OPENERS + " different people",
                    "Name one more opener than are needed, so that one may be absent.");
        }
        plan.openers().stream()
                .filter(name -> !keys.containsKey(name))
                .forEach(name -> problems.add(
                        "competition.sealing.keys",
                        "procedure.sealing.openers",
                        name + " without a key",
                        "a public key of each opener",
                        "Let the opener make one with the client's key command, and register its public file."));
    }

    public static void requireRegistrable(Competition competition, OpenerKey key, Map<String, OpenerKey> keys) {
        SealingPlan plan = plan(competition);
        if (competition.published().isPresent() || competition.state() == CompetitionState.CANCELLED) {
            throw InvalidInputException.of(
                    "the key of an opener",
                    "competition.sealing.frozen",
                    "state",
                    competition.state().label().en(),
                    "a competition that is not published yet",
                    "Suppliers seal to the keys that were announced. If a key is lost the other openers open; if too many are,"
                            + " cancel the competition (s. 125).");
        }
        if (!plan.openers().contains(key.name())) {
            throw InvalidInputException.of(
                    "the key of an opener",
                    "competition.sealing.opener",
                    "name",
                    key.name(),
                    "one of the " + plan.openers().size() + " openers of the plan",
                    "Let the key be made under the name that the draft has, or correct the draft.");
        }
        boolean taken = keys.values().stream()
                .anyMatch(other ->
                        !other.name().equals(key.name()) && other.publicKey().equals(key.publicKey()));
        if (taken) {
            throw InvalidInputException.of(
                    "the key of an opener",
                    "competition.sealing.key",
                    "publicKey",
                    "the key of another opener, " + key.fingerprint(),
                    "a key of its own for each opener",
                    "Let each opener make a key: one person with two keys would open alone.");
        }
    }

    public static void requirePublished(Competition competition) {
        plan(competition);
        if (competition.published().isEmpty()) {
            Transitions.requirePossible(
                    competition.id(), competition.state(), org.minikisa.competition.api.CompetitionStep.SUBMIT);
        }
    }

    public static void requireInvited(Competition competition, String supplier) {
        if (!supplier.isEmpty()
                && !competition.invited().isEmpty()
                && !competition.invited().contains(supplier)) {
            throw InvalidInputException.of(
                    "the invitation",
                    "competition.sealed.supplier",
                    "supplier",
                    supplier,
                    "one of the " + competition.invited().size() + " suppliers who are invited",
                    "Give it to invited suppliers only.");
        }
    }

    public static void requireFits(String what, long most, SealedFile file) {
        if (file.size() > most) {
            throw InvalidInputException.of(
                    what,
                    "competition.sealed.size",
                    "",
                    file.size() + " bytes",
                    "at most " + most,
                    "Send smaller attachments; or let the purchasing body raise most.bytes of org.minikisa.competition.sealing.");
        }
    }

    /** Whether a sealed file is for this competition, its openers, and one of its invitations. */
    public static void requireMeant(
            String what, Competition competition, Map<String, OpenerKey> keys, boolean invited, Statement statement) {
        SealingPlan plan = plan(competition);
        List<String> openers = plan.openers().stream()
                .map(name -> keys.get(name).fingerprint())
                .toList();
        var problems = new Problems();
        foreign(
                problems,
                "competition",
                statement.competition(),
                competition.id().value());
        if (!competition.draft().invitation().lotIds().contains(statement.lot())) {
            foreign(
                    problems,
                    "lot",
                    statement.lot(),
                    competition.draft().invitation().lotIds().toString());
        }
        foreign(problems, "openers", statement.openers().toString(), openers.toString());
        foreign(problems, "needed", String.valueOf(statement.needed()), String.valueOf(plan.needed()));
        if (!invited) {
            foreign(problems, "invitation", statement.invitation(), "an invitation that this purchasing body gave out");
        }
        problems.refuseIfAny(what);
    }

    private static void foreign(Problems problems, String place, String found, String expected) {
        if (!found.equals(expected)) {
            problems.add(
                    "competition.sealed.foreign",
                    place,
                    found,
                    expected,
                    "Seal the tender with the invitation file of this competition.");
        }
    }

    public static void requireNewer(int version, int known) {
        if (version <= known) {
            throw InvalidInputException.of(
                    "the sealed tender",
                    "competition.sealed.old",
                    "version",
                    "version " + version,
                    "a later one than version " + known,
                    "Seal it again with --replace and the sender file that was written with the last version.");
        }
    }

    public static InvalidInputException late(Competition competition, Receipt receipt) {
        return InvalidInputException.of(
                "the tender for " + competition.id(),
                "competition.tender.late",
                "received",
                "came at " + receipt.at() + ", after the end of the tender period at "
                        + competition.closes().map(Instant::toString).orElse("an unknown time"),
                "a tender within the tender period",
                "It is recorded as late, is never opened and takes no part (s. 74).");
    }

    public static InvalidInputException binding(Instant at, Instant closes) {
        return InvalidInputException.of(
                "the withdrawal",
                "competition.sealed.binding",
                "received",
                "came at " + at,
                "not after " + closes + ", the end of the tender period",
                "A tender binds from the end of the tender period on; ask the purchasing body.");
    }

    public static InvalidInputException unknown(String number) {
        return InvalidInputException.of(
                "the tender",
                "competition.sealed.unknown",
                "number",
                number,
                "a sealed tender that is here",
                "Take the number or the digest from the receipt.");
    }

    /** Whether the tender period is over by the clock. */
    public static void requireEnded(Competition competition, Instant now) {
        requirePublished(competition);
        Instant closes = competition.closes().orElseThrow();
        if (!now.isAfter(closes)) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.sealed.early",
                    "",
                    "it is " + now,
                    "after " + closes + ", the end of the tender period",
                    "Wait for the end of the tender period. This attempt is recorded.");
        }
    }

    public static void requireOpener(Competition competition, String name) {
        SealingPlan plan = plan(competition);
        if (!plan.openers().contains(name)) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.sealing.opener",
                    "by",
                    name.isEmpty() ? "nobody" : name,
                    "one of the " + plan.openers().size() + " openers of the plan",
                    "Shares are given to openers only. This attempt is recorded.");
        }
    }

    public static void requireOpened(Competition competition) {
        plan(competition);
        if (competition.opened().isEmpty()) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.sealed.closed",
                    "state",
                    competition.state().label().en(),
                    "a competition whose tenders are opened",
                    "Open the tenders first.");
        }
    }
}
