/** The text of documents that hang on contacts: {@link org.minikisa.intake.api.attachments.AttachmentReader} is implemented by a room that knows a format. */
@Export
@Version("1.0.0")
package org.minikisa.intake.api.attachments;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
