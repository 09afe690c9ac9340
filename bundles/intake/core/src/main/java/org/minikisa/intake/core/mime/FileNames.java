package org.minikisa.intake.core.mime;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.minikisa.intake.core.text.Text;

/** Makes what a sender calls a file safe to show and to save under. */
public final class FileNames {

    /** Longest name that every file system takes, in UTF-8 bytes 255; in characters of up to three bytes. */
    private static final int LONGEST = 80;

    /** How much of a claimed name is looked at, half from its beginning and half from its end. */
    private static final int MOST_CLAIMED = 8_192;

    /** Names that mean a device on Windows, with any extension. */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("text/plain", ".txt"),
            Map.entry("text/html", ".html"),
            Map.entry("text/calendar", ".ics"),
            Map.entry("text/csv", ".csv"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("image/png", ".png"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/gif", ".gif"),
            Map.entry("message/rfc822", ".eml"),
            Map.entry("application/zip", ".zip"),
            Map.entry("application/ms-tnef", ".dat"),
            Map.entry("message/global", ".eml"),
            Map.entry("image/jpg", ".jpg"),
            Map.entry("image/svg+xml", ".svg"),
            Map.entry("audio/mpeg", ".mp3"),
            Map.entry("video/mp4", ".mp4"),
            Map.entry("application/pkcs7-mime", ".p7m"),
            Map.entry("application/x-pkcs7-mime", ".p7m"),
            Map.entry("application/pkcs7-signature", ".p7s"),
            Map.entry("application/x-pkcs7-signature", ".p7s"),
            Map.entry("application/pgp-signature", ".asc"),
            Map.entry("application/rtf", ".rtf"),
            Map.entry("application/json", ".json"),
            Map.entry("application/xml", ".xml"),
            Map.entry("application/msword", ".doc"),
            Map.entry("application/vnd.ms-excel", ".xls"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"));

    private FileNames() {}

    /**
     * The last path component without anything invisible.
     *
     * @param claimed the sender's name for it, may be empty
     * @param position the number of the attachment, for a name where there is none
     */
    public static String of(String claimed, String mediaType, int position) {
        String bare = claimed.length() > MOST_CLAIMED
                ? claimed.substring(0, MOST_CLAIMED / 2) + claimed.substring(claimed.length() - MOST_CLAIMED / 2)
                : claimed;
        bare = bare.substring(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\')) + 1);
        var safe = new StringBuilder();
        bare.codePoints()
                .filter(FileNames::isVisible)
                .map(c -> "<>:\"|?*".indexOf(c) >= 0 ? '_' : c)
                .forEach(safe::appendCodePoint);
        String name = trimmed(Text.oneLine(safe.toString(), safe.length() + 1));
        if (name.isEmpty()) {
            boolean isText = mediaType.startsWith("text/") || mediaType.startsWith("message/");
            return "attachment-" + position + EXTENSIONS.getOrDefault(mediaType, isText ? ".txt" : ".bin");
        }
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return shortened(DEVICES.contains(stem.toLowerCase(Locale.ROOT)) ? "_" + name : name);
    }

    /** Without dots and spaces around it: the ones before it hide a file, the ones behind it get lost on Windows. */
    private static String trimmed(String name) {
        int begin = 0;
        int end = name.length();
        while (begin < end && ". ".indexOf(name.charAt(begin)) >= 0) {
            begin++;
        }
        while (end > begin && ". ".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(begin, end);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Cuts the middle out: the beginning says what it is, the extension how to open it. */
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - 1 - extension.length())) + "…" + extension;
    }
}
