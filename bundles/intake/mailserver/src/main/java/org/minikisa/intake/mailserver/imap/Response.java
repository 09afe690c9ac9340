package org.minikisa.intake.mailserver.imap;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What an IMAP server says (RFC 3501 section 7), as far as it is of use here. */
sealed interface Response {

    /** The server wants the rest of a command. */
    record Continuation() implements Response {}

    /**
     * @param tag of the command it ends; {@code *} for none
     * @param condition {@code OK}, {@code NO}, {@code BAD}, {@code BYE}, {@code PREAUTH}
     * @param code what stood in brackets, empty for nothing
     * @param text for people
     */
    record Status(String tag, String condition, String code, String text) implements Response {

        boolean isOk() {
            return condition.equals("OK");
        }

        /** The number behind a code's name: {@code UIDNEXT 4}. */
        OptionalLong number(String name) {
            String[] words = code.split(" ", 3);
            return words.length > 1 && words[0].equalsIgnoreCase(name) && words[1].matches("[0-9]{1,18}")
                    ? OptionalLong.of(Long.parseLong(words[1]))
                    : OptionalLong.empty();
        }
    }

    /** @param what {@code EXISTS}, {@code EXPUNGE}, {@code RECENT} */
    record Count(long number, String what) implements Response {}

    /** @param names in capitals */
    record Capabilities(Set<String> names) implements Response {}

    record Found(long[] uids) implements Response {}

    /** Of one message; what the server did not say is empty. */
    record Fetched(OptionalLong uid, OptionalLong size, Optional<Instant> date, Optional<byte[]> body)
            implements Response {}

    record Other() implements Response {}
}
