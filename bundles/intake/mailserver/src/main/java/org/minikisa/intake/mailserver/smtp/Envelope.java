package org.minikisa.intake.mailserver.smtp;

import java.io.ByteArrayOutputStream;

/**
 * A message and whom it goes from and to.
 *
 * @param sender empty for the null sender
 */
record Envelope(String sender, String recipient, byte[] message) {

    private static final int LONGEST_ADDRESS = 254; // RFC 5321 section 4.5.3.1.3, less the brackets

    /** Nothing in an address can end it, or the command it stands in. */
    boolean isSafe() {
        return isSafe(sender) && !recipient.isEmpty() && isSafe(recipient);
    }

    private static boolean isSafe(String address) {
        return address.length() <= LONGEST_ADDRESS
                && address.chars()
                        .noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c) || c == '<' || c == '>')
                && (address.isEmpty() || address.indexOf('@') > 0);
    }

    /** RFC 6531: an address or a header beyond ASCII. */
    boolean needsUtf8() {
        return !isAscii(sender) || !isAscii(recipient) || beyondAscii(endOfHeader());
    }

    /** RFC 6152. */
    boolean hasEightBits() {
        return beyondAscii(message.length);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private boolean beyondAscii(int end) {
        for (int i = 0; i < end; i++) {
            if (message[i] < 0) {
                return true;
            }
        }
        return false;
    }

    private int endOfHeader() {
        for (int i = 0; i + 3 < message.length; i++) {
            if (message[i] == '\r' && message[i + 1] == '\n' && message[i + 2] == '\r' && message[i + 3] == '\n') {
                return i;
            }
        }
        return message.length;
    }

    /**
     * As it goes over the line (RFC 5321 section 4.5.2): every line ends in CRLF, whatever ended it before, so that no two servers can
     * disagree where the message ends; a dot at a line's beginning is doubled; a dot alone is the end.
     */
    byte[] onTheLine() {
        var line = new ByteArrayOutputStream(message.length + 64);
        boolean atBegin = true;
        for (int i = 0; i < message.length; i++) {
            byte b = message[i];
            boolean ends = b == '\r' || b == '\n';
            if (b == '\r' && i + 1 < message.length && message[i + 1] == '\n') {
                i++;
            }
            if (ends) {
                endLine(line);
            } else {
                if (atBegin && b == '.') {
                    line.write('.');
                }
                line.write(b);
            }
            atBegin = ends;
        }
        if (!atBegin) {
            endLine(line);
        }
        line.write('.');
        endLine(line);
        return line.toByteArray();
    }

    private static void endLine(ByteArrayOutputStream line) {
        line.write('\r');
        line.write('\n');
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Envelope[" + message.length + " bytes]";
    }
}
