/**
 * A small purchasing body to try everything on: {@code kisa:demo} takes it all the way from contacts to a report.
 *
 * <p>Every step looks at what is there first, so a second run changes nothing and a run that was killed is completed by the
 * next one. What is made up says so: in the provenance of the body's data, in the nature of competitions, in the contacts.
 */
package org.minikisa.demo;
