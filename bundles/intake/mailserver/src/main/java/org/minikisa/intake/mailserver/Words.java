package org.minikisa.intake.mailserver;

import java.nio.charset.StandardCharsets;

/** What a server says, made fit to be shown. */
public final class Words {

    private static final int LONGEST = 200;

    private Words() {}

    /** In one line, without control characters, at most {@value #LONGEST} characters. */
    public static String shown(byte[] said) {
        return shown(new String(said, 0, Math.min(said.length, 4 * LONGEST), StandardCharsets.UTF_8));
    }

    public static String shown(String said) {
        var shown = new StringBuilder();
        said.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString().strip();
    }
}
