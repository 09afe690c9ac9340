package org.minikisa.procurement.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;

/**
 * What a joint procurement announced about how it is bought from. What is empty is not known here, and nothing is refused
 * for it.
 *
 * @param lots its lots or categories, in their order; empty where it is in one piece
 * @param ceilings of the whole; at most one for each unit (s. 42)
 * @param largestPurchase the least value a single purchase must stay below, in euros without VAT: small-scale
 *     procurements stay below the national threshold (s. 25)
 * @param closable whether it was announced that the system may be closed temporarily (s. 49)
 * @param scope what belongs to it, one thing each
 * @param templates ids of the templates that its competitions are made from
 * @param languages of its documents and of the unit that answers for it
 * @param provenance where the terms come from, if elsewhere than the joint procurement
 */
public record Terms(
        List<ProcurementLot> lots,
        Optional<CallOffTerms> callOff,
        List<Ceiling> ceilings,
        Optional<BigDecimal> largestPurchase,
        Optional<JoiningTerms> joining,
        boolean closable,
        List<LocalizedText> scope,
        List<String> templates,
        Optional<ContactUnit> contact,
        List<Language> languages,
        Optional<Provenance> provenance) {

    private static final Terms NONE = new Terms(
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    public Terms {
        lots = List.copyOf(lots);
        Objects.requireNonNull(callOff, "callOff");
        ceilings = List.copyOf(ceilings);
        Objects.requireNonNull(largestPurchase, "largestPurchase");
        Objects.requireNonNull(joining, "joining");
        scope = List.copyOf(scope);
        templates = List.copyOf(templates);
        Objects.requireNonNull(contact, "contact");
        languages = List.copyOf(languages);
        Objects.requireNonNull(provenance, "provenance");
    }

    /** Nothing is known. */
    public static Terms none() {
        return NONE;
    }

    public Optional<ProcurementLot> lot(String id) {
        return lots.stream().filter(lot -> lot.id().equals(id)).findFirst();
    }

    /** The ids of the lots, or {@link ProcurementLot#WHOLE} alone. */
    public List<String> lotIds() {
        return lots.isEmpty()
                ? List.of(ProcurementLot.WHOLE)
                : lots.stream().map(ProcurementLot::id).toList();
    }

    public Terms lots(ProcurementLot... wanted) {
        return new Terms(
                List.of(wanted),
                callOff,
                ceilings,
                largestPurchase,
                joining,
                closable,
                scope,
                templates,
                contact,
                languages,
                provenance);
    }

    public Terms callOff(CallOffTerms terms) {
        return new Terms(
                lots,
                Optional.of(terms),
                ceilings,
                largestPurchase,
                joining,
                closable,
                scope,
                templates,
                contact,
                languages,
                provenance);
    }

    public Terms ceilings(Ceiling... wanted) {
        return new Terms(
                lots,
                callOff,
                List.of(wanted),
                largestPurchase,
                joining,
                closable,
                scope,
                templates,
                contact,
                languages,
                provenance);
    }

    public Terms largestPurchase(BigDecimal value) {
        return new Terms(
                lots,
                callOff,
                ceilings,
                Optional.of(value),
                joining,
                closable,
                scope,
                templates,
                contact,
                languages,
                provenance);
    }

    public Terms joining(JoiningTerms terms) {
        return new Terms(
                lots,
                callOff,
                ceilings,
                largestPurchase,
                Optional.of(terms),
                closable,
                scope,
                templates,
                contact,
                languages,
                provenance);
    }

    public Terms closable(boolean wanted) {
        return new Terms(
                lots,
                callOff,
                ceilings,
                largestPurchase,
                joining,
                wanted,
                scope,
                templates,
                contact,
                languages,
                provenance);
    }

    /** With one more template; the same where it is there already. */
    public Terms template(String id) {
        return templates.contains(id)
                ? this
                : templates(Stream.concat(templates.stream(), Stream.of(id)).toList());
    }

    /** Without this template. */
    public Terms withoutTemplate(String id) {
        return templates(templates.stream().filter(known -> !known.equals(id)).toList());
    }

    private Terms templates(List<String> ids) {
        return new Terms(
                lots,
                callOff,
                ceilings,
                largestPurchase,
                joining,
                closable,
                scope,
                ids,
                contact,
                languages,
                provenance);
    }
}
