package org.minikisa.runtime.worker.wire;

/** What a worker is asked: the first byte of a frame. */
public final class Request {

    /** To open a jar: its path and the name of the plug-in, as texts. */
    public static final int OPEN = 1;

    /** To call a component: its number and the number of the method, as ints, and the arguments by their codecs. */
    public static final int CALL = 2;

    private Request() {}
}
