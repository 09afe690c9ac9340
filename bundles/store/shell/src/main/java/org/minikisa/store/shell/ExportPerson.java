package org.minikisa.store.shell;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.store.api.Held;
import org.minikisa.store.api.Person;
import org.minikisa.store.api.Persons;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.stream.JsonWriter;

/**
 * Writes a ZIP that can be handed to the person (GDPR art. 15 and 20): {@code person.json} with everything as it stands, unmasked, and
 * what belongs to it as files.
 */
record ExportPerson(Supplier<Persons> persons, Clock clock) implements Command {

    private static final String TO = "--to";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    @Override
    public Usage usage() {
        return Meant.on(Usage.of("export", "writes all that is held of a person to a ZIP with JSON and files")
                        .option(TO, "FILE", "where to; person.zip when left out"))
                .example("kisa:person export anna.virtanen@itaranta.example --to anna.zip");
    }

    @Override
    public void run(Invocation in) throws IOException {
        Persons all = persons.get();
        Person person = Meant.of(in, all);
        Path file = Path.of(in.option(TO).orElse("person.zip")).toAbsolutePath().normalize();
        if (Files.exists(file) && !in.screen().confirm("Replace " + file + "?")) {
            return;
        }
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        var export = new Export();
        try {
            try (var zip = new ZipOutputStream(Files.newOutputStream(partial))) {
                export.write(all, person, zip);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        in.screen()
                .details(Details.of("Exported to " + file)
                        .add("file", "File", file)
                        .add("things", "Things", export.things)
                        .add("files", "Files", export.names.size())
                        .add("bytes", "Bytes", Files.size(file)));
        FindPerson.warnOfSilence(in, all);
    }

    /** One export while it is written. */
    private final class Export {

        private final Set<String> names = new HashSet<>();
        private final StringWriter text = new StringWriter();
        private int things;

        void write(Persons all, Person person, ZipOutputStream zip) throws IOException {
            var json = new JsonWriter(text);
            json.setIndent("  ");
            json.beginObject()
                    .name("exported")
                    .value(clock.instant().toString())
                    .name("person");
            GSON.toJson(described(person), Map.class, json);
            json.name("held").beginArray();
            try {
                all.held(person, (wing, held) -> thing(wing, held, json, zip));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            json.endArray().endObject();
            zip.putNextEntry(new ZipEntry("person.json"));
            var writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
            writer.append(text.getBuffer()).flush();
            zip.closeEntry();
        }

        private void thing(String wing, Held held, JsonWriter json, ZipOutputStream zip) {
            try {
                things++;
                var object = new LinkedHashMap<String, Object>();
                object.put("wing", wing);
                object.put("place", held.place());
                object.put("what", held.kind());
                object.put("content", held.content());
                var files = new ArrayList<String>();
                for (Map.Entry<String, Supplier<byte[]>> file : held.files().entrySet()) {
                    String name = free(wing + "/" + held.place().replace('/', '-') + "-" + file.getKey());
                    files.add(name);
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(file.getValue().get());
                    zip.closeEntry();
                }
                object.put("files", files);
                GSON.toJson(object, Map.class, json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String free(String name) {
            String free = name;
            for (int i = 2; !names.add(free); i++) {
                free = i + "-" + name;
            }
            return free;
        }

        private static Map<String, Object> described(Person person) {
            var object = new LinkedHashMap<String, Object>();
            object.put("names", person.names());
            object.put("addresses", person.addresses());
            object.put("telephones", person.telephones());
            object.put("identityCodes", person.identityCodes());
            object.put("words", person.phrases());
            return object;
        }
    }
}
