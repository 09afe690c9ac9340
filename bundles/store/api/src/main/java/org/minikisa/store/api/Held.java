package org.minikisa.store.api;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that a wing holds of a person.
 *
 * @param place where it is: {@code CT-3}, {@code CO-2/PE-4}
 * @param kind what it is, in a few English words: {@code message sent}, {@code mentioned in a message}, {@code evaluator}
 * @param content what stands there, in the order it is read; of other people's texts only the lines that tell of the person
 * @param files what belongs to it as files, with bare names; read only inside the unit of work that gave it
 * @param fate what erasing does to it
 */
public record Held(
        String place, String kind, Map<String, String> content, Map<String, Supplier<byte[]>> files, Fate fate) {

    public Held {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(kind, "kind");
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        Objects.requireNonNull(fate, "fate");
    }

    /** Something that erasing puts a pseudonym into. */
    public static Held of(String place, String kind, Map<String, String> content) {
        return new Held(place, kind, content, Map.of(), Fate.erased());
    }

    /**
     * What erasing does to a thing.
     *
     * @param isKept whether it stays as it is, frozen: it is used for nothing but what the law keeps it for
     * @param reason for a kept one: the law or the duty that keeps it
     * @param until the last day on which it is kept; empty where the reason tells no day
     */
    public record Fate(boolean isKept, String reason, Optional<LocalDate> until) {

        public Fate {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(until, "until");
            if (isKept == reason.isBlank()) {
                throw new IllegalArgumentException(isKept ? "kept without a reason" : "erased for a reason to keep it");
            }
        }

        public static Fate erased() {
            return new Fate(false, "", Optional.empty());
        }

        public static Fate kept(String reason, Optional<LocalDate> until) {
            return new Fate(true, reason, until);
        }
    }

    /** Names nobody: records end up in logs. */
    @Override
    public String toString() {
        return "Held[" + place + ", " + kind + ", " + fate + "]";
    }
}
