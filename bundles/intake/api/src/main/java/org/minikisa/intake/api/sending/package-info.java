/**
 * What goes out: {@link org.minikisa.intake.api.sending.Replies} keeps and sends, {@link org.minikisa.intake.api.sending.MailTransport}
 * is the way to a mail server. Whether there is anything to say is for others to decide.
 */
@Export
@Version("1.0.0")
package org.minikisa.intake.api.sending;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
