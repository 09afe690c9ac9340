package org.minikisa.procurement.shell;

import java.util.List;

import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.JointProcurements;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;

/** Closing and reopening, joining and leaving, templates. */
final class StandingActions {

    private static final String TEMPLATE = "TEMPLATE";
    private static final String REMOVE = "--remove";

    private final Desk desk;
    private final JointProcurements joints;

    StandingActions(Desk desk, JointProcurements joints) {
        this.desk = desk;
        this.joints = joints;
    }

    List<Command> all() {
        return List.of(
                new Action(
                        Desk.dated(
                                desk.action("close", "closes a dynamic purchasing system for a time"), "the first day"),
                        this::close),
                new Action(
                        Desk.dated(
                                desk.action(
                                        "reopen", "opens it again; on the day it was closed takes the closing back"),
                                "the first day it is open"),
                        this::reopen),
                new Action(
                        Desk.dated(ofCustomer("join", "records that a customer joins"), "the first day"), this::join),
                new Action(
                        Desk.dated(
                                ofCustomer(
                                        "leave",
                                        "records that a customer leaves; a day before it joined takes it back"),
                                "the last day"),
                        this::leave),
                new Action(
                        Desk.by(desk.action("template", "names a template for its competitions")
                                .argument(TEMPLATE, "the template's id", true)
                                .flag(REMOVE, "takes it away")),
                        this::template));
    }

    private Usage ofCustomer(String name, String summary) {
        return desk.action(name, summary).argument(Desk.CUSTOMER, "customer", desk::customers, true);
    }

    private void close(Invocation in) {
        JointProcurementId joint = desk.joint(in);
        if (!in.screen().confirm("Close " + joint + " from " + desk.day(in) + "? Nobody buys from it then.")) {
            in.screen().line("Nothing was changed.");
            return;
        }
        joints.close(joint, desk.day(in), desk.name(in));
        in.screen()
                .details(Details.of("Closed: " + joint)
                        .add("jointProcurement", "System", joint)
                        .add("from", "From", desk.day(in))
                        .add("undo", "Take it back", "kisa:procurements reopen " + joint + " --day " + desk.day(in)));
    }

    private void reopen(Invocation in) {
        JointProcurementId joint = desk.joint(in);
        joints.reopen(joint, desk.day(in), desk.name(in));
        in.screen()
                .details(Details.of("Open: " + joint)
                        .add("jointProcurement", "System", joint)
                        .add("from", "From", desk.day(in))
                        .add(
                                "waiting",
                                "Applications that wait",
                                joints.pending().stream()
                                        .filter(application ->
                                                application.jointProcurement().equals(joint))
                                        .count()));
    }

    private void join(Invocation in) {
        JointProcurementId joint = desk.joint(in);
        CustomerId customer = desk.customer(in);
        joints.join(joint, customer, desk.day(in), desk.name(in));
        in.screen()
                .details(Details.of(customer + " has joined " + joint)
                        .add("jointProcurement", "Joint procurement", joint)
                        .add("customer", "Customer", customer)
                        .add("from", "From", desk.day(in))
                        .add(
                                "undo",
                                "Take it back",
                                "kisa:procurements leave " + joint + " " + customer + " --day "
                                        + desk.day(in).minusDays(1)));
    }

    private void leave(Invocation in) {
        JointProcurementId joint = desk.joint(in);
        CustomerId customer = desk.customer(in);
        joints.leave(joint, customer, desk.day(in), desk.name(in));
        in.screen()
                .details(Details.of(customer + " leaves " + joint)
                        .add("jointProcurement", "Joint procurement", joint)
                        .add("customer", "Customer", customer)
                        .add("last", "Last day", desk.day(in)));
    }

    private void template(Invocation in) {
        JointProcurementId joint = desk.joint(in);
        String template = in.required(TEMPLATE);
        if (in.flag(REMOVE)) {
            joints.removeTemplate(joint, template, desk.name(in));
        } else {
            joints.addTemplate(joint, template, desk.name(in));
        }
        in.screen()
                .details(Details.of("Templates of " + joint)
                        .add("jointProcurement", "Joint procurement", joint)
                        .add(
                                "templates",
                                "Templates",
                                desk.procurements()
                                        .find(joint)
                                        .orElseThrow()
                                        .terms()
                                        .templates()));
    }
}
