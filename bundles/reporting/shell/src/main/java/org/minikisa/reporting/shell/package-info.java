/**
 * The command {@code kisa:report}: reads its options, asks {@link org.minikisa.reporting.api.Reports}, says where the
 * files are.
 */
package org.minikisa.reporting.shell;
