package org.minikisa.classification.linear;

/**
 * A text as a vector of length 1, and where in the text its values come from.
 *
 * @param index ascending; those of known features first, those from the vocabulary's size on stand for features that were not learnt
 * @param value as many
 * @param known how many are known
 * @param entry for each occurrence of a feature the place of it in {@code index}
 * @param firstWord for each occurrence the word it begins in
 * @param lastWord for each occurrence the word it ends in
 */
record Encoded(int[] index, float[] value, int known, int[] entry, int[] firstWord, int[] lastWord) {}
