package org.minikisa.intake.form;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.minikisa.problem.api.Problem;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Says to a program what went wrong (RFC 9457). The type is {@code about:blank}; {@code code} is what a program can rely on. */
final class ProblemJson {

    private ProblemJson() {}

    static void send(HttpServletResponse response, int status, String code, String detail) throws IOException {
        send(response, status, code, detail, List.of());
    }

    /** @param errors each at its place in what was sent */
    static void send(HttpServletResponse response, int status, String code, String detail, List<Problem> errors)
            throws IOException {
        var problem = new JsonObject();
        problem.addProperty("type", "about:blank");
        problem.addProperty("title", title(status));
        problem.addProperty("status", status);
        problem.addProperty("detail", detail);
        problem.addProperty("code", code);
        if (!errors.isEmpty()) {
            var all = new JsonArray();
            errors.forEach(error -> all.add(json(error)));
            problem.add("errors", all);
        }
        Answer.json(response, status, "application/problem+json", problem.toString());
    }

    private static JsonObject json(Problem error) {
        var json = new JsonObject();
        json.addProperty("pointer", pointer(error.place()));
        json.addProperty("code", error.code());
        json.addProperty("found", error.found());
        json.addProperty("expected", error.expected());
        json.addProperty("detail", error.remedy());
        return json;
    }

    /** RFC 6901: {@code attachments[2].name} becomes {@code /attachments/2/name}. */
    private static String pointer(String place) {
        return place.isEmpty()
                ? ""
                : "/" + place.replace("[", "/").replace("]", "").replace('.', '/');
    }

    /** The phrase of the status, as {@code about:blank} asks for. */
    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 503 -> "Service Unavailable";
            default -> "Error " + status;
        };
    }
}
