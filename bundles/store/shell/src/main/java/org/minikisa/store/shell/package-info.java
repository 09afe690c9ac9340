/** {@code kisa:journal}: looks into the journal of facts, proves it, and gives facts that failed another try. */
package org.minikisa.store.shell;
