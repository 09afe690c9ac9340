package org.minikisa.intake.mailserver.imap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A folder's name as commands carry it: quoted, in the modified UTF-7 of RFC 3501 section 5.1.3. */
final class MailboxName {

    private MailboxName() {}

    static String encoded(String name) {
        var encoded = new StringBuilder("\"");
        var others = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (c >= ' ' && c <= '~') {
                flush(others, encoded);
                encoded.append(c == '&' ? "&-" : c == '"' || c == '\\' ? "\\" + c : String.valueOf(c));
            } else {
                others.append(c);
            }
        }
        flush(others, encoded);
        return encoded.append('"').toString();
    }

    private static void flush(StringBuilder others, StringBuilder encoded) {
        if (others.length() > 0) {
            byte[] utf16 = others.toString().getBytes(StandardCharsets.UTF_16BE);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(utf16);
            encoded.append('&').append(base64.replace('/', ',')).append('-');
            others.setLength(0);
        }
    }
}
