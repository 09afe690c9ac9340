package org.minikisa.competition.core.publication;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Invitation.Attachment;
import org.minikisa.competition.api.Invitation.Lot;
import org.minikisa.competition.api.Invitation.Requirement;
import org.minikisa.competition.api.Procedure.SealingPlan;
import org.minikisa.competition.api.Procedure.Waiting;
import org.minikisa.problem.api.Language;

/** What an invitation must say beside the comparison (s. 68, 75, 76), and who opens tenders. */
final class ContentRules {

    private final DraftCheck check;
    private final Invitation invitation;

    private ContentRules(DraftCheck check) {
        this.check = check;
        this.invitation = check.draft().invitation();
    }

    public static void check(DraftCheck check) {
        if (check.exempt()) {
            return;
        }
        var rules = new ContentRules(check);
        rules.lots();
        rules.sealing();
        rules.languages();
        if (check.governed()) {
            rules.content();
            rules.variants();
            rules.waiting();
        }
    }

    private void content() {
        require(invitation.subject().isPresent(), "subject", "what is bought, in words a tenderer can price");
        require(!invitation.cpv().isEmpty(), "cpv", "codes of the Common Procurement Vocabulary");
        require(!check.draft().customer().isBlank(), "customer", "the customer it is held for");
        require(!invitation.languages().isEmpty(), "languages", "the languages tenders may be written in");
        require(invitation.validUntil().isPresent(), "validUntil", "the day until which tenders bind");
        require(
                invitation.terms().isPresent()
                        || invitation.attachments().stream()
                                .anyMatch(one -> one.kind() == Attachment.Kind.CONTRACT_DRAFT),
                "terms",
                "the main terms of the contract, or its draft as an attachment");
        require(
                invitation.requirements().stream().anyMatch(one -> one.kind() == Requirement.Kind.CONFORMITY)
                        || invitation.attachments().stream()
                                .anyMatch(one -> one.kind() == Attachment.Kind.SPECIFICATION),
                "requirements",
                "what a tender must fulfil, or a specification as an attachment");
        if (invitation.estimatedValue().isEmpty()) {
            check.warn(
                    "competition.value.unknown-estimate",
                    "estimatedValue",
                    "nothing",
                    "the estimated value in euros without VAT, options included (s. 27)",
                    "Give it: thresholds and ceilings hang on it.");
        }
    }

    private void require(boolean there, String place, String expected) {
        if (!there) {
            check.refuse(
                    "competition.content.missing",
                    place,
                    "nothing",
                    expected,
                    "Add it: an invitation says this (1397/2016 s. 68).");
        }
    }

    private void languages() {
        Set<String> known = Set.of("fi", "sv", "en");
        for (int i = 0; i < invitation.languages().size(); i++) {
            String language = invitation.languages().get(i);
            if (!language.matches("[a-z]{2}")
                    || !Set.of(Locale.getISOLanguages()).contains(language)) {
                check.refuse(
                        "competition.language",
                        "languages[" + i + "]",
                        language,
                        "a language as ISO 639-1 writes it: fi, sv, en",
                        "Correct it.");
            } else if (!known.contains(language)) {
                check.warn(
                        "competition.language.other",
                        "languages[" + i + "]",
                        language,
                        "fi, sv or en, in which this house writes",
                        "Make sure that somebody can read tenders in it.");
            }
        }
        boolean swedish = invitation.languages().contains(Language.SV.code());
        boolean finnish = invitation.languages().contains(Language.FI.code());
        if (check.governed() && !invitation.languages().isEmpty() && !swedish && !finnish) {
            check.warn(
                    "competition.language.domestic",
                    "languages",
                    String.join(", ", invitation.languages()),
                    "Finnish or Swedish among them",
                    "Say why tenders in neither domestic language are taken.");
        }
    }

    // ----------------------------------------------------------------------------------------------------------- lots

    private void lots() {
        List<Lot> lots = invitation.lots();
        var ids = new HashSet<String>();
        for (int i = 0; i < lots.size(); i++) {
            if (!ids.add(lots.get(i).id())) {
                check.refuse(
                        "competition.lots.twice",
                        "lots[" + i + "].id",
                        lots.get(i).id(),
                        "an id of its own",
                        "Give each lot another id.");
            }
        }
        invitation.mostLots().ifPresent(most -> mostLots(most, lots.size()));
        valueOfLots();
    }

    private void mostLots(int most, int lots) {
        if (most >= lots) {
            check.refuse(
                    "competition.lots.most",
                    "mostLots",
                    Integer.toString(most),
                    lots == 0 ? "a competition with lots" : "fewer than the " + lots + " lots",
                    "Leave it out where it limits nothing.");
        }
        if (invitation.lotRule().isEmpty()) {
            check.refuse(
                    "competition.lots.rule",
                    "lotRule",
                    "nothing",
                    "which lots a tenderer wins who is best in more than " + most,
                    "Announce the rule with the limit (1397/2016 s. 75).");
        }
    }

    private void valueOfLots() {
        List<BigDecimal> values = invitation.lots().stream()
                .map(lot -> lot.estimatedValue().orElse(null))
                .filter(Objects::nonNull)
                .toList();
        Optional<BigDecimal> whole = invitation.estimatedValue();
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!values.isEmpty()
                && values.size() == invitation.lots().size()
                && whole.filter(value -> value.compareTo(sum) != 0).isPresent()) {
            check.warn(
                    "competition.lots.value",
                    "estimatedValue",
                    whole.get().toPlainString(),
                    "the sum of the lots, " + sum.toPlainString(),
                    "Correct one of them: lots of one purchase count together (s. 29).");
        }
    }

    private void variants() {
        boolean conformity =
                invitation.requirements().stream().anyMatch(one -> one.kind() == Requirement.Kind.CONFORMITY);
        if (check.draft().variantsAllowed() && !conformity) {
            check.refuse(
                    "competition.variants.requirements",
                    "variantsAllowed",
                    "variants without minimum requirements",
                    "what a variant must fulfil at least",
                    "Add requirements of conformity, or do not take variants (1397/2016 s. 76).");
        }
    }

    // -------------------------------------------------------------------------------------------------------- opening

    /** Whether one opener may be absent; what a plan must have is looked at with its keys. */
    private void sealing() {
        Optional<SealingPlan> plan = check.draft().procedure().sealing();
        plan.filter(one -> one.openers().size() == one.needed())
                .ifPresent(one -> check.warn(
                        "competition.sealing.spare",
                        "sealing.openers",
                        "all " + one.needed() + " are needed",
                        "one more than needed",
                        "Name another opener: when one is ill or loses his key, no tender can ever be opened."));
    }

    private void waiting() {
        if (check.draft().procedure().waiting() == Waiting.SKIPPED
                && check.draft().procedure().waitingReason().isBlank()) {
            check.warn(
                    "competition.waiting.reason",
                    "waitingReason",
                    "nothing",
                    "why the contract does not wait",
                    "Give the reason: without a standstill appeals may come for 30 days (1397/2016 s. 130, 147).");
        }
    }

    /** Whether tenders bind long enough; asked when the end of the tender period is known. */
    static void validity(DraftCheck check, LocalDate closes, Optional<LocalDate> needed) {
        check.draft().invitation().validUntil().ifPresent(until -> {
            if (!until.isAfter(closes)) {
                check.refuse(
                        "competition.validity.over",
                        "validUntil",
                        until.toString(),
                        "a day after the end of the tender period, " + closes,
                        "Let tenders bind until the contract can be made.");
            } else if (needed.filter(until::isBefore).isPresent()) {
                check.warn(
                        "competition.validity.short",
                        "validUntil",
                        until.toString(),
                        "not before " + needed.get() + ", by when the award can be made and its wait be over",
                        "Let tenders bind longer, or be ready to ask for more time.");
            }
        });
    }
}
