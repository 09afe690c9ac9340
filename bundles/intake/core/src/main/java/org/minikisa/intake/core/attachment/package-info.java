/** The text of what hangs on contacts, told by whoever can read such documents, after the contact itself and apart from it. */
package org.minikisa.intake.core.attachment;
