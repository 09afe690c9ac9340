package org.minikisa.intake.core.segment;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The header of an earlier message as Outlook, Notes, telephones and "forward" of every program write it into the text. */
final class HeaderBlock {

    private enum Field {
        FROM("from"),
        SENT("sent"),
        TO("to"),
        SUBJECT("subject"),
        OTHER("header");

        private final Phrases names;

        Field(String heading) {
            names = Phrases.named(heading);
        }
    }

    private static final int MOST_LINES = 16;
    private static final int MOST_CONTINUATIONS = 2;

    private HeaderBlock() {}

    /** How many lines the header has that begins here; 0 where none does. */
    static int lines(Lines lines, int from) {
        if (field(lines.at(from).text()).isEmpty()) {
            return 0;
        }
        Set<Field> found = EnumSet.noneOf(Field.class);
        boolean address = false;
        int end = from;
        int others = 0;
        for (int i = from; i < Math.min(lines.count(), from + MOST_LINES) && others <= MOST_CONTINUATIONS; i++) {
            String text = lines.at(i).text();
            Optional<Field> field = field(text);
            if (field.isPresent()) {
                found.addAll(fields(text));
                end = i + 1;
                others = 0;
            } else {
                others++;
            }
            address |= others <= 1 && text.indexOf('@') >= 0;
        }
        return isHeader(found, address) ? end - from : 0;
    }

    private static boolean isHeader(Set<Field> found, boolean address) {
        boolean isFromSomebody = found.contains(Field.FROM);
        return isFromSomebody && found.size() >= 3
                || isFromSomebody && address && found.size() >= 2
                || found.containsAll(Set.of(Field.SENT, Field.TO, Field.SUBJECT));
    }

    /** The field that a line begins with. */
    private static Optional<Field> field(String text) {
        int colon = text.indexOf(':');
        return colon < 1 || colon > 40 ? Optional.empty() : named(text.substring(0, colon), true);
    }

    /** All fields in a line: some programs lose the line ends. */
    private static Set<Field> fields(String text) {
        Set<Field> found = EnumSet.noneOf(Field.class);
        field(text).ifPresent(found::add);
        int from = text.indexOf(':') + 1;
        for (int colon = text.indexOf(':', from); colon > 0; colon = text.indexOf(':', colon + 1)) {
            int name = text.lastIndexOf(' ', colon - 2) + 1;
            if (name >= from) {
                named(text.substring(name, colon), false).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Field> named(String name, boolean ofSeveralWords) {
        var words = Words.of(name);
        if (words.isEmpty() || words.size() > (ofSeveralWords ? 3 : 1)) {
            return Optional.empty();
        }
        for (Field field : Field.values()) {
            if (field.names.are(words)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
