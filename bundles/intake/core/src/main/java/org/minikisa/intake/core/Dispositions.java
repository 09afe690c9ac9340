package org.minikisa.intake.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.text.Text;

/**
 * Decides what becomes of a message that was understood: duplicate, automatic, follow-up, else a new conversation.
 *
 * <p>A wrong join is worse than a missing one: it shows one customer's matter in another's case. So an ambiguous message id
 * (two messages, same id, different content) joins only where the sender or the subject tells which is meant, and a number
 * in the subject only for someone who already takes part, and what is proven not to come from whom it names joins nothing.
 */
final class Dispositions {

    private static final Pattern NUMBER = Pattern.compile("\\[(CV-[1-9][0-9]{0,17})]", Pattern.CASE_INSENSITIVE);

    /** "Re:", "VS:", "Sv:", "Vl:" and kin, also several and numbered ones, and those of our own acknowledgements. */
    private static final Pattern ANSWER_MARKS = Pattern.compile(
            "^(\\s*(re|vs|sv|vl|vb|fw|fwd|aw|wg|ang|ynt|automaattinen vastaus|automatiskt svar|automatic reply)"
                    + "\\s*(\\[[0-9]{1,3}])?\\s*:)+",
            Pattern.CASE_INSENSITIVE);

    private final IntakeTables tables;

    Dispositions(IntakeTables tables) {
        this.tables = tables;
    }

    Verdict of(IntakeTables.Stored stored, Understanding understood, Supplier<String> newConversation) {
        Verdict verdict = duplicate(stored, understood.message())
                .or(() -> automatic(understood))
                .or(() -> followUp(understood))
                .orElseGet(() -> Verdict.newConversation(
                        understood.isForged()
                                ? "is not from whom it names, so it joins nothing"
                                : "answers nothing that is known",
                        newConversation.get()));
        return verdict.with(marks(stored, understood.message(), verdict));
    }

    private Optional<Verdict> duplicate(IntakeTables.Stored stored, Message message) {
        Optional<Verdict> sameBytes =
                tables.sameBytes(stored).map(earlier -> Verdict.duplicate("same bytes as", earlier));
        if (sameBytes.isPresent() || message.messageId().isEmpty()) {
            return sameBytes;
        }
        return tables.sameMessage(message.messageId(), message.contentDigest(), stored.contact())
                .map(earlier -> Verdict.duplicate("same Message-ID and content as", earlier));
    }

    /** A bounce or an absence note belongs where the message that caused it belongs, but continues nothing. */
    private Optional<Verdict> automatic(Understanding understood) {
        return understood
                .judgement()
                .automatic()
                .map(sign -> Verdict.automatic(sign, followUp(understood).flatMap(Verdict::conversation)));
    }

    private Optional<Verdict> followUp(Understanding understood) {
        if (understood.isForged()) {
            return Optional.empty();
        }
        return answerToUs(understood).or(() -> answer(understood)).or(() -> numbered(understood.message()));
    }

    /** The token of one of our replies says for certain where an answer belongs. */
    private static Optional<Verdict> answerToUs(Understanding understood) {
        return understood
                .judgement()
                .answersReply()
                .map(reply -> Verdict.followUp("answers " + reply.reply(), reply.conversation()));
    }

    private Optional<Verdict> answer(Understanding understood) {
        Message message = understood.message();
        for (boolean own : new boolean[] {true, false}) {
            for (String id : understood.judgement().answers()) {
                if (!own && !tables.conversationsOf(id, true).isEmpty()) {
                    continue; // known, but it does not tell which of several is meant
                }
                Optional<Verdict> verdict = conversation(tables.conversationsOf(id, own), message)
                        .map(earlier -> Verdict.followUp(
                                (own ? "answers " : "answers the same message as ") + earlier.contact(),
                                earlier.conversation().orElseThrow()));
                if (verdict.isPresent()) {
                    return verdict;
                }
            }
        }
        // the answer may have come before the message it answers
        return message.messageId().isEmpty()
                ? Optional.empty()
                : conversation(tables.conversationsOf(message.messageId(), false), message)
                        .map(earlier -> Verdict.followUp(
                                "is answered by " + earlier.contact(),
                                earlier.conversation().orElseThrow()));
    }

    private Optional<IntakeTables.Earlier> conversation(List<IntakeTables.Earlier> candidates, Message message) {
        if (candidates.size() <= 1) {
            return candidates.stream().findFirst();
        }
        List<IntakeTables.Earlier> withSender = candidates.stream()
                .filter(c -> tables.takesPart(
                        message.from().address(), c.conversation().orElseThrow()))
                .toList();
        if (withSender.size() == 1) {
            return Optional.of(withSender.get(0));
        }
        String subject = bare(message.subject());
        List<IntakeTables.Earlier> withSubject = (withSender.isEmpty() ? candidates : withSender)
                .stream()
                        .filter(c -> bare(tables.subjectOf(c.conversation().orElseThrow()))
                                .equals(subject))
                        .toList();
        return withSubject.size() == 1 ? Optional.of(withSubject.get(0)) : Optional.empty();
    }

    private Optional<Verdict> numbered(Message message) {
        Matcher matcher = NUMBER.matcher(message.subject());
        while (matcher.find()) {
            String conversation = matcher.group(1).toUpperCase(Locale.ROOT);
            if (tables.takesPart(message.from().address(), conversation)) {
                return Optional.of(
                        Verdict.followUp("carries [" + conversation + "] and comes from someone in it", conversation));
            }
        }
        return Optional.empty();
    }

    private List<String> marks(IntakeTables.Stored stored, Message message, Verdict verdict) {
        var marks = new ArrayList<String>();
        if (verdict.disposition() != Disposition.DUPLICATE
                && !message.messageId().isEmpty()
                && tables.isKnown(message.messageId(), stored.contact())) {
            marks.add(Verdict.MESSAGE_ID_REUSED);
        }
        if (verdict.disposition() == Disposition.FOLLOW_UP
                && isAnotherSubject(message.subject(), verdict.conversation().orElseThrow())) {
            marks.add(Verdict.SUBJECT_CHANGED);
        }
        return marks;
    }

    private boolean isAnotherSubject(String subject, String conversation) {
        String bare = bare(subject);
        return !bare.isEmpty()
                && tables.subjectsOf(conversation).stream().noneMatch(earlier -> isSame(bare, bare(earlier)));
    }

    /** Programs cut subjects, and people add a word: one that begins with the other is the same. */
    private static boolean isSame(String one, String other) {
        return !other.isEmpty() && (one.startsWith(other) || other.startsWith(one));
    }

    /** The subject without answer marks and our number, in one case. */
    static String bare(String subject) {
        String unnumbered = NUMBER.matcher(subject).replaceAll("").strip();
        return Text.folded(ANSWER_MARKS.matcher(unnumbered).replaceFirst("")).strip();
    }
}
