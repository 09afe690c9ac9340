package org.minikisa.competition.core.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Clue;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.EvidenceSource;
import org.minikisa.competition.core.CompetitionTables.Running;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A running competition that a contact names by its id ({@code CO-7}) or by its own number, which whoever drafted it chose as its key
 * ({@code HNK-2026-123}): 5 nats for its joint procurement.
 */
@Component
public final class CompetitionNumbers implements EvidenceSource {

    private static final double WEIGHT = 5;
    private static final int LONGEST_TEXT = 60_000;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 60;

    private final RunningCompetitions running;

    @Activate
    public CompetitionNumbers(@Reference Store store) {
        this(store, System::nanoTime);
    }

    CompetitionNumbers(Store store, LongSupplier nanos) {
        this.running = new RunningCompetitions(store, nanos);
    }

    @Override
    public String name() {
        return "competition-number";
    }

    @Override
    public List<Clue> clues(ContactText contact) {
        Map<String, String> joints = new HashMap<>();
        for (Running one : running.list()) {
            String joint = one.draft().jointProcurement();
            if (!joint.isEmpty()) {
                joints.put(one.id().value().toUpperCase(Locale.ROOT), joint);
                joints.put(one.draft().key().toUpperCase(Locale.ROOT), joint);
            }
        }
        return joints.isEmpty() ? List.of() : named(contact.subject() + "\n" + contact.text(), joints);
    }

    private static List<Clue> named(String whole, Map<String, String> joints) {
        String text = whole.substring(0, Math.min(whole.length(), LONGEST_TEXT));
        Map<String, Clue> clues = new HashMap<>();
        for (String number : numbers(text)) {
            String joint = joints.get(number.toUpperCase(Locale.ROOT));
            if (joint != null) {
                clues.putIfAbsent(joint, new Clue(Axis.JOINT_PROCUREMENT, joint, WEIGHT, number));
            }
        }
        return List.copyOf(clues.values());
    }

    /** Runs of letters, digits and what stands between them in a number; only those with a digit. */
    private static List<String> numbers(String text) {
        var numbers = new ArrayList<String>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && isPart(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                String number = withoutEnd(text.substring(start, i));
                if (number.length() >= SHORTEST
                        && number.length() <= LONGEST
                        && number.chars().anyMatch(Character::isDigit)) {
                    numbers.add(number);
                }
                start = -1;
            }
        }
        return numbers;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '/' || c == '_' || c == '.';
    }

    /** The full stop of a sentence is no part of a number. */
    private static String withoutEnd(String number) {
        int end = number.length();
        while (end > 0 && !Character.isLetterOrDigit(number.charAt(end - 1))) {
            end--;
        }
        return number.substring(0, end);
    }
}
