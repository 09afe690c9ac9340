package org.minikisa.classification.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Explanation.Neighbour;
import org.minikisa.classification.api.learning.LearntModel;

/**
 * The learnt models that judge now, one for each taxonomy, with people's corrections in them. Thread-safe; none of it within a unit
 * of work, for models are read from the store and learnt when they are first asked for.
 */
public interface Serving {

    /** What the house itself judges on. */
    String TOPIC = "topic";

    /** Ids, and the empty label for none. */
    String JOINT_PROCUREMENT = "joint-procurement";

    /** Ids of all taxonomies, the house's own two first. */
    List<String> taxonomies();

    /**
     * What serves, without waiting for learning. Where nothing serves yet, learning begins on a thread of its own and this is empty;
     * a reaction throws {@code NotNow} then and is asked again.
     */
    Optional<Served> now(String taxonomy);

    /**
     * What serves; waits for it to be learnt when nothing does yet. Empty where there is nothing to learn from: no learner, fewer
     * than two labels, an unknown taxonomy.
     */
    Optional<Served> await(String taxonomy);

    /** What served last as far as it is known without reading or learning anything, {@code topic-3}; empty text for nothing. */
    String version(String taxonomy);

    /**
     * Teaches the serving model a person's label at once. To be called after the unit of work that kept it; what is kept is
     * taught again by itself whenever a model is read or learnt.
     *
     * @param right the acceptable labels
     */
    void learn(String taxonomy, ContactText text, Set<String> right);

    /** Something that people said was taken back: the serving model is as if it had never been said. */
    void relearn(String taxonomy);

    /** The labelled texts that are most like this one, the most alike first. Empty while nothing serves. */
    List<Neighbour> nearest(String taxonomy, ContactText text, int most);

    /**
     * @param version {@code topic-3}
     * @param measurable whether held-back texts tell what it is worth, for it has not learnt from them
     * @param rehearsal what such a model says of texts by hands it has not read
     */
    record Served(String version, LearntModel model, boolean measurable, Rehearsal rehearsal) {}
}
