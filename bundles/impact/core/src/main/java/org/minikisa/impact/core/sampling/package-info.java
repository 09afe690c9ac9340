/**
 * Drawing at random, and what is learned from it: pure functions that know neither models nor answers.
 *
 * <p>A number that hangs on uncertain inputs ({@link org.minikisa.impact.core.sampling.Uncertain}) is a list of {@link
 * org.minikisa.impact.core.sampling.Input}s and a {@link org.minikisa.impact.core.sampling.Response} to them. {@link
 * org.minikisa.impact.core.sampling.Uniforms} gives draw {@code n} of an input from the seed, the input's id and {@code n}
 * alone; the input's {@link org.minikisa.impact.core.sampling.Quantile} makes its value of that. Hence two numbers that
 * hang on the same input draw it alike, and no order, thread or other input changes a draw. {@link
 * org.minikisa.impact.core.sampling.Draws} makes many, {@link org.minikisa.impact.core.sampling.Spreads} sums them up,
 * {@link org.minikisa.impact.core.sampling.Sobol} says what they hang on. All arithmetic is {@link StrictMath} in a fixed
 * order: the same bits on every machine, on one thread or many.
 */
package org.minikisa.impact.core.sampling;
