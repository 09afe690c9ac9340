package org.minikisa.impact.core.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.minikisa.problem.api.InvalidInputException;

/** What joint procurements give to rows, asked once for each; the last {@value #MOST} are kept. */
final class Joints {

    private static final int MOST = 1_000;

    /** A longer id is no id, and not kept. */
    private static final int LONGEST = 200;

    private final OneByOne oneByOne;
    /** Approved base values as numbers; empty where they are not plain. */
    private final Function<Map<String, String>, Optional<double[]>> plain;

    private final Map<String, Joint> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Joint> eldest) {
            return size() > MOST;
        }
    };
    private byte[] lastName = {};
    private Joint last;

    Joints(OneByOne oneByOne, Function<Map<String, String>, Optional<double[]>> plain) {
        this.oneByOne = oneByOne;
        this.plain = plain;
    }

    /** Of a row that names one. */
    Joint of(Row row) {
        int cell = row.jointProcurement();
        if (row.isEscaped(cell)) {
            return of(row.text(cell));
        }
        if (!Arrays.equals(lastName, 0, lastName.length, row.bytes(), row.from(cell), row.to(cell))) {
            last = of(row.text(cell));
            lastName = row.text(cell).getBytes(StandardCharsets.UTF_8);
        }
        return last;
    }

    Joint of(String id) {
        return id.length() > LONGEST ? new Joint(id) : kept.computeIfAbsent(id, Joint::new);
    }

    /** One of them. */
    final class Joint {

        private final String id;
        private final Optional<InvalidInputException> refusal;
        private Optional<Map<String, String>> base = Optional.empty();
        private Optional<InvalidInputException> baseRefusal = Optional.empty();
        private Optional<double[]> values = Optional.empty();

        private Joint(String id) {
            this.id = id;
            this.refusal = refusal(() -> oneByOne.requireApplicable(id));
        }

        /** Whether the model is made for it. */
        boolean isApplicable() {
            return refusal.isEmpty();
        }

        /** Its approved base values as numbers; empty where they are not plain, or there are none. */
        Optional<double[]> values() {
            askForBase();
            return values;
        }

        /** @throws InvalidInputException when the model is not made for it, or it has no approved base values */
        Map<String, String> base() {
            requireApplicable();
            askForBase();
            return base.orElseThrow(baseRefusal::get);
        }

        void requireApplicable() {
            refusal.ifPresent(problem -> {
                throw problem;
            });
        }

        private void askForBase() {
            if (base.isEmpty() && baseRefusal.isEmpty()) {
                baseRefusal = refusal(() -> {
                    base = Optional.of(oneByOne.approvedBase(id));
                    values = plain.apply(base.get());
                });
            }
        }

        private static Optional<InvalidInputException> refusal(Runnable question) {
            try {
                question.run();
                return Optional.empty();
            } catch (InvalidInputException e) {
                return Optional.of(e);
            }
        }
    }
}
