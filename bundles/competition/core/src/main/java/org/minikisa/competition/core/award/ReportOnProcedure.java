package org.minikisa.competition.core.award;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.award.AwardFile;
import org.minikisa.competition.api.award.AwardFile.MadeContract;
import org.minikisa.competition.api.award.ProcedureReport;
import org.minikisa.competition.api.award.ProcedureReport.Item;
import org.minikisa.competition.api.evaluation.Exclusion;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.Texts;
import org.minikisa.competition.core.evaluation.EvaluationTables;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;

/** The data of the report on the procedure (s. 124): what is known here, in the order of the law's eleven items. */
final class ReportOnProcedure {

    private final AwardDays days;
    private final Surroundings surroundings;
    private final DueDays due;

    ReportOnProcedure(AwardDays days, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.days = days;
        this.due = new DueDays(days);
    }

    public ProcedureReport of(Competition competition, AwardFile file, EvaluationTables evaluation) {
        LocalizedText why = why(competition, file);
        return new ProcedureReport(
                competition.id(), why != AwardTexts.REPORT_BELOW, why, items(competition, file, evaluation));
    }

    /** Under a framework agreement always; otherwise from the threshold on. What is not known is taken to reach it. */
    private LocalizedText why(Competition competition, AwardFile file) {
        if (days.basis(competition) == AwardDays.Basis.FRAMEWORK) {
            return AwardTexts.REPORT_OF_FRAMEWORK;
        }
        LocalDate day = competition
                .published()
                .or(competition::decided)
                .map(AwardDays::dayOf)
                .orElse(LocalDate.MIN);
        return due.reachesThreshold(competition, file, day)
                .map(reached -> reached ? AwardTexts.REPORT_REACHED : AwardTexts.REPORT_BELOW)
                .orElse(AwardTexts.REPORT_UNKNOWN);
    }

    private List<Item> items(Competition competition, AwardFile file, EvaluationTables evaluation) {
        CompetitionDraft draft = competition.draft();
        return List.of(
                new Item(1, AwardTexts.BUYER_AND_OBJECT, object(competition, file)),
                new Item(2, AwardTexts.TENDERERS, tenderers(competition)),
                new Item(3, AwardTexts.LOW_TENDERS, lowTenders(evaluation)),
                new Item(4, AwardTexts.PRICE_ONLY, same(draft.priceOnlyReason().stream())),
                new Item(5, AwardTexts.NO_LOTS, List.of()),
                new Item(6, AwardTexts.TURNOVER, List.of()),
                new Item(7, AwardTexts.WINNERS, winners(competition)),
                new Item(8, AwardTexts.PROCEDURE, List.of()),
                new Item(
                        9,
                        AwardTexts.CANCELLED,
                        file.cancellations().stream()
                                .map(one -> Texts.each(language -> lot(
                                                one.cancellation().lot())
                                        + one.cancellation().ground().label().in(language)
                                        + ": " + one.cancellation().reason()))
                                .toList()),
                new Item(10, AwardTexts.NOT_ELECTRONIC, letters(competition)),
                new Item(11, AwardTexts.CONFLICTS, conflicts(evaluation)));
    }

    private List<LocalizedText> object(Competition competition, AwardFile file) {
        CompetitionDraft draft = competition.draft();
        Stream<LocalizedText> who =
                draft.customer().isBlank() ? Stream.empty() : Stream.of(LocalizedText.same(customer(draft.customer())));
        Stream<LocalizedText> what = Stream.of(draft.invitation().subject().orElse(draft.title()));
        Stream<LocalizedText> contracts = file.contracts().stream()
                .filter(MadeContract::effective)
                .map(MadeContract::contract)
                .map(contract -> Texts.each(language ->
                        lot(contract.lot()) + Decimals.in(language, contract.value()) + " " + contract.currency()));
        Stream<LocalizedText> estimated = file.contracts().isEmpty()
                ? draft.invitation().estimatedValue().stream()
                        .map(value -> Texts.each(language ->
                                AwardTexts.ESTIMATED.in(language) + " " + Decimals.in(language, value) + " EUR"))
                : Stream.empty();
        return Stream.of(who, what, contracts, estimated)
                .flatMap(Function.identity())
                .toList();
    }

    private List<LocalizedText> tenderers(Competition competition) {
        Stream<LocalizedText> in = competition.tenders().stream()
                .map(tender -> Texts.each(language ->
                        lot(tender.lot()) + supplier(tender.tenderer()) + ": " + AwardTexts.TOOK_PART.in(language)));
        Stream<LocalizedText> out =
                competition.refused().stream().map(refused -> Texts.each(language -> refused(refused, language)));
        return Stream.concat(in, out).toList();
    }

    private String refused(RefusedTender refused, Language language) {
        LocalizedText kind = refused.kind() == RefusedTender.Kind.LATE ? AwardTexts.CAME_LATE : AwardTexts.WAS_EXCLUDED;
        return supplier(refused.tenderer()) + ": " + kind.in(language) + "; " + refused.reason();
    }

    private List<LocalizedText> lowTenders(EvaluationTables evaluation) {
        return evaluation.exclusions().stream()
                .filter(Exclusion::stands)
                .filter(one -> one.ground() == Exclusion.Ground.LOW_PRICE_UNEXPLAINED
                        || one.ground() == Exclusion.Ground.LOW_PRICE_BREACH)
                .map(one -> Texts.each(language ->
                        supplier(one.tenderer()) + ": " + one.ground().label().in(language) + "; " + one.reason()))
                .toList();
    }

    /** Without names: who it was stands in the record of the evaluators. */
    private static List<LocalizedText> conflicts(EvaluationTables evaluation) {
        return evaluation.interests().stream()
                .filter(EvaluationTables.StoredInterest::biased)
                .map(one -> Texts.each(language -> AwardTexts.INTEREST.in(language) + ": " + one.interest()))
                .toList();
    }

    private List<LocalizedText> winners(Competition competition) {
        return competition.results().stream()
                .filter(result -> result.award().isPresent())
                .map(result -> winner(result, result.award().get()))
                .toList();
    }

    private LocalizedText winner(LotResult result, Award award) {
        return Texts.each(language -> lot(result.lot()) + supplier(award.tenderer()) + ": "
                + award.reason().in(language));
    }

    private static List<LocalizedText> letters(Competition competition) {
        Optional<Notification> served = competition.notification();
        return served.filter(one -> one.service() == Notification.Service.LETTER).stream()
                .map(one -> AwardTexts.SERVED_BY_LETTER)
                .toList();
    }

    private static List<LocalizedText> same(Stream<String> texts) {
        return texts.filter(text -> !text.isBlank()).map(LocalizedText::same).toList();
    }

    /** By name where it is a supplier of the body, otherwise as it stands. */
    private String supplier(String tenderer) {
        return surroundings
                .procurements()
                .filter(there -> !tenderer.isBlank())
                .flatMap(there -> there.supplier(new SupplierId(tenderer)))
                .map(Supplier::name)
                .orElse(tenderer);
    }

    private String customer(String id) {
        return surroundings
                .procurements()
                .flatMap(there -> there.customer(new CustomerId(id)))
                .map(Customer::name)
                .orElse(id);
    }

    private static String lot(String id) {
        return id.isEmpty() ? "" : id + ": ";
    }
}
