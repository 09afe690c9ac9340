package org.minikisa.procurement.core;

import java.util.List;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.CallOffTerms;
import org.minikisa.procurement.api.CallOffWay;
import org.minikisa.procurement.api.Ceiling;
import org.minikisa.procurement.api.CpvVocabulary;
import org.minikisa.procurement.api.JoiningRule;
import org.minikisa.procurement.api.JoiningTerms;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Terms;

/** What must hold of the terms of a joint procurement. */
final class TermsCheck extends Checking {

    private final JointProcurement joint;
    private final Terms terms;
    private final String place;
    private final CpvVocabulary vocabulary;

    TermsCheck(JointProcurement joint, String place, CpvVocabulary vocabulary, Problems problems) {
        super(problems);
        this.joint = joint;
        this.terms = joint.terms();
        this.place = place;
        this.vocabulary = vocabulary;
    }

    void run() {
        lots();
        ceilings(terms.ceilings(), place + ".ceilings");
        terms.callOff().ifPresent(this::callOff);
        terms.largestPurchase().ifPresent(value -> requirePositive(value, place + ".largestPurchase"));
        terms.joining().ifPresent(this::joining);
        closing();
        for (int t = 0; t < terms.templates().size(); t++) {
            requireSlug(terms.templates().get(t), place + ".templates[" + t + "]");
        }
        requireDistinct(terms.templates(), id -> id, place + ".templates", "");
        terms.contact().ifPresent(unit -> requireMail(unit.mail(), place + ".contact.mail"));
        requireDistinct(terms.languages(), Language::code, place + ".languages", "");
    }

    private void lots() {
        requireDistinct(terms.lots(), ProcurementLot::id, place + ".lots", "id");
        for (int l = 0; l < terms.lots().size(); l++) {
            ProcurementLot lot = terms.lots().get(l);
            String at = place + ".lots[" + l + "]";
            requireSlug(lot.id(), at + ".id");
            requireCpv(lot.cpv(), at + ".cpv", vocabulary);
            ceilings(lot.ceilings(), at + ".ceilings");
        }
    }

    private void ceilings(List<Ceiling> ceilings, String at) {
        requireDistinct(ceilings, Ceiling::unit, at, "unit");
        for (int c = 0; c < ceilings.size(); c++) {
            requirePositive(ceilings.get(c).amount(), at + "[" + c + "].amount");
            requireText(ceilings.get(c).unit(), at + "[" + c + "].unit");
        }
    }

    private void callOff(CallOffTerms callOff) {
        String at = place + ".callOff";
        if (isSystem() && callOff.way() != CallOffWay.COMPETITION) {
            problems.add(
                    "procurement.call-off.system",
                    at + ".way",
                    callOff.way().name(),
                    "COMPETITION",
                    "Every purchase in a dynamic purchasing system is competed (1397/2016 s. 52).");
        }
        if (callOff.way() != CallOffWay.COMPETITION && callOff.rule().isEmpty()) {
            problems.add(
                    "procurement.call-off.rule",
                    at + ".rule",
                    "nothing",
                    "the rule by which a supplier is found without a competition",
                    "Give the rule as it was announced (1397/2016 s. 43).");
        }
        callOff.directUpTo().ifPresent(value -> {
            requirePositive(value, at + ".directUpTo");
            if (callOff.way() != CallOffWay.MIXED) {
                problems.add(
                        "procurement.call-off.value",
                        at + ".directUpTo",
                        value.toPlainString(),
                        "a value only where the ways are MIXED",
                        "Leave it out, or correct the way.");
            }
        });
    }

    private void joining(JoiningTerms joining) {
        String at = place + ".joining.until";
        if (joining.until().isPresent() && joining.rule() != JoiningRule.BY_NOTICE) {
            problems.add(
                    "procurement.joining.until",
                    at,
                    joining.until().get().toString(),
                    "a last day only where customers join BY_NOTICE",
                    "Leave it out, or correct the rule.");
        }
        joint.ends()
                .filter(ends -> joining.until().filter(ends::isBefore).isPresent())
                .ifPresent(ends -> problems.add(
                        "procurement.joining.until",
                        at,
                        joining.until().orElseThrow().toString(),
                        "a day not after the end, " + ends,
                        "Correct one of the two days."));
    }

    private void closing() {
        if (terms.closable() && !isSystem()) {
            problems.add(
                    "procurement.closable",
                    place + ".closable",
                    "true for a " + joint.type(),
                    "true for dynamic purchasing systems only",
                    "Leave it out: only those are closed temporarily (1397/2016 s. 49).");
        }
    }

    private boolean isSystem() {
        return joint.type() == ProcurementType.DYNAMIC_PURCHASING_SYSTEM;
    }
}
