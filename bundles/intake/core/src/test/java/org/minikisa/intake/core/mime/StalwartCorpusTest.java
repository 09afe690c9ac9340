package org.minikisa.intake.core.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.core.Corpora;
import org.minikisa.intake.core.text.Digests;
import org.minikisa.intake.core.text.Text;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Another parser's reading of 107 malformed, historic and international messages as the oracle: the test data of Stalwart's
 * mail-parser (Apache-2.0 or MIT), a JSON per message. Where we differ on purpose, the message is named with the reason.
 */
class StalwartCorpusTest {

    /** Read once: the trees are large. */
    private static final List<Case> read = new ArrayList<>();

    private Path raw;
    private Path expected;

    @BeforeEach
    void find() {
        Path corpus = Corpora.folder("stalwart-mail-parser");
        raw = corpus.resolve("raw");
        expected = corpus.resolve("expected");
    }

    @Test
    void subjectsAreRead() throws IOException {
        var differing = new TreeSet<String>();
        for (Case c : cases()) {
            c.header("subject")
                    .flatMap(StalwartCorpusTest::text)
                    // raw Latin-1 in a header: it gives up on the character, we read it as what it most likely is
                    .filter(subject -> !subject.contains("\uFFFD"))
                    .filter(subject -> !Text.oneLine(subject, 2000).equals(c.message.subject()))
                    .ifPresent(subject -> differing.add(c.name + ": " + subject + " | " + c.message.subject()));
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void sendersAreRead() throws IOException {
        var differing = new TreeSet<String>();
        for (Case c : cases()) {
            c.header("from").flatMap(StalwartCorpusTest::firstMailbox).ifPresent(mailbox -> {
                if (mailbox.address().indexOf('@') < 0) {
                    return; // "<moderator>": for us no address, since nobody can be answered there
                }
                if (!mailbox.address().equalsIgnoreCase(c.message.from().address())
                        || !mailbox.name().equals(c.message.from().name())) {
                    differing.add(c.name + ": " + mailbox + " | " + c.message.from());
                }
            });
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void messageIdsAreRead() throws IOException {
        var differing = new TreeSet<String>();
        for (Case c : cases()) {
            c.header("message_id")
                    .flatMap(StalwartCorpusTest::text)
                    .filter(id -> !id.equals(c.message.messageId()))
                    .ifPresent(id -> differing.add(c.name + ": " + id + " | " + c.message.messageId()));
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void datesAreRead() throws IOException {
        var differing = new TreeSet<String>();
        for (Case c : cases()) {
            c.header("date")
                    .flatMap(StalwartCorpusTest::moment)
                    .filter(date -> !Optional.of(date).equals(c.message.date()))
                    .ifPresent(date -> differing.add(c.name + ": " + date + " | " + c.message.date()));
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void namedAttachmentsAreFound() throws IOException {
        var differing = new TreeSet<String>();
        for (Case c : cases()) {
            Set<String> ours = new TreeSet<>(
                    c.message.attachments().stream().map(Attachment::name).toList());
            for (String name : c.attachmentNames()) {
                boolean lost = name.contains("\uFFFD"); // as in subjects
                boolean windowsPath = name.startsWith("C:TEMP"); // the backslashes of a path are no escapes to us
                if (!lost && !windowsPath && !ours.contains(FileNames.of(name, "", 0))) {
                    differing.add(c.name + ": " + name + " | " + ours);
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void recipientsAreRead() throws IOException {
        var differing = new TreeSet<String>();
        for (Case c : cases()) {
            for (String field : List.of("to", "cc")) {
                List<Mailbox> ours = field.equals("to") ? c.message.to() : c.message.cc();
                for (Mailbox mailbox :
                        c.header(field).map(StalwartCorpusTest::mailboxes).orElse(List.of())) {
                    boolean lost = mailbox.name().contains("\uFFFD"); // as in subjects
                    if (!lost
                            && mailbox.address().indexOf('@') > 0
                            && ours.stream().noneMatch(our -> isSame(our, mailbox))) {
                        differing.add(c.name + " " + field + ": " + mailbox + " | " + ours);
                    }
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    private static final Map<String, String> OTHER_TEXT = Map.of(
            "legacy/049.eml",
            "files in uuencode are taken out of the text; it leaves them there",
            "malformed/020.eml",
            "a boundary that never comes: the HTML is read, which says the same",
            "malformed/021.eml",
            "as 020",
            "thirdparty/001.eml",
            "three alternatives of plain text: the first one is the text, not all of them");

    @Test
    void textIsRead() throws IOException {
        var differing = new TreeSet<String>();
        for (Case c : cases()) {
            for (JsonElement index : c.textBody) {
                JsonElement text = c.body(index).get("Text");
                if (text != null
                        && !text.getAsString().contains("\uFFFD") // as in subjects
                        && !words(c.message.fullText()).contains(words(Text.lines(text.getAsString())))) {
                    differing.add(c.name);
                }
            }
        }
        assertThat(differing).containsExactlyElementsOf(new TreeSet<>(OTHER_TEXT.keySet()));
    }

    private static final Map<String, String> OTHER_ATTACHMENTS = Map.ofEntries(
            Map.entry("legacy/049.eml", "files in uuencode are attachments; it leaves them in the text"),
            Map.entry("malformed/001.eml", "an empty part at the end is nothing"),
            Map.entry("malformed/002.eml", "text in a multipart whose boundary never comes is text"),
            Map.entry("malformed/003.eml", "text in multiparts that are never closed is text"),
            Map.entry("malformed/004.eml", "text in multiparts that are never closed is text"),
            Map.entry("malformed/006.eml", "text in multiparts that are never closed is text"),
            Map.entry("malformed/007.eml", "an empty part at the end is nothing"),
            Map.entry("malformed/008.eml", "text in multiparts that are never closed is text"),
            Map.entry("malformed/009.eml", "text in multiparts that are never closed is text"),
            Map.entry("malformed/011.eml", "text in multiparts that are never closed is text"),
            Map.entry("malformed/012.eml", "three messages, it counts the second as part of the first"),
            Map.entry("malformed/016.eml", "text in multiparts that are never closed is text"),
            Map.entry("rfc/000.eml", "text/richtext without a name is text"),
            Map.entry("rfc/003.eml", "text without a name is text"),
            Map.entry("thirdparty/002.eml", "text that says it is base 64 and is none is text"),
            Map.entry("thirdparty/015.eml", "text files with names are files, also where they are inline"));

    @Test
    void asManyAttachmentsAreFound() throws IOException {
        var differing = new TreeSet<String>();
        for (Case c : cases()) {
            if (c.attachments.size() != c.message.attachments().size()) {
                differing.add(c.name);
            }
        }
        assertThat(differing).containsExactlyElementsOf(new TreeSet<>(OTHER_ATTACHMENTS.keySet()));
    }

    private static final Map<String, String> OTHER_BYTES = Map.of(
            "legacy/016.eml", "BinHex, which it cuts at its first colon; we keep the bytes as they came",
            "legacy/017.eml", "uuencode, which it does not decode",
            "legacy/048.eml", "uuencode, which it does not decode");

    /** Of texts it tells the characters, of which the bytes are not known any more; so they are not compared. */
    @Test
    void attachmentsHaveTheSameBytes() throws IOException {
        var differing = new TreeSet<String>();
        for (Case c : cases()) {
            for (JsonElement index : c.attachments) {
                JsonElement binary = c.body(index).has("Binary")
                        ? c.body(index).get("Binary")
                        : c.body(index).get("InlineBinary");
                if (binary != null
                        && c.message.attachments().stream()
                                .noneMatch(a -> a.sha256().equals(Digests.sha256(bytes(binary))))) {
                    differing.add(c.name);
                }
            }
        }
        assertThat(differing).containsExactlyElementsOf(new TreeSet<>(OTHER_BYTES.keySet()));
    }

    private static byte[] bytes(JsonElement array) {
        var bytes = new ByteArrayOutputStream();
        array.getAsJsonArray().forEach(b -> bytes.write(b.getAsInt()));
        return bytes.toByteArray();
    }

    private static String words(String text) {
        return text.replaceAll("[\\s\u00A0]+", " ").strip();
    }

    private record Case(String name, Message message, JsonArray parts, JsonArray attachments, JsonArray textBody) {

        JsonObject body(JsonElement index) {
            return parts.get(index.getAsInt()).getAsJsonObject().getAsJsonObject("body");
        }

        Optional<JsonElement> header(String field) {
            return value(parts.get(0).getAsJsonObject(), field);
        }

        List<String> attachmentNames() {
            var names = new ArrayList<String>();
            for (JsonElement index : attachments) {
                JsonObject part = parts.get(index.getAsInt()).getAsJsonObject();
                value(part, "content_disposition")
                        .flatMap(value -> attribute(value, "filename"))
                        .or(() -> value(part, "content_type").flatMap(value -> attribute(value, "name")))
                        .ifPresent(names::add);
            }
            return names;
        }
    }

    private List<Case> cases() throws IOException {
        if (read.isEmpty()) {
            read.addAll(readCases());
        }
        return read;
    }

    private List<Case> readCases() throws IOException {
        var cases = new ArrayList<Case>();
        try (Stream<Path> files = Files.walk(raw)) {
            for (Path mail :
                    files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
                Path json = expected.resolve(raw.relativize(mail).toString().replaceFirst("eml$", "json"));
                JsonObject tree = JsonParser.parseString(Files.readString(json, StandardCharsets.UTF_8))
                        .getAsJsonObject();
                if (new MailReader(Limits.STANDARD).read(Files.readAllBytes(mail))
                        instanceof Reading.Understood understood) {
                    String name = mail.getParent().getFileName() + "/" + mail.getFileName();
                    cases.add(new Case(
                            name,
                            understood.message(),
                            tree.getAsJsonArray("parts"),
                            tree.getAsJsonArray("attachments"),
                            tree.getAsJsonArray("text_body")));
                }
            }
        }
        assertThat(cases).hasSizeGreaterThan(100);
        return cases;
    }

    /** The value of the last field of this name: that parser's way; the messages have one. */
    private static Optional<JsonElement> value(JsonObject part, String field) {
        Optional<JsonElement> found = Optional.empty();
        for (JsonElement header : part.getAsJsonArray("headers")) {
            JsonElement name = header.getAsJsonObject().get("name");
            if (name.isJsonPrimitive() && name.getAsString().equals(field)) {
                found = Optional.of(header.getAsJsonObject().get("value"));
            }
        }
        return found;
    }

    private static Optional<String> text(JsonElement value) {
        return member(value, "Text").filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
    }

    private static Optional<Mailbox> firstMailbox(JsonElement value) {
        return member(value, "Address")
                .flatMap(a -> member(a, "List"))
                .map(JsonElement::getAsJsonArray)
                .filter(list -> !list.isEmpty())
                .map(list -> list.get(0).getAsJsonObject())
                .map(mailbox -> new Mailbox(string(mailbox, "name"), string(mailbox, "address")));
    }

    private static boolean isSame(Mailbox our, Mailbox theirs) {
        return our.name().equals(theirs.name()) && our.address().equalsIgnoreCase(theirs.address());
    }

    private static List<Mailbox> mailboxes(JsonElement value) {
        var all = new ArrayList<Mailbox>();
        member(value, "Address").ifPresent(address -> {
            member(address, "List").ifPresent(list -> all.addAll(mailboxes(list.getAsJsonArray())));
            member(address, "Group").ifPresent(groups -> groups.getAsJsonArray()
                    .forEach(group ->
                            all.addAll(mailboxes(group.getAsJsonObject().getAsJsonArray("addresses")))));
        });
        return all;
    }

    private static List<Mailbox> mailboxes(JsonArray list) {
        var all = new ArrayList<Mailbox>();
        list.forEach(
                m -> all.add(new Mailbox(string(m.getAsJsonObject(), "name"), string(m.getAsJsonObject(), "address"))));
        return all;
    }

    private static Optional<Instant> moment(JsonElement value) {
        return member(value, "DateTime").map(JsonElement::getAsJsonObject).flatMap(d -> {
            try {
                int offset = 60
                        * (60 * d.get("tz_hour").getAsInt() + d.get("tz_minute").getAsInt());
                return Optional.of(LocalDateTime.of(
                                d.get("year").getAsInt(),
                                d.get("month").getAsInt(),
                                d.get("day").getAsInt(),
                                d.get("hour").getAsInt(),
                                d.get("minute").getAsInt(),
                                d.get("second").getAsInt())
                        .toInstant(
                                ZoneOffset.ofTotalSeconds(d.get("tz_before_gmt").getAsBoolean() ? -offset : offset)));
            } catch (DateTimeException noMoment) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> attribute(JsonElement value, String name) {
        return member(value, "ContentType")
                .map(JsonElement::getAsJsonObject)
                .map(type -> type.get("attributes"))
                .filter(JsonElement::isJsonArray)
                .flatMap(attributes -> {
                    for (JsonElement attribute : attributes.getAsJsonArray()) {
                        if (string(attribute.getAsJsonObject(), "name").equals(name)) {
                            return Optional.of(string(attribute.getAsJsonObject(), "value"));
                        }
                    }
                    return Optional.empty();
                });
    }

    private static Optional<JsonElement> member(JsonElement value, String name) {
        return value.isJsonObject()
                ? Optional.ofNullable(value.getAsJsonObject().get(name))
                : Optional.empty();
    }

    private static String string(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? "" : value.getAsString();
    }
}
