/**
 * Channels that stay open: {@link org.minikisa.intake.api.channels.LiveChannel} is implemented by whoever watches a mailbox or listens on
 * a port, {@link org.minikisa.intake.api.channels.Channels} looks after all of them.
 */
@Export
@Version("1.0.0")
package org.minikisa.intake.api.channels;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
