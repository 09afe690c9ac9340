package org.minikisa.intake.attachments;

import java.io.IOException;
import java.io.Writer;

/** Takes text until there is enough of it. Control characters other than tabs and line ends are left out. */
final class TextSink extends Writer {

    private final StringBuilder text = new StringBuilder();

    /** Thrown when the limit is reached; what was written before is kept. */
    static final class Full extends IOException {

        private static final long serialVersionUID = 1L;

        Full() {
            super("enough text");
        }
    }

    @Override
    public void write(char[] characters, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            add(characters[i]);
        }
    }

    private void add(char c) throws IOException {
        if (text.length() >= Limits.CHARACTERS) {
            throw new Full();
        }
        if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
            text.append(c);
        }
    }

    String content() {
        return text.toString().stripTrailing();
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing to close
    }
}
