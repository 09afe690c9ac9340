package org.minikisa.competition.ocds;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import org.minikisa.competition.ocds.Release.AwardRead;
import org.minikisa.competition.ocds.Release.Bid;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

/** Makes a competition of a release. What is odd becomes a remark on it; what cannot be used is noted. */
final class OcdsCompetition {

    /** Statuses of bids, of the standard and of publishers, that took no part in the comparison. */
    /** Begins the id of a tender that is known from its award. */
    private static final String OF_AWARD = "award-";

    private static final Set<String> OUT = Set.of(
            "disqualified",
            "not-qualified",
            "notqualified",
            "withdrawn",
            "rejected",
            "invalid",
            "excluded",
            "deleted",
            "invited",
            "unsuccessful");

    private static final Set<String> IN =
            Set.of("", "valid", "qualified", "pending", "active", "accepted", "submitted");

    private final Release release;
    private final Notes notes;
    private final Announced announced;
    private final Map<String, ImportedTender> tenders = new LinkedHashMap<>();
    private final List<ImportedAward> awards = new ArrayList<>();
    private String currency = "";
    private Instant at = Instant.EPOCH;

    private OcdsCompetition(Release release, Notes notes) {
        this.release = release;
        this.notes = notes;
        this.announced = new Announced("ocds:" + release.ocid, release.ocid);
    }

    /** Empty where it cannot be imported; then it is noted why. */
    static Optional<ImportedCompetition> of(Release release, Notes notes) {
        notes.publication(release.id.isEmpty() ? release.ocid : release.id);
        if (release.ocid.isBlank()) {
            notes.refused(new Problem(
                    "competition.import.ocid",
                    "ocid",
                    "nothing",
                    "the id of the contracting process",
                    "A release without an ocid belongs to nothing: give it one."));
            return Optional.empty();
        }
        return Optional.of(new OcdsCompetition(release, notes).competition());
    }

    private ImportedCompetition competition() {
        at = release.date.orElse(Instant.EPOCH);
        if (release.date.isEmpty()) {
            announced.remark("The release has no date.");
        }
        announce();
        for (int i = 0; i < release.bids.size(); i++) {
            bid(release.bids.get(i), i);
        }
        for (int i = 0; i < release.awards.size(); i++) {
            award(release.awards.get(i), i);
        }
        Stage stage = stage();
        announced.complete = stage == Stage.AWARDED
                && tenders.values().stream()
                        .allMatch(one -> one.tender().values().size() == 1);
        if (!currency.isEmpty() && !currency.equals("EUR")) {
            announced.remark("All amounts are in " + currency + ".");
        }
        return new ImportedCompetition(
                announced.draft(),
                stage,
                release.starts,
                release.closes,
                awards.stream().flatMap(award -> award.at().stream()).min(Instant::compareTo),
                List.copyOf(tenders.values()),
                awards,
                new Origin(
                        Source.OCDS,
                        release.ocid,
                        release.id,
                        at,
                        String.join(" ", release.tags),
                        release.status,
                        buyer(),
                        currency,
                        release.language.toLowerCase(Locale.ROOT)));
    }

    private Party buyer() {
        return release.buyer.name().isEmpty()
                ? new Party(release.buyer.id(), release.parties.getOrDefault(release.buyer.id(), ""))
                : release.buyer;
    }

    private void announce() {
        announced.title = localized(release.titles, "title")
                .or(() -> localized(release.descriptions, "description"))
                .or(() -> Optional.of(release.planned)
                        .filter(text -> !text.isBlank())
                        .map(LocalizedText::same))
                .orElseGet(() -> LocalizedText.same(release.ocid));
        announced.subject = localized(release.descriptions, "description")
                .or(() -> release.announced ? Optional.of(announced.title) : Optional.empty());
        announced.category = release.category;
        announced.cpv = release.cpv;
        announced.comparison = release.awardCriteria;
        announced.value = positive(release.value.amount());
        currency = currency();
        lots();
        criteria();
        if (!release.awardCriteriaDetails.isBlank()) {
            announced.remark("Award criteria: " + release.awardCriteriaDetails);
        }
    }

    private static Optional<LocalizedText> localized(Map<String, String> texts, String name) {
        return Texts.of(
                texts.getOrDefault(name + "_fi", ""),
                texts.getOrDefault(name + "_sv", ""),
                texts.getOrDefault(name + "_en", ""),
                texts.getOrDefault(name, ""));
    }

    private static Optional<BigDecimal> positive(Optional<BigDecimal> amount) {
        return amount.filter(value -> value.signum() > 0);
    }

    /** That of the bids, because they are compared; else that of the tender. */
    private String currency() {
        return release.bids.stream()
                .map(bid -> bid.value().currency())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.groupingBy(text -> text, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .or(() -> Optional.of(release.value.currency()).filter(text -> !text.isEmpty()))
                .or(() -> release.awards.stream()
                        .map(award -> award.value().currency())
                        .filter(text -> !text.isEmpty())
                        .findFirst())
                .orElse("");
    }

    private void lots() {
        for (int i = 0; i < release.lots.size(); i++) {
            Release.Lot lot = release.lots.get(i);
            String id = lot.id().isBlank() ? "lot-" + (i + 1) : lot.id();
            if (lot.id().isBlank()) {
                announced.remark("A lot has no id; it is called " + id + ".");
            }
            if (announced.lotIds().contains(id)) {
                notes.leftOut(
                        "competition.import.lot.twice",
                        "tender.lots[" + i + "].id",
                        id,
                        "an id of its own",
                        "Give each lot another id.");
            } else {
                announced.lots.add(new Invitation.Lot(
                        id, title(lot, id), positive(lot.value().amount())));
                cancelled(lot, id);
            }
        }
        release.bids.forEach(bid -> bid.lots().forEach(this::lotThatIsNamed));
        release.awards.forEach(award -> award.lots().forEach(this::lotThatIsNamed));
    }

    private void cancelled(Release.Lot lot, String id) {
        if (Set.of("cancelled", "unsuccessful", "withdrawn").contains(lot.status())) {
            announced.remark("Lot " + id + " was published as " + lot.status() + ".");
        }
    }

    private static LocalizedText title(Release.Lot lot, String id) {
        return Texts.of("", "", "", lot.title().isBlank() ? lot.description() : lot.title())
                .orElseGet(() -> LocalizedText.same(id));
    }

    /** A lot that bids are for but nobody announced. */
    private void lotThatIsNamed(String id) {
        if (!announced.lotIds().contains(id)) {
            announced.lots.add(new Invitation.Lot(id, LocalizedText.same(id), Optional.empty()));
            announced.remark("Lot " + id + " is named by a bid or an award but is not announced.");
        }
    }

    private void criteria() {
        List<Release.Criterion> published = !release.criteria.isEmpty()
                ? release.criteria
                : release.lots.stream()
                        .map(Release.Lot::criteria)
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse(List.of());
        published.forEach(one -> announced.criteria.add(new PublishedCriterion(
                one.type(),
                Texts.of("", "", "", one.name().isBlank() ? one.description() : one.name()),
                one.weight(),
                one.kind())));
        boolean differ = release.lots.stream()
                        .map(Release.Lot::criteria)
                        .filter(found -> !found.isEmpty())
                        .distinct()
                        .count()
                > 1;
        if (differ) {
            announced.remark("The lots have different award criteria; those of the first one are shown.");
        }
    }

    private void bid(Bid bid, int index) {
        String place = "bids.details[" + index + "]";
        String id = bid.id().isBlank() ? "bid-" + (index + 1) : bid.id();
        if (bid.id().isBlank()) {
            announced.remark("A bid has no id; it is called " + id + ".");
        }
        List<String> lots = bid.lots();
        if (lots.isEmpty()) {
            if (announced.lotIds().size() > 1) {
                notes.leftOut(
                        "competition.import.bid.lot",
                        place + ".relatedLots",
                        "none",
                        "one of " + announced.lotIds(),
                        "Say which lot the bid is for.");
                return;
            }
            lots = announced.lotIds();
        }
        for (String lot : lots) {
            keep(bid, lots.size() > 1 ? id + "@" + lot : id, lot, lots.size() > 1, place);
        }
    }

    private void keep(Bid bid, String id, String lot, boolean several, String place) {
        List<Party> sellers = sellers(bid.tenderers());
        String tenderer = name(sellers);
        if (tenderer.isBlank()) {
            tenderer = "unnamed tenderer of " + id;
            announced.remark("Bid " + id + " names no tenderer.");
        }
        Map<String, TenderedValue> values = bid.value()
                .amount()
                .map(amount -> Map.of(Announced.PRICE, TenderedValue.of(amount)))
                .orElse(Map.of());
        var tender = new Tender(
                id, tenderer, values, bid.date().or(() -> release.closes).orElse(at), lot);
        var kept = new ImportedTender(tender, bid.status(), left(bid, several, place), Optional.empty(), sellers);
        ImportedTender before = tenders.putIfAbsent(id, kept);
        if (before != null && !before.equals(kept)) {
            notes.leftOut(
                    "competition.import.tender.twice",
                    place + ".id",
                    id,
                    "an id of its own",
                    "Give each bid another id; the first one is kept.");
        }
    }

    private Optional<String> left(Bid bid, boolean several, String place) {
        String status = bid.status().toLowerCase(Locale.ROOT);
        if (OUT.contains(status)) {
            return Optional.of("published as " + bid.status());
        }
        if (!IN.contains(status)) {
            notes.leftOut(
                    "competition.import.code",
                    place + ".status",
                    bid.status(),
                    "valid, disqualified, pending, withdrawn or invited",
                    "It is taken as a bid that takes part.");
        }
        if (several) {
            return Optional.of("has one price for several lots");
        }
        if (bid.value().amount().isEmpty()) {
            return Optional.of("published without a price");
        }
        return bid.value().currency().isEmpty() || bid.value().currency().equals(currency)
                ? Optional.empty()
                : Optional.of("its price is in " + bid.value().currency() + ", those of the others in " + currency);
    }

    private List<Party> sellers(List<Party> read) {
        return read.stream()
                .map(one -> one.name().isBlank()
                        ? new Party(one.id(), release.parties.getOrDefault(one.id(), one.id()))
                        : one)
                .toList();
    }

    private static String name(List<Party> sellers) {
        return sellers.stream().map(Party::name).filter(name -> !name.isBlank()).collect(Collectors.joining(" / "));
    }

    private void award(AwardRead award, int index) {
        String id = award.id().isBlank() ? "award-" + (index + 1) : award.id();
        if (Set.of("cancelled", "unsuccessful", "pending").contains(award.status())) {
            announced.remark("Award " + id + " was published as " + award.status() + ".");
            return;
        }
        List<String> lots = lotsOf(award);
        if (lots.isEmpty()) {
            notes.leftOut(
                    "competition.import.award.lot",
                    "awards[" + index + "].relatedLots",
                    "none",
                    "one of " + announced.lotIds(),
                    "Say which lot the award is for.");
            return;
        }
        for (String lot : lots) {
            List<String> winners = winners(award, id, lot);
            for (int i = 0; i < winners.size(); i++) {
                boolean whole = lots.size() == 1 && winners.size() == 1;
                awards.add(new ImportedAward(
                        id + (lots.size() > 1 ? "@" + lot : "") + (i > 0 ? "#" + (i + 1) : ""),
                        lot,
                        winners.get(i),
                        whole ? award.value().amount() : Optional.empty(),
                        award.date()));
            }
        }
    }

    private List<String> lotsOf(AwardRead award) {
        if (!award.lots().isEmpty()) {
            return award.lots();
        }
        if (announced.lotIds().size() == 1) {
            return announced.lotIds();
        }
        List<String> ofBids = tenders.values().stream()
                .filter(one -> award.bids().contains(one.tender().id()))
                .map(one -> one.tender().lot())
                .distinct()
                .toList();
        if (ofBids.isEmpty()) {
            ofBids = tenders.values().stream()
                    .filter(one -> isOf(one, award.suppliers()))
                    .map(one -> one.tender().lot())
                    .distinct()
                    .toList();
            // of several lots it could be any
            return ofBids.size() == 1 ? ofBids : List.of();
        }
        return ofBids;
    }

    /** The bids that won; one that is known from its award only is made a tender. */
    private List<String> winners(AwardRead award, String id, String lot) {
        List<String> won = tenders.values().stream()
                .filter(one -> one.tender().lot().equals(lot))
                .filter(one -> award.bids().contains(one.tender().id())
                        || award.bids().isEmpty() && isOf(one, award.suppliers()))
                .sorted(Comparator.comparing(one -> one.left().isPresent()))
                .map(one -> one.tender().id())
                // of several tenders of one supplier one won
                .limit(Math.max(
                        1, Math.max(award.bids().size(), award.suppliers().size())))
                .toList();
        return won.isEmpty() ? List.of(fromAward(award, id, lot)) : won;
    }

    private static boolean isOf(ImportedTender one, List<Party> suppliers) {
        return one.sellers().stream().anyMatch(seller -> suppliers.stream()
                .anyMatch(supplier -> supplier.id().isEmpty() || seller.id().isEmpty()
                        ? supplier.name().equals(seller.name())
                        : supplier.id().equals(seller.id())));
    }

    /** Whether a tender is known from its award only: nobody published a bid. */
    static boolean isOfAwardOnly(ImportedTender one, List<ImportedAward> awards) {
        return one.status().isEmpty()
                && awards.stream()
                        .map(award -> OF_AWARD + award.id() + (award.lot().isEmpty() ? "" : "@" + award.lot()))
                        .anyMatch(one.tender().id()::equals);
    }

    private String fromAward(AwardRead award, String id, String lot) {
        List<Party> sellers = sellers(award.suppliers());
        String tender = OF_AWARD + id + (lot.isEmpty() ? "" : "@" + lot);
        String name = name(sellers);
        if (name.isBlank()) {
            name = "unnamed supplier of " + id;
            announced.remark("Award " + id + " names no supplier.");
        }
        Optional<BigDecimal> amount =
                positive(award.value().amount()).filter(value -> award.lots().size() < 2);
        Map<String, TenderedValue> values = amount.map(value -> Map.of(Announced.PRICE, TenderedValue.of(value)))
                .orElse(Map.of());
        announced.remark("The tender of award " + id + " is known from the award only.");
        tenders.put(
                tender,
                new ImportedTender(
                        new Tender(tender, name, values, award.date().orElse(at), lot),
                        "",
                        amount.isPresent() ? Optional.empty() : Optional.of("published without a price"),
                        Optional.empty(),
                        sellers));
        return tender;
    }

    private Stage stage() {
        if (!awards.isEmpty()) {
            return Stage.AWARDED;
        }
        if (Set.of("cancelled", "unsuccessful", "withdrawn").contains(release.status)) {
            return Stage.CANCELLED;
        }
        if (release.status.equals("complete") && tenders.isEmpty()) {
            announced.remark("It is complete, but neither tenders nor awards are published.");
        }
        return tenders.isEmpty() ? Stage.ANNOUNCED : Stage.COMPARED;
    }
}
