package org.minikisa.competition.ocds;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.minikisa.competition.api.opendata.OpenData.Form;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;

/** Writes packages, one competition at a time. The day of publication is that of the youngest release: the same each time. */
final class Exporter {

    /** Of the versions that OCDS 1.1 is extended by here. */
    private static final List<String> EXTENSIONS = Stream.of(
                    "bid",
                    "lots",
                    "techniques",
                    "requirements",
                    "awardCriteria",
                    "selectionCriteria",
                    "enquiry",
                    "submissionTerms",
                    "bidOpening",
                    "secondStageDescription")
            .map(name -> "https://raw.githubusercontent.com/open-contracting-extensions/ocds_" + name
                    + "_extension/master/extension.json")
            .toList();

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final String publisher;
    private final String uri;
    private String youngest = "1970-01-01T00:00:00Z";

    Exporter(String publisher, String uri) {
        this.publisher = publisher;
        this.uri = uri;
    }

    /** @param releases of a competition, empty for one of which nothing is public */
    <T> void write(Stream<T> competitions, Function<T, List<JsonObject>> releases, Form form, OutputStream out) {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            var json = new JsonWriter(text);
            json.beginObject();
            json.name("uri").value(uri);
            json.name("version").value("1.1");
            json.name("extensions").beginArray();
            for (String extension : EXTENSIONS) {
                json.value(extension);
            }
            json.endArray();
            json.name("publisher").beginObject().name("name").value(publisher).endObject();
            json.name(form == Form.RELEASES ? "releases" : "records").beginArray();
            competitions
                    .map(releases)
                    .filter(found -> !found.isEmpty())
                    .forEachOrdered(found -> one(found, form, json));
            json.endArray();
            json.name("publishedDate").value(youngest);
            json.endObject();
            json.flush();
            text.write('\n');
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void one(List<JsonObject> releases, Form form, JsonWriter json) {
        String last = releases.get(releases.size() - 1).get("date").getAsString();
        youngest = last.compareTo(youngest) > 0 ? last : youngest;
        if (form == Form.RELEASES) {
            releases.forEach(release -> GSON.toJson(release, json));
        } else {
            GSON.toJson(record(releases), json);
        }
    }

    private static JsonObject record(List<JsonObject> releases) {
        var record = new JsonObject();
        record.add("ocid", releases.get(0).get("ocid"));
        var embedded = new JsonArray();
        releases.forEach(embedded::add);
        record.add("releases", embedded);
        record.add("compiledRelease", Releases.compiled(releases));
        return record;
    }
}
