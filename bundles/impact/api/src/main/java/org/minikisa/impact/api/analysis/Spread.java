package org.minikisa.impact.api.analysis;

/**
 * A distribution in figures. Quantiles are the empirical ones of type 7 (Hyndman and Fan 1996).
 *
 * @param low the 2.5 % quantile
 * @param high the 97.5 % quantile
 * @param sd the standard deviation of the sample, n - 1
 */
public record Spread(double mean, double sd, double min, double low, double median, double high, double max) {}
