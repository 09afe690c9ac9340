/**
 * What goes out: replies are made and kept in the caller's unit of work, sent afterwards under an unchanging Message-ID, and marked when
 * they come back.
 */
package org.minikisa.intake.core.sending;
