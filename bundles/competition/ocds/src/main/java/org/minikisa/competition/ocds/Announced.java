package org.minikisa.competition.ocds;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Criterion.Role;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Invitation.Category;
import org.minikisa.competition.api.Invitation.Lot;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;

/**
 * What others announced, on its way to a draft of ours. Where price alone decides, price is the method and the ranking can
 * be worked out again; where quality counts too, weights are kept and methods are assumed, because nobody publishes
 * formulas: then nothing is scored.
 */
final class Announced {

    /** The criterion that holds the price, in every import. */
    static final String PRICE = "price";

    private static final int MOST_REMARKS = 20;
    private static final LocalizedText PRICE_NAME = new LocalizedText("Hinta", "Pris", "Price");

    private final String key;
    private final String source;
    LocalizedText title = LocalizedText.same("–");
    Optional<LocalizedText> subject = Optional.empty();
    String category = "";
    List<String> cpv = List.of();
    Optional<BigDecimal> value = Optional.empty();
    final List<Lot> lots = new ArrayList<>();
    /** In the published order; empty where only a word for the whole was published. */
    final List<PublishedCriterion> criteria = new ArrayList<>();
    /** What was published about the comparison in a word: {@code lowestCost}. */
    String comparison = "";

    boolean complete;
    private final Set<String> remarks = new LinkedHashSet<>();

    Announced(String key, String source) {
        this.key = key;
        this.source = source;
    }

    /** Something a reader must know about the data. */
    void remark(String remark) {
        remarks.add(remark);
    }

    boolean priceOnly() {
        return criteria.isEmpty()
                ? !Set.of("ratedCriteria", "bestProposal", "bestValueToGovernment", "qualityOnly")
                        .contains(comparison)
                : criteria.stream().allMatch(PublishedCriterion::isPrice);
    }

    /** The ids of the lots tenders can be for. */
    List<String> lotIds() {
        return lots.isEmpty() ? List.of("") : lots.stream().map(Lot::id).toList();
    }

    CompetitionDraft draft() {
        var builder = CompetitionDraft.of(key, title)
                .nature(complete ? Nature.REAL_AWARD : Nature.REAL_AWARD_PARTIAL, source)
                .exemptBecause("announced and run elsewhere")
                .invitation(invitation());
        if (priceOnly()) {
            builder.criterion(price()).lowestTotalWins().priceOnlyBecause(priceOnlyReason());
        } else {
            weighted().forEach(builder::criterion);
        }
        List<String> all = List.copyOf(remarks);
        all.stream().limit(MOST_REMARKS).forEach(builder::remark);
        if (all.size() > MOST_REMARKS) {
            builder.remark((all.size() - MOST_REMARKS) + " more remarks of this kind");
        }
        return builder.build();
    }

    private Invitation invitation() {
        Invitation none = Invitation.NONE;
        return new Invitation(
                switch (category) {
                    case "goods", "supplies" -> Category.GOODS;
                    case "works" -> Category.WORKS;
                    default -> Category.SERVICES;
                },
                subject,
                cpv,
                value,
                lots,
                none.mostLots(),
                none.lotRule(),
                none.requirements(),
                none.languages(),
                none.validUntil(),
                none.terms(),
                none.attachments());
    }

    private static Criterion price() {
        return Criterion.price(PRICE, PRICE_NAME, "price", BigDecimal.ONE).withoutMaxPoints();
    }

    private String priceOnlyReason() {
        if (!criteria.isEmpty()) {
            return "the publication names price or cost as the only criterion";
        }
        if (comparison.isEmpty()) {
            remark("The publication does not say how tenders were compared; they are ranked by price.");
            return "the publication does not say how tenders were compared";
        }
        return "the publication says " + comparison;
    }

    private List<Criterion> weighted() {
        remark("The publication does not say by which formula points were given; the methods are assumed.");
        var built = new ArrayList<Criterion>();
        var published = new ArrayList<>(criteria);
        if (published.stream().noneMatch(PublishedCriterion::isPrice)) {
            published.add(0, new PublishedCriterion("price", Optional.empty(), Optional.empty(), ""));
        }
        if (published.stream().allMatch(PublishedCriterion::isPrice)) {
            published.add(new PublishedCriterion("quality", Optional.empty(), Optional.empty(), ""));
        }
        boolean priced = false;
        for (int i = 0; i < published.size(); i++) {
            PublishedCriterion one = published.get(i);
            // tenders have one price: a second criterion about money is judged by people here
            boolean tendered = one.isPrice() && !priced;
            priced |= one.isPrice();
            built.add(weighted(one, tendered ? PRICE : "c" + (i + 1), tendered));
        }
        return built;
    }

    private Criterion weighted(PublishedCriterion one, String id, boolean tendered) {
        return new Criterion(
                id,
                one.name().orElse(tendered ? PRICE_NAME : new LocalizedText("Laatu", "Kvalitet", "Quality")),
                one.isPrice() ? Role.PRICE : Role.QUALITY,
                tendered ? "ratio-to-smallest" : "given-points",
                maxPoints(one),
                BigDecimal.ONE,
                Optional.empty(),
                tendered ? ValueSource.TENDERED : ValueSource.EVALUATED,
                List.of(),
                Map.of(),
                Rounding.NONE,
                Rounding.NONE);
    }

    /** Points and percentages count as points; shares of 1 are made percentages; places are no weights. */
    private static Optional<BigDecimal> maxPoints(PublishedCriterion one) {
        return one.weight().filter(weight -> weight.signum() > 0).flatMap(weight -> switch (one.kind()) {
            case "decimalExact", "decimalRangeMiddle", "dec-exa", "dec-mid" -> Optional.of(weight.movePointRight(2));
            case "order", "ord-imp" -> Optional.empty();
            default -> Optional.of(weight);
        });
    }
}
