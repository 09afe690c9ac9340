package org.minikisa.support.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.ContactId;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.support.api.CaseChange;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.SupportCase;

/** Whatever people do with cases, in whatever order: no contact is lost or in two cases, and nobody who waits is forgotten. */
class RandomChangesTest {

    private static final Instant BEGINNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final String[] PROCUREMENTS = {"", "cleaning-dps", "it-dps", "buses"};

    /** Fewer of them in one store make reading it cheaper. */
    private static final int SEQUENCES_A_DESK = 5;

    private Path folder;
    private Desk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
        desk = new Desk(folder.resolve("first"));
    }

    private void another(int number) {
        if (number % SEQUENCES_A_DESK == 0) {
            desk.close();
            desk = new Desk(folder.resolve("from-" + number));
        }
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** A sequence of its own conversations in the one store. */
    private final class Sequence {

        private final int number;
        private final Random random;
        private final List<String> done = new ArrayList<>();

        /** Contact → conversation. */
        private final Map<String, String> contacts = new LinkedHashMap<>();

        /** Contacts that nobody has answered or closed. */
        private final Set<String> waiting = new LinkedHashSet<>();

        private final List<CaseChange> changes = new ArrayList<>();
        private int minutes;

        Sequence(int number) {
            this.number = number;
            this.random = new Random(number);
        }

        private Instant now() {
            return BEGINNING.plusSeconds(60L * ++minutes);
        }

        List<SupportCase> standing() {
            return desk.cases.list().stream()
                    .filter(c -> c.conversation().value().startsWith("CV-" + number + "-"))
                    .toList();
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        void contact(int conversations) {
            String conversation = "CV-" + number + "-" + random.nextInt(conversations);
            String contact = "CT-" + number + "-" + contacts.size();
            String disposition = contacts.containsValue(conversation) ? "FOLLOW_UP" : "NEW_CONVERSATION";
            contacts.put(contact, conversation);
            waiting.add(contact);
            done.add(contact + " in " + conversation);
            desk.contact(
                            contact,
                            conversation,
                            disposition,
                            now().toString(),
                            "G6",
                            PROCUREMENTS[random.nextInt(PROCUREMENTS.length)])
                    .settled();
        }

        void answerOrClose() {
            attempt(standing(), chosen -> {
                if (random.nextBoolean()) {
                    desk.cases.answer(chosen.id(), "Aino", now());
                } else {
                    desk.cases.close(chosen.id(), "Aino", now());
                }
                waiting.removeAll(
                        chosen.contacts().stream().map(ContactId::value).toList());
            });
        }

        void review() {
            attempt(
                    standing(),
                    chosen -> desk.reviews.open(
                            chosen.id(),
                            "draft.docx",
                            "words".getBytes(StandardCharsets.UTF_8),
                            LocalDate.parse("2026-04-01"),
                            now()));
        }

        void merge() {
            attempt(standing(), kept -> {
                SupportCase other = any(standing());
                done.add("merge " + kept.id() + " " + other.id());
                changes.add(desk.cases.merge(kept.id(), other.id(), "Aino", now()));
            });
        }

        void split() {
            attempt(standing(), chosen -> {
                List<ContactId> some = chosen.contacts().stream()
                        .filter(contact -> random.nextBoolean())
                        .toList();
                done.add("split " + chosen.id() + " " + some);
                changes.add(desk.cases.split(chosen.id(), some, "Aino", now()));
            });
        }

        void undo() {
            attempt(standing(), chosen -> {
                done.add("undo " + chosen.id());
                CaseChange undone = desk.cases.undo(chosen.id(), "Aino", now());
                changes.removeIf(change -> change.id().equals(undone.id()));
            });
        }

        void undoEverything() {
            while (!changes.isEmpty()) {
                CaseChange last = changes.remove(changes.size() - 1);
                done.add("undo of " + last);
                desk.cases.undo(last.kept(), "Aino", now());
                holds();
            }
        }

        private void attempt(List<SupportCase> cases, Consumer<SupportCase> step) {
            if (!cases.isEmpty()) {
                try {
                    SupportCase chosen = any(cases);
                    done.add("step on " + chosen);
                    step.accept(chosen);
                } catch (InvalidInputException refused) {
                    done.add("refused: " + refused.problems().get(0).code());
                }
            }
        }

        void holds() {
            String story = "sequence " + number + ": " + String.join("\n", done);
            List<SupportCase> standing = standing();
            assertThat(standing.stream().flatMap(c -> c.contacts().stream()).map(ContactId::value))
                    .as(story)
                    .containsExactlyInAnyOrderElementsOf(contacts.keySet());
            for (SupportCase each : standing) {
                assertThat(each.state()).as(story).isNotEqualTo(CaseState.MERGED);
                assertThat(each.contacts())
                        .as("%s has contacts; %s", each.id(), story)
                        .isNotEmpty();
                if (each.contacts().stream().map(ContactId::value).anyMatch(waiting::contains)) {
                    assertThat(each.state())
                            .as("%s: somebody waits; %s", each.id(), story)
                            .isEqualTo(CaseState.OPEN);
                    assertThat(each.closed()).as(story).isEmpty();
                }
            }
            Set<CaseId> all = desk.cases.list().stream().map(SupportCase::id).collect(Collectors.toSet());
            assertThat(desk.reviews.list())
                    .as(story)
                    .extracting(Review::supportCase)
                    .allMatch(all::contains);
        }
    }

    @Test
    void noContactIsLostOrDoubledAndNobodyWhoWaitsIsForgotten() {
        for (int number = 0; number < 100; number++) {
            another(number);
            var sequence = new Sequence(number);
            for (int step = 0; step < 20; step++) {
                switch (sequence.random.nextInt(9)) {
                    case 0, 1, 2 -> sequence.contact(4);
                    case 3 -> sequence.answerOrClose();
                    case 4, 5 -> sequence.merge();
                    case 6 -> sequence.split();
                    case 7 -> sequence.undo();
                    default -> sequence.review();
                }
                sequence.holds();
            }
            sequence.undoEverything();
            assertThat(sequence.standing())
                    .as("after everything was undone, each conversation is a case; %s", sequence.done)
                    .hasSize(
                            (int) sequence.contacts.values().stream().distinct().count())
                    .allSatisfy(c -> assertThat(c.contacts())
                            .extracting(contact -> sequence.contacts.get(contact.value()))
                            .containsOnly(c.conversation().value()));
        }
    }

    @Test
    void undoingEveryChangeInReverseRestoresTheStart() {
        for (int number = 0; number < 50; number++) {
            another(number);
            var sequence = new Sequence(number);
            for (int step = 0; step < 8; step++) {
                sequence.contact(4);
            }
            for (int step = 0; step < 3; step++) {
                sequence.answerOrClose();
            }
            List<SupportCase> start = sequence.standing();
            for (int step = 0; step < 12; step++) {
                if (sequence.random.nextBoolean()) {
                    sequence.merge();
                } else {
                    sequence.split();
                }
                sequence.holds();
            }
            sequence.undoEverything();
            assertThat(sequence.standing()).as(String.join("\n", sequence.done)).isEqualTo(start);
            // and whoever writes now finds the way that he would have found
            Map<CaseId, List<ContactId>> before =
                    sequence.standing().stream().collect(Collectors.toMap(SupportCase::id, SupportCase::contacts));
            sequence.contact(4);
            String last = "CT-" + number + "-" + (sequence.contacts.size() - 1);
            sequence.standing().stream()
                    .filter(c -> c.contacts().contains(new ContactId(last)) && before.containsKey(c.id()))
                    .forEach(c -> assertThat(c.conversation().value()).isEqualTo(sequence.contacts.get(last)));
        }
    }
}
