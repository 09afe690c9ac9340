/**
 * Cases and reviews on the store.
 *
 * <p>{@code CaseDesk} reacts to facts: a classified contact opens the case of its conversation or joins it. What it
 * needs of the contact (channel, moment, customer) it has noted from the fact {@code ContactReceived} before, so it
 * asks no other wing and works the same when it catches up. {@code StoredCases} and {@code StoredReviews} answer
 * people. All three change cases through {@code CaseFile}, which knows the rules; {@code CaseLife} is the table of
 * steps, {@code SupportTables} holds all SQL.
 */
package org.minikisa.support.core;
