package org.minikisa.intake.form;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Receipt;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import com.google.gson.JsonObject;

/**
 * The API for programs, described by {@code /api/v1/openapi.json}. A program sees what it has sent itself, under the keys it gave
 * (Idempotency-Key, draft-ietf-httpapi-idempotency-key-header): sending again with the same key and content changes nothing.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/api/v1/contacts", "/api/v1/contacts/*"})
public final class ContactsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int UNPROCESSABLE = 422;
    private static final int MOST_AT_ONCE = 8;
    private static final String BEARER = "Bearer ";
    /** Base64 takes 4 characters for 3 bytes; the rest of a note is small. */
    private static final long REST_OF_NOTE = 1_000_000;
    /** With or without the quotation marks of a structured field (RFC 9651 section 3.3.3). */
    private static final Pattern KEY = Pattern.compile("\"?([A-Za-z0-9._~-]{1,100})\"?");

    private final transient Forms forms;
    private final transient Contacts contacts;
    private final transient Semaphore senders = new Semaphore(MOST_AT_ONCE);

    @Activate
    public ContactsServlet(@Reference Forms forms, @Reference Contacts contacts) {
        this.forms = forms;
        this.contacts = contacts;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String word = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        Optional<FormChannel> form = word.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? forms.withToken(word.substring(BEARER.length()).strip())
                : Optional.empty();
        boolean all = request.getPathInfo() == null || request.getPathInfo().equals("/");
        String method = request.getMethod();
        if (form.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer");
            ProblemJson.send(
                    response, HttpServletResponse.SC_UNAUTHORIZED, "intake.api.token", "Send the token of a form.");
        } else if (all && method.equals("POST")) {
            post(form.get(), request, response);
        } else if (!all && method.equals("GET")) {
            get(form.get(), request.getPathInfo().substring(1), response);
        } else {
            response.setHeader("Allow", all ? "POST" : "GET");
            ProblemJson.send(
                    response,
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    "intake.api.method",
                    "POST to contacts, GET contacts/KEY.");
        }
    }

    private void get(FormChannel form, String key, HttpServletResponse response) throws IOException {
        Optional<ContactId> sent =
                contacts.deliveredFrom(form.source("api", key)).stream().findFirst();
        if (sent.isEmpty()) {
            ProblemJson.send(
                    response, HttpServletResponse.SC_NOT_FOUND, "intake.api.key", "Nothing was sent under this key.");
        } else {
            Answer.json(response, HttpServletResponse.SC_OK, "application/json", state(key, sent.get()));
        }
    }

    private String state(String key, ContactId id) {
        Optional<Contact> contact = contacts.find(id);
        var state = new JsonObject();
        state.addProperty("key", key);
        state.addProperty("contact", id.value());
        state.addProperty(
                "state",
                contact.map(c -> c.disposition().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .orElse("pending"));
        contact.ifPresent(c -> state.addProperty("received", c.received().toString()));
        contact.flatMap(Contact::conversation)
                .map(ConversationId::value)
                .ifPresent(conversation -> state.addProperty("conversation", conversation));
        return state.toString();
    }

    private void post(FormChannel form, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher key = KEY.matcher(
                Optional.ofNullable(request.getHeader("Idempotency-Key")).orElse(""));
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        if (!key.matches()) {
            ProblemJson.send(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "intake.api.key-missing",
                    "Send an Idempotency-Key of 1 to 100 letters, digits and . _ ~ - with every contact.");
        } else if (!type.split(";", 2)[0].strip().equals("application/json")) {
            ProblemJson.send(
                    response,
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    "intake.api.media-type",
                    "Send application/json.");
        } else if (!senders.tryAcquire()) {
            notNow(response);
        } else {
            try {
                takeWhereThereIsRoom(form, key.group(1), request, response);
            } finally {
                senders.release();
            }
        }
    }

    private void takeWhereThereIsRoom(
            FormChannel form, String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int largest = (int) (form.largestBytes() * 4 / 3 + REST_OF_NOTE);
        int taken = forms.room().enter(request.getContentLengthLong(), largest);
        if (taken == 0) {
            notNow(response);
            return;
        }
        try {
            take(form, key, largest, request, response);
        } finally {
            forms.room().leave(taken);
        }
    }

    private void take(
            FormChannel form, String key, int largest, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] note = request.getContentLengthLong() > largest
                ? new byte[largest + 1]
                : request.getInputStream().readNBytes(largest + 1);
        if (note.length > largest) {
            ProblemJson.send(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "intake.api.size",
                    "Send at most " + largest + " bytes.");
            return;
        }
        var problems = new Problems();
        Optional<Submission> submission = Note.read(note, problems);
        if (submission.isEmpty()) {
            ProblemJson.send(
                    response, HttpServletResponse.SC_BAD_REQUEST, "intake.api.json", "Send one JSON object in UTF-8.");
            return;
        }
        submission.get().problemsOfNote(form.largestBytes()).forEach(problems::add);
        if (problems.isEmpty()) {
            keep(form, key, note, response);
        } else {
            refuse(response, problems.list());
        }
    }

    /** One after another: of two requests with one key and two contents one is refused, whichever comes second. */
    private synchronized void keep(FormChannel form, String key, byte[] note, HttpServletResponse response)
            throws IOException {
        String source = form.source("api", key);
        List<ContactId> before = contacts.deliveredFrom(source);
        if (before.stream().anyMatch(known -> !Arrays.equals(contacts.raw(known), note))) {
            ProblemJson.send(
                    response,
                    UNPROCESSABLE,
                    "intake.api.key-reused",
                    "Something else was sent under this key; send a new contact under a new one.");
            return;
        }
        Optional<Receipt> receipt = form.receive(source, note);
        if (receipt.isEmpty()) {
            notNow(response);
            return;
        }
        response.setHeader("Location", "contacts/" + key);
        Answer.json(
                response,
                receipt.get().isNew() ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_OK,
                "application/json",
                state(key, receipt.get().contact()));
    }

    private static void refuse(HttpServletResponse response, List<Problem> problems) throws IOException {
        ProblemJson.send(response, UNPROCESSABLE, "intake.api.note", "Mend what the errors tell.", problems);
    }

    private static void notNow(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "60");
        ProblemJson.send(
                response,
                HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                "intake.api.not-now",
                "Nothing was kept; send it again later, under the same key.");
    }
}
