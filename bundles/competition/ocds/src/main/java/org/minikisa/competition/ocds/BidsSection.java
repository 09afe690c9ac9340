package org.minikisa.competition.ocds;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.opendata.ImportedCompetition;
import org.minikisa.competition.api.opendata.ImportedCompetition.ImportedTender;

/** The bids of a competition whose decision is public: who tendered at what price, not how. */
final class BidsSection {

    private static final Set<String> STATUSES = Set.of("invited", "pending", "valid", "disqualified", "withdrawn");

    private final Published published;
    private final Parties parties;

    private BidsSection(Published published, Parties parties) {
        this.published = published;
        this.parties = parties;
    }

    static Node of(Published published, Parties parties) {
        return new BidsSection(published, parties).node();
    }

    private Node node() {
        List<Node> details = published.origin().map(this::imported).orElseGet(this::live);
        return details.isEmpty()
                ? new Node()
                : new Node().put("statistics", statistics()).put("details", details);
    }

    private List<Node> live() {
        Competition competition = published.competition();
        var nodes = new ArrayList<Node>();
        competition.tenders().stream()
                .sorted(Comparator.comparing(Tender::id))
                .forEach(tender -> nodes.add(bid(tender, "valid")));
        competition.refused().stream()
                .filter(one -> one.kind() == RefusedTender.Kind.EXCLUDED)
                .sorted(Comparator.comparing(RefusedTender::tender))
                .forEach(one -> nodes.add(new Node()
                        .put("id", one.tender())
                        .put("status", "disqualified")
                        .put("tenderers", parties.sellers(one.tender(), one.tenderer(), "tenderer"))));
        return nodes;
    }

    private List<Node> imported(ImportedCompetition origin) {
        return origin.tenders().stream()
                .filter(one -> published.isBid(one.tender().id()))
                .map(one -> bid(one.tender(), status(one)))
                .toList();
    }

    /** In the standard's codes; what a publisher wrote in its own becomes what it did to the bid. */
    private static String status(ImportedTender one) {
        String status = one.status().toLowerCase(Locale.ROOT);
        if (STATUSES.contains(status)) {
            return status;
        }
        boolean out =
                one.left().filter(reason -> reason.startsWith("published as")).isPresent();
        return out ? "disqualified" : "valid";
    }

    private Node bid(Tender tender, String status) {
        Optional<BigDecimal> price = published.price(tender);
        var node = new Node()
                .put("id", tender.id())
                .put("date", tender.received())
                .put("status", status)
                .put("tenderers", parties.tenderers(tender))
                .put("value", price.map(amount -> Node.value(amount, published.currency())))
                .put("relatedLots", List.of(Published.lot(tender.lot())));
        published.rank(tender.id()).ifPresent(rank -> node.put("hasRank", true).put("rank", rank));
        return node;
    }

    private List<Node> statistics() {
        var nodes = new ArrayList<Node>();
        for (String lot : published.competition().draft().invitation().lotIds()) {
            List<Tender> valid = valid(lot);
            String end = "-" + Published.lot(lot);
            nodes.add(statistic("bids" + end, "bids", BigDecimal.valueOf(all(lot)), lot));
            nodes.add(statistic("validBids" + end, "validBids", BigDecimal.valueOf(valid.size()), lot));
            List<BigDecimal> prices = valid.stream()
                    .flatMap(tender -> published.price(tender).stream())
                    .sorted()
                    .toList();
            if (!prices.isEmpty()) {
                nodes.add(statistic("lowestValidBidValue" + end, "lowestValidBidValue", prices.get(0), lot)
                        .put("currency", published.currency()));
                nodes.add(statistic(
                                "highestValidBidValue" + end,
                                "highestValidBidValue",
                                prices.get(prices.size() - 1),
                                lot)
                        .put("currency", published.currency()));
            }
        }
        return nodes;
    }

    private List<Tender> valid(String lot) {
        return published.competition().tenders().stream()
                .filter(tender -> tender.lot().equals(lot) && published.isBid(tender.id()))
                .toList();
    }

    /** Late tenders were never bids; excluded ones were. Which lot an excluded one was for is known of imports. */
    private long all(String lot) {
        return published
                .origin()
                .map(origin -> origin.tenders().stream()
                        .filter(one -> one.tender().lot().equals(lot)
                                && published.isBid(one.tender().id()))
                        .count())
                .orElseGet(() -> valid(lot).size()
                        + (published.competition().draft().invitation().lots().isEmpty()
                                ? published.competition().refused().stream()
                                        .filter(one -> one.kind() == RefusedTender.Kind.EXCLUDED)
                                        .count()
                                : 0));
    }

    private static Node statistic(String id, String measure, BigDecimal value, String lot) {
        return new Node()
                .put("id", id)
                .put("measure", measure)
                .put("value", value)
                .put("relatedLot", Published.lot(lot));
    }
}
