package org.minikisa.classification.linear;

import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Label;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Provenance;

/** The model of the seed texts, learnt once for all tests. */
final class Learnt {

    static final ContactModel SEEDS = ContactModel.train(new SeedTexts().texts());

    private Learnt() {}

    static LinearClassifier classifier(JointProcurement... jointProcurements) {
        return new LinearClassifier(SEEDS, () -> List.of(jointProcurements));
    }

    static Label label(Axis axis, String text, JointProcurement... jointProcurements) {
        return classifier(jointProcurements).classify(new ContactText("", text)).get(axis);
    }

    static JointProcurement jointProcurement(String id, LocalizedText name, String... aliases) {
        return new JointProcurement(
                new JointProcurementId(id),
                name,
                ProcurementType.FRAMEWORK_AGREEMENT,
                "test",
                List.of(),
                List.of(aliases),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Provenance.constructed("test"));
    }
}
