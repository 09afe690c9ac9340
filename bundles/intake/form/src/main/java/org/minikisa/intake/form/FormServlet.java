package org.minikisa.intake.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import org.minikisa.intake.api.Receipt;
import org.minikisa.problem.api.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletMultipart;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The page on which people write. What they send is held in memory until it is durable, so that nothing of it is left in a temporary
 * file; how many may send at once is bounded for that.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/fi/yhteydenotto/*", "/sv/kontakt/*", "/en/contact/*"})
@HttpWhiteboardServletMultipart(
        maxFileSize = FormServlet.LARGEST_REQUEST,
        maxRequestSize = FormServlet.LARGEST_REQUEST,
        fileSizeThreshold = FormServlet.LARGEST_REQUEST)
public final class FormServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Beyond the largest attachments that can be configured, so that those who send too much are told so on the page. */
    static final int LARGEST_REQUEST = 25_000_000;

    private static final long LARGEST_DRAINED = 4L * LARGEST_REQUEST;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int MOST_AT_ONCE = 8;
    private static final String SECONDS_UNTIL_RETRY = "60";
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

    private final transient Forms forms;
    private final transient Semaphore senders = new Semaphore(MOST_AT_ONCE);

    @Activate
    public FormServlet(@Reference Forms forms) {
        this.forms = forms;
    }

    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    /** A page that is asked for. */
    private record Visit(FormChannel form, FormPage page, Place place) {}

    private Optional<Visit> visit(HttpServletRequest request) {
        String path = Answer.path(request);
        Place place = Place.of(path).orElseThrow();
        String name = path.length() <= place.path().length() + 1
                ? ""
                : path.substring(place.path().length() + 1);
        String root = "../".repeat((int) path.chars().filter(c -> c == '/').count() - 1);
        return forms.page(name).map(form -> new Visit(form, new FormPage(form, place, root), place));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Visit> asked = visit(request);
        if (asked.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Visit visit = asked.get();
        Answer.page(
                response,
                HttpServletResponse.SC_OK,
                visit.page().form(empty(visit), newKey(), List.of(), Optional.empty()));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Visit> asked = visit(request);
        if (asked.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Visit visit = asked.get();
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            Answer.page(response, HttpServletResponse.SC_FORBIDDEN, visit.page().message("elsewhere"));
        } else if (!senders.tryAcquire()) {
            response.setHeader("Retry-After", SECONDS_UNTIL_RETRY);
            refused(response, visit, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "busy");
        } else {
            try {
                takeWhereThereIsRoom(visit, request, response);
            } finally {
                senders.release();
            }
        }
    }

    private void takeWhereThereIsRoom(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int taken = forms.room().enter(request.getContentLengthLong(), LARGEST_REQUEST);
        if (taken == 0) {
            response.setHeader("Retry-After", SECONDS_UNTIL_RETRY);
            refused(response, visit, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "busy");
            return;
        }
        try {
            take(visit, request, response);
        } finally {
            forms.room().leave(taken);
        }
    }

    private static void take(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getContentLengthLong() > LARGEST_REQUEST) {
            // A browser shows an answer when it has sent all, and an error when it was cut off.
            request.getInputStream().skip(LARGEST_DRAINED);
            refused(response, visit, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "large");
            return;
        }
        final Sent sent;
        try {
            sent = read(request, visit.place());
        } catch (IOException | ServletException | IllegalStateException unreadable) {
            refused(response, visit, HttpServletResponse.SC_BAD_REQUEST, "broken");
            return;
        }
        List<Problem> problems = sent.submission().problemsOfPage(visit.form().largestBytes());
        if (!problems.isEmpty()) {
            Answer.page(
                    response,
                    UNPROCESSABLE,
                    visit.page().form(sent.submission(), sent.key(), problems, Optional.empty()));
        } else if (!visit.form().limit().admits(who(request, visit.form()))) {
            again(response, visit, sent, TOO_MANY, "often");
        } else {
            keep(visit, sent, response);
        }
    }

    private static void keep(Visit visit, Sent sent, HttpServletResponse response) throws IOException {
        String source = visit.form().source("page", sent.key());
        Optional<Receipt> receipt = visit.form().receive(source, Note.write(sent.submission()));
        if (receipt.isPresent()) {
            String contact = receipt.get().contact().value();
            Answer.page(response, HttpServletResponse.SC_OK, visit.page().kept(contact));
        } else {
            again(response, visit, sent, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "closed");
        }
    }

    /** What was written is there still, to be sent later. */
    private static void again(HttpServletResponse response, Visit visit, Sent sent, int status, String why)
            throws IOException {
        response.setHeader("Retry-After", SECONDS_UNTIL_RETRY);
        Answer.page(response, status, visit.page().form(sent.submission(), sent.key(), List.of(), Optional.of(why)));
    }

    /** Nothing of what was written could be read. */
    private static void refused(HttpServletResponse response, Visit visit, int status, String why) throws IOException {
        Answer.page(response, status, visit.page().form(empty(visit), newKey(), List.of(), Optional.of(why)));
    }

    private static String who(HttpServletRequest request, FormChannel form) {
        return ClientAddress.of(request.getRemoteAddr(), request.getHeaders("X-Forwarded-For"), form.proxies());
    }

    /** @param key of the attempt, given by the page */
    private record Sent(Submission submission, String key) {}

    private static Sent read(HttpServletRequest request, Place place) throws IOException, ServletException {
        Collection<Part> parts = request.getParts();
        try {
            var uploads = new ArrayList<Submission.Upload>();
            for (Part part : parts) {
                if ("attachments".equals(part.getName()) && part.getSize() > 0) {
                    uploads.add(upload(part));
                }
            }
            String key = text(parts, "key");
            return new Sent(
                    new Submission(
                            text(parts, "from.name"),
                            text(parts, "from.address").strip(),
                            text(parts, "from.organisation"),
                            text(parts, "from.telephone"),
                            text(parts, "subject"),
                            text(parts, "text").replace("\r\n", "\n"),
                            place.language().code(),
                            uploads),
                    KEY.matcher(key).matches() ? key : newKey());
        } finally {
            for (Part part : parts) {
                part.delete();
            }
        }
    }

    private static Submission.Upload upload(Part part) throws IOException {
        String name = part.getSubmittedFileName();
        String type = part.getContentType();
        try (InputStream in = part.getInputStream()) {
            return new Submission.Upload(name == null ? "" : name, type == null ? "" : type, in.readAllBytes());
        }
    }

    /** The first field of a name; empty for none. Never a file, whatever its field is called. */
    private static String text(Collection<Part> parts, String name) throws IOException {
        for (Part part : parts) {
            if (name.equals(part.getName()) && part.getSubmittedFileName() == null) {
                try (InputStream in = part.getInputStream()) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return "";
    }

    private static Submission empty(Visit visit) {
        return Submission.empty(visit.place().language().code());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
