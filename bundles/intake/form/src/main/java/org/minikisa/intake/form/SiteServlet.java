package org.minikisa.intake.form;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.minikisa.problem.api.Language;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletErrorPage;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** What pages are drawn with, the description of the API, the way in at {@code /}, and what is said where there is nothing. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardServletErrorPage(errorPage = {"4xx", "5xx", "java.lang.Throwable"})
public final class SiteServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String DESCRIPTION = "/api/v1/openapi.json";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object error = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        String path = Answer.path(request);
        if (error instanceof Integer status) {
            nothing(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)), status, response);
        } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            nothing(path, HttpServletResponse.SC_METHOD_NOT_ALLOWED, response);
        } else if (path.isEmpty() || path.equals("/")) {
            response.setHeader("Location", placeFor(request).path());
            Answer.page(response, HttpServletResponse.SC_SEE_OTHER, "");
        } else if (path.equals(DESCRIPTION)) {
            try (InputStream in = SiteServlet.class.getResourceAsStream("/OSGI-INF/openapi.json")) {
                Answer.send(response, HttpServletResponse.SC_OK, "application/json", "no-cache", in.readAllBytes());
            }
        } else {
            file(path, response);
        }
    }

    private static void file(String path, HttpServletResponse response) throws IOException {
        Optional<StaticFile> file = StaticFile.of(path);
        if (file.isPresent()) {
            Answer.send(
                    response,
                    HttpServletResponse.SC_OK,
                    file.get().mediaType(),
                    "public, max-age=31536000, immutable",
                    file.get().content());
        } else {
            nothing(path, HttpServletResponse.SC_NOT_FOUND, response);
        }
    }

    /** Says nothing of what was asked for: not its path, not its host, not what went wrong inside. */
    private static void nothing(String path, int status, HttpServletResponse response) throws IOException {
        if (path.startsWith("/api/")) {
            ProblemJson.send(response, status, "intake.api." + status, "See " + DESCRIPTION + ".");
            return;
        }
        var page = new Markup().open("html", "lang", "fi").open("head").open("meta", "charset", "utf-8");
        page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.element("title", Integer.toString(status)).close().open("body").open("main");
        page.element("h1", Integer.toString(status));
        String key = status == HttpServletResponse.SC_NOT_FOUND ? "nothing" : "broken";
        for (Language language : Language.values()) {
            page.element("p", Texts.in(language).get(key), "lang", language.code());
        }
        Answer.page(response, status, page.page());
    }

    private static Place placeFor(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Place.FI;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .flatMap(code -> Arrays.stream(Place.values())
                        .filter(place -> place.language().code().equals(code)))
                .findFirst()
                .orElse(Place.FI);
    }
}
