package org.minikisa.runtime.api;

/** By whose word a plug-in is believed. */
public enum Trust {
    /** Delivered with the runtime. */
    CORE,
    /** Signed by a publisher of the trust store, or approved by an administrator for exactly these bytes. */
    VERIFIED,
    /** Nobody whom this runtime trusts stands behind it: no signature, or a foreign one. */
    UNSIGNED,
    /** It is signed and was changed afterwards, or it differs from what was approved. Never used. */
    MODIFIED
}
