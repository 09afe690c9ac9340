/**
 * The main program of a worker JVM: runs the components of one plug-in's jar for a runtime in another process.
 *
 * <pre>
 *   runtime ── frames on stdin ──> {@link org.minikisa.runtime.worker.Main} ──> component of the jar
 *           <── frames on stdout ──
 * </pre>
 *
 * <p>It serves one call at a time, on its main thread, and ends as soon as the runtime does: its standard input ends then, which
 * {@link org.minikisa.runtime.worker.Requests} notices even while a call never returns. What a plug-in prints does not reach
 * the frames. The class path holds this room, the three open rooms that plug-ins are written against, and nothing else.
 */
package org.minikisa.runtime.worker;
