package org.minikisa.rendering.terminal;

/** What a text means to the one who reads it; on a terminal with colours it shows, elsewhere the words must do. */
public enum Tone {
    PLAIN(""),
    STRONG("1"),
    DIM("2"),
    GOOD("32"),
    WARNING("33"),
    BAD("31"),
    /** The second colour, for bars and hints. */
    ACCENT("36");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    /** The text in this tone, by the select graphic rendition codes of ECMA-48 8.3.117. */
    String ansi(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
