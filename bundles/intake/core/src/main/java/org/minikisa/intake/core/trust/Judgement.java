package org.minikisa.intake.core.trust;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.intake.api.Author;
import org.minikisa.intake.api.Trust;
import org.minikisa.intake.core.trust.OwnReplies.OwnReply;

/**
 * What is held of a message's sender.
 *
 * @param isStaff whether it is proven that one of the house's own people wrote it
 * @param automatic the sign that a machine wrote it, as it may be shown
 * @param noAnswer why no machine may answer it
 * @param answersGoTo the address that a person's answer goes to: that of From, or that of Reply-To where it may be believed; empty
 *     where nobody would read it
 * @param answersReply the reply of ours that it answers, reports on, or is; proven by its token
 * @param answers the message ids it answers, the nearest first; ids that pretend to be ours and are not are left out
 * @param bounce what it tells of a reply of ours that did not arrive
 * @param marks to be added to those of the message: {@code list}, {@code bounce}, {@code receipt}, …
 */
public record Judgement(
        Trust trust,
        boolean isStaff,
        Optional<String> automatic,
        Optional<NoAnswer> noAnswer,
        String answersGoTo,
        Optional<OwnReply> answersReply,
        List<String> answers,
        Optional<Bounce> bounce,
        List<String> marks) {

    /**
     * A report that a reply did not arrive.
     *
     * @param status enhanced status code (RFC 3463), {@code 5.1.1}; empty where none can be told
     */
    public record Bounce(String reply, String status) {}

    public Judgement {
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(automatic, "automatic");
        Objects.requireNonNull(noAnswer, "noAnswer");
        Objects.requireNonNull(answersGoTo, "answersGoTo");
        Objects.requireNonNull(answersReply, "answersReply");
        answers = List.copyOf(answers);
        Objects.requireNonNull(bounce, "bounce");
        marks = List.copyOf(marks);
    }

    /** @param continues whether it continues what somebody else began: whoever asks is a customer, whatever his address */
    public Author author(boolean continues) {
        return isStaff && continues ? Author.STAFF : Author.OUTSIDE;
    }
}
