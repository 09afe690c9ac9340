package org.minikisa.competition.core.evaluation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.evaluation.Draw;
import org.minikisa.competition.api.evaluation.Draw.Participant;
import org.minikisa.competition.api.evaluation.Draw.Ticket;

/** Draws lots as {@link Draw} says. Pure: the same secrets give the same outcome everywhere. */
final class LotDrawing {

    private static final String FORM = "minikisa-draw/1";

    private LotDrawing() {}

    /** A draw with its outcome, once all secrets of at least two participants are there. */
    public static Draw of(
            CompetitionId competition,
            int number,
            String lot,
            List<String> tied,
            List<Participant> participants,
            Optional<String> givenUp) {
        boolean revealed = participants.size() > 1
                && participants.stream().allMatch(one -> one.secret().isPresent());
        if (!revealed) {
            return new Draw(number, lot, tied, participants, Optional.empty(), List.of(), givenUp);
        }
        String seed = seed(competition, number, lot, tied, participants);
        List<Ticket> tickets = tied.stream()
                .map(tender -> new Ticket(tender, digest(Stream.of(seed, tender))))
                .sorted(Comparator.comparing(Ticket::digest))
                .toList();
        return new Draw(number, lot, tied, participants, Optional.of(seed), tickets, givenUp);
    }

    private static String seed(
            CompetitionId competition, int number, String lot, List<String> tied, List<Participant> participants) {
        Stream<String> secrets = participants.stream()
                .sorted(Comparator.comparing(Participant::commitment))
                .map(one -> one.secret().orElseThrow());
        Stream<String> matter = Stream.concat(
                Stream.of(FORM, competition.value(), lot, Integer.toString(number)),
                tied.stream().sorted());
        return digest(Stream.concat(matter, secrets));
    }

    /** SHA-256 of lines, each ended by a line feed. */
    private static String digest(Stream<String> lines) {
        return sha256(lines.map(line -> line + "\n").collect(Collectors.joining()));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
