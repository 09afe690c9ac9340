package org.minikisa.intake.core.erasure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.core.mime.MailReader;
import org.minikisa.intake.core.text.HtmlText;
import org.minikisa.rendering.masking.DocumentMask;
import org.minikisa.store.api.Disguise;
import org.minikisa.store.api.Disguise.Nearness;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** Looks for a person in what a contact's bytes hold once they are decoded: parts that nobody was shown, files, packed ones too. */
final class RawContents {

    private static final int LEAST_CODED_LINE = 16;

    private final MailReader mails;
    private final Disguise who;
    private boolean found;

    RawContents(MailReader mails, Disguise who) {
        this.mails = mails;
        this.who = who;
    }

    /** @param unread whether nothing was understood of it, so that anything may be coded in it */
    boolean tell(Channel channel, byte[] bytes, boolean unread) {
        if (channel == Channel.MAIL) {
            mails.contents(bytes, this::look);
        } else {
            ofNote(bytes).forEach(this::look);
        }
        if (unread && !found) {
            coded(bytes).forEach(this::look);
        }
        return found;
    }

    private void look(byte[] content) {
        found = found || DocumentMask.isIn(content, text -> who.over(text, Nearness.FAR)) || isInMarkup(content);
    }

    private boolean isInMarkup(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return text.contains("</") && who.isIn(HtmlText.of(text), Nearness.FAR);
    }

    /** The files that hang on a note, decoded; its shape is told at {@code RawContact}. */
    static List<byte[]> ofNote(byte[] bytes) {
        var contents = new ArrayList<byte[]>();
        try {
            JsonElement note = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
            JsonElement files = note.isJsonObject() ? note.getAsJsonObject().get("attachments") : null;
            for (JsonElement file : files != null && files.isJsonArray() ? files.getAsJsonArray() : new JsonArray()) {
                JsonElement content =
                        file.isJsonObject() ? file.getAsJsonObject().get("content") : null;
                contents.add(
                        content != null && content.isJsonPrimitive() ? decoded(content.getAsString()) : new byte[0]);
            }
        } catch (JsonParseException | StackOverflowError broken) {
            return List.of(); // a note that nobody could read
        }
        return contents;
    }

    /** Runs of lines in Base64. */
    private static List<byte[]> coded(byte[] bytes) {
        var runs = new ArrayList<byte[]>();
        var run = new StringBuilder();
        for (String line :
                new String(bytes, StandardCharsets.ISO_8859_1).lines().toList()) {
            if (line.chars().allMatch(RawContents::isOfBase64)
                    && (line.length() >= LEAST_CODED_LINE || !run.isEmpty())) {
                run.append(line);
            } else {
                runs.add(decoded(run.toString()));
                run.setLength(0);
            }
        }
        runs.add(decoded(run.toString()));
        return runs;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }

    private static boolean isOfBase64(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=';
    }
}
