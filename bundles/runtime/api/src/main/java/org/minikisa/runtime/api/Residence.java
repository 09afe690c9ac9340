package org.minikisa.runtime.api;

/** Where a plug-in's work is done. */
public enum Residence {
    /** It has no code: JSON that the runtime reads. */
    DATA,
    /** Its code runs in this process. */
    PROCESS,
    /** Its code runs in a worker JVM of its own, where memory, time and exit are contained. */
    WORKER
}
