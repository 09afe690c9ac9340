package org.minikisa.competition.api.evaluation;

import java.math.BigDecimal;

import org.minikisa.competition.api.EvaluationRules;

/**
 * A tender that does not reach an announced minimum.
 *
 * @param figure what it reaches
 */
public record Shortfall(String tender, EvaluationRules.Minimum minimum, BigDecimal figure) {}
