package org.minikisa.procurement.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Severity;
import org.minikisa.procurement.api.CallOffTerms;
import org.minikisa.procurement.api.CallOffWay;
import org.minikisa.procurement.api.Ceiling;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Purchase;
import org.minikisa.procurement.api.SupplierId;

/** What stands against a purchase, from what is known of its joint procurement. */
final class PurchaseCheck {

    private final Purchase purchase;
    private final Standing standing;
    private final JointProcurement joint;
    private final List<Finding> findings = new ArrayList<>();

    private PurchaseCheck(Purchase purchase, Standing standing) {
        this.purchase = purchase;
        this.standing = standing;
        this.joint = standing.joint();
    }

    static List<Finding> of(Purchase purchase, Standing standing) {
        var check = new PurchaseCheck(purchase, standing);
        check.period();
        check.closed();
        check.joined();
        check.way();
        check.lots();
        check.suppliers();
        check.value();
        check.ceilings();
        return List.copyOf(check.findings);
    }

    private void period() {
        if (!joint.inForce(purchase.day())) {
            add(
                    Severity.ERROR,
                    "period",
                    "day",
                    purchase.day().toString(),
                    "a day in the period of " + joint.id()
                            + joint.begins().map(day -> ", from " + day).orElse("")
                            + joint.ends().map(day -> ", until " + day).orElse(""),
                    "Purchases are begun while the joint procurement is in force.");
        }
    }

    private void closed() {
        standing.closure(purchase.day())
                .ifPresent(closure -> add(
                        Severity.ERROR,
                        "closed",
                        "day",
                        purchase.day() + ", when the system is closed",
                        closure.reopened().map(day -> "a day from " + day).orElse("a day after it is opened again"),
                        "Nothing is bought while a system is closed temporarily (1397/2016 s. 49)."));
    }

    private void joined() {
        if (!standing.hasJoined(purchase.customer(), purchase.day())) {
            add(
                    Severity.ERROR,
                    "joined",
                    "customer",
                    purchase.customer() + ", which has not joined by " + purchase.day(),
                    "a customer that has joined " + joint.id(),
                    "Let the customer join first; only users that were identified may buy (1397/2016 s. 42).");
        }
    }

    private void way() {
        if (purchase.way() == CallOffWay.DIRECT && isSystem()) {
            add(
                    Severity.ERROR,
                    "way",
                    "way",
                    "DIRECT",
                    "COMPETITION",
                    "Every purchase in a dynamic purchasing system is competed (1397/2016 s. 52).");
            return;
        }
        joint.terms().callOff().ifPresent(terms -> {
            if (!terms.allows(purchase.way())) {
                add(
                        Severity.ERROR,
                        "way",
                        "way",
                        purchase.way().name(),
                        terms.way().name(),
                        "Buy it the way that was announced (1397/2016 s. 43).");
            } else if (purchase.way() == CallOffWay.DIRECT) {
                direct(terms);
            }
        });
    }

    private void direct(CallOffTerms terms) {
        terms.directUpTo()
                .filter(limit -> purchase.value()
                        .filter(value -> value.compareTo(limit) > 0)
                        .isPresent())
                .ifPresent(limit -> add(
                        Severity.ERROR,
                        "way",
                        "value",
                        purchase.value().orElseThrow().toPlainString(),
                        "at most " + limit.toPlainString() + " EUR without a competition",
                        "Run a mini-competition (1397/2016 s. 43)."));
    }

    private void lots() {
        if (purchase.lots().contains(ProcurementLot.WHOLE)
                && !joint.terms().lots().isEmpty()) {
            add(
                    Severity.WARNING,
                    "lot",
                    "lots",
                    "all of " + joint.id(),
                    "one or more of " + String.join(", ", joint.terms().lotIds()),
                    "Name what is bought, so that those who are admitted to it are invited (1397/2016 s. 49, 52).");
        }
    }

    private void suppliers() {
        if (!joint.inForce(purchase.day())) {
            return; // said already
        }
        for (String lot : purchase.lots()) {
            List<SupplierId> admitted = standing.admitted(lot, purchase.day());
            if (admitted.isEmpty()) {
                add(
                        Severity.ERROR,
                        "suppliers",
                        "lots",
                        "nobody admitted to " + named(lot),
                        "at least one supplier",
                        "Admit suppliers first, or choose another lot.");
            } else if (admitted.size() == 1 && purchase.way() == CallOffWay.COMPETITION) {
                add(
                        Severity.WARNING,
                        "suppliers",
                        "lots",
                        "one supplier admitted to " + named(lot),
                        "several suppliers",
                        "A competition of one compares nothing; where all terms are fixed, buy directly.");
            }
        }
    }

    private void value() {
        joint.terms().largestPurchase().ifPresent(limit -> {
            if (purchase.value().isEmpty()) {
                add(
                        Severity.WARNING,
                        "value",
                        "value",
                        "nothing",
                        "a value below " + limit.toPlainString() + " EUR",
                        "Estimate the value, options included (1397/2016 s. 25, 27).");
            } else if (purchase.value().get().compareTo(limit) >= 0) {
                add(
                        Severity.ERROR,
                        "value",
                        "value",
                        purchase.value().get().toPlainString(),
                        "less than " + limit.toPlainString() + " EUR",
                        "This is for purchases below the national threshold (1397/2016 s. 25); use another way.");
            }
        });
    }

    /** How a value is divided among several lots is not known: then only the whole is looked at, and what is used up. */
    private void ceilings() {
        for (Ceiling.Left left : standing.left()) {
            boolean whole = left.lot().equals(ProcurementLot.WHOLE);
            if (!left.ceiling().unit().equals(Ceiling.EURO)
                    || !whole && !purchase.lots().contains(left.lot())) {
                continue;
            }
            Optional<BigDecimal> value =
                    purchase.value().filter(v -> whole || purchase.lots().size() == 1);
            if (value.orElse(BigDecimal.ONE).compareTo(left.left()) > 0) {
                add(
                        Severity.ERROR,
                        "ceiling",
                        "value",
                        value.map(BigDecimal::toPlainString).orElse("a purchase"),
                        "at most " + left.left().toPlainString() + " EUR, which is left of "
                                + left.ceiling().amount().toPlainString() + " for " + named(left.lot()),
                        "When the maximum that was announced is reached, the agreement has had its effect (1397/2016 s. 42).");
            }
        }
    }

    private String named(String lot) {
        return lot.equals(ProcurementLot.WHOLE) ? joint.id().value() : "the lot " + lot;
    }

    private boolean isSystem() {
        return joint.type() == ProcurementType.DYNAMIC_PURCHASING_SYSTEM;
    }

    private void add(Severity severity, String code, String place, String found, String expected, String remedy) {
        findings.add(
                new Finding(severity, new Problem("procurement.purchase." + code, place, found, expected, remedy)));
    }
}
