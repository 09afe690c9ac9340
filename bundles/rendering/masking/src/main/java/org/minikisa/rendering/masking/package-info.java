/**
 * People are kept out of texts: pure functions, nothing but the JDK, linear in the length of the text whatever stands in it.
 *
 * <p>{@link org.minikisa.rendering.masking.IdentityCodes} masks personal identity codes wherever the house shows something.
 */
@Export
@Version("1.1.0")
package org.minikisa.rendering.masking;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
