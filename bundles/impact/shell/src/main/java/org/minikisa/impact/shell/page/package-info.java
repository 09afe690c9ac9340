/**
 * An assessment as a page that explains it: a pure function from an {@link org.minikisa.impact.api.Assessment} to one
 * HTML file, in Finnish, Swedish or English.
 */
package org.minikisa.impact.shell.page;
