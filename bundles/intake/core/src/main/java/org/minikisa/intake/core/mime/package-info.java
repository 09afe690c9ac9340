/**
 * Bytes of an Internet message to a {@link org.minikisa.intake.core.mime.Message}: pure, and bounded in time and memory whatever
 * the bytes are. What they mean for us is said elsewhere.
 */
package org.minikisa.intake.core.mime;
