package org.minikisa.competition.ocds;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.award.AwardFile;
import org.minikisa.competition.api.award.AwardFile.FormerDecision;
import org.minikisa.competition.api.award.AwardFile.MadeContract;
import org.minikisa.competition.api.award.AwardFile.ServedCancellation;
import org.minikisa.competition.api.opendata.ImportedCompetition;
import org.minikisa.competition.api.opendata.ImportedCompetition.ImportedAward;
import org.minikisa.competition.api.opendata.ImportedCompetition.Stage;
import org.minikisa.procurement.api.Supplier;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * The releases of a competition, one for each thing that became public, oldest first. Each says all that was public by
 * then, so the last one is what they amount to. Ids depend on what happened only and never change.
 */
final class Releases {

    private static final Set<String> TAGS = Set.of(
            "planning",
            "planningUpdate",
            "tender",
            "tenderAmendment",
            "tenderUpdate",
            "tenderCancellation",
            "award",
            "awardUpdate",
            "awardCancellation",
            "contract",
            "contractUpdate",
            "contractAmendment",
            "implementation",
            "implementationUpdate",
            "contractTermination");

    private final Published published;
    private final Competition competition;
    private final Function<String, Optional<Supplier>> suppliers;
    private final String prefix;
    private final List<JsonObject> releases = new ArrayList<>();

    private Releases(Published published, Function<String, Optional<Supplier>> suppliers, String prefix) {
        this.published = published;
        this.competition = published.competition();
        this.suppliers = suppliers;
        this.prefix = prefix;
    }

    static List<JsonObject> of(Published published, Function<String, Optional<Supplier>> suppliers, String prefix) {
        var releases = new Releases(published, suppliers, prefix);
        published.origin().ifPresentOrElse(releases::imported, releases::live);
        return List.copyOf(releases.releases);
    }

    /** What they amount to: the last one says everything. */
    static JsonObject compiled(List<JsonObject> releases) {
        JsonObject compiled = releases.get(releases.size() - 1).deepCopy();
        var tags = new JsonArray();
        tags.add("compiled");
        compiled.add("tag", tags);
        compiled.addProperty(
                "id",
                compiled.get("ocid").getAsString() + "-" + compiled.get("date").getAsString());
        return compiled;
    }

    private void imported(ImportedCompetition origin) {
        List<String> tags = List.of(origin.origin().kind().split(" ")).stream()
                .filter(TAGS::contains)
                .toList();
        var parties = parties();
        add(
                releaseId(origin.origin().publication()),
                origin.origin().at(),
                tags.isEmpty() ? List.of(tag(origin.stage())) : tags,
                parties,
                tender(parties, published.amendments().size(), true, importedStatus(origin)),
                BidsSection.of(published, parties),
                origin.awards().stream().map(one -> award(one, parties)).toList(),
                List.of());
    }

    private static String tag(Stage stage) {
        return switch (stage) {
            case ANNOUNCED, COMPARED -> "tender";
            case AWARDED -> "award";
            case CANCELLED -> "tenderCancellation";
        };
    }

    /** A release that went out of such a house before keeps its id. */
    private String releaseId(String publication) {
        String known = published.ocid() + "-release-";
        return "release-" + (publication.startsWith(known) ? publication.substring(known.length()) : publication);
    }

    private static String importedStatus(ImportedCompetition origin) {
        String status = origin.origin().status();
        if (Set.of("planning", "planned", "active", "complete", "cancelled", "unsuccessful", "withdrawn")
                .contains(status)) {
            return status;
        }
        return switch (origin.stage()) {
            case ANNOUNCED, COMPARED -> "active";
            case AWARDED -> "complete";
            case CANCELLED -> "cancelled";
        };
    }

    private Node award(ImportedAward award, Parties parties) {
        var node = new Node()
                .put("id", award.id())
                .put("status", "active")
                .put("date", award.at())
                .put("value", award.amount().map(amount -> Node.value(amount, published.currency())))
                .put("suppliers", suppliers(award.tender(), parties))
                .put("relatedLots", List.of(Published.lot(award.lot())));
        return published.isBid(award.tender()) ? node.put("relatedBids", List.of(award.tender())) : node;
    }

    private List<Node> suppliers(String tender, Parties parties) {
        return tender(tender)
                .map(found -> parties.sellers(tender, found.tenderer(), "supplier"))
                .orElse(List.of());
    }

    private Optional<Tender> tender(String id) {
        return competition.tenders().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private void live() {
        Instant at = competition.published().orElseThrow();
        var announced = parties();
        add(
                "tender",
                at,
                List.of("tender"),
                announced,
                tender(announced, 0, false, "active"),
                new Node(),
                List.of(),
                List.of());
        for (int i = 1; i <= published.amendments().size(); i++) {
            var parties = parties();
            add(
                    "tenderAmendment-" + i,
                    published.amendments().get(i - 1).at(),
                    List.of("tenderAmendment"),
                    parties,
                    tender(parties, i, false, "active"),
                    new Node(),
                    List.of(),
                    List.of());
        }
        if (competition.state() == CompetitionState.CANCELLED || wasCancelled()) {
            cancelled();
        } else if (published.decisionIsPublic()) {
            decided();
        }
    }

    private boolean wasCancelled() {
        return competition.state() == CompetitionState.ARCHIVED
                && competition.award().isEmpty()
                && competition.results().stream()
                        .allMatch(result -> result.award().isEmpty());
    }

    private void cancelled() {
        Instant at = published
                .file()
                .flatMap(file -> file.cancellations().stream()
                        .map(ServedCancellation::at)
                        .reduce((first, second) -> second))
                .or(competition::decided)
                .or(competition::opened)
                .or(competition::closes)
                .orElseThrow();
        var parties = parties();
        add(
                "tenderCancellation",
                at,
                List.of("tenderCancellation"),
                parties,
                tender(parties, published.amendments().size(), true, "cancelled"),
                new Node(),
                List.of(),
                List.of());
    }

    private void decided() {
        List<FormerDecision> former = published.file().map(AwardFile::former).orElse(List.of());
        Instant at = published.decided();
        int number = former.size() + 1;
        var parties = parties();
        Node tender = tender(parties, published.amendments().size(), true, "complete");
        Node bids = published.bidsArePublic() ? BidsSection.of(published, parties) : new Node();
        List<Node> awards = awards(former, parties);
        add(
                "award-" + number,
                at,
                List.of(former.isEmpty() ? "award" : "awardUpdate"),
                parties,
                tender,
                published.bidsAfterContract() ? new Node() : bids,
                awards,
                List.of());
        List<MadeContract> contracts =
                published.file().map(AwardFile::contracts).orElse(List.of());
        for (int i = 1; i <= contracts.size(); i++) {
            add(
                    "contract-" + i,
                    contracts.get(i - 1).made(),
                    List.of("contract"),
                    parties,
                    tender,
                    bids,
                    awards,
                    contracts.subList(0, i).stream()
                            .map(one -> contract(one, number))
                            .toList());
        }
    }

    /** Decisions that hold no more stay as cancelled awards. */
    private List<Node> awards(List<FormerDecision> former, Parties parties) {
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < former.size(); i++) {
            for (LotResult result : former.get(i).results()) {
                int number = i + 1;
                result.award().ifPresent(award -> nodes.add(award(award, result.lot(), number, "cancelled", parties)));
            }
        }
        competition.results().forEach(result -> result.award()
                .ifPresent(award -> nodes.add(award(award, result.lot(), former.size() + 1, "active", parties))));
        return nodes;
    }

    private Node award(Award award, String lot, int decision, String status, Parties parties) {
        Optional<BigDecimal> price = tender(award.tender()).flatMap(published::price);
        var node = new Node()
                .put("id", awardId(lot, decision))
                .put("description", award.reason())
                .put("status", status)
                .put("date", award.at())
                .put("value", price.map(amount -> Node.value(amount, published.currency())))
                .put("suppliers", parties.sellers(award.tender(), award.tenderer(), "supplier"))
                .put("relatedLots", List.of(Published.lot(lot)));
        return published.bidsArePublic() ? node.put("relatedBids", List.of(award.tender())) : node;
    }

    private String awardId(String lot, int decision) {
        return competition.id() + "-" + Published.lot(lot) + "-" + decision;
    }

    private Node contract(MadeContract made, int decision) {
        var contract = made.contract();
        return new Node()
                .put("id", competition.id() + "-" + Published.lot(contract.lot()) + "-contract")
                .put("awardID", awardId(contract.lot(), decision))
                .put("status", made.effective() ? "active" : "cancelled")
                .put(
                        "period",
                        new Node()
                                .put("startDate", moment(contract.begins()))
                                .put("endDate", contract.ends().map(day -> moment(day.plusDays(1)))))
                .put("value", Node.value(contract.value(), contract.currency()))
                .put("dateSigned", moment(contract.signed()));
    }

    /** A day begins at midnight in Finland. */
    private static Instant moment(LocalDate day) {
        return day.atStartOfDay(Published.FINLAND).toInstant();
    }

    private Parties parties() {
        return new Parties(published, suppliers);
    }

    private Node tender(Parties parties, int amendments, boolean later, String status) {
        return TenderSection.of(published, published.amendments().subList(0, amendments), later, status, parties);
    }

    private void add(
            String id,
            Instant at,
            List<String> tags,
            Parties parties,
            Node tender,
            Node bids,
            List<Node> awards,
            List<Node> contracts) {
        Optional<Node> buyer = parties.buyer();
        releases.add(new Node()
                .put("ocid", published.ocid())
                .put("id", published.ocid() + "-" + id)
                .put("date", at)
                .put("tag", tags)
                .put("initiationType", "tender")
                .put("language", language())
                .put("parties", parties.all())
                .put("buyer", buyer)
                .put("tender", tender)
                .put("bids", bids)
                .put("awards", awards)
                .put("contracts", contracts)
                .put("relatedProcesses", relatedProcesses())
                .json);
    }

    private String language() {
        return published.origin().map(one -> one.origin().language()).orElse("fi");
    }

    /** The framework or system it is held under is a process of its own. */
    private List<Node> relatedProcesses() {
        return published
                .jointProcurement()
                .map(one -> List.of(new Node()
                        .put("id", "1")
                        .put("relationship", List.of("framework"))
                        .put("title", one.name())
                        .put("scheme", "ocid")
                        .put("identifier", prefix + "-" + one.id().value())))
                .orElse(List.of());
    }
}
