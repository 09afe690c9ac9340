/** Who wrote a message, how sure that is, and whether a machine may answer it. Pure. */
package org.minikisa.intake.core.trust;
