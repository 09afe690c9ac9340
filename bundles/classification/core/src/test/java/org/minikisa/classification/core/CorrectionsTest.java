package org.minikisa.classification.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Urgency;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.problem.api.InvalidInputException;

/** What several people say of the same contacts, in any order. */
class CorrectionsTest {

    private static final List<ContactId> CONTACTS = List.of(new ContactId("CT-1"), new ContactId("CT-2"));

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws InterruptedException {
        desk = new Desk(folder);
        desk.start(new Desk.Scripted());
        desk.receive("CT-1", "CV-1", Disposition.NEW_CONVERSATION, "G1 sure");
        desk.receive("CT-2", "CV-2", Disposition.NEW_CONVERSATION, "R2 sure cleaning");
        desk.awaitCaughtUp();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anySequenceOfCorrectionsConfirmationsAndUndosHoldsAsALedgerSays() {
        var random = new Random(11);
        Map<ContactId, Ledger> ledgers = new HashMap<>();
        CONTACTS.forEach(
                c -> ledgers.put(c, new Ledger(desk.classifications.of(c).orElseThrow())));
        for (int step = 0; step < 300; step++) {
            ContactId contact = CONTACTS.get(random.nextInt(CONTACTS.size()));
            ledgers.get(contact).step(random, contact);
            for (ContactId each : CONTACTS) {
                ledgers.get(each)
                        .requireHolds(desk.classifications.current(each).orElseThrow(), "after step " + step);
            }
        }
    }

    @Test
    void aConfirmationNeverBringsBackWhatSomebodyElseJustCorrected() throws Exception {
        ContactId contact = CONTACTS.get(0);
        var people = Executors.newFixedThreadPool(2);
        try {
            int corrections = 60;
            Callable<Void> corrects = () -> {
                for (int i = 0; i < corrections; i++) {
                    String topic = Topic.values()[i % 5].name();
                    assertThat(desk.classifications
                                    .correct(contact, Axis.TOPIC, topic, "Aino")
                                    .topic()
                                    .value())
                            .isEqualTo(topic);
                }
                return null;
            };
            Callable<Void> confirms = () -> {
                for (int i = 0; i < corrections; i++) {
                    desk.classifications.confirm(contact, "Eino");
                }
                return null;
            };
            for (var done : people.invokeAll(List.of(corrects, confirms))) {
                done.get();
            }
            assertThat(desk.facts("classification.ContactReclassified")).hasSize(corrections);
        } finally {
            people.shutdownNow();
        }
    }

    /** What holds by the simplest account of it: the acts that were not taken back, the last word on each question. */
    private final class Ledger {

        private final Classification judged;
        private final Deque<Map<String, String>> acts = new ArrayDeque<>();

        Ledger(Classification judged) {
            this.judged = judged;
        }

        void step(Random random, ContactId contact) {
            switch (random.nextInt(6)) {
                case 0 -> topic(contact, Topic.values()[random.nextInt(Topic.values().length)]);
                case 1 -> correct(contact, Axis.KIND, Kind.values()[random.nextInt(Kind.values().length)].name());
                case 2 -> correct(contact, Axis.JOINT_PROCUREMENT, random.nextBoolean() ? "cleaning" : "");
                case 3 -> correct(contact, Axis.URGENCY, Urgency.values()[random.nextInt(3)].name());
                case 4 -> confirm(contact);
                default -> undo(contact);
            }
        }

        private void topic(ContactId contact, Topic topic) {
            desk.classifications.correct(contact, Axis.TOPIC, topic.name(), "Aino");
            acts.push(Map.of("KIND", topic.kind().name(), "TOPIC", topic.name()));
        }

        private void correct(ContactId contact, Axis axis, String value) {
            desk.classifications.correct(contact, axis, value, "Eino");
            acts.push(Map.of(axis.name(), value));
        }

        private void confirm(ContactId contact) {
            Classification before = desk.classifications.current(contact).orElseThrow();
            Classification after = desk.classifications.confirm(contact, "Eino");
            assertThat(after.kind().value()).isEqualTo(before.kind().value());
            var act = new HashMap<>(Map.of(
                    "KIND",
                    before.kind().value(),
                    "JOINT_PROCUREMENT",
                    before.jointProcurement().value()));
            if (Topic.valueOf(before.topic().value())
                    .kind()
                    .name()
                    .equals(before.kind().value())) {
                act.put("TOPIC", before.topic().value());
            }
            acts.push(act);
        }

        private void undo(ContactId contact) {
            if (acts.isEmpty()) {
                assertThatThrownBy(() -> desk.classifications.undo(contact, "Aino"))
                        .isInstanceOf(InvalidInputException.class);
            } else {
                desk.classifications.undo(contact, "Aino");
                acts.pop();
            }
        }

        void requireHolds(Classification now, String when) {
            var said = new LinkedHashMap<String, String>();
            acts.descendingIterator().forEachRemaining(said::putAll);
            for (Axis axis : List.of(Axis.KIND, Axis.JOINT_PROCUREMENT, Axis.URGENCY)) {
                assertThat(now.of(axis).value())
                        .as("%s %s", axis, when)
                        .isEqualTo(
                                said.getOrDefault(axis.name(), judged.of(axis).value()));
            }
            String topic = said.getOrDefault("TOPIC", judged.topic().value());
            if (Topic.valueOf(topic).kind().name().equals(now.kind().value())) {
                assertThat(now.topic().value()).as(when).isEqualTo(topic);
            }
        }
    }
}
