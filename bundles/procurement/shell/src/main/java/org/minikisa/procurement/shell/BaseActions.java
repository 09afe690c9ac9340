package org.minikisa.procurement.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.BaseValues;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** Base values of impact models: one person proposes, another one approves. */
final class BaseActions {

    private static final String MODEL = "MODEL";
    private static final String VALUES = "INDICATOR=VALUE";

    private final Desk desk;

    BaseActions(Desk desk) {
        this.desk = desk;
    }

    List<Command> all() {
        return List.of(
                new Action(
                        ofModel(
                                "base",
                                "shows what it gives to an impact model by itself, and what waits for approval"),
                        this::base),
                new Action(
                        Desk.by(ofModel("propose", "proposes base values; somebody else approves them")
                                        .rest(VALUES, "answers, with the reason behind |: share=40", List::of))
                                .example("kisa:procurements propose it-consulting-dps themes quality=\"1 | checked\""),
                        this::propose),
                new Action(Desk.by(ofModel("approve", "approves the base values that wait")), this::approve));
    }

    private Usage ofModel(String name, String summary) {
        return desk.action(name, summary).argument(MODEL, "impact model", true);
    }

    private void base(Invocation in) {
        JointProcurementId joint = desk.joint(in);
        String model = in.required(MODEL);
        Optional<BaseValues> open = desk.procurements().openProposal(joint, model);
        Optional<BaseValues> inForce =
                desk.procurements().baseValues(joint, model).filter(BaseValues::approved);
        if (open.isEmpty() && inForce.isEmpty()) {
            throw InvalidInputException.of(
                    "the question about base values",
                    "procurement.base.none",
                    MODEL,
                    "no values of " + joint + " for " + model,
                    "values that somebody has proposed",
                    "Propose some: kisa:procurements propose " + joint + " " + model + " INDICATOR=VALUE …");
        }
        var details = Details.of("Base values of " + joint + " for " + model)
                .add("jointProcurement", "Joint procurement", joint)
                .add("model", "Model", model);
        inForce.ifPresent(values -> values(details, "inForce", "In force", values));
        open.ifPresent(values -> values(details, "proposed", "Waiting for approval", values));
        in.screen().details(details);
        open.or(() -> inForce).ifPresent(values -> remark(values, in.screen()));
    }

    private static void values(Details details, String key, String label, BaseValues values) {
        details.add(key + "Checked", label + ": checked by the model", values.checked())
                .listing(
                        key,
                        label,
                        List.copyOf(values.values().entrySet()),
                        Listing.<Map.Entry<String, String>>of(List.of())
                                .text("indicator", "Indicator", Map.Entry::getKey)
                                .text("value", "Value", Map.Entry::getValue));
    }

    private void propose(Invocation in) {
        JointProcurementId joint = desk.joint(in);
        desk.procurements().proposeBaseValues(joint, in.required(MODEL), values(in.rest()), desk.name(in));
        base(in);
    }

    private static Map<String, String> values(List<String> words) {
        var problems = new Problems();
        var values = new LinkedHashMap<String, String>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1 || values.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                problems.add(
                        "procurement.base.value",
                        VALUES,
                        word,
                        "each indicator once with its value, share=40",
                        "Write them with = between and quotes around what has blanks.");
            }
        }
        problems.refuseIfAny("the base values");
        return values;
    }

    private void approve(Invocation in) {
        JointProcurementId joint = desk.joint(in);
        String model = in.required(MODEL);
        if (!in.screen()
                .confirm("Approve the base values of " + joint + " for " + model + "? Assessments use them then.")) {
            in.screen().line("Nothing was changed.");
            return;
        }
        desk.procurements().approveBaseValues(joint, model, desk.name(in));
        base(in);
    }

    private static void remark(BaseValues values, Screen screen) {
        if (!values.checked()) {
            screen.remark(Tone.WARNING, "Unchecked: no impact model of this name has looked at them.");
        }
    }
}
