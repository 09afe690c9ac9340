/** The commands of the wing. */
package org.minikisa.classification.shell;
