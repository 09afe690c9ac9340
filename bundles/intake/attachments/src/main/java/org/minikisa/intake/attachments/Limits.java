package org.minikisa.intake.attachments;

import java.time.Duration;

/** What reading one document may cost. */
final class Limits {

    /** Of text that is kept; the rest stays in the document. */
    static final int CHARACTERS = 500_000;

    /** Pages of a PDF that are read. */
    static final int PAGES = 500;

    /** Bytes that one part of an Office document may inflate to, and all parts together. */
    static final long INFLATED = 64L * 1024 * 1024;

    /** Parts of an Office document. */
    static final int PARTS = 10_000;

    /** Elements within elements of an Office document's part. */
    static final int NESTING = 500;

    /** Until reading is given up. */
    static final Duration TIME = Duration.ofSeconds(10);

    /** Heap of the reading process. */
    static final String HEAP = "-Xmx192m";

    /** How long the reading process waits for another document before it is ended. */
    static final Duration IDLE = Duration.ofSeconds(20);

    private Limits() {}
}
