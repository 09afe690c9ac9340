package org.minikisa.intake.mailserver.smtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.minikisa.intake.mailserver.Connection;
import org.minikisa.intake.mailserver.ServerTrouble;
import org.minikisa.intake.mailserver.Words;

/**
 * What an SMTP server answers (RFC 5321 section 4.2).
 *
 * @param lines without their codes
 */
record Reply(int code, List<String> lines) {

    private static final int LONGEST_LINE = 4096;
    private static final int MOST_LINES = 200;
    private static final Pattern STATUS = Pattern.compile("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}");

    static Reply read(Connection connection) throws ServerTrouble {
        var lines = new ArrayList<String>();
        while (lines.size() < MOST_LINES) {
            String line = new String(connection.readLine(LONGEST_LINE), StandardCharsets.UTF_8);
            if (line.length() < 3 || !line.substring(0, 3).matches("[2-5][0-9][0-9]")) {
                throw connection.nonsense("a reply without a code");
            }
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) != '-') {
                return new Reply(Integer.parseInt(line.substring(0, 3)), List.copyOf(lines));
            }
        }
        throw connection.nonsense("a reply of more than " + MOST_LINES + " lines");
    }

    /** The enhanced status code (RFC 3463), empty for none. */
    String status() {
        String first = lines.get(lines.size() - 1).split(" ", 2)[0];
        return STATUS.matcher(first).matches() ? first : "";
    }

    String words() {
        return Words.shown(String.join(" ", lines));
    }
}
