package org.minikisa.classification.shell;

/** How a text begins, in one line. */
final class Beginnings {

    private Beginnings() {}

    /** @param most characters, about */
    static String of(String text, int most) {
        String begun = text.substring(0, Math.min(text.length(), 2 * most));
        String line = begun.replaceAll("\\s+", " ").strip();
        return line.length() <= most && begun.length() == text.length()
                ? line
                : line.substring(0, Math.min(line.length(), most)).strip() + "…";
    }
}
