/**
 * Why two indices differ: by answers under one model, by definitions between two. Pure functions of models and answers;
 * every decomposition sums to the difference it explains, to the last bit that can be reached.
 *
 * <pre>
 *   F1(x1) --VersionGap--> F2(x1) --AnswerGap--> F2(x2)
 * </pre>
 */
package org.minikisa.impact.core.gap;
