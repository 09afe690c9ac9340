package org.minikisa.competition.ocds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.opendata.ImportedCompetition.ImportedTender;
import org.minikisa.competition.api.opendata.ImportedCompetition.Party;
import org.minikisa.procurement.api.Supplier;

/** The organisations of a release with their roles. No contact persons, addresses or other data of people. */
final class Parties {

    private final Published published;
    private final Function<String, Optional<Supplier>> suppliers;
    private final Map<String, Node> parties = new LinkedHashMap<>();
    private final Map<String, TreeSet<String>> roles = new LinkedHashMap<>();

    /** @param suppliers known ones, by their ids */
    Parties(Published published, Function<String, Optional<Supplier>> suppliers) {
        this.published = published;
        this.suppliers = suppliers;
    }

    Optional<Node> buyer() {
        Party buyer = published.buyer();
        return buyer.name().isBlank() && buyer.id().isBlank()
                ? Optional.empty()
                : Optional.of(reference(
                        buyer.id().isBlank() ? "buyer" : buyer.id(),
                        buyer.name(),
                        Optional.empty(),
                        List.of("buyer", "procuringEntity")));
    }

    List<Node> tenderers(Tender tender) {
        return sellers(tender.id(), tender.tenderer(), "tenderer");
    }

    /** @param role in this competition */
    List<Node> sellers(String tender, String tenderer, String role) {
        Optional<List<Party>> imported = published.origin().map(origin -> origin.tenders().stream()
                .filter(one -> one.tender().id().equals(tender))
                .map(ImportedTender::sellers)
                .findFirst()
                .orElse(List.of()));
        if (imported.filter(found -> !found.isEmpty()).isPresent()) {
            return imported.get().stream()
                    .map(one -> reference(
                            one.id().isBlank() ? unnamed(one.name()) : one.id(),
                            one.name(),
                            Optional.empty(),
                            List.of(role)))
                    .toList();
        }
        Optional<Supplier> known = suppliers.apply(tenderer);
        return List.of(reference(
                known.map(one -> "supplier-" + one.id()).orElseGet(() -> unnamed(tenderer)),
                known.map(Supplier::name).orElse(tenderer),
                known.flatMap(Supplier::businessId),
                List.of(role)));
    }

    /** An id for somebody who has none: the same name is the same party in all releases. */
    private static String unnamed(String name) {
        return "name-" + Integer.toHexString(name.hashCode());
    }

    private Node reference(String id, String name, Optional<String> businessId, Collection<String> asRoles) {
        roles.computeIfAbsent(id, one -> new TreeSet<>()).addAll(asRoles);
        parties.computeIfAbsent(id, one -> new Node()
                .put("id", id)
                .put("name", name)
                // FI-PRO: the Finnish Patent and Registration Office, org-id.guide
                .put(
                        "identifier",
                        businessId
                                .map(number -> new Node()
                                        .put("scheme", "FI-PRO")
                                        .put("id", number)
                                        .put("legalName", name))
                                .orElseGet(Node::new)));
        return new Node().put("id", id).put("name", name);
    }

    /** All that were named, in the order of their ids. */
    List<Node> all() {
        var all = new ArrayList<Node>();
        parties.keySet().stream().sorted().forEach(id -> all.add(parties.get(id).put("roles", roles.get(id))));
        return all;
    }
}
