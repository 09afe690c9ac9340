/**
 * Who wrote a message, how sure that is, whether a machine may answer it, and which organisation it comes from. Pure: what is known of the
 * house's own replies is asked through {@link org.minikisa.intake.core.trust.OwnReplies}.
 */
package org.minikisa.intake.core.trust;
