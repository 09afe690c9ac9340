package org.minikisa.impact.api;

/** Where a version of a model stands in its life. */
public enum ModelStatus {
    /** Tried out; its results say so. */
    PILOT,
    /** In use. */
    ACTIVE,
    /** Answers only who asks for this very version; old assessments stay replayable. */
    RETIRED
}
