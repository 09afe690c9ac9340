package org.minikisa.intake.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Sends what was made, with the fields that every answer has (OWASP ASVS 5.0, V3.4). */
final class Answer {

    private static final String POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Answer() {}

    static void page(HttpServletResponse response, int status, String html) throws IOException {
        send(response, status, "text/html;charset=utf-8", "no-store", html.getBytes(StandardCharsets.UTF_8));
    }

    static void json(HttpServletResponse response, int status, String mediaType, String json) throws IOException {
        send(response, status, mediaType, "no-store", json.getBytes(StandardCharsets.UTF_8));
    }

    /** @param caching the field {@code Cache-Control} */
    static void send(HttpServletResponse response, int status, String mediaType, String caching, byte[] content)
            throws IOException {
        response.setStatus(status);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", caching);
        response.setContentType(mediaType);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    /** The request's path below the root, with a slash at its beginning, decoded. */
    static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
