/**
 * The contract of the shell's commands, and the drawing of what they show.
 *
 * <p>A wing's shell room registers {@link org.minikisa.rendering.terminal.Command} services: each says in its
 * {@link org.minikisa.rendering.terminal.Usage} what it takes, and when it runs it reads an
 * {@link org.minikisa.rendering.terminal.Invocation} and shows a {@link org.minikisa.rendering.terminal.Listing},
 * {@link org.minikisa.rendering.terminal.Details}, a {@link org.minikisa.rendering.terminal.Waterfall} or plain lines on
 * its {@link org.minikisa.rendering.terminal.Screen}. Checking the arguments, {@code --help}, {@code --json}, tables that
 * fit the terminal, progress bars and hints at near misses are done here, once for all commands.
 *
 * <p>Nothing here knows the shell, the framework or a wing: input is values, output is text on a given stream. What comes
 * from outside (a mail's subject, say) is cleaned of control characters before it is printed, so that it cannot steer
 * the terminal. Unless stated, parameters and results are never null.
 */
@Export
@Version("1.1.0")
package org.minikisa.rendering.terminal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
