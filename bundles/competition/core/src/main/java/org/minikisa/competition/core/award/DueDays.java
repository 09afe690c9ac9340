package org.minikisa.competition.core.award;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionStep;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.Procedure.Waiting;
import org.minikisa.competition.api.award.AwardFile;
import org.minikisa.competition.api.award.AwardFile.MadeContract;
import org.minikisa.competition.api.award.AwardFile.ServedCancellation;
import org.minikisa.competition.api.award.Due;
import org.minikisa.competition.api.award.Due.Bound;
import org.minikisa.competition.api.award.Due.Reason;
import org.minikisa.competition.api.evaluation.Decision;
import org.minikisa.competition.api.evaluation.Decision.LotDecision;
import org.minikisa.competition.core.Texts;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Buyer;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.PurchaseCategory;
import org.minikisa.procurement.api.Threshold;

/** What comes next and by when. */
final class DueDays {

    private static final Comparator<Due> BY_DAY =
            Comparator.comparing((Due due) -> due.day().orElse(LocalDate.MAX));

    private final AwardDays days;

    DueDays(AwardDays days) {
        this.days = days;
    }

    /** @param decision as it stands, with its conditions */
    public List<Due> of(Competition competition, AwardFile file, Optional<Decision> decision, LocalDate today) {
        var list = new Collected(competition, file, decision, today);
        list.collect();
        return list.dues.stream().sorted(BY_DAY).toList();
    }

    /** Three years from the last contract; without one, from the last cancellation. */
    Deadline keptUntil(AwardFile file, LocalDate today) {
        LocalDate from = file.contracts().stream()
                .map(made -> made.contract().signed())
                .max(Comparator.naturalOrder())
                .or(() -> file.cancellations().stream()
                        .map(ServedCancellation::at)
                        .map(AwardDays::dayOf)
                        .max(Comparator.naturalOrder()))
                .orElse(today);
        return days.calendar().deadline("keep-documents", from);
    }

    /** Whether a value reaches the EU threshold, or for annex E the national one; empty where it cannot be told. */
    Optional<Boolean> reachesThreshold(Competition competition, AwardFile file, LocalDate day) {
        Optional<BigDecimal> value = value(competition, file);
        PurchaseCategory category = PurchaseCategory.valueOf(
                competition.draft().invitation().category().name());
        return value.flatMap(euros -> asked(() -> reaches(days.calendar(), euros, category, day)));
    }

    /** By the lowest threshold of any buyer: what a customer is in the sense of s. 26 is not known here. */
    private static boolean reaches(LegalCalendar calendar, BigDecimal euros, PurchaseCategory category, LocalDate day) {
        boolean annexE =
                category == PurchaseCategory.SOCIAL_AND_HEALTH || category == PurchaseCategory.OTHER_SPECIFIC_SERVICES;
        return calendar.reaches(
                annexE ? Threshold.Level.NATIONAL : Threshold.Level.EU, euros, category, Buyer.CENTRAL_GOVERNMENT, day);
    }

    /** What was contracted, else what was estimated: of all lots, for they are one procurement (s. 27). */
    static Optional<BigDecimal> value(Competition competition, AwardFile file) {
        Optional<BigDecimal> contracted = file.contracts().stream()
                .filter(MadeContract::effective)
                .map(MadeContract::contract)
                .filter(contract -> contract.currency().equals("EUR"))
                .map(contract -> contract.value())
                .reduce(BigDecimal::add);
        Invitation invitation = competition.draft().invitation();
        return invitation
                .estimatedValue()
                .map(estimated -> contracted.map(estimated::max).orElse(estimated))
                .or(() -> contracted);
    }

    /** Empty where the calendar is not there or does not know the day: then nothing is said about it. */
    private static <T> Optional<T> asked(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (InvalidInputException unknown) {
            return Optional.empty();
        }
    }

    /** Collects for one competition. */
    private final class Collected {

        private final Competition competition;
        private final AwardFile file;
        private final Optional<Decision> decision;
        private final LocalDate today;
        private final List<Due> dues = new ArrayList<>();

        Collected(Competition competition, AwardFile file, Optional<Decision> decision, LocalDate today) {
            this.competition = competition;
            this.file = file;
            this.decision = decision;
            this.today = today;
        }

        void collect() {
            switch (competition.state()) {
                case DRAFT, IN_REVIEW, READY -> draft();
                case OPEN -> open();
                case CLOSED -> anyTime(CompetitionStep.OPEN_TENDERS);
                case OPENED -> evaluation(CompetitionStep.EVALUATE);
                case EVALUATED -> evaluation(CompetitionStep.DECIDE);
                case DECIDED -> decided();
                case NOTIFIED, STANDSTILL -> served();
                case APPEALED -> appealed();
                case CONTRACTED -> contracted();
                case CANCELLED -> cancelled();
                case ARCHIVED -> archived();
            }
        }

        private void draft() {
            Arrays.stream(CompetitionStep.values())
                    .filter(step -> step == CompetitionStep.REVIEW
                            || step == CompetitionStep.APPROVE
                            || step == CompetitionStep.PUBLISH)
                    .filter(step -> step.possibleIn(competition.state()))
                    .forEach(this::anyTime);
            if (days.basis(competition) != AwardDays.Basis.FRAMEWORK
                    && days.basis(competition) != AwardDays.Basis.NONE) {
                counted(
                        "tender-period",
                        AwardTexts.EARLIEST_END,
                        "",
                        Optional.empty(),
                        Bound.FROM,
                        () -> days.calendar().tenderPeriodEnd(today));
            }
        }

        private void open() {
            LocalDate closes = AwardDays.dayOf(competition.closes().orElseThrow());
            competition
                    .questionsUntil()
                    .ifPresent(until -> add(
                            "questions", AwardTexts.QUESTIONS, Optional.empty(), Bound.UNTIL, AwardDays.dayOf(until)));
            counted(
                    "additional-information",
                    AwardTexts.ANSWERS,
                    "",
                    Optional.empty(),
                    Bound.UNTIL,
                    () -> days.calendar().deadline("additional-information", closes));
            add("close", CompetitionStep.CLOSE.label(), Optional.of(CompetitionStep.CLOSE), Bound.FROM, closes);
        }

        private void evaluation(CompetitionStep next) {
            anyTime(next);
            competition
                    .draft()
                    .invitation()
                    .validUntil()
                    .ifPresent(until -> add("validity", AwardTexts.VALIDITY, Optional.empty(), Bound.UNTIL, until));
        }

        private void decided() {
            evaluation(CompetitionStep.NOTIFY);
            ownRectification();
        }

        private void served() {
            Notification served = competition.notification().orElseThrow();
            contracts(served);
            remedies(served);
            notices();
        }

        private void contracts(Notification served) {
            for (String lot : openLots()) {
                condition(lot);
                Optional<Deadline> earliest = asked(() ->
                        days.contractEarliest(served.waiting(), AwardDays.dayOf(served.sent()), served.received()));
                dues.add(new Due(
                        "contract",
                        CompetitionStep.CONTRACT.label(),
                        lot,
                        Optional.of(CompetitionStep.CONTRACT),
                        Bound.FROM,
                        Optional.of(served.contractEarliest()),
                        reasons(earliest.filter(one -> one.date().equals(served.contractEarliest())))));
            }
            served.standstillEnds()
                    .ifPresent(end -> dues.add(new Due(
                            "standstill.last",
                            AwardTexts.STANDSTILL_ENDS,
                            "",
                            Optional.empty(),
                            Bound.UNTIL,
                            Optional.of(end),
                            reasons(AwardDays.standstill(served.waiting())
                                    .flatMap(rule ->
                                            asked(() -> days.calendar().standstillEnd(served.received(), rule)))))));
        }

        /** What the winner must still show before the contract. */
        private void condition(String lot) {
            decision.flatMap(one -> one.lot(lot))
                    .map(LotDecision::condition)
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> dues.add(new Due(
                            "condition",
                            Texts.each(language -> AwardTexts.CONDITION.in(language) + ": " + text),
                            lot,
                            Optional.empty(),
                            Bound.ANY_TIME,
                            Optional.empty(),
                            List.of())));
        }

        private List<String> openLots() {
            return StoredAwards.awardedLots(competition).stream()
                    .filter(lot -> file.contract(lot).isEmpty() && !file.cancelled(lot))
                    .toList();
        }

        private void remedies(Notification served) {
            dues.add(new Due(
                    "appeal.last",
                    AwardTexts.APPEALS_END,
                    "",
                    Optional.empty(),
                    Bound.UNTIL,
                    Optional.of(served.appealEnds()),
                    reasons(asked(() -> days.appealEnd(competition, served.received())))));
            if (CompetitionStep.RECTIFY.possibleIn(competition.state())) {
                dues.add(new Due(
                        "rectification.party",
                        AwardTexts.RECTIFICATION_BY_PARTY,
                        "",
                        Optional.of(CompetitionStep.RECTIFY),
                        Bound.UNTIL,
                        Optional.of(served.rectificationEnds()),
                        reasons(asked(() -> days.calendar().deadline("rectification", served.received())))));
                ownRectification();
            }
        }

        private void ownRectification() {
            StoredAwards.decidedOn(competition, file)
                    .ifPresent(day -> counted(
                            "rectification.own",
                            AwardTexts.RECTIFICATION_BY_OWN_INITIATIVE,
                            "",
                            Optional.of(CompetitionStep.RECTIFY),
                            Bound.UNTIL,
                            () -> days.calendar().deadline("rectification-own", day)));
        }

        private void appealed() {
            anyTime(CompetitionStep.SETTLE_APPEAL);
            competition.notification().ifPresent(served -> {
                if (served.waiting() == Waiting.SKIPPED) {
                    contracts(served);
                }
                remedies(served);
            });
            notices();
        }

        private void contracted() {
            notices();
            competition
                    .notification()
                    .filter(served -> !served.appealEnds().isBefore(today))
                    .ifPresent(this::remedies);
            anyTime(CompetitionStep.ARCHIVE);
            kept();
        }

        private void cancelled() {
            StoredAwards.lastNotice(file).ifPresent(served -> {
                add("appeal.last", AwardTexts.APPEALS_END, Optional.empty(), Bound.UNTIL, served.appealEnds());
                add(
                        "rectification.party",
                        AwardTexts.RECTIFICATION_BY_PARTY,
                        Optional.of(CompetitionStep.RECTIFY),
                        Bound.UNTIL,
                        served.rectificationEnds());
                ownRectification();
                if (file.notices().isEmpty() && noticeIsDue()) {
                    anyTime("notice.cancellation", AwardTexts.CANCELLATION_NOTICE, Optional.empty());
                }
            });
            anyTime(CompetitionStep.ARCHIVE);
            kept();
        }

        private void kept() {
            counted("keep-documents", AwardTexts.KEEP, "", Optional.empty(), Bound.UNTIL, () -> keptUntil(file, today));
        }

        private void archived() {
            file.archive()
                    .ifPresent(archive -> dues.add(new Due(
                            "purge",
                            AwardTexts.PURGE,
                            "",
                            Optional.empty(),
                            Bound.FROM,
                            Optional.of(archive.keptUntil().plusDays(1)),
                            reasons(asked(() -> keptUntil(file, today))
                                    .filter(law -> law.date().equals(archive.keptUntil()))
                                    .map(DueDays::theDayAfter)))));
        }

        private void notices() {
            file.contracts().stream()
                    .filter(MadeContract::effective)
                    .filter(made -> !published(made.contract().lot()))
                    .filter(made -> noticeIsDue())
                    .forEach(this::notice);
        }

        private boolean published(String lot) {
            return file.notices().stream()
                    .anyMatch(notice -> notice.lot().isEmpty() || notice.lot().equals(lot));
        }

        /** Not for purchases under a framework agreement; in a dynamic purchasing system for each (s. 58). */
        private boolean noticeIsDue() {
            return switch (days.basis(competition)) {
                case FRAMEWORK -> false;
                case DPS, FRAMEWORK_OR_DPS -> true;
                case NONE -> reachesThreshold(competition, file, today).orElse(true);
            };
        }

        private void notice(MadeContract made) {
            LocalDate signed = made.contract().signed();
            String lot = made.contract().lot();
            counted("notice.award", AwardTexts.AWARD_NOTICE, lot, Optional.empty(), Bound.UNTIL, () -> days.calendar()
                    .deadline("award-notice", signed));
            if (days.basis(competition) == AwardDays.Basis.DPS) {
                counted(
                        "notice.award.quarter",
                        AwardTexts.QUARTERLY_NOTICE,
                        lot,
                        Optional.empty(),
                        Bound.UNTIL,
                        () -> days.calendar().deadline("award-notice-quarter", endOfQuarter(signed)));
            }
        }

        private void anyTime(CompetitionStep step) {
            anyTime(step.name().toLowerCase(Locale.ROOT).replace('_', '-'), step.label(), Optional.of(step));
        }

        private void anyTime(String code, LocalizedText what, Optional<CompetitionStep> step) {
            dues.add(new Due(code, what, "", step, Bound.ANY_TIME, Optional.empty(), List.of()));
        }

        private void add(String code, LocalizedText what, Optional<CompetitionStep> step, Bound bound, LocalDate day) {
            dues.add(new Due(code, what, "", step, bound, Optional.of(day), List.of()));
        }

        private void counted(
                String code,
                LocalizedText what,
                String lot,
                Optional<CompetitionStep> step,
                Bound bound,
                Supplier<Deadline> deadline) {
            asked(deadline)
                    .ifPresent(one -> dues.add(
                            new Due(code, what, lot, step, bound, Optional.of(one.date()), reasons(Optional.of(one)))));
        }
    }

    private static LocalDate endOfQuarter(LocalDate day) {
        int lastMonth = (day.getMonthValue() + 2) / 3 * 3;
        return day.withDayOfMonth(1).withMonth(lastMonth).plusMonths(1).minusDays(1);
    }

    private static Deadline theDayAfter(Deadline deadline) {
        var steps = new ArrayList<>(deadline.steps());
        steps.add(Deadline.Step.of(deadline.date().plusDays(1), AwardTexts.PURGE, "1397/2016 s. 124"));
        return new Deadline(deadline.date().plusDays(1), steps);
    }

    private static List<Reason> reasons(Optional<Deadline> deadline) {
        return deadline.map(one -> one.steps().stream()
                        .map(step -> new Reason(step.date(), step.text(), step.section()))
                        .toList())
                .orElse(List.of());
    }
}
