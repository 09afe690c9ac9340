package org.minikisa.procurement.api;

import java.util.List;
import java.util.Objects;

import org.minikisa.problem.api.LocalizedText;

/**
 * A part of a joint procurement that suppliers are admitted to by itself: a lot of a framework agreement (Procurement Act
 * 1397/2016 s. 75) or a category of a dynamic purchasing system (s. 49).
 *
 * @param id a slug, {@code windows}; unique in its joint procurement
 * @param cpv what it covers; empty for what the joint procurement covers
 * @param ceilings at most one for each unit; empty where only the whole has one
 */
public record ProcurementLot(String id, LocalizedText name, List<String> cpv, List<Ceiling> ceilings) {

    /** Stands for a joint procurement that is in one piece. */
    public static final String WHOLE = "";

    public ProcurementLot {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        cpv = List.copyOf(cpv);
        ceilings = List.copyOf(ceilings);
    }
}
