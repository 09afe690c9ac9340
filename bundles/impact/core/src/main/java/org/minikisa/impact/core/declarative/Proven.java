package org.minikisa.impact.core.declarative;

import java.util.ArrayDeque;
import java.util.Deque;

/** The digests of what has passed the laws lately. Thread-safe. */
final class Proven {

    private static final int MOST = 256;

    private final Deque<String> digests = new ArrayDeque<>();

    synchronized boolean contains(String digest) {
        return digests.contains(digest);
    }

    synchronized void add(String digest) {
        if (digests.size() == MOST) {
            digests.removeFirst();
        }
        digests.addLast(digest);
    }
}
