package org.minikisa.competition.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * How the decision was served and what follows from it; days are local dates in Finland, computed by the legal calendar
 * when it was served.
 *
 * @param sent when it was sent
 * @param received the day it counts as received: the sending day of an electronic notice, the 7th day after a letter (s.
 *     127)
 * @param waiting whether the contract waits
 * @param standstillEnds the last day of the standstill; empty where there is none
 * @param contractEarliest the first day on which the contract may be made, by the reading of s. 129 that is configured
 * @param appealEnds the last day of an appeal to the Market Court (s. 147)
 * @param rectificationEnds the last day on which a party may ask for a rectification (s. 133)
 */
public record Notification(
        Service service,
        Instant sent,
        LocalDate received,
        Procedure.Waiting waiting,
        Optional<LocalDate> standstillEnds,
        LocalDate contractEarliest,
        LocalDate appealEnds,
        LocalDate rectificationEnds) {

    /** How it was served (s. 127). */
    public enum Service {
        ELECTRONIC,
        LETTER
    }

    public Notification {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(sent, "sent");
        Objects.requireNonNull(received, "received");
        Objects.requireNonNull(waiting, "waiting");
        Objects.requireNonNull(standstillEnds, "standstillEnds");
        Objects.requireNonNull(contractEarliest, "contractEarliest");
        Objects.requireNonNull(appealEnds, "appealEnds");
        Objects.requireNonNull(rectificationEnds, "rectificationEnds");
    }
}
