package org.minikisa.procurement.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.api.ProcurementBodies;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Loads a purchasing body from a document. */
@Component
public final class LoadBodyCommand implements Command {

    private static final String FILE = "FILE";

    private final ProcurementBodies bodies;
    private final Procurements procurements;

    @Activate
    public LoadBodyCommand(@Reference ProcurementBodies bodies, @Reference Procurements procurements) {
        this.bodies = bodies;
        this.procurements = procurements;
    }

    @Override
    public Usage usage() {
        return Usage.of("load-body", "loads joint procurements, customers and suppliers from a JSON file")
                .argument(FILE, "the body document", true)
                .example("kisa:load-body body.json");
    }

    @Override
    public void run(Invocation in) throws IOException {
        Path file = file(in.required(FILE));
        ProcurementBody body = bodies.read(file.getFileName().toString(), Files.readAllBytes(file));
        int changed = procurements.load(body);
        in.screen()
                .details(Details.of("Procurement body " + body.name())
                        .add("name", "Name", body.name())
                        .add(
                                "jointProcurements",
                                "Joint procurements",
                                body.jointProcurements().size())
                        .add("customers", "Customers", body.customers().size())
                        .add("suppliers", "Suppliers", body.suppliers().size())
                        .add("figures", "Key figures", body.figures().size())
                        .add("changed", "Rows changed", changed));
    }

    private static Path file(String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw InvalidInputException.of(
                    "the file",
                    "procurement.file",
                    FILE,
                    name,
                    "a file that can be read",
                    "Check the path; it is seen from " + Path.of("").toAbsolutePath() + ".");
        }
        return file;
    }
}
