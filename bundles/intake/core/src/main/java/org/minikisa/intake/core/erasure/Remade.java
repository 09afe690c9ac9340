package org.minikisa.intake.core.erasure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.core.text.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * The bytes of a contact made anew from what was understood of it, after somebody was erased from that.
 *
 * @param answers message ids that it answers
 * @param files what hangs on it, in its order
 */
record Remade(
        Channel channel,
        String fromName,
        String fromAddress,
        List<String> recipients,
        String subject,
        Optional<Instant> sent,
        String messageId,
        List<String> answers,
        String fullText,
        List<File> files) {

    private static final String END = "\r\n";
    private static final String BOUNDARY = "=_erased_=";
    /** An encoded word has at most 75 characters (RFC 2047 section 2). */
    private static final int WORD_BYTES = 45;

    private static final int LONGEST_HEADER_TEXT = 2_000;

    /** @param content empty where it could tell of the person */
    record File(String name, String mediaType, byte[] content) {}

    byte[] bytes() {
        return (channel == Channel.MAIL ? mail() : note()).getBytes(StandardCharsets.UTF_8);
    }

    private String mail() {
        var mail = new StringBuilder();
        field(mail, "From", encoded(fromName) + " <" + plain(fromAddress) + ">");
        if (!recipients.isEmpty()) {
            field(
                    mail,
                    "To",
                    recipients.stream()
                            .map(Remade::plain)
                            .reduce((a, b) -> a + "," + END + " " + b)
                            .orElse(""));
        }
        field(mail, "Subject", encoded(subject));
        sent.ifPresent(
                at -> field(mail, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC))));
        if (!messageId.isEmpty()) {
            field(mail, "Message-ID", "<" + plain(messageId) + ">");
        }
        if (!answers.isEmpty()) {
            field(
                    mail,
                    "References",
                    answers.stream()
                            .map(id -> "<" + plain(id) + ">")
                            .reduce((a, b) -> a + END + " " + b)
                            .orElse(""));
        }
        field(mail, "MIME-Version", "1.0");
        if (files.isEmpty()) {
            part(mail, "text/plain; charset=utf-8", "", fullText.getBytes(StandardCharsets.UTF_8));
            return mail.toString();
        }
        field(mail, "Content-Type", "multipart/mixed; boundary=\"" + BOUNDARY + "\"");
        mail.append(END).append("--" + BOUNDARY + END);
        part(mail, "text/plain; charset=utf-8", "", fullText.getBytes(StandardCharsets.UTF_8));
        for (File file : files) {
            mail.append("--" + BOUNDARY + END);
            part(mail, plain(file.mediaType), "attachment; filename*=UTF-8''" + percent(file.name), file.content);
        }
        return mail.append("--" + BOUNDARY + "--" + END).toString();
    }

    private static void part(StringBuilder mail, String type, String disposition, byte[] content) {
        field(mail, "Content-Type", type);
        if (!disposition.isEmpty()) {
            field(mail, "Content-Disposition", disposition);
        }
        field(mail, "Content-Transfer-Encoding", "base64");
        mail.append(END).append(Base64.getMimeEncoder().encodeToString(content)).append(END);
    }

    private static void field(StringBuilder mail, String name, String body) {
        mail.append(name).append(": ").append(body).append(END);
    }

    private static String plain(String text) {
        return Text.oneLine(text, LONGEST_HEADER_TEXT).replaceAll("[<>\\s]", "");
    }

    /** As many encoded words as it takes, each of whole characters. */
    private static String encoded(String text) {
        String line = Text.oneLine(text, LONGEST_HEADER_TEXT);
        var words = new StringBuilder();
        var word = new StringBuilder();
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            String next = Character.toString(line.codePointAt(i));
            if ((word + next).getBytes(StandardCharsets.UTF_8).length > WORD_BYTES) {
                words.append(encodedWord(word)).append(END).append(' ');
                word.setLength(0);
            }
            word.append(next);
        }
        return words.append(encodedWord(word)).toString();
    }

    private static String encodedWord(CharSequence word) {
        return "=?utf-8?B?"
                + Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8))
                + "?=";
    }

    private static String percent(String name) {
        var percent = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean literal =
                    b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '.' || b == '-';
            percent.append(literal ? Character.toString(b) : String.format("%%%02X", b & 0xff));
        }
        return percent.toString();
    }

    /** The shape is told at {@code RawContact}. */
    private String note() {
        var from = new JsonObject();
        from.addProperty("name", fromName);
        from.addProperty("address", fromAddress);
        var note = new JsonObject();
        note.add("from", from);
        note.addProperty("subject", subject);
        note.addProperty("text", fullText);
        if (!files.isEmpty()) {
            var attachments = new JsonArray();
            for (File file : files) {
                var attachment = new JsonObject();
                attachment.addProperty("name", file.name);
                attachment.addProperty("mediaType", file.mediaType);
                attachment.addProperty("content", Base64.getEncoder().encodeToString(file.content));
                attachments.add(attachment);
            }
            note.add("attachments", attachments);
        }
        return note.toString();
    }
}
