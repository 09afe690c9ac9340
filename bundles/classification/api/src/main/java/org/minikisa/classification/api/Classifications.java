package org.minikisa.classification.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.minikisa.intake.api.ContactId;
import org.osgi.annotation.versioning.ProviderType;

/** The judgements that were made, and people's corrections of them. */
@ProviderType
public interface Classifications {

    /**
     * What the machine said of a contact, unchanged by later corrections. Empty for a contact that is unknown, not
     * classified (a duplicate, automatic or quarantined one) or still waiting.
     */
    Optional<Classification> of(ContactId contact);

    /**
     * Reads what the machine said of every contact, in the order they were classified: labels alone, without evidence and alternatives,
     * which {@link #of} gives. They are read a page at a time, so that as many as there are take little memory.
     */
    void forEach(Consumer<Classification> reader);

    /** How many contacts are classified. */
    int count();

    /** When the last one was classified; empty before the first. */
    Optional<Instant> latest();

    /** What holds now: the machine's judgement with people's corrections in its place (probability 1, sure). */
    Optional<Classification> current(ContactId contact);

    /** The model that would judge the next contact, {@link Judgement#model}; empty text while there is none. */
    String model();

    /**
     * Keeps a person's label beside the machine's, appends {@link ContactReclassified} and teaches the serving model, so that the
     * same text has this label from the next judgement on. A topic brings its kind along; a kind alone says nothing of the topic.
     *
     * @param value as {@link Axis} says
     * @param by who corrects; not blank
     * @return what holds now
     * @throws org.minikisa.problem.api.InvalidInputException for a contact that is not classified, a value that the axis
     *     does not have, or a blank {@code by}; all at once
     */
    Classification correct(ContactId contact, Axis axis, String value, String by);

    /**
     * The same on a taxonomy of the unit's own.
     *
     * @throws org.minikisa.problem.api.InvalidInputException also for an unknown taxonomy or label
     */
    Classification correct(ContactId contact, String taxonomy, String label, String by);

    /**
     * A person says that the labels which hold of kind, topic and joint procurement are right: from now on they are theirs.
     *
     * @throws org.minikisa.problem.api.InvalidInputException as {@link #correct}
     */
    Classification confirm(ContactId contact, String by);

    /**
     * Takes the last correction or confirmation of a contact back, also from what was learnt.
     *
     * @throws org.minikisa.problem.api.InvalidInputException where there is none
     */
    Classification undo(ContactId contact, String by);

    /** People's labels of a contact, oldest first; without what was taken back. */
    List<Correction> corrections(ContactId contact);

    /**
     * What people had said of all contacts by a moment, that moment included, read at once: puts their labels in place of those of a
     * judgement, as {@link #current} does. What was taken back only later still holds.
     *
     * @return to be used with a judgement of any model; gives back what it gets where nobody had said anything
     */
    UnaryOperator<Classification> corrected(Instant moment);

    /** What would be said of a text now; nothing is kept. An honest "unsure" for whatever nobody can judge. */
    Judgement judge(ContactText contact);

    /**
     * Why {@link #judge} says so.
     *
     * @param contrasts how many other values to compare with, at most
     * @param neighbours how many similar texts, at most
     */
    Explanation explain(ContactText contact, Axis axis, int contrasts, int neighbours);

    /**
     * The same for a taxonomy of the unit's own.
     *
     * @throws org.minikisa.problem.api.InvalidInputException for an unknown taxonomy
     */
    Explanation explain(ContactText contact, String taxonomy, int contrasts, int neighbours);

    /** The text of a contact as classifiers get it. Empty for an unknown contact. */
    Optional<ContactText> text(ContactId contact);

    /**
     * The queue for people: contacts whose kind, topic or joint procurement nobody is sure of, urgent ones first, then the longest
     * waiting. Labels alone, without evidence and alternatives; {@link #current} gives them.
     */
    List<Unsure> unsure();
}
