package org.minikisa.intake.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.Author;
import org.minikisa.intake.api.Segment;
import org.minikisa.intake.api.Trust;
import org.minikisa.intake.core.trust.NoAnswer;

/** What is known of a contact beside its text; the parts are told at {@link org.minikisa.intake.api.ContactDetails}. */
record Insight(
        Author author,
        Trust trust,
        List<Segment> segments,
        List<String> marks,
        Optional<String> noAnswer,
        String customerReason,
        Optional<Instant> sent,
        List<String> recipients) {

    /** Of what could not be understood. */
    static final Insight NONE = new Insight(
            Author.OUTSIDE,
            Trust.unverified(),
            List.of(),
            List.of(),
            Optional.of(new NoAnswer("suppressed", "it could not be understood").toString()),
            "",
            Optional.empty(),
            List.of());

    Insight {
        segments = List.copyOf(segments);
        marks = List.copyOf(marks);
        recipients = List.copyOf(recipients);
    }
}
