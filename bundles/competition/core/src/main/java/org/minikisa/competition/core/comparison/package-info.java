/**
 * Tenders are compared: values checked, points given and explained, totals ranked lot by lot. Pure; nothing here is
 * stored.
 */
package org.minikisa.competition.core.comparison;
