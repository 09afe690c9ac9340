package org.minikisa.procurement.shell;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.minikisa.procurement.api.Application;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.JointProcurements;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;

/** Applications to dynamic purchasing systems and what becomes of them. */
final class ApplicationActions {

    private static final String APPLICATION = "APPLICATION";
    private static final String REASON = "--reason";
    private static final String LOT = "LOT";

    private final Desk desk;
    private final JointProcurements joints;

    ApplicationActions(Desk desk, JointProcurements joints) {
        this.desk = desk;
        this.joints = joints;
    }

    List<Command> all() {
        return List.of(
                new Action(
                        Usage.of("applications", "lists applications: those that wait, or all of one system")
                                .argument(Desk.JOINT, "dynamic purchasing system", desk::joints, false),
                        this::list),
                new Action(
                        Desk.dated(
                                        desk.action("apply", "records that a supplier asks to be admitted")
                                                .argument(Desk.SUPPLIER, "supplier", desk::suppliers, true)
                                                .rest(LOT, "categories it asks for; none for all", desk::lots),
                                        "the day it came")
                                .example("kisa:procurements apply it-consulting-dps sup-09 --day 2026-03-02"),
                        this::apply),
                new Action(
                        Desk.dated(decision("admit", "admits the supplier"), "the first day it is invited"),
                        in -> shown(in, joints.admit(pending(in), desk.day(in), desk.name(in)))),
                new Action(
                        Desk.by(decision("reject", "does not admit the supplier")
                                .option(REASON, "TEXT", "why; told to the supplier")),
                        this::reject),
                new Action(
                        Desk.by(decision("extend", "takes 15 working days instead of 10")
                                .option(REASON, "TEXT", "why it takes longer")),
                        in -> shown(in, joints.extend(pending(in), reason(in), desk.name(in)))),
                new Action(
                        Desk.by(decision("withdraw", "takes an application back that waits")),
                        in -> shown(in, joints.withdraw(pending(in), desk.name(in)))),
                new Action(
                        Desk.dated(
                                desk.action(
                                                "dismiss",
                                                "ends a supplier's admission; a day before it began takes it back")
                                        .argument(Desk.SUPPLIER, "supplier", desk::suppliers, true)
                                        .argument(LOT, "category or lot; all when left out", desk::lots, false),
                                "the last day"),
                        this::dismiss));
    }

    private Usage decision(String name, String summary) {
        return Usage.of(name, summary).argument(APPLICATION, "AP-12", this::waiting, true);
    }

    private List<String> waiting() {
        return joints.pending().stream().map(Application::id).toList();
    }

    private void list(Invocation in) {
        List<Application> applications = in.argument(Desk.JOINT).isPresent()
                ? joints.applications(known(in.argument(Desk.JOINT).get()))
                : joints.pending();
        in.screen().listing(applications, columns(desk.today()).whenEmpty("no application waits for a decision"));
    }

    private JointProcurementId known(String id) {
        if (!desk.joints().contains(id)) {
            throw UnknownIdException.of("joint procurement", id, desk.joints());
        }
        return new JointProcurementId(id);
    }

    static Listing<Application> columns(LocalDate today) {
        return Listing.rows(Application.class)
                .text("id", "Id", Application::id)
                .text("jointProcurement", "System", Application::jointProcurement)
                .text("supplier", "Supplier", Application::supplier)
                .text("lots", "Categories", application -> lots(application.lots()))
                .text("state", "State", Application::state)
                .text("received", "Received", Application::received)
                .text("due", "Decide until", application -> application.due().map(Deadline::date))
                .number("daysLeft", "Days left", application -> daysLeft(application, today))
                .text("decided", "Decided", Application::decided);
    }

    private static Optional<Long> daysLeft(Application application, LocalDate today) {
        return application.state() == Application.State.PENDING
                ? application.due().map(due -> ChronoUnit.DAYS.between(today, due.date()))
                : Optional.empty();
    }

    private static String lots(List<String> lots) {
        return lots.contains(ProcurementLot.WHOLE) ? "all" : String.join(", ", lots);
    }

    private void apply(Invocation in) {
        List<String> lots = in.rest().isEmpty() ? List.of(ProcurementLot.WHOLE) : in.rest();
        shown(in, joints.apply(desk.joint(in), desk.supplier(in), lots, desk.day(in), desk.name(in)));
    }

    private void reject(Invocation in) {
        String id = pending(in);
        if (in.screen().confirm("Reject " + id + "? The supplier is told the reason and may ask for a correction.")) {
            shown(in, joints.reject(id, reason(in), desk.name(in)));
        } else {
            in.screen().line("Nothing was changed.");
        }
    }

    private void dismiss(Invocation in) {
        JointProcurementId joint = desk.joint(in);
        SupplierId supplier = desk.supplier(in);
        String lot = in.argument(LOT).orElse(ProcurementLot.WHOLE);
        if (!in.screen()
                .confirm("End the admission of " + supplier + " to " + joint + " after " + desk.day(in) + "?")) {
            in.screen().line("Nothing was changed.");
            return;
        }
        joints.endAdmission(joint, lot, supplier, desk.day(in), desk.name(in));
        in.screen()
                .details(Details.of("Admission of " + supplier)
                        .add("jointProcurement", "Joint procurement", joint)
                        .add("lot", "Lot", lot)
                        .add("last", "Last day", desk.day(in)));
    }

    private static String reason(Invocation in) {
        return in.option(REASON).orElse("");
    }

    private String pending(Invocation in) {
        String id = in.required(APPLICATION);
        if (joints.application(id).isEmpty()) {
            throw UnknownIdException.of("application", id, waiting());
        }
        return id;
    }

    private void shown(Invocation in, Application application) {
        Screen screen = in.screen();
        LocalDate today = desk.today();
        screen.details(Details.of("Application " + application.id())
                .add("id", "Id", application.id())
                .add("jointProcurement", "System", application.jointProcurement())
                .add("supplier", "Supplier", application.supplier())
                .add("lots", "Categories", lots(application.lots()))
                .add("state", "State", application.state())
                .add("received", "Received", application.received())
                .add("due", "Decide until", application.due().map(Deadline::date))
                .add("daysLeft", "Days left", daysLeft(application, today))
                .add("decided", "Decided", application.decided())
                .add("reason", "Reason", application.reason())
                .add("extension", "Takes longer because", application.extension())
                .listing(
                        "steps",
                        "How the last day was found",
                        application.due().map(Deadline::steps).orElse(List.of()),
                        Listing.rows(Deadline.Step.class)
                                .text("date", "Date", Deadline.Step::date)
                                .text("section", "Section", Deadline.Step::section)
                                .text("reason", "Reason", Deadline.Step::reason)
                                .whenEmpty("not known while the system is closed")));
        if (application.late(today)) {
            screen.remark(Tone.WARNING, "The decision is late (1397/2016 s. 51).");
        }
    }
}
