/**
 * Tenders that nobody can read before they are opened by enough people: kept as they came, confirmed, opened,
 * recorded.
 */
package org.minikisa.competition.core.sealed;
