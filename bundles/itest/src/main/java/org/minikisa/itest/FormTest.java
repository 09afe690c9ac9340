package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Trust;
import org.minikisa.runtime.embed.CommandRunner;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;

/** What people and programs hand in by HTTP, with a real client and a real server. */
public class FormTest {

    private static final String TOKEN = "itest-0123456789-0123456789-0123456789";
    private static final String BOUNDARY = "-boundary-7f3a";
    private static final Pattern NUMBER = Pattern.compile("<strong>(CT-\\d+)</strong>");

    private final HttpClient client = HttpClient.newHttpClient();

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = 20_000)
    CommandRunner runner;

    @InjectService(timeout = 20_000)
    Contacts contacts;

    private Shell shell;
    private URI root;

    @BeforeEach
    void aFormIsSetUp() throws Exception {
        shell = new Shell(runner);
        Await.until(
                "the intake's commands are there",
                () -> shell.run("help", "intake").exit() == 0);
        Path token = Path.of(context.getProperty("minikisa.data"), "form.token").toAbsolutePath();
        Files.writeString(token, TOKEN);
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        if (!shell.run("intake", "settings").out().contains("form-itest")) {
            var added = shell.run("intake", "add", "form", "itest", "token.file=" + token, "largestMegabytes=1");
            assertThat(added.exit()).as(added.out() + added.err()).isZero();
        }
        ServiceReference<?> http = context.getServiceReference("org.osgi.service.servlet.runtime.HttpServiceRuntime");
        root = URI.create(((String[]) http.getProperty("osgi.http.endpoint"))[0]);
        Await.until("the form is open", () -> isOpen());
    }

    private boolean isOpen() {
        return shell.run("intake", "channels", "--json").out().contains("\"form-itest\"")
                && get("en/contact/itest").statusCode() == 200;
    }

    @Test
    void whatSomebodyWritesIsKeptUnderTheNumberThatIsShown() throws Exception {
        var answer = send(
                "fi/yhteydenotto/itest",
                Map.of(
                        "from.name", "Maija Mäki",
                        "from.address", "maija@itaranta.example",
                        "from.organisation", "Itärannan kunta",
                        "subject", "Siivouksen minikilpailutus",
                        "text", "Voitteko auttaa\r\ntarjouspyynnön kanssa?"),
                List.of(new File(
                        "../../tarjouspyyntö.pdf", "application/pdf", "%PDF-1.7 ä".getBytes(StandardCharsets.UTF_8))));

        assertThat(answer.statusCode()).isEqualTo(200);
        Contact contact = looked(number(answer.body()));
        assertThat(contact.channel()).isEqualTo(Channel.FORM);
        assertThat(contact.fromName()).isEqualTo("Maija Mäki");
        assertThat(contact.fromAddress()).isEqualTo("maija@itaranta.example");
        assertThat(contact.subject()).isEqualTo("Siivouksen minikilpailutus");
        assertThat(contact.text()).isEqualTo("Voitteko auttaa\ntarjouspyynnön kanssa?");
        assertThat(contact.fullText()).endsWith("Itärannan kunta");
        assertThat(contact.attachments()).extracting(Attachment::name).containsExactly("tarjouspyyntö.pdf");
        assertThat(contacts.attachment(contact.id(), 0))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("%PDF-1.7 ä");
        assertThat(contacts.details(contact.id()).orElseThrow().trust().level()).isEqualTo(Trust.Level.UNVERIFIED);
        assertThat(contacts.verify()).isEmpty();
    }

    @Test
    void sendingTwiceByADoubleClickOrAReloadKeepsOneContact() throws Exception {
        var fields = Map.of(
                "key", "0123abcd-0000-4000-8000-00000000abcd",
                "from.address", "maija@itaranta.example",
                "subject", "Kaksoisnapsautus",
                "text", "Kerran riittää.");

        String first = number(send("en/contact/itest", fields, List.of()).body());
        String second = number(send("en/contact/itest", fields, List.of()).body());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void whatIsWrongIsToldAndNothingIsKept() throws Exception {
        long before = contacts.ledger().received();

        var answer = send(
                "sv/kontakt/itest",
                Map.of("from.address", "maija", "text", "<script>alert(1)</script>"),
                List.of(new File("big", "application/pdf", new byte[1_000_001])));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("<title>Fel: ", "#from.address", "#subject", "#attachments")
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
        assertThat(contacts.ledger().received()).isEqualTo(before);
    }

    @Test
    void tooMuchIsRefusedInWordsNotByAnError() throws Exception {
        var answer = send("fi/yhteydenotto/itest", Map.of(), List.of(new File("big", "a/b", new byte[26_000_000])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("liitteet ovat liian suuria");
    }

    @Test
    void everyAnswerIsFencedInAndNoneSetsACookie() {
        for (String path : List.of("", "fi/yhteydenotto/itest", "nothing", "api/v1/contacts", "api/v1/openapi.json")) {
            var answer = get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .hasValue("nosniff");
            assertThat(answer.headers().firstValue("Set-Cookie")).as(path).isEmpty();
            assertThat(answer.headers().firstValue("Server")).as(path).isEmpty();
        }
    }

    @Test
    void aForgedHostAndWhatOthersSayOfTheWayAppearNowhere() throws IOException {
        for (String path :
                List.of("/", "/fi/yhteydenotto/itest", "/nothing", "/api/v1/contacts", "/fi/yhteydenotto/%2e%2e/x")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                    + "X-Forwarded-Proto: https\r\nForwarded: host=evil.example\r\nConnection: close\r\n\r\n");

            assertThat(answer).as(path).startsWith("HTTP/1.1 ").doesNotContain("evil");
        }
    }

    @Test
    void anotherSiteCannotSendInAPersonsName() throws Exception {
        var request = HttpRequest.newBuilder(root.resolve("fi/yhteydenotto/itest"))
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(multipart(Map.of("text", "x"), List.of())))
                .build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @Test
    void brokenRequestsAreRefusedAndTheFormGoesOn() throws Exception {
        for (String body :
                List.of("", "x", "--" + BOUNDARY + "\r\n", "--" + BOUNDARY + "\r\n\r\nx\r\n--" + BOUNDARY + "--\r\n")) {
            var request = HttpRequest.newBuilder(root.resolve("fi/yhteydenotto/itest"))
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .as(body)
                    .isBetween(400, 499);
        }
        assertThat(raw("TRACE /fi/yhteydenotto/itest HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
        assertThat(get("fi/yhteydenotto/itest").statusCode()).isEqualTo(200);
    }

    @Test
    void aPausedFormSaysSoAndKeepsWhatWasWritten() throws Exception {
        shell.run("intake", "pause", "form-itest");
        try {
            // it is closed by its own thread, a moment after the word of it
            Await.until(
                    "it is closed", () -> post("closing", "{\"text\": \"x\"}").statusCode() == 503);
            var answer = send(
                    "fi/yhteydenotto/itest",
                    Map.of("from.address", "maija@itaranta.example", "subject", "Aihe", "text", "Tallella?"),
                    List.of());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("Tallella?</textarea>", "suljettu");
            assertThat(post("paused", "{\"text\": \"x\"}").statusCode()).isEqualTo(503);
        } finally {
            shell.run("intake", "resume", "form-itest");
        }
        Await.until("it takes again", () -> post("resumed", "{\"text\": \"x\"}").statusCode() < 300);
    }

    @Test
    void aProgramHandsInOnceAndLearnsWhatBecameOfIt() throws Exception {
        String note = "{\"from\": {\"address\": \"a@b.example\"}, \"subject\": \"Moi\", \"text\": \"Tarvitsen apua\"}";

        var first = post("TK-1", note);
        var again = post("TK-1", note);
        var other = post("TK-1", note.replace("apua", "neuvoa"));

        assertThat(List.of(first.statusCode(), again.statusCode(), other.statusCode()))
                .containsExactly(201, 200, 422);
        assertThat(first.headers().firstValue("Location")).hasValue("contacts/TK-1");
        assertThat(other.body()).contains("intake.api.key-reused");
        Await.until(
                "it was looked at",
                () -> authorised("api/v1/contacts/TK-1").body().contains("new-conversation"));
        assertThat(authorised("api/v1/contacts/TK-1").body())
                .containsPattern("\"contact\":\"CT-\\d+\".*\"conversation\":\"CV-\\d+\"");
        assertThat(authorised("api/v1/contacts/TK-2").statusCode()).isEqualTo(404);
    }

    @Test
    void withoutTheTokenNobodyGetsInAndNothingIsTold() throws Exception {
        assertThat(get("api/v1/contacts/TK-1").statusCode()).isEqualTo(401);
        var request = HttpRequest.newBuilder(root.resolve("api/v1/contacts"))
                .header("Authorization", "Bearer " + TOKEN + "x")
                .header("Idempotency-Key", "1")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\": \"x\"}"))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aProgramIsToldAllItsMistakesAtOnce() {
        var answer = post("wrong", "{\"from\": {\"adress\": \"x\"}, \"attachments\": [{\"content\": \"?\"}]}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/from/adress", "/attachments/0/content", "/text", "intake.form.missing");
        assertThat(post("wrong", "{").statusCode()).isEqualTo(400);
        assertThat(post("wrong/key", "{\"text\": \"x\"}").statusCode()).isEqualTo(400);
        assertThat(post("large", "{\"text\": \"" + "x".repeat(2_500_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    private Contact looked(String contact) throws InterruptedException {
        var id = new ContactId(contact);
        Await.until("it was looked at", () -> contacts.find(id).isPresent());
        return contacts.find(id).orElseThrow();
    }

    private static String number(String page) {
        var number = NUMBER.matcher(page);
        assertThat(number.find()).as(page).isTrue();
        return number.group(1);
    }

    private HttpResponse<String> get(String path) {
        return answer(HttpRequest.newBuilder(root.resolve(path)).build());
    }

    private HttpResponse<String> authorised(String path) {
        return answer(HttpRequest.newBuilder(root.resolve(path))
                .header("Authorization", "Bearer " + TOKEN)
                .build());
    }

    private HttpResponse<String> post(String key, String note) {
        return answer(HttpRequest.newBuilder(root.resolve("api/v1/contacts"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Idempotency-Key", '"' + key + '"')
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(note))
                .build());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private record File(String name, String mediaType, byte[] content) {}

    private HttpResponse<String> send(String path, Map<String, String> fields, List<File> files) throws IOException {
        return answer(HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofByteArray(multipart(fields, files)))
                .build());
    }

    /** As browsers write it (WHATWG HTML, multipart/form-data encoding): names in UTF-8. */
    private static byte[] multipart(Map<String, String> fields, List<File> files) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var field : fields.entrySet()) {
            body.write(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                    + "\"\r\n\r\n" + field.getValue() + "\r\n"));
        }
        for (File file : files) {
            body.write(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"attachments\"; filename=\""
                    + file.name() + "\"\r\nContent-Type: " + file.mediaType() + "\r\n\r\n"));
            body.write(file.content());
            body.write(bytes("\r\n"));
        }
        body.write(bytes("--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
