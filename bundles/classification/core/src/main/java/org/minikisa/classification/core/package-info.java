/**
 * Asks a classifier about every contact that came in, keeps what it says, and keeps people's corrections beside it.
 *
 * <p>{@link org.minikisa.classification.core.ClassifyContacts} reacts to {@code ContactReceived};
 * {@link org.minikisa.classification.core.StoredClassifications} is what others read. All SQL is in
 * {@link org.minikisa.classification.core.ClassificationTables}.
 */
package org.minikisa.classification.core;
