/** The shell's view of the unit's work: {@code cases} and {@code case}, {@code reviews} and {@code review}. */
package org.minikisa.support.shell;
