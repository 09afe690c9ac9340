package org.minikisa.classification.core.files;

/** How much is read. A file takes about eight times its size of memory while it is read, and others need some, too. */
final class Limits {

    /** Of a file, or of all words of a folder of mails. */
    static final int BYTES =
            (int) Math.min(32 * 1024 * 1024, Runtime.getRuntime().maxMemory() / 16);

    static final int ROWS = 200_000;
    static final int TEXT = 1024 * 1024;
    static final int LABEL = 200;
    static final int LABELS = 10_000;

    private Limits() {}
}
