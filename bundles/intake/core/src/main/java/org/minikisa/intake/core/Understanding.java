package org.minikisa.intake.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

import org.minikisa.intake.api.Author;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Segment;
import org.minikisa.intake.api.Trust;
import org.minikisa.intake.core.mime.Mailbox;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.segment.Segmenter;
import org.minikisa.intake.core.trust.Judgement;
import org.minikisa.intake.core.trust.NoAnswer;
import org.minikisa.intake.core.trust.Organisations;
import org.minikisa.intake.core.trust.Organisations.Organisation;

/**
 * What a message says by itself, before it is decided what becomes of it.
 *
 * @param segments of its full text
 * @param text what its sender wrote this time
 */
record Understanding(
        Message message, List<Segment> segments, String text, Organisation organisation, Judgement judgement) {

    Understanding {
        segments = List.copyOf(segments);
    }

    static Understanding of(Channel channel, Message message, Judgement judgement, Organisations organisations) {
        String fullText = message.fullText();
        // People write mails into a form, with greeting and signature; what our own people note down is all theirs.
        boolean quotes = channel == Channel.MAIL || channel == Channel.FORM;
        List<Segment> segments = quotes ? Segmenter.segments(fullText) : oneMessage(fullText);
        return new Understanding(
                message,
                segments,
                quotes ? Segmenter.message(fullText, segments) : fullText,
                organisations.of(message, segments),
                judgement);
    }

    private static List<Segment> oneMessage(String fullText) {
        return fullText.isEmpty() ? List.of() : List.of(new Segment(Segment.Kind.MESSAGE, 0, fullText.length()));
    }

    boolean isForged() {
        return judgement.trust().level() == Trust.Level.FORGED;
    }

    /** @param marks what the disposition added */
    Insight insight(Author author, List<String> marks) {
        var all = new LinkedHashSet<>(message.marks());
        all.addAll(judgement.marks());
        all.addAll(marks);
        return new Insight(
                author,
                judgement.trust(),
                segments,
                new ArrayList<>(all),
                judgement.noAnswer().map(NoAnswer::toString),
                organisation.reason(),
                message.date(),
                Stream.concat(message.to().stream(), message.cc().stream())
                        .map(Mailbox::address)
                        .filter(address -> !address.isEmpty())
                        .distinct()
                        .toList());
    }
}
