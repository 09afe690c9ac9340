/**
 * Channels that stay open: {@link org.minikisa.intake.api.channels.LiveChannel} is implemented by whoever watches a mailbox or listens on
 * a port, {@link org.minikisa.intake.api.channels.Channels} looks after all of them.
 *
 * <p>What an administrator sets up is a configuration of the factory PID {@code org.minikisa.intake.KIND} (imap, smtp, lmtp, folder,
 * form). Its property {@code name}, {@code KIND-NAME} as in {@code imap-tuki}, is the channel's
 * {@link org.minikisa.intake.api.IntakeChannel#id id}. Its other properties are described by metatype, whose texts and defaults
 * {@code kisa:intake add KIND NAME} shows and checks; required is what has no default. A secret is told by where it is
 * ({@code password.file}), never by itself.
 */
@Export
@Version("1.0.0")
package org.minikisa.intake.api.channels;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
