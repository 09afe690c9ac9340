package org.minikisa.competition.api;

import java.math.BigDecimal;
import java.time.Instant;

import org.minikisa.problem.api.LocalizedText;

/**
 * The award decision.
 *
 * @param tender id of the winning tender
 * @param total its total
 * @param reason the main grounds (s. 123)
 */
public record Award(String tender, String tenderer, BigDecimal total, Instant at, LocalizedText reason) {}
