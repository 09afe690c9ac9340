package org.minikisa.store.jdbc;

/** What a failed statement says about the world, and so what is done next. */
enum Fault {
    /** The statement was wrong, or a constraint refused it: roll back, tell the caller. */
    STATEMENT,
    /** Someone else was in the way: roll back, run the whole unit again. */
    BUSY,
    /** No room on the disk: discard the connection, tell a person; later work may succeed. */
    FULL,
    /** The connection cannot be trusted any more: discard it; later work may succeed. */
    BROKEN,
    /** What is on the disk cannot be trusted any more (failed sync, corrupt file): nothing is written until a restart. */
    FATAL;

    /** Whether it says something about the world rather than about the statement. */
    boolean ofTheWorld() {
        return this != STATEMENT;
    }

    boolean discardsConnection() {
        return this != STATEMENT && this != BUSY;
    }
}
