/**
 * Replies are handed over to a mail server (RFC 6409): {@link org.minikisa.intake.mailserver.smtp.SmtpTransport} is the transport,
 * {@link org.minikisa.intake.mailserver.smtp.SmtpSession} one conversation with the server.
 */
package org.minikisa.intake.mailserver.smtp;
