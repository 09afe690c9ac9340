package org.minikisa.procurement.shell;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Application;
import org.minikisa.procurement.api.CallOff;
import org.minikisa.procurement.api.CallOffTerms;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.Ceiling;
import org.minikisa.procurement.api.Closure;
import org.minikisa.procurement.api.CpvCode;
import org.minikisa.procurement.api.CpvVocabulary;
import org.minikisa.procurement.api.Joining;
import org.minikisa.procurement.api.JoiningTerms;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurements;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.procurement.api.Terms;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;

/** A joint procurement with everything that is known of it on a day. */
final class ProcurementView {

    private final Procurements procurements;
    private final JointProcurements joints;
    private final CpvVocabulary vocabulary;
    private final JointProcurement joint;
    private final LocalDate today;

    ProcurementView(
            Procurements procurements,
            JointProcurements joints,
            CpvVocabulary vocabulary,
            JointProcurement joint,
            LocalDate today) {
        this.procurements = procurements;
        this.joints = joints;
        this.vocabulary = vocabulary;
        this.joint = joint;
        this.today = today;
    }

    Details details() {
        var details = Details.of("Joint procurement " + joint.id());
        announced(details);
        terms(details, joint.terms());
        details.listing("lots", "Lots or categories", joint.terms().lots(), lots());
        details.listing("ceilings", "Ceilings", joints.left(joint.id()), ceilings());
        details.listing("suppliers", "Suppliers admitted today", admittedToday(), admitted());
        details.listing("applications", "Applications that wait", waiting(), ApplicationActions.columns(today));
        details.listing("joined", "Customers that joined", joints.joinings(joint.id()), joined());
        details.listing("closures", "Closed for a time", joints.closures(joint.id()), closures());
        details.listing("callOffs", "Purchases", joints.callOffs(joint.id()), callOffs());
        return details;
    }

    private void announced(Details details) {
        Map<String, Category> categories =
                procurements.categories().stream().collect(Collectors.toMap(Category::code, Function.identity()));
        details.add("id", "Id", joint.id())
                .add("fi", "In Finnish", joint.name().fi())
                .add("sv", "In Swedish", joint.name().sv())
                .add("en", "In English", joint.name().en())
                .add("type", "Type", joint.type())
                .add(
                        "category",
                        "Category",
                        categories.get(joint.category()).name().en())
                .add("begins", "Begins", joint.begins())
                .add("ends", "Ends", joint.ends())
                .add("daysLeft", "Days left", daysLeft())
                .add("cpv", "CPV", joint.cpv().stream().map(this::named).toList())
                .add("aliases", "Called", joint.aliases())
                .add("provenance", "Provenance", joint.provenance().kind())
                .add("source", "Source", joint.provenance().source());
        joints.closure(joint.id(), today)
                .ifPresent(closure -> details.add(
                        "closed", "Closed", "since " + closure.from() + ": nothing is bought (s. 49)", Tone.WARNING));
    }

    private Optional<Long> daysLeft() {
        return joint.ends().filter(end -> !end.isBefore(today)).map(end -> ChronoUnit.DAYS.between(today, end));
    }

    private String named(String code) {
        return code
                + vocabulary
                        .find(code)
                        .map(CpvCode::name)
                        .map(LocalizedText::en)
                        .map(name -> " " + name)
                        .orElse("");
    }

    private void terms(Details details, Terms terms) {
        details.add("callOffWay", "Bought by", terms.callOff().map(CallOffTerms::way))
                .add(
                        "directRule",
                        "Direct by",
                        terms.callOff().flatMap(CallOffTerms::rule).map(LocalizedText::en))
                .add("directUpTo", "Direct up to, EUR", terms.callOff().flatMap(CallOffTerms::directUpTo))
                .add("largestPurchase", "A purchase stays below, EUR", terms.largestPurchase())
                .add("joiningRule", "Joining", terms.joining().map(JoiningTerms::rule))
                .add("joinUntil", "Join until", terms.joining().flatMap(JoiningTerms::until))
                .add(
                        "scope",
                        "Covers",
                        terms.scope().stream().map(LocalizedText::en).toList())
                .add("templates", "Templates", terms.templates())
                .add("contact", "Contact", terms.contact().map(unit -> unit.name()
                        .en()))
                .add("contactMail", "Contact mail", terms.contact().flatMap(unit -> unit.mail()))
                .add(
                        "languages",
                        "Languages",
                        terms.languages().stream().map(Language::code).toList())
                .add(
                        "termsSource",
                        "Source of the terms",
                        terms.provenance().map(from -> from.kind() + ": " + from.source()));
        if (joint.type() == ProcurementType.FRAMEWORK_AGREEMENT
                && terms.ceilings().isEmpty()) {
            details.add(
                    "ceilingMissing",
                    "Ceiling",
                    "none is known; agreements made since 1 July 2021 state one (s. 42)",
                    Tone.WARNING);
        }
    }

    private Listing<ProcurementLot> lots() {
        return Listing.rows(ProcurementLot.class)
                .text("id", "Id", ProcurementLot::id)
                .text("name", "Name", lot -> lot.name().en())
                .text("cpv", "CPV", lot -> String.join(" ", lot.cpv()))
                .number("suppliers", "Suppliers", lot -> joints.admitted(joint.id(), lot.id(), today)
                        .size())
                .whenEmpty("in one piece");
    }

    private static Listing<Ceiling.Left> ceilings() {
        return Listing.rows(Ceiling.Left.class)
                .text("lot", "Lot", left -> left.lot().isEmpty() ? "(whole)" : left.lot())
                .number("most", "Most", left -> left.ceiling().amount())
                .number("used", "Used", Ceiling.Left::used)
                .number("left", "Left", Ceiling.Left::left)
                .text("unit", "Unit", left -> left.ceiling().unit())
                .whenEmpty("none announced");
    }

    private List<Admitted> admittedToday() {
        Map<SupplierId, List<String>> lotsOf = new LinkedHashMap<>();
        for (String lot : joint.terms().lotIds()) {
            joints.admitted(joint.id(), lot, today)
                    .forEach(supplier -> lotsOf.computeIfAbsent(supplier, s -> new ArrayList<>())
                            .add(lot));
        }
        return lotsOf.entrySet().stream()
                .map(entry -> new Admitted(procurements.supplier(entry.getKey()).orElseThrow(), entry.getValue()))
                .toList();
    }

    private Listing<Admitted> admitted() {
        return Listing.rows(Admitted.class)
                .text("id", "Id", admitted -> admitted.supplier().id())
                .text("name", "Name", admitted -> admitted.supplier().name())
                .text("sme", "SME", admitted -> admitted.supplier().sme())
                .text(
                        "lots",
                        "Lots",
                        admitted ->
                                joint.terms().lots().size() == admitted.lots().size()
                                        ? "all"
                                        : String.join(", ", admitted.lots()))
                .whenEmpty(joint.inForce(today) ? "nobody" : "nobody, since it is not in force");
    }

    private List<Application> waiting() {
        return joints.applications(joint.id()).stream()
                .filter(application -> application.state() == Application.State.PENDING)
                .toList();
    }

    private Listing<Joining> joined() {
        return Listing.rows(Joining.class)
                .text("customer", "Customer", Joining::customer)
                .text("name", "Name", joining -> procurements
                        .customer(joining.customer())
                        .map(customer -> customer.name()))
                .text("from", "From", Joining::from)
                .text("until", "Until", Joining::until)
                .whenEmpty("none recorded");
    }

    private static Listing<Closure> closures() {
        return Listing.rows(Closure.class)
                .text("from", "From", Closure::from)
                .text("reopened", "Open again from", Closure::reopened)
                .whenEmpty("never");
    }

    private static Listing<CallOff> callOffs() {
        return Listing.rows(CallOff.class)
                .text("reference", "Reference", CallOff::reference)
                .text("lot", "Lot", CallOff::lot)
                .text("customer", "Customer", CallOff::customer)
                .text("supplier", "Supplier", CallOff::supplier)
                .text("madeOn", "Made on", CallOff::madeOn)
                .number("amount", "Amount", CallOff::amount)
                .text("unit", "Unit", CallOff::unit)
                .text("way", "Way", CallOff::way)
                .whenEmpty("none recorded");
    }

    private record Admitted(Supplier supplier, List<String> lots) {}
}
