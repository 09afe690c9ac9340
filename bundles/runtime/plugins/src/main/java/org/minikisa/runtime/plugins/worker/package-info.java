/**
 * Worker JVMs: unsigned code runs in a process of its own, where memory, time and exit are contained.
 *
 * <pre>
 *   guard ──> {@link org.minikisa.runtime.plugins.worker.RemoteComponent} ──> {@link org.minikisa.runtime.plugins.worker.JarWorker}
 *                one per service                  one per jar: opens, calls, opens again after a failure
 *                                                   └──> {@link org.minikisa.runtime.plugins.worker.WorkerJvm} ══ pipes ══> runtime.worker
 *                                                          one process
 * </pre>
 *
 * <p>{@link org.minikisa.runtime.plugins.worker.JvmWorkers} keeps a spare process ready, and ends a call that takes too long by
 * ending its process: that is the one thing that ends any code. A worker has its runtime's user's rights on this machine;
 * where the system permits, {@link org.minikisa.runtime.plugins.worker.Containment} takes the network and the sight of other
 * processes away from it.
 */
package org.minikisa.runtime.plugins.worker;
