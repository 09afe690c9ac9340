/**
 * Files of subjects, assessed in one pass: {@link org.minikisa.impact.core.bulk.BulkRun}.
 *
 * <p>A line comes into one buffer ({@code Lines}), becomes the places of its cells there ({@code CsvRows}, {@code
 * JsonRows}), is assessed as numbers on arrays when every answer is plain ({@code FastPath}), and otherwise as a single
 * assessment is ({@code OneByOne}); the fast path declines whatever it is not sure of, so that results, refusals and
 * their words are the same. Nothing is kept from row to row but what a joint procurement answered.
 */
package org.minikisa.impact.core.bulk;
