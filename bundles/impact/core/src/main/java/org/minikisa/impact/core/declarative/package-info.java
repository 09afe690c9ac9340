/**
 * Models that are data: read, checked, compiled, computed.
 *
 * <p>{@link org.minikisa.impact.core.declarative.ModelFormat} turns JSON into a
 * {@link org.minikisa.impact.core.declarative.Definition} and says everything that is wrong with it;
 * {@link org.minikisa.impact.core.declarative.Engine} is the arithmetic of a definition;
 * {@link org.minikisa.impact.core.declarative.DeclarativeModel} makes it an
 * {@link org.minikisa.impact.api.ImpactModel}. All of it is pure and needs no framework.
 */
package org.minikisa.impact.core.declarative;
