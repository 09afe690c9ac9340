/** What each error code means: one page per code, shown by {@code kisa:explain}. */
package org.minikisa.runtime.errors;
