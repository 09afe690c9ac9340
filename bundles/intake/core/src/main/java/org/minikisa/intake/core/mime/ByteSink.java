package org.minikisa.intake.core.mime;

/** Where decoded bytes go: they are never in memory as a whole unless someone keeps them. */
@FunctionalInterface
interface ByteSink {

    void accept(byte[] bytes, int from, int length);
}
