package org.minikisa.runtime.api;

/** Where a plug-in stands. */
public enum PluginState {
    /** It waits: the file is still being written, or what it needs to be checked is not there. */
    STAGED,
    /** Its bytes have passed every check that can be made before it runs; it has not been started. */
    VERIFIED,
    /** The file is in use. */
    ACTIVE,
    /** The file is not used, see its findings; what was in use before, if anything, still is. */
    REFUSED,
    /** It misbehaved and was taken out of use, see its {@link Incident}; an older version may be in use instead. */
    QUARANTINED,
    /** An administrator took it out of use; it stays known and can be brought back. */
    RETIRED
}
