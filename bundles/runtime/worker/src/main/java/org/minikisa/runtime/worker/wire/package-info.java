/**
 * What the runtime and a worker JVM say to each other: length-prefixed frames of bounded size, and values written by the
 * types that the contracts declare.
 *
 * <p>Neither side names a class to the other. {@link org.minikisa.runtime.worker.wire.Contract} numbers the methods of a
 * contract, {@link org.minikisa.runtime.worker.wire.Codec} follows their declared types through records, sealed interfaces,
 * enums and collections of the open packages and nothing else; so whatever bytes a hostile worker sends, the runtime makes
 * values of those types or a {@link org.minikisa.runtime.worker.wire.WireException} of them. Java serialization is not used.
 */
package org.minikisa.runtime.worker.wire;
