package org.minikisa.competition.core.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.Procedure.Waiting;
import org.minikisa.competition.api.award.Appeal;
import org.minikisa.competition.api.award.AwardFile;
import org.minikisa.competition.api.award.AwardFile.MadeContract;
import org.minikisa.competition.api.award.Cancellation;
import org.minikisa.competition.api.award.Contract;
import org.minikisa.competition.api.award.Rectification;
import org.minikisa.competition.core.award.AwardTables.KeptAppeal;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.Deadline;

/** What is refused after the decision, all reasons at once. */
final class AwardChecks {

    private static final Set<CompetitionState> LOTS_ARE_CANCELLED_IN =
            Set.of(CompetitionState.NOTIFIED, CompetitionState.STANDSTILL);

    private AwardChecks() {}

    /** A clock that was set back must not turn the order of what happened. */
    static void clock(Competition competition, List<CompetitionEvent> history, Act act) {
        Optional<Instant> last = history.stream().map(CompetitionEvent::at).max(Comparator.naturalOrder());
        if (last.filter(act.at()::isBefore).isPresent()) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.clock",
                    "at",
                    act.at().toString(),
                    "not before the last act of the competition, at " + last.get(),
                    "Check the clock of this machine; what happens later is recorded later.");
        }
    }

    static void appeal(Competition competition, AwardFile file, String caseNumber, LocalDate lodged, Act act) {
        var problems = new Problems();
        if (caseNumber.isBlank()) {
            problems.add(
                    "competition.appeal.case",
                    "caseNumber",
                    "nothing",
                    "the court's case number",
                    "Give the number that the court's notification has.");
        }
        if (file.appeals().stream().anyMatch(one -> one.caseNumber().equals(caseNumber))) {
            problems.add(
                    "competition.appeal.twice",
                    "caseNumber",
                    caseNumber,
                    "a case that is not recorded yet",
                    "Each appeal has a number of its own.");
        }
        Optional<LocalDate> served = competition
                .notification()
                .map(Notification::sent)
                .or(() -> file.cancellations().stream()
                        .filter(one -> one.served().isPresent())
                        .map(AwardFile.ServedCancellation::at)
                        .reduce((a, b) -> b))
                .map(AwardDays::dayOf);
        if (served.isEmpty()) {
            problems.add(
                    "competition.appeal.unserved",
                    "state",
                    "nothing that was served",
                    "a decision or a cancellation that tenderers know of",
                    "What nobody was told cannot be appealed against.");
        } else {
            between(problems, "competition.appeal.day", "lodged", lodged, served.get(), AwardDays.dayOf(act.at()));
        }
        problems.refuseIfAny("the appeal on " + competition.id());
    }

    private static void between(
            Problems problems, String code, String place, LocalDate day, LocalDate first, LocalDate last) {
        if (day.isBefore(first) || day.isAfter(last)) {
            problems.add(
                    code,
                    place,
                    day.toString(),
                    "a day from " + first + " to " + last,
                    "It cannot be before what it follows, nor later than it is recorded.");
        }
    }

    static KeptAppeal pending(Competition competition, List<KeptAppeal> pending, String caseNumber) {
        return pending.stream()
                .filter(one -> one.appeal().caseNumber().equals(caseNumber))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        competition.id().value(),
                        "competition.appeal.unknown",
                        "caseNumber",
                        caseNumber,
                        "one of "
                                + pending.stream()
                                        .map(one -> one.appeal().caseNumber())
                                        .toList(),
                        "Name an appeal that is pending."));
    }

    static void outcome(Competition competition, AwardFile file, CompetitionState cameIn, Appeal.Outcome outcome) {
        boolean contract = file.contracts().stream().anyMatch(MadeContract::effective);
        boolean annulled = outcome == Appeal.Outcome.ANNULLED || outcome == Appeal.Outcome.PROCEDURE_ANNULLED;
        if (contract && annulled) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.appeal.contract",
                    "outcome",
                    outcome + ", though the contract is made",
                    "INEFFECTIVE, SANCTION or an outcome that lets the decision stand",
                    "After the contract a court finds it ineffective or orders a sanction (s. 154).");
        }
        if (!contract && outcome == Appeal.Outcome.INEFFECTIVE) {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.appeal.no-contract",
                    "outcome",
                    "INEFFECTIVE, though there is no contract",
                    "ANNULLED, PROCEDURE_ANNULLED or an outcome that lets the decision stand",
                    "Only a contract that was made can be ineffective (s. 154).");
        }
    }

    /** @param lastDay empty while no party knows the decision */
    static void rectification(
            Competition competition, AwardFile file, Rectification rectification, Optional<Deadline> lastDay, Act act) {
        var problems = new Problems();
        if (rectification.reason().isBlank()) {
            problems.add(
                    "competition.rectification.reason",
                    "reason",
                    "nothing",
                    "the error in applying the law, or the new knowledge",
                    "A decision is rectified for these reasons only (s. 132).");
        }
        if (file.contracts().stream().anyMatch(MadeContract::effective)) {
            problems.add(
                    "competition.rectification.contract",
                    "state",
                    "a contract of " + file.contracts().get(0).contract().signed(),
                    "no contract",
                    "Once a contract is made its decision is not rectified any more; an appeal is the remedy.");
        }
        between(
                problems,
                "competition.rectification.day",
                "since",
                rectification.since(),
                StoredAwards.decidedOn(competition, file).orElse(rectification.since()),
                AwardDays.dayOf(act.at()));
        lastDay.filter(last -> rectification.since().isAfter(last.date()))
                .ifPresent(last -> problems.add(
                        "competition.rectification.late",
                        "since",
                        rectification.since().toString(),
                        last.date() + " at the latest: " + chain(last),
                        "The time for a rectification has ended (s. 133)."));
        problems.refuseIfAny("the rectification of " + competition.id());
    }

    /** @return the award it carries out */
    static Award contract(Competition competition, AwardFile file, Contract contract, Act act, Deadline earliest) {
        var problems = new Problems();
        Optional<Award> award = award(competition, contract, problems);
        award.ifPresent(one -> with(one, contract, file, problems));
        terms(contract, problems);
        moment(competition, contract, act, earliest, problems);
        problems.refuseIfAny("the contract of " + competition.id());
        return award.orElseThrow();
    }

    private static Optional<Award> award(Competition competition, Contract contract, Problems problems) {
        Optional<Award> award = competition.results().stream()
                .filter(result -> result.lot().equals(contract.lot()))
                .findFirst()
                .flatMap(LotResult::award);
        if (award.isEmpty()) {
            problems.add(
                    "competition.contract.lot",
                    "lot",
                    contract.lot().isEmpty() ? "the whole competition" : contract.lot(),
                    StoredAwards.awardedLots(competition).equals(List.of(""))
                            ? "no lot, for the competition is in one piece"
                            : "one of " + StoredAwards.awardedLots(competition),
                    "A contract is made for what was awarded.");
        }
        return award;
    }

    private static void with(Award award, Contract contract, AwardFile file, Problems problems) {
        if (!award.tenderer().equals(contract.supplier())) {
            problems.add(
                    "competition.contract.supplier",
                    "supplier",
                    contract.supplier(),
                    award.tenderer() + ", who was awarded it",
                    "A contract is made with the tenderer who won; with another one after a new decision only.");
        }
        if (file.contract(contract.lot()).isPresent() || file.cancelled(contract.lot())) {
            problems.add(
                    "competition.contract.twice",
                    "lot",
                    contract.lot().isEmpty() ? "the whole competition" : contract.lot(),
                    "a lot without a contract that was not cancelled",
                    "What has its contract, or was cancelled, gets no other one.");
        }
    }

    private static void terms(Contract contract, Problems problems) {
        if (contract.value().signum() <= 0) {
            problems.add(
                    "competition.contract.value",
                    "value",
                    contract.value().toPlainString(),
                    "more than 0, without value added tax",
                    "Give the value of the whole period, options included.");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(contract.currency()))) {
            problems.add(
                    "competition.contract.currency",
                    "currency",
                    contract.currency(),
                    "a code of ISO 4217: EUR",
                    "Use three capital letters.");
        }
        contract.ends()
                .filter(contract.begins()::isAfter)
                .ifPresent(ends -> problems.add(
                        "competition.contract.period",
                        "ends",
                        ends.toString(),
                        contract.begins() + " or later",
                        "The period ends after it begins."));
    }

    private static void moment(
            Competition competition, Contract contract, Act act, Deadline earliest, Problems problems) {
        boolean waits = competition
                .notification()
                .filter(served -> served.waiting() != Waiting.SKIPPED)
                .isPresent();
        if (competition.state() == CompetitionState.APPEALED && waits) {
            problems.add(
                    "competition.contract.appealed",
                    "state",
                    "an appeal that is pending",
                    "no pending appeal",
                    "Where a standstill is kept, no contract is made while an appeal is before the court (s. 150).");
        }
        if (contract.signed().isBefore(earliest.date())) {
            problems.add(
                    "competition.contract.early",
                    "signed",
                    contract.signed().toString(),
                    earliest.date() + " at the earliest: " + chain(earliest),
                    "The contract waits until then (s. 128, 129).");
        }
        if (contract.signed().isAfter(AwardDays.dayOf(act.at()))) {
            problems.add(
                    "competition.contract.day",
                    "signed",
                    contract.signed().toString(),
                    AwardDays.dayOf(act.at()) + " or earlier",
                    "Record a contract when it is made.");
        }
    }

    /** How a day was found, in one line. */
    public static String chain(Deadline deadline) {
        return deadline.steps().stream()
                .map(step -> step.date() + " " + step.reason() + " (" + step.section() + ")")
                .collect(Collectors.joining("; "));
    }

    static void cancellation(Competition competition, AwardFile file, Cancellation cancellation) {
        var problems = new Problems();
        if (cancellation.reason().isBlank()) {
            problems.add(
                    "competition.cancellation.reason",
                    "reason",
                    "nothing",
                    "a real and justified reason in words",
                    "Say what makes it necessary; tenderers are told (s. 125).");
        }
        if (cancellation.lot().isEmpty()) {
            if (file.contracts().stream().anyMatch(MadeContract::effective)) {
                problems.add(
                        "competition.cancellation.contract",
                        "state",
                        "a contract for "
                                + file.contracts().stream()
                                        .map(made -> made.contract().lot())
                                        .toList(),
                        "no contract",
                        "Cancel the other lots one by one.");
            }
        } else {
            lot(competition, file, cancellation, problems);
        }
        problems.refuseIfAny("the cancellation of " + competition.id());
    }

    private static void lot(Competition competition, AwardFile file, Cancellation cancellation, Problems problems) {
        List<String> open = StoredAwards.awardedLots(competition).stream()
                .filter(lot -> file.contract(lot).isEmpty() && !file.cancelled(lot))
                .toList();
        if (!LOTS_ARE_CANCELLED_IN.contains(competition.state()) || !open.contains(cancellation.lot())) {
            problems.add(
                    "competition.cancellation.lot",
                    "lot",
                    cancellation.lot() + ", while the competition is "
                            + competition.state().label().en(),
                    "an awarded lot without a contract, after the decision was served: " + open,
                    "A lot is cancelled by itself between the service and its contract; before that, the whole.");
        }
    }

    static void notice(Competition competition, AwardFile file, String lot, String reference) {
        var problems = new Problems();
        if (reference.isBlank()) {
            problems.add(
                    "competition.notice.reference",
                    "reference",
                    "nothing",
                    "the number of the published notice",
                    "It stands in the confirmation of the publication.");
        }
        boolean ended = lot.isEmpty()
                ? !file.contracts().isEmpty() || !file.cancellations().isEmpty()
                : file.contract(lot).isPresent() || file.cancelled(lot);
        if (!ended || competition.state() == CompetitionState.ARCHIVED) {
            problems.add(
                    "competition.notice.early",
                    "lot",
                    competition.state().label().en() + (lot.isEmpty() ? "" : ", lot " + lot),
                    "a contract or a cancellation, not archived yet",
                    "A notice tells of a contract or a cancellation (s. 58).");
        }
        problems.refuseIfAny("the notice of " + competition.id());
    }

    static void archive(Competition competition, Optional<LocalDate> keptUntil, Deadline least) {
        keptUntil.filter(day -> day.isBefore(least.date())).ifPresent(day -> {
            throw InvalidInputException.of(
                    competition.id().value(),
                    "competition.archive.early",
                    "keptUntil",
                    day.toString(),
                    least.date() + " or later: " + chain(least),
                    "Documents are kept for three years from the contract at least (s. 124).");
        });
    }
}
