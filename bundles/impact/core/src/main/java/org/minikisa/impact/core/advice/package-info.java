/**
 * What an author should look at in a model that is good enough to be served: what can never happen, what nobody reads, what
 * is missing for its readers. Pure functions of the definition; nothing here refuses a model.
 */
package org.minikisa.impact.core.advice;
