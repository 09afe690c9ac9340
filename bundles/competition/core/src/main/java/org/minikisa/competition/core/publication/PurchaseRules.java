package org.minikisa.competition.core.publication;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Severity;
import org.minikisa.procurement.api.CallOffWay;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurements;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Purchase;

/** Whether this customer may buy this from this joint procurement on this day, and whom it must invite. */
final class PurchaseRules {

    private final DraftCheck check;
    private final LocalDate day;

    private PurchaseRules(DraftCheck check, LocalDate day) {
        this.check = check;
        this.day = day;
    }

    public static void check(DraftCheck check, LocalDate day) {
        var rules = new PurchaseRules(check, day);
        check.surroundings().procurements().ifPresent(rules::known);
        check.jointProcurement().ifPresent(rules::within);
        if (!check.exempt()) { // what was bought elsewhere may be classified by another scheme
            rules.cpv();
        }
    }

    private void known(Procurements procurements) {
        CompetitionDraft draft = check.draft();
        if (!draft.jointProcurement().isBlank() && check.jointProcurement().isEmpty()) {
            check.refuse(
                    "competition.joint-procurement.unknown",
                    "jointProcurement",
                    draft.jointProcurement(),
                    "a joint procurement of this body",
                    "Correct the id, or load the body first.");
        }
        if (!draft.customer().isBlank()
                && procurements.customer(new CustomerId(draft.customer())).isEmpty()) {
            check.refuse(
                    "competition.customer.unknown",
                    "customer",
                    draft.customer(),
                    "a customer of this body",
                    "Correct the id, or load the body first.");
        }
    }

    private void within(JointProcurement found) {
        if (!found.inForce(day)) {
            check.forbid(
                    "competition.joint-procurement.period",
                    "jointProcurement",
                    day.toString(),
                    "a day within its period"
                            + found.ends()
                                    .map(ends -> ", which ends on " + ends)
                                    .orElse(""),
                    "Purchases are made while the joint procurement is in force.");
        }
        if (check.governed()) {
            check.surroundings().jointProcurements().ifPresent(joint -> purchase(found, joint));
            if (Invited.admitted(check.draft(), day, check.surroundings()).isEmpty()) {
                check.refuse(
                        "competition.suppliers.none",
                        "jointProcurement",
                        "nobody who is admitted on " + day,
                        "at least one supplier to invite",
                        "Admit suppliers to the joint procurement, or correct the lots.");
            }
        }
    }

    /** What the joint procurement's own rules say: period, closing, joining, call-off way, ceilings. */
    private void purchase(JointProcurement found, JointProcurements joint) {
        if (check.draft().customer().isBlank()
                || check.surroundings()
                        .procurements()
                        .flatMap(
                                all -> all.customer(new CustomerId(check.draft().customer())))
                        .isEmpty()) {
            return; // said elsewhere
        }
        var purchase = new Purchase(
                found.id(),
                Invited.lots(check.draft(), found),
                new CustomerId(check.draft().customer()),
                day,
                check.draft().invitation().estimatedValue(),
                CallOffWay.COMPETITION);
        for (Finding finding : joint.check(purchase)) {
            if (finding.severity() == Severity.ERROR) {
                check.refuse(placed(finding.problem()));
            } else {
                check.warn(placed(finding.problem()));
            }
        }
    }

    /** In the words of the draft. */
    private static Problem placed(Problem problem) {
        String place =
                switch (problem.place()) {
                    case "value" -> "estimatedValue";
                    case "day", "way" -> "jointProcurement";
                    default -> problem.place();
                };
        return new Problem(problem.code(), place, problem.found(), problem.expected(), problem.remedy());
    }

    private void cpv() {
        List<String> codes = check.draft().invitation().cpv();
        for (int i = 0; i < codes.size(); i++) {
            String place = "cpv[" + i + "]";
            String code = codes.get(i);
            Optional<Problem> wrong = check.surroundings().vocabulary().flatMap(known -> known.check(code, place));
            wrong.ifPresent(check::refuse);
            if (wrong.isEmpty() && check.governed()) {
                check.jointProcurement()
                        .filter(found -> !covered(code, found))
                        .ifPresent(found -> check.warn(
                                "competition.cpv.outside",
                                place,
                                code,
                                "what the joint procurement covers: " + String.join(", ", found.cpv()),
                                "Buy only what was announced with the joint procurement (1397/2016 s. 42, 49)."));
            }
        }
    }

    private static boolean covered(String code, JointProcurement found) {
        List<String> covering = found.terms().lots().isEmpty()
                ? found.cpv()
                : Stream.concat(
                                found.cpv().stream(),
                                found.terms().lots().stream()
                                        .map(ProcurementLot::cpv)
                                        .flatMap(List::stream))
                        .toList();
        return covering.isEmpty() || covering.stream().anyMatch(one -> Invited.covers(one, code));
    }
}
