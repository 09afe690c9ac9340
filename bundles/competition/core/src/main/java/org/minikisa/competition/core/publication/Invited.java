package org.minikisa.competition.core.publication;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.JointProcurements;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.SupplierId;

/** Whom a competition must invite: all suppliers who are admitted to what it is about (s. 43, 52). */
public final class Invited {

    private static final int DIGITS = 8;

    private Invited() {}

    /** Ids in the order of the joint procurement, each once; empty without a joint procurement. */
    public static List<String> admitted(CompetitionDraft draft, LocalDate day, Surroundings surroundings) {
        if (draft.jointProcurement().isBlank()) {
            return List.of();
        }
        return surroundings
                .procurements()
                .flatMap(procurements -> procurements.find(new JointProcurementId(draft.jointProcurement())))
                .map(found -> admitted(draft, found, day, surroundings.jointProcurements()))
                .orElse(List.of());
    }

    private static List<String> admitted(
            CompetitionDraft draft, JointProcurement found, LocalDate day, Optional<JointProcurements> joint) {
        return joint
                .map(service -> lots(draft, found).stream()
                        .flatMap(lot -> service.admitted(found.id(), lot, day).stream())
                        .toList())
                .orElseGet(found::suppliers)
                .stream()
                .map(SupplierId::value)
                .distinct()
                .toList();
    }

    /**
     * The lots of the joint procurement that a competition is held in: those that its own lots name; else those that cover
     * what it buys; else all.
     */
    public static List<String> lots(CompetitionDraft draft, JointProcurement found) {
        List<ProcurementLot> all = found.terms().lots();
        if (all.isEmpty()) {
            return List.of(ProcurementLot.WHOLE);
        }
        List<String> named = all.stream()
                .map(ProcurementLot::id)
                .filter(draft.invitation().lotIds()::contains)
                .toList();
        List<String> covering = all.stream()
                .filter(lot -> lot.cpv().stream()
                        .anyMatch(wide -> draft.invitation().cpv().stream().anyMatch(code -> covers(wide, code))))
                .map(ProcurementLot::id)
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        return covering.isEmpty() ? found.terms().lotIds() : covering;
    }

    /** Whether a code is the wide one or below it: zeros at the end stand for everything. */
    static boolean covers(String wide, String code) {
        String stem = digits(wide).replaceFirst("0{1,6}$", "");
        return digits(code).startsWith(stem);
    }

    private static String digits(String code) {
        return code.length() > DIGITS ? code.substring(0, DIGITS) : code;
    }
}
