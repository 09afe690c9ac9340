package org.minikisa.runtime.plugins.lint;

/** By whom code is reached, which decides how much what it does matters. */
enum Reach {
    /** By a model, function or scoring method: it is to answer the same to the same question, and to do nothing else. */
    PURE,
    /** By another component or the activator: a channel, a report section, a command. */
    OTHER,
    /** By nothing that the plug-in begins with: unused parts of a library, say. */
    NOBODY
}
