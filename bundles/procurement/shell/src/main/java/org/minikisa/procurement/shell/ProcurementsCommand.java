package org.minikisa.procurement.shell;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.procurement.api.BodyFiles;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.CpvVocabulary;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.JointProcurements;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.rendering.terminal.Actions;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the joint procurements, shows one, and takes in what happens to them. */
@Component
public final class ProcurementsCommand implements Command {

    private static final String ID = "ID";
    private static final String TYPE = "--type";
    private static final String CATEGORY = "--category";

    private final Procurements procurements;
    private final JointProcurements joints;
    private final CpvVocabulary vocabulary;
    private final Desk desk;
    private final Actions actions;

    @Activate
    public ProcurementsCommand(
            @Reference Procurements procurements,
            @Reference JointProcurements joints,
            @Reference BodyFiles files,
            @Reference CpvVocabulary vocabulary) {
        this(procurements, joints, files, vocabulary, Clock.systemUTC());
    }

    ProcurementsCommand(
            Procurements procurements,
            JointProcurements joints,
            BodyFiles files,
            CpvVocabulary vocabulary,
            Clock clock) {
        this.procurements = procurements;
        this.joints = joints;
        this.vocabulary = vocabulary;
        this.desk = new Desk(procurements, clock);
        this.actions = new Actions(Stream.of(
                        List.<Command>of(new Action(
                                desk.action("show", "shows everything about one"),
                                in -> show(in.required(Desk.JOINT), in.screen()))),
                        new ApplicationActions(desk, joints).all(),
                        new StandingActions(desk, joints).all(),
                        new BaseActions(desk).all(),
                        new FileActions(desk, files).ofEverything())
                .flatMap(List::stream)
                .toList());
    }

    @Override
    public Usage usage() {
        return actions.on(Usage.of(
                        "procurements", "lists the joint procurements, shows one, or changes what happens to it")
                .argument(ID, "joint procurement", desk::joints, false)
                .choice(
                        TYPE,
                        "TYPE",
                        "only this type",
                        Arrays.stream(ProcurementType.values()).map(Enum::name).toList())
                .option(CATEGORY, "CODE", "only this category", this::categories)
                .example("kisa:procurements --category cleaning"));
    }

    @Override
    public void run(Invocation in) throws Exception {
        if (in.action().isPresent()) {
            actions.run(in.action().get(), in);
        } else if (in.argument(ID).isPresent()) {
            show(in.argument(ID).get(), in.screen());
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
                                .number("lots", "Lots", j -> j.terms().lots().size())
                                .text("provenance", "Provenance", j -> j.provenance()
                                        .kind())
                                .whenEmpty("no such joint procurements; kisa:load-body FILE loads some"));
    }

    private void show(String id, Screen screen) {
        JointProcurement joint = procurements
                .find(new JointProcurementId(id))
                .orElseThrow(() -> UnknownIdException.of("joint procurement", id, desk.joints()));
        screen.details(new ProcurementView(procurements, joints, vocabulary, joint, desk.today()).details());
    }

    private void requireCategory(String code) {
        if (!categories().contains(code)) {
            throw UnknownIdException.of("category", code, categories());
        }
    }

    private List<String> categories() {
        return procurements.categories().stream().map(Category::code).toList();
    }
}
