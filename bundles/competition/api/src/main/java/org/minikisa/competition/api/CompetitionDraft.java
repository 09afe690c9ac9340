package org.minikisa.competition.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * A competition as it is announced. Made with {@link #of(String, LocalizedText)} and the {@code with…} methods of the
 * {@link Builder}.
 *
 * @param key idempotency key, chosen by whoever drafts: the same key is the same competition
 * @param jointProcurement id of the joint procurement it is held under; {@code ""} for none
 * @param customer id of the customer it is held for; {@code ""} for none
 * @param source where the data come from (address, ECLI); {@code ""} for a live competition
 * @param criteria in the published order
 * @param order which total wins
 * @param totalRounding of the sum of the weighted points
 * @param rankOn on what exactness totals are compared
 * @param variantsAllowed whether one tenderer may hand in several tenders (s. 76)
 * @param priceOnlyReason why price alone decides (s. 93, must be given outside goods)
 * @param impactModel id of the impact model the choices belong to; {@code ""} for none
 * @param impactChoices what the customer chose, indicator id to value; not scored here
 * @param exemption why its tender period and its tie rule are not warned of (a historic award, say)
 * @param remarks what a reader must know about the data: what is inferred, what is not published
 * @param invitation what it says beside the comparison
 * @param procedure who runs it and by which rules
 */
public record CompetitionDraft(
        String key,
        String jointProcurement,
        String customer,
        LocalizedText title,
        Nature nature,
        String source,
        List<Criterion> criteria,
        AwardOrder order,
        Rounding totalRounding,
        RankOn rankOn,
        TieRule tieRule,
        boolean variantsAllowed,
        Optional<String> priceOnlyReason,
        String impactModel,
        Map<String, String> impactChoices,
        Optional<String> exemption,
        List<String> remarks,
        Invitation invitation,
        Procedure procedure) {

    /** Which total wins. */
    public enum AwardOrder {
        /** Points: the highest total wins. */
        HIGHEST_TOTAL,
        /** Evaluated prices: the lowest total wins. */
        LOWEST_TOTAL,
        /** Ranks: the lowest total of the ranks wins; a single criterion decides alone. */
        LOWEST_RANKS
    }

    /** On what exactness totals are compared; must be announced, because it can decide the award. */
    public enum RankOn {
        /** On the rounded totals that are printed. */
        ROUNDED_TOTAL,
        /** On the sums of the weighted points before {@code totalRounding}. */
        EXACT_TOTAL
    }

    public CompetitionDraft {
        if (Objects.requireNonNull(key, "key").isBlank()) {
            throw new IllegalArgumentException("a competition without a key");
        }
        Objects.requireNonNull(jointProcurement, "jointProcurement");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(nature, "nature");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(totalRounding, "totalRounding");
        Objects.requireNonNull(rankOn, "rankOn");
        Objects.requireNonNull(tieRule, "tieRule");
        Objects.requireNonNull(priceOnlyReason, "priceOnlyReason");
        Objects.requireNonNull(impactModel, "impactModel");
        Objects.requireNonNull(exemption, "exemption");
        criteria = List.copyOf(criteria);
        impactChoices = Collections.unmodifiableMap(new LinkedHashMap<>(impactChoices));
        remarks = List.copyOf(remarks);
        // drafts that were kept before there were these have none
        invitation = Objects.requireNonNullElse(invitation, Invitation.NONE);
        procedure = Objects.requireNonNullElse(procedure, Procedure.PLAIN);
    }

    /** A draft without an invitation and a procedure of its own. */
    public CompetitionDraft(
            String key,
            String jointProcurement,
            String customer,
            LocalizedText title,
            Nature nature,
            String source,
            List<Criterion> criteria,
            AwardOrder order,
            Rounding totalRounding,
            RankOn rankOn,
            TieRule tieRule,
            boolean variantsAllowed,
            Optional<String> priceOnlyReason,
            String impactModel,
            Map<String, String> impactChoices,
            Optional<String> exemption,
            List<String> remarks) {
        this(
                key,
                jointProcurement,
                customer,
                title,
                nature,
                source,
                criteria,
                order,
                totalRounding,
                rankOn,
                tieRule,
                variantsAllowed,
                priceOnlyReason,
                impactModel,
                impactChoices,
                exemption,
                remarks,
                Invitation.NONE,
                Procedure.PLAIN);
    }

    /** Begins a live competition in which the highest unrounded total wins. */
    public static Builder of(String key, LocalizedText title) {
        return new Builder(key, title);
    }

    /** The same draft compared by these criteria. */
    public CompetitionDraft withCriteria(List<Criterion> others) {
        return new CompetitionDraft(
                key,
                jointProcurement,
                customer,
                title,
                nature,
                source,
                others,
                order,
                totalRounding,
                rankOn,
                tieRule,
                variantsAllowed,
                priceOnlyReason,
                impactModel,
                impactChoices,
                exemption,
                remarks,
                invitation,
                procedure);
    }

    public Optional<Criterion> criterion(String id) {
        for (Criterion criterion : criteria) {
            if (criterion.id().equals(id)) {
                return Optional.of(criterion);
            }
        }
        return Optional.empty();
    }

    /** The criteria that are part of another one, in their order. */
    public List<Criterion> partsOf(String id) {
        return criteria.stream()
                .filter(criterion -> criterion.partOf().filter(id::equals).isPresent())
                .toList();
    }

    /** Collects what a draft consists of. */
    public static final class Builder {

        private final String key;
        private final LocalizedText title;
        private String jointProcurement = "";
        private String customer = "";
        private Nature nature = Nature.LIVE;
        private String source = "";
        private final List<Criterion> criteria = new ArrayList<>();
        private AwardOrder order = AwardOrder.HIGHEST_TOTAL;
        private Rounding totalRounding = Rounding.NONE;
        private RankOn rankOn = RankOn.ROUNDED_TOTAL;
        private TieRule tieRule = TieRule.none();
        private boolean variantsAllowed;
        private Optional<String> priceOnlyReason = Optional.empty();
        private String impactModel = "";
        private final Map<String, String> impactChoices = new LinkedHashMap<>();
        private Optional<String> exemption = Optional.empty();
        private final List<String> remarks = new ArrayList<>();
        private Invitation invitation = Invitation.NONE;
        private Procedure procedure = Procedure.PLAIN;

        private Builder(String key, LocalizedText title) {
            this.key = key;
            this.title = title;
        }

        public Builder under(String jointProcurementId) {
            this.jointProcurement = jointProcurementId;
            return this;
        }

        public Builder forCustomer(String customerId) {
            this.customer = customerId;
            return this;
        }

        public Builder nature(Nature kind, String from) {
            this.nature = kind;
            this.source = from;
            return this;
        }

        public Builder criterion(Criterion criterion) {
            criteria.add(criterion);
            return this;
        }

        public Builder lowestTotalWins() {
            this.order = AwardOrder.LOWEST_TOTAL;
            return this;
        }

        public Builder lowestRanksWin() {
            this.order = AwardOrder.LOWEST_RANKS;
            return this;
        }

        public Builder totalsRounded(Rounding rounding, RankOn compared) {
            this.totalRounding = rounding;
            this.rankOn = compared;
            return this;
        }

        public Builder ties(TieRule rule) {
            this.tieRule = rule;
            return this;
        }

        public Builder variantsAllowed() {
            this.variantsAllowed = true;
            return this;
        }

        public Builder priceOnlyBecause(String reason) {
            this.priceOnlyReason = Optional.of(reason);
            return this;
        }

        public Builder impact(String model, Map<String, String> choices) {
            this.impactModel = model;
            impactChoices.putAll(choices);
            return this;
        }

        public Builder exemptBecause(String reason) {
            this.exemption = Optional.of(reason);
            return this;
        }

        public Builder remark(String remark) {
            remarks.add(remark);
            return this;
        }

        public Builder invitation(Invitation said) {
            this.invitation = said;
            return this;
        }

        public Builder procedure(Procedure rules) {
            this.procedure = rules;
            return this;
        }

        public CompetitionDraft build() {
            return new CompetitionDraft(
                    key,
                    jointProcurement,
                    customer,
                    title,
                    nature,
                    source,
                    criteria,
                    order,
                    totalRounding,
                    rankOn,
                    tieRule,
                    variantsAllowed,
                    priceOnlyReason,
                    impactModel,
                    impactChoices,
                    exemption,
                    remarks,
                    invitation,
                    procedure);
        }
    }
}
