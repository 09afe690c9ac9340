package org.minikisa.procurement.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the joint procurements, or shows one. */
@Component
public final class ProcurementsCommand implements Command {

    private static final String ID = "ID";
    private static final String TYPE = "--type";
    private static final String CATEGORY = "--category";

    private final Procurements procurements;

    @Activate
    public ProcurementsCommand(@Reference Procurements procurements) {
        this.procurements = procurements;
    }

    @Override
    public Usage usage() {
        return Usage.of("procurements", "lists the joint procurements, or shows one")
                .argument(ID, "joint procurement", this::ids, false)
                .choice(
                        TYPE,
                        "TYPE",
                        "only this type",
                        Arrays.stream(ProcurementType.values()).map(Enum::name).toList())
                .option(CATEGORY, "CODE", "only this category", this::categories)
                .example("kisa:procurements --category cleaning");
    }

    @Override
    public void run(Invocation in) {
        Optional<String> id = in.argument(ID);
        if (id.isPresent()) {
            show(find(id.get()), in.screen());
        } else {
            list(in);
        }
    }

    private void list(Invocation in) {
        Optional<ProcurementType> type = in.option(TYPE).map(ProcurementType::valueOf);
        Optional<String> category = in.option(CATEGORY);
        category.ifPresent(this::requireCategory);
        List<JointProcurement> rows = procurements.jointProcurements().stream()
                .filter(j -> type.map(t -> j.type() == t).orElse(true))
                .filter(j -> category.map(c -> j.category().equals(c)).orElse(true))
                .toList();
        in.screen()
                .listing(
                        rows,
                        Listing.rows(JointProcurement.class)
                                .text("id", "Id", JointProcurement::id)
                                .text("name", "Name", j -> j.name().en())
                                .text("type", "Type", JointProcurement::type)
                                .text("category", "Category", JointProcurement::category)
                                .text("begins", "Begins", JointProcurement::begins)
                                .text("ends", "Ends", JointProcurement::ends)
                                .number("suppliers", "Suppliers", j -> j.suppliers()
                                        .size())
                                .text("provenance", "Provenance", j -> j.provenance()
                                        .kind())
                                .whenEmpty("no such joint procurements; kisa:load-body FILE loads some"));
    }

    private void show(JointProcurement joint, Screen screen) {
        Map<String, Category> categories =
                procurements.categories().stream().collect(Collectors.toMap(Category::code, Function.identity()));
        List<Supplier> suppliers = joint.suppliers().stream()
                .flatMap(s -> procurements.supplier(s).stream())
                .toList();
        screen.details(Details.of("Joint procurement " + joint.id())
                .add("id", "Id", joint.id())
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
                .add("cpv", "CPV", joint.cpv())
                .add("aliases", "Called", joint.aliases())
                .add("provenance", "Provenance", joint.provenance().kind())
                .add("source", "Source", joint.provenance().source())
                .listing(
                        "suppliers",
                        "Suppliers",
                        suppliers,
                        Listing.rows(Supplier.class)
                                .text("id", "Id", Supplier::id)
                                .text("name", "Name", Supplier::name)
                                .text("sme", "SME", Supplier::sme)
                                .whenEmpty("no suppliers known")));
    }

    private JointProcurement find(String id) {
        return procurements
                .find(new JointProcurementId(id))
                .orElseThrow(() -> UnknownIdException.of("joint procurement", id, ids()));
    }

    private void requireCategory(String code) {
        if (!categories().contains(code)) {
            throw UnknownIdException.of("category", code, categories());
        }
    }

    private List<String> ids() {
        return procurements.jointProcurements().stream()
                .map(j -> j.id().value())
                .toList();
    }

    private List<String> categories() {
        return procurements.categories().stream().map(Category::code).toList();
    }
}
