package org.minikisa.procurement.shell;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.Admission;
import org.minikisa.procurement.api.BodyFiles;
import org.minikisa.procurement.api.BodyList;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurements;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.rendering.terminal.Actions;
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

/** Lists the suppliers, shows one with what it is admitted to. */
@Component
public final class SuppliersCommand implements Command {

    private static final String ID = "ID";

    private final Procurements procurements;
    private final JointProcurements joints;
    private final Desk desk;
    private final Actions actions;

    @Activate
    public SuppliersCommand(
            @Reference Procurements procurements, @Reference JointProcurements joints, @Reference BodyFiles files) {
        this(procurements, joints, files, Clock.systemUTC());
    }

    SuppliersCommand(Procurements procurements, JointProcurements joints, BodyFiles files, Clock clock) {
        this.procurements = procurements;
        this.joints = joints;
        this.desk = new Desk(procurements, clock);
        var showing = new Action(
                Usage.of("show", "shows everything about one")
                        .argument(Desk.SUPPLIER, "supplier", desk::suppliers, true),
                in -> show(in.required(Desk.SUPPLIER), in.screen()));
        this.actions = new Actions(
                Stream.concat(Stream.of(showing), new FileActions(desk, files).of(BodyList.SUPPLIERS).stream())
                        .toList());
    }

    @Override
    public Usage usage() {
        return actions.on(Usage.of("suppliers", "lists the suppliers, shows one, takes in or writes tables")
                .argument(ID, "supplier", desk::suppliers, false)
                .example("kisa:suppliers export suppliers.csv"));
    }

    @Override
    public void run(Invocation in) throws Exception {
        if (in.action().isPresent()) {
            actions.run(in.action().get(), in);
        } else if (in.argument(ID).isPresent()) {
            show(in.argument(ID).get(), in.screen());
        } else {
            list(in.screen());
        }
    }

    private void list(Screen screen) {
        screen.listing(
                procurements.suppliers(),
                Listing.rows(Supplier.class)
                        .text("id", "Id", Supplier::id)
                        .text("name", "Name", Supplier::name)
                        .text("sme", "SME", Supplier::sme)
                        .text("businessId", "Business id", Supplier::businessId)
                        .text("languages", "Languages", SuppliersCommand::languages)
                        .text("provenance", "Provenance", supplier -> supplier.provenance()
                                .kind())
                        .whenEmpty("no suppliers; kisa:suppliers import FILE.csv takes some in"));
    }

    private void show(String id, Screen screen) {
        Supplier supplier = procurements
                .supplier(new SupplierId(id))
                .orElseThrow(() -> UnknownIdException.of("supplier", id, desk.suppliers()));
        screen.details(Details.of("Supplier " + supplier.id())
                .add("id", "Id", supplier.id())
                .add("name", "Name", supplier.name())
                .add("sme", "SME", supplier.sme())
                .add("businessId", "Business id", supplier.businessId())
                .add("mail", "Mail", supplier.mail())
                .add("languages", "Languages", languages(supplier))
                .add("provenance", "Provenance", supplier.provenance().kind())
                .add("source", "Source", supplier.provenance().source())
                .listing(
                        "admitted",
                        "Invited today",
                        invitations(supplier.id()),
                        Listing.rows(Invited.class)
                                .text("jointProcurement", "Joint procurement", Invited::joint)
                                .text("lot", "Lot", Invited::lot)
                                .whenEmpty("to nothing"))
                .listing(
                        "admissions",
                        "Admissions",
                        admissions(supplier.id()),
                        Listing.rows(Admission.class)
                                .text("jointProcurement", "Joint procurement", Admission::jointProcurement)
                                .text("lot", "Lot", admission -> admission.lot().isEmpty() ? "all" : admission.lot())
                                .text("from", "From", Admission::from)
                                .text("until", "Until", Admission::until)
                                .whenEmpty("none by itself")));
    }

    private static String languages(Supplier supplier) {
        return String.join(
                " ", supplier.languages().stream().map(Language::code).toList());
    }

    private List<Invited> invitations(SupplierId supplier) {
        return procurements.jointProcurements().stream()
                .flatMap(joint -> joint.terms().lotIds().stream()
                        .filter(lot ->
                                joints.admitted(joint.id(), lot, desk.today()).contains(supplier))
                        .map(lot -> Invited.of(joint, lot)))
                .toList();
    }

    private List<Admission> admissions(SupplierId supplier) {
        return procurements.jointProcurements().stream()
                .flatMap(joint -> joints.admissions(joint.id()).stream())
                .filter(admission -> admission.supplier().equals(supplier))
                .toList();
    }

    private record Invited(String joint, String lot) {

        static Invited of(JointProcurement joint, String lot) {
            return new Invited(
                    joint.id().value(),
                    joint.terms().lot(lot).map(ProcurementLot::id).orElse("all"));
        }
    }
}
