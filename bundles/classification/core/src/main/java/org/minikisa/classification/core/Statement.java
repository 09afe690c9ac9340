package org.minikisa.classification.core;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Correction;
import org.minikisa.classification.api.Topic;
import org.minikisa.intake.api.ContactId;

/**
 * A person's label of a contact that was not taken back.
 *
 * @param act what was said by the same command has the same number
 * @param question the name of an {@link Axis}, or the id of a taxonomy of the unit's own
 * @param confirmed whether it only says that what held is right
 */
record Statement(long act, ContactId contact, String question, String value, boolean confirmed, String by, Instant at) {

    /** The axis it speaks of, if it is none of a taxonomy of the unit's own. */
    Optional<Axis> axis() {
        return Arrays.stream(Axis.values())
                .filter(a -> a.name().equals(question))
                .findFirst();
    }

    Optional<Correction> correction() {
        return axis().map(axis -> new Correction(contact, axis, value, by, at));
    }

    /**
     * What holds of these of one contact, oldest first: the last value of each question. A topic does not hold when a kind that it is
     * not of was said after it.
     */
    static Map<String, String> holding(List<Statement> statements) {
        var holding = new LinkedHashMap<String, String>();
        statements.forEach(statement -> holding.put(statement.question(), statement.value()));
        String kind = holding.get(Axis.KIND.name());
        String topic = holding.get(Axis.TOPIC.name());
        if (kind != null && topic != null && !Topic.valueOf(topic).kind().name().equals(kind)) {
            holding.remove(Axis.TOPIC.name());
        }
        return holding;
    }
}
