/**
 * Brings in mail that lies in files: folders, Maildirs, mbox archives, single messages, and JSON notes beside them.
 *
 * <p>{@link org.minikisa.intake.mail.MailFiles} walks and delivers; {@link org.minikisa.intake.mail.MboxReader} splits an
 * archive of any size as it streams by; {@link org.minikisa.intake.mail.FileKind} tells from a name and the first bytes what
 * a file is. What a mail says is not looked at here.
 */
package org.minikisa.intake.mail;
