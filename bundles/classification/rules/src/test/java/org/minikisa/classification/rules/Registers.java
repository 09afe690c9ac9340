package org.minikisa.classification.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.procurement.core.CpvFile;
import org.minikisa.procurement.core.ProcurementBodyReader;

/** Registers to judge against. */
final class Registers {

    private static final Path DEMO = Path.of("../../demo/src/main/resources/org/minikisa/demo/body.json");

    private Registers() {}

    static RegisterIndex demo() {
        return RegisterIndex.of(demoRegister(), new CpvFile());
    }

    static Register demoRegister() {
        try {
            ProcurementBody body = new ProcurementBodyReader().read("body.json", Files.readAllBytes(DEMO));
            return register(body.jointProcurements(), body.suppliers());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Register register(List<JointProcurement> jointProcurements, List<Supplier> suppliers) {
        Map<String, Set<String>> admitted = new TreeMap<>();
        jointProcurements.forEach(joint -> admitted.put(
                joint.id().value(),
                joint.suppliers().stream().map(SupplierId::value).collect(Collectors.toSet())));
        return new Register(jointProcurements, List.of(), suppliers, admitted);
    }

    static JointProcurement jointProcurement(
            String id, LocalizedText name, List<String> cpv, List<String> suppliers, String... aliases) {
        return new JointProcurement(
                new JointProcurementId(id),
                name,
                ProcurementType.FRAMEWORK_AGREEMENT,
                "test",
                cpv,
                List.of(aliases),
                Optional.empty(),
                Optional.empty(),
                suppliers.stream().map(SupplierId::new).toList(),
                Provenance.constructed("test"));
    }

    static Supplier supplier(String id, String name) {
        return new Supplier(new SupplierId(id), name, true, Provenance.constructed("test"));
    }
}
