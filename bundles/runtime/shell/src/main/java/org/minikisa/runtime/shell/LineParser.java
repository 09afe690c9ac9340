package org.minikisa.runtime.shell;

import java.util.List;

import org.apache.felix.gogo.jline.ParsedLineImpl;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.SyntaxError;

/**
 * Gogo's grammar for the line editor. Escapes completed words by itself: Gogo's own way fails with an exception on every
 * candidate with a space in it, and paths have spaces.
 */
final class LineParser implements Parser {

    private final Parser gogo = new org.apache.felix.gogo.jline.Parser();

    @Override
    public Line parse(String line, int cursor, ParseContext context) throws SyntaxError {
        return new Line((ParsedLineImpl) gogo.parse(line, cursor, context));
    }

    /** @param gogo knows the program to run */
    record Line(ParsedLineImpl gogo) implements CompletingParsedLine {

        CharSequence program() {
            return gogo.program();
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            String text = candidate.toString();
            String word = raw();
            char quote = word.isEmpty() ? 0 : word.charAt(0);
            if (quote == '\'' || quote == '"') {
                return quote + escaped(text, "\\" + quote) + (complete ? String.valueOf(quote) : "");
            }
            return escaped(text, " \t\\'\"$`;|&<>(){}[]*?~#");
        }

        private static String escaped(String text, String special) {
            var escaped = new StringBuilder(text.length() + 4);
            text.chars().forEach(c -> {
                if (special.indexOf(c) >= 0) {
                    escaped.append('\\');
                }
                escaped.append((char) c);
            });
            return escaped.toString();
        }

        /** The word as it was typed, with its quotes. */
        private String raw() {
            int start = Math.max(0, gogo.cursor() - gogo.rawWordCursor());
            int end = Math.min(gogo.line().length(), start + gogo.rawWordLength());
            return start < end ? gogo.line().substring(start, end) : "";
        }

        @Override
        public int rawWordCursor() {
            return gogo.rawWordCursor();
        }

        @Override
        public int rawWordLength() {
            return gogo.rawWordLength();
        }

        @Override
        public String word() {
            return gogo.word();
        }

        @Override
        public int wordCursor() {
            return gogo.wordCursor();
        }

        @Override
        public int wordIndex() {
            return gogo.wordIndex();
        }

        @Override
        public List<String> words() {
            return gogo.words();
        }

        @Override
        public String line() {
            return gogo.line();
        }

        @Override
        public int cursor() {
            return gogo.cursor();
        }
    }

    /** The line that was accepted. */
    static Line of(ParsedLine line) {
        return (Line) line;
    }
}
