package org.minikisa.intake.core.mime;

/** Where lines begin and end in bytes: at LF, with or without CR before it. */
final class Lines {

    private Lines() {}

    /** Where the line after the one at this place begins, or the end. */
    static int next(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && bytes[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, to);
    }

    /** Where the line before this place ends, without its CR and LF. */
    static int withoutEnd(byte[] bytes, int from, int at) {
        int end = at;
        if (end > from && bytes[end - 1] == '\n') {
            end--;
            if (end > from && bytes[end - 1] == '\r') {
                end--;
            }
        }
        return end;
    }

    static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                return false;
            }
        }
        return true;
    }
}
