/** Commands: {@code kisa:plugins} and what administrators and authors of plug-ins need besides. */
package org.minikisa.runtime.plugins.shell;
