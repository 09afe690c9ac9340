package org.minikisa.competition.ocds;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.opendata.ImportedCompetition;
import org.minikisa.competition.api.opendata.ImportedCompetition.ImportedAward;
import org.minikisa.competition.api.opendata.ImportedCompetition.ImportedTender;
import org.minikisa.competition.api.opendata.ImportedCompetition.Origin;
import org.minikisa.competition.api.opendata.ImportedCompetition.Party;
import org.minikisa.competition.api.opendata.ImportedCompetition.Stage;
import org.minikisa.competition.api.opendata.Source;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

/**
 * Makes a competition of an eForms notice (Regulation (EU) 2019/1780, OP-TED/eForms-SDK). Notices of one procedure are one
 * competition: its key is the procedure's identifier (BT-04).
 */
final class NoticeCompetition {

    private static final Set<String> ROOTS = Set.of("ContractNotice", "ContractAwardNotice", "PriorInformationNotice");
    private static final Set<String> FORMS = Set.of(
            "planning", "competition", "result", "dir-awa-pre", "cont-modif", "consultation", "change", "completion");
    private static final Map<String, String> LANGUAGES = Map.of("FIN", "fi", "SWE", "sv", "ENG", "en");
    private static final Map<String, String> TECHNIQUES = Map.of(
            "fa-wo-rc", "a framework agreement without reopening of competition",
            "fa-w-rc", "a framework agreement with reopening of competition",
            "fa-mix", "a framework agreement partly with reopening of competition",
            "dps-list", "a dynamic purchasing system, only for buyers listed in the notice",
            "dps-nlist", "a dynamic purchasing system, also for buyers not listed in the notice");
    /** What systems write where the day of the award is not known. */
    private static final String NO_DAY = "2000-01-01";

    private static final ZoneId UTC = ZoneOffset.UTC;

    private final Element notice;
    private final Notes notes;
    private final Element result;
    private final String id;
    private final String language;
    private final Announced announced;
    private final Map<String, Party> organisations = new HashMap<>();
    private final Map<String, ImportedTender> tenders = new LinkedHashMap<>();
    private final List<ImportedAward> awards = new ArrayList<>();
    private final Set<String> currencies = new LinkedHashSet<>();
    private final Instant at;
    private boolean cancelled;

    private NoticeCompetition(Element notice, Notes notes) {
        this.notice = notice;
        this.notes = notes;
        this.id = notice.text("ID");
        this.language = notice.text("NoticeLanguageCode");
        this.result = notice.extension()
                .flatMap(one -> one.first("NoticeResult"))
                .orElse(new Element("NoticeResult", Map.of()));
        this.announced = new Announced("eforms:" + process(), process());
        this.at = moment(notice.text("IssueDate"), notice.text("IssueTime"), "IssueDate")
                .orElse(Instant.EPOCH);
    }

    private String process() {
        String process = notice.text("ContractFolderID");
        return process.isEmpty() ? id : process;
    }

    /** Empty where it cannot be imported; then it is noted why. */
    static Optional<ImportedCompetition> of(Element notice, Notes notes) {
        notes.publication(notice.text("ID"));
        if (!isNotice(notice)) {
            notes.refused(new Problem(
                    "competition.import.notice",
                    "",
                    notice.name,
                    "one of " + ROOTS.stream().sorted().toList(),
                    "This is no notice about a competition."));
            return Optional.empty();
        }
        if (notice.text("ID").isBlank() && notice.text("ContractFolderID").isBlank()) {
            notes.refused(new Problem(
                    "competition.import.notice.id",
                    "ID",
                    "nothing",
                    "the identifier of the notice or of the procedure",
                    "Give it one."));
            return Optional.empty();
        }
        return Optional.of(new NoticeCompetition(notice, notes).competition());
    }

    static boolean isNotice(Element root) {
        return ROOTS.contains(root.name);
    }

    private ImportedCompetition competition() {
        kind();
        organisations();
        announce();
        result.all("LotTender").forEach(this::tender);
        result.all("LotResult").forEach(this::lotResult);
        Stage stage = stage();
        announced.complete = false;
        String currency = currency();
        if (!currency.isEmpty() && !currency.equals("EUR")) {
            announced.remark("All amounts are in " + currency + ".");
        }
        return new ImportedCompetition(
                announced.draft(),
                stage,
                Optional.of(at).filter(moment -> isForm("competition")),
                closes(),
                awards.stream().flatMap(award -> award.at().stream()).min(Comparator.naturalOrder()),
                List.copyOf(tenders.values()),
                awards,
                new Origin(
                        Source.EFORMS,
                        process(),
                        id,
                        at,
                        notice.text("NoticeTypeCode"),
                        "",
                        buyer(),
                        currency,
                        LANGUAGES.getOrDefault(language, "")));
    }

    private boolean isForm(String form) {
        return notice.first("NoticeTypeCode")
                .filter(code -> code.attribute("listName").equals(form))
                .isPresent();
    }

    private void kind() {
        Element code = notice.first("NoticeTypeCode").orElse(new Element("", Map.of()));
        if (!FORMS.contains(code.attribute("listName"))) {
            unknown(
                    "NoticeTypeCode",
                    code.attribute("listName") + " " + code.text,
                    "one of " + FORMS.stream().sorted().toList());
        }
        announced.remark("Notice " + id + ", type " + code.text + ".");
        notice.extension().map(one -> one.all("Changes")).orElse(List.of()).forEach(this::change);
    }

    private void change(Element changes) {
        String of = changes.text("ChangedNoticeIdentifier");
        String reason = changes.text("ChangeReason", "ReasonCode");
        String text = changes.all("Change", "ChangeDescription").stream()
                .map(one -> one.text)
                .collect(Collectors.joining("; "));
        announced.remark("It changes notice " + of + (reason.isEmpty() ? "" : " (" + reason + ")")
                + (text.isEmpty() ? "." : ": " + text));
        cancelled |= reason.startsWith("cancel");
    }

    /** Names of natural persons are not taken over: nobody needs them to compare tenders. */
    private void organisations() {
        for (Element one : notice.extension()
                .map(found -> found.all("Organizations", "Organization"))
                .orElse(List.of())) {
            String number = one.text("Company", "PartyIdentification", "ID");
            boolean person = one.text("NaturalPersonIndicator").equals("true");
            String name = person
                    ? "natural person " + number
                    : localized(one.all("Company", "PartyName", "Name"))
                            .map(LocalizedText::en)
                            .orElse(number);
            String register = person ? "" : one.text("Company", "PartyLegalEntity", "CompanyID");
            organisations.put(number, new Party(register.isEmpty() ? number : register, name));
        }
    }

    private Party buyer() {
        return organisation(notice.text("ContractingParty", "Party", "PartyIdentification", "ID"))
                .orElse(new Party("", ""));
    }

    private Optional<Party> organisation(String number) {
        return Optional.ofNullable(organisations.get(number));
    }

    private void announce() {
        Element project = notice.first("ProcurementProject").orElse(new Element("", Map.of()));
        announced.title = localized(project.all("Name")).orElseGet(() -> LocalizedText.same(process()));
        announced.subject = localized(project.all("Description"));
        announced.category = project.text("ProcurementTypeCode");
        announced.value = amount(project.first("RequestedTenderTotal", "EstimatedOverallContractAmount"));
        announced.cpv = cpv(project);
        for (Element lot : notice.all("ProcurementProjectLot")) {
            lot(lot);
        }
        criteria();
        techniques();
    }

    private void lot(Element lot) {
        Element number = lot.first("ID").orElse(new Element("", Map.of()));
        String kind = number.attribute("schemeName");
        if (!kind.equals("Lot") && !kind.equals("Part")) {
            if (kind.equals("LotsGroup")) {
                announced.remark("Lots can be tendered for together: " + number.text + ".");
            } else {
                unknown("ProcurementProjectLot/ID/@schemeName", kind, "Lot, Part or LotsGroup");
            }
            return;
        }
        Element project = lot.first("ProcurementProject").orElse(new Element("", Map.of()));
        if (number.text.isEmpty() || announced.lotIds().contains(number.text)) {
            notes.leftOut(
                    "competition.import.lot.twice",
                    "ProcurementProjectLot/ID",
                    number.text,
                    "an id of its own",
                    "Give each lot another id.");
            return;
        }
        announced.lots.add(new Invitation.Lot(
                number.text,
                localized(project.all("Name")).orElseGet(() -> LocalizedText.same(number.text)),
                amount(project.first("RequestedTenderTotal", "EstimatedOverallContractAmount"))
                        .filter(value -> value.signum() > 0)));
    }

    private static List<String> cpv(Element project) {
        var codes = new ArrayList<Element>(project.all("MainCommodityClassification", "ItemClassificationCode"));
        codes.addAll(project.all("AdditionalCommodityClassification", "ItemClassificationCode"));
        return codes.stream()
                .map(code -> code.text)
                .filter(code -> code.matches("\\d{8}"))
                .distinct()
                .toList();
    }

    /** Criteria stand with each lot; ours are the same for all. */
    private void criteria() {
        List<List<Element>> ofLots = notice.all("ProcurementProjectLot").stream()
                .map(lot ->
                        lot.all("TenderingTerms", "AwardingTerms", "AwardingCriterion", "SubordinateAwardingCriterion"))
                .filter(found -> !found.isEmpty())
                .toList();
        ofLots.stream().findFirst().orElse(List.of()).forEach(this::criterion);
        if (ofLots.stream().map(this::shape).distinct().count() > 1) {
            announced.remark("The lots have different award criteria; those of the first one are shown.");
        }
        notice.all(
                        "ProcurementProjectLot",
                        "TenderingTerms",
                        "AwardingTerms",
                        "AwardingCriterion",
                        "CalculationExpression")
                .forEach(one -> announced.remark("Comparison: " + Texts.shortened(one.text)));
    }

    private String shape(List<Element> criteria) {
        return criteria.stream()
                .map(one -> one.text("AwardingCriterionTypeCode") + one.text("Name") + weight(one))
                .collect(Collectors.joining("|"));
    }

    private void criterion(Element criterion) {
        String type = criterion.text("AwardingCriterionTypeCode");
        if (!Set.of("price", "cost", "quality").contains(type)) {
            unknown("AwardingCriterionTypeCode", type, "price, cost or quality");
        }
        Optional<Element> weight = weightOf(criterion);
        announced.criteria.add(new PublishedCriterion(
                type,
                localized(criterion.all("Name")).or(() -> localized(criterion.all("Description"))),
                weight.flatMap(one -> number(one.text("ParameterNumeric"), "ParameterNumeric")),
                weight.map(one -> one.text("ParameterCode")).orElse("")));
    }

    private static String weight(Element criterion) {
        return weightOf(criterion).map(one -> one.text("ParameterNumeric")).orElse("");
    }

    private static Optional<Element> weightOf(Element criterion) {
        return criterion.extension().flatMap(one -> one.all("AwardCriterionParameter").stream()
                .filter(parameter -> parameter
                        .first("ParameterCode")
                        .filter(code -> code.attribute("listName").equals("number-weight"))
                        .isPresent())
                .findFirst());
    }

    private void techniques() {
        notice
                .all("ProcurementProjectLot", "TenderingProcess", "ContractingSystem", "ContractingSystemTypeCode")
                .stream()
                .map(code -> code.text)
                .filter(code -> !code.equals("none"))
                .distinct()
                .forEach(code -> {
                    if (TECHNIQUES.containsKey(code)) {
                        announced.remark("It sets up " + TECHNIQUES.get(code) + ".");
                    } else {
                        unknown(
                                "ContractingSystemTypeCode",
                                code,
                                "one of "
                                        + TECHNIQUES.keySet().stream().sorted().toList());
                    }
                });
    }

    private Optional<Instant> closes() {
        List<Instant> ends =
                notice.all("ProcurementProjectLot", "TenderingProcess", "TenderSubmissionDeadlinePeriod").stream()
                        .flatMap(period ->
                                moment(period.text("EndDate"), period.text("EndTime"), "TenderSubmissionDeadlinePeriod")
                                        .stream())
                        .distinct()
                        .toList();
        if (ends.size() > 1) {
            announced.remark("The lots have different ends of the tender period; the last one is shown.");
        }
        return ends.stream().max(Comparator.naturalOrder());
    }

    private void tender(Element tender) {
        String number = tender.text("ID");
        String lot = lotOf(tender, number);
        if (!announced.lotIds().contains(lot)) {
            notes.leftOut(
                    "competition.import.bid.lot",
                    "LotTender[" + number + "]/TenderLot",
                    lot,
                    "one of " + announced.lotIds(),
                    "Name a lot of this notice.");
            return;
        }
        List<Party> sellers = sellers(tender.text("TenderingParty", "ID"));
        Optional<Element> payable = tender.first("LegalMonetaryTotal", "PayableAmount");
        payable.map(one -> one.attribute("currencyID")).ifPresent(currencies::add);
        Optional<BigDecimal> price = amount(payable);
        Optional<Integer> rank = number(tender.text("RankCode"), "LotTender[" + number + "]/RankCode")
                .map(BigDecimal::intValue);
        boolean unranked = tender.text("TenderRankedIndicator").equals("false");
        Map<String, TenderedValue> values = price.map(value -> Map.of(Announced.PRICE, TenderedValue.of(value)))
                .orElse(Map.of());
        var kept = new ImportedTender(
                new Tender(
                        number,
                        sellers.isEmpty()
                                ? "unnamed tenderer of " + number
                                : sellers.stream().map(Party::name).collect(Collectors.joining(" / ")),
                        values,
                        closes().orElse(at),
                        lot),
                unranked ? "not ranked" : "",
                unranked
                        ? Optional.of("published as not ranked")
                        : price.isEmpty() ? Optional.of("published without a price") : Optional.empty(),
                rank,
                sellers);
        if (number.isBlank() || tenders.putIfAbsent(number, kept) != null) {
            notes.leftOut(
                    "competition.import.tender.twice",
                    "LotTender/ID",
                    number,
                    "an id of its own",
                    "Give each tender another id; the first one is kept.");
        }
    }

    /** Its own lot; for a tender for a group of lots, the lot whose result names it. */
    private String lotOf(Element tender, String number) {
        Optional<Element> own = tender.first("TenderLot", "ID");
        if (own.isPresent() && announced.lotIds().contains(own.get().text)) {
            return own.get().text;
        }
        return result.all("LotResult").stream()
                .filter(lot -> lot.all("LotTender", "ID").stream().anyMatch(one -> one.text.equals(number)))
                .map(lot -> lot.text("TenderLot", "ID"))
                .findFirst()
                .or(() -> own.map(one -> one.text))
                .orElse(announced.lotIds().size() == 1 ? announced.lotIds().get(0) : "");
    }

    private List<Party> sellers(String party) {
        return result.all("TenderingParty").stream()
                .filter(one -> one.text("ID").equals(party))
                .flatMap(one -> one.all("Tenderer").stream())
                .sorted(Comparator.comparing(
                        one -> !one.text("GroupLeadIndicator").equals("true")))
                .map(one -> one.text("ID"))
                .map(number -> organisation(number).orElseGet(() -> {
                    unknown("Tenderer/ID", number, "an organisation of this notice");
                    return new Party(number, number);
                }))
                .toList();
    }

    private void lotResult(Element lotResult) {
        String code = lotResult.text("TenderResultCode");
        String lot = lotResult.text("TenderLot", "ID");
        switch (code) {
            case "selec-w" -> winners(lotResult, lot);
            case "clos-nw", "open-nw" ->
                announced.remark("Lot " + lot + " has no winner"
                        + (code.equals("open-nw") ? " yet" : "")
                        + reason(lotResult.text("DecisionReason", "DecisionReasonCode")));
            default -> unknown("TenderResultCode", code, "selec-w, clos-nw or open-nw");
        }
    }

    private static String reason(String code) {
        return code.isEmpty() ? "." : ": " + code + ".";
    }

    private void winners(Element lotResult, String lot) {
        if (!announced.lotIds().contains(lot)) {
            notes.leftOut(
                    "competition.import.award.lot",
                    "LotResult[" + lotResult.text("ID") + "]/TenderLot",
                    lot,
                    "one of " + announced.lotIds(),
                    "Name a lot of this notice.");
            return;
        }
        List<String> ofLot = tenders.values().stream()
                .filter(one -> one.tender().lot().equals(lot))
                .map(one -> one.tender().id())
                .toList();
        for (String contract : texts(lotResult.all("SettledContract", "ID"))) {
            contract(contract, lot, ofLot);
        }
        if (awards.stream().noneMatch(award -> award.lot().equals(lot))) {
            withoutContract(lotResult, lot, ofLot);
        }
    }

    private void contract(String number, String lot, List<String> ofLot) {
        for (Element contract : result.all("SettledContract")) {
            if (contract.text("ID").equals(number)) {
                String day =
                        contract.text("AwardDate").isEmpty() ? contract.text("IssueDate") : contract.text("AwardDate");
                texts(contract.all("LotTender", "ID")).stream()
                        .filter(ofLot::contains)
                        .forEach(tender -> award(lot, tender, day));
            }
        }
    }

    /** Until the contract is made the tender that is ranked first, or the only one, is the winner. */
    private void withoutContract(Element lotResult, String lot, List<String> ofLot) {
        texts(lotResult.all("LotTender", "ID")).stream()
                .filter(ofLot::contains)
                .min(Comparator.comparing(tender -> tenders.get(tender).rank().orElse(Integer.MAX_VALUE)))
                .ifPresentOrElse(
                        tender -> award(lot, tender, ""),
                        () -> announced.remark("Lot " + lot + " has a winner who is not named."));
    }

    private void award(String lot, String tender, String day) {
        String decided = day.isEmpty() ? notice.text("TenderResult", "AwardDate") : day;
        Optional<Instant> moment = decided.startsWith(NO_DAY) ? Optional.empty() : moment(decided, "", "AwardDate");
        Optional<BigDecimal> amount = Optional.ofNullable(
                        tenders.get(tender).tender().values().get(Announced.PRICE))
                .map(value -> ((TenderedValue.Amount) value).amount());
        String number = lot + "/" + tender;
        if (awards.stream().noneMatch(one -> one.id().equals(number))) {
            awards.add(new ImportedAward(number, lot, tender, amount, moment.or(() -> Optional.of(at))));
        }
    }

    private Stage stage() {
        if (!awards.isEmpty()) {
            return Stage.AWARDED;
        }
        List<String> codes = texts(result.all("LotResult", "TenderResultCode"));
        if (cancelled || !codes.isEmpty() && codes.stream().allMatch("clos-nw"::equals)) {
            return Stage.CANCELLED;
        }
        return tenders.isEmpty() ? Stage.ANNOUNCED : Stage.COMPARED;
    }

    private String currency() {
        if (currencies.size() > 1) {
            announced.remark("The tenders are in several currencies: " + String.join(", ", currencies) + ".");
        }
        return currencies.stream()
                .findFirst()
                .or(() -> notice.first("ProcurementProject", "RequestedTenderTotal", "EstimatedOverallContractAmount")
                        .map(one -> one.attribute("currencyID")))
                .orElse("");
    }

    private Optional<LocalizedText> localized(List<Element> texts) {
        Map<String, String> byLanguage = new HashMap<>();
        texts.forEach(one -> byLanguage.putIfAbsent(one.attribute("languageID"), one.text));
        String own = byLanguage.getOrDefault(language, "");
        return Texts.of(
                byLanguage.getOrDefault("FIN", ""),
                byLanguage.getOrDefault("SWE", ""),
                byLanguage.getOrDefault("ENG", ""),
                own.isEmpty() ? texts.stream().findFirst().map(one -> one.text).orElse("") : own);
    }

    private Optional<BigDecimal> amount(Optional<Element> amount) {
        return amount.flatMap(one -> number(one.text, one.name));
    }

    private Optional<BigDecimal> number(String text, String place) {
        Optional<BigDecimal> number = Fields.decimal(text);
        if (number.isEmpty() && !text.isEmpty()) {
            notes.leftOut("competition.import.number", place, text, "a number", "Correct it in the notice.");
        }
        return number;
    }

    /** Days and times of notices have zones of their own: {@code 2019-10-23+01:00}. */
    private Optional<Instant> moment(String date, String time, String place) {
        if (date.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(date.substring(0, Math.min(10, date.length())));
            LocalTime hour = time.length() < 8 ? LocalTime.MIDNIGHT : LocalTime.parse(time.substring(0, 8));
            String zone = time.length() > 8 ? time.substring(8).replaceFirst("^\\.\\d+", "") : date.substring(10);
            return Optional.of(day.atTime(hour)
                    .atZone(zone.isEmpty() ? UTC : ZoneOffset.of(zone))
                    .toInstant());
        } catch (DateTimeException e) {
            notes.leftOut(
                    "competition.import.date",
                    place,
                    date + " " + time,
                    "a day like 2019-10-23+01:00",
                    "Correct it in the notice.");
            return Optional.empty();
        }
    }

    private void unknown(String place, String found, String expected) {
        notes.leftOut("competition.import.code", place, found, expected, "It is passed over.");
    }

    private static List<String> texts(List<Element> elements) {
        return elements.stream().map(one -> one.text).toList();
    }
}
