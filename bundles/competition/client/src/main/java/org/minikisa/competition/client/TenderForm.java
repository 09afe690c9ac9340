package org.minikisa.competition.client;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.sealing.Digests;
import org.minikisa.competition.sealing.InvitationFile;
import org.minikisa.competition.sealing.InvitationFile.Asked;
import org.minikisa.competition.sealing.TenderContent;
import org.minikisa.competition.sealing.TenderContent.Attached;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** The JSON that a supplier writes, checked against the invitation: all that is wrong with it at once. */
final class TenderForm {

    private static final Set<String> KNOWN = Set.of("tenderer", "lot", "values", "attachments");

    private final InvitationFile invitation;
    private final Path folder;
    private final JsonObject form;
    private final Problems problems = new Problems();
    private final List<Path> files = new ArrayList<>();

    private TenderForm(InvitationFile invitation, Path folder, JsonObject form) {
        this.invitation = invitation;
        this.folder = folder;
        this.form = form;
    }

    /** @param files of the attachments, in the order of the content */
    record Read(TenderContent content, List<Path> files) {}

    static Read read(InvitationFile invitation, Path file) throws IOException {
        JsonObject form;
        try {
            form = JsonParser.parseString(Documents.text(file)).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException | CharacterCodingException e) {
            throw InvalidInputException.of(
                    "the tender " + file,
                    "competition.sealed.format",
                    "",
                    // without the library's advice to programmers
                    String.valueOf(e.getMessage()).replaceFirst("(?s).*Use JsonReader\\S* to accept ([^\n]*).*", "$1"),
                    "a JSON object in UTF-8",
                    "Start from what the template command writes.");
        }
        var reading = new TenderForm(invitation, file.toAbsolutePath().getParent(), form);
        TenderContent content = reading.content();
        reading.problems.refuseIfAny("the tender " + file);
        return new Read(content, reading.files);
    }

    /** A tender to fill in. */
    static String template(InvitationFile invitation) {
        var form = new JsonObject();
        form.addProperty("tenderer", invitation.supplier());
        if (!invitation.lots().isEmpty()) {
            form.addProperty("lot", invitation.lots().get(0).id());
        }
        var values = new JsonObject();
        for (Asked asked : invitation.criteria()) {
            if (asked.lines().isEmpty()) {
                values.addProperty(asked.id(), "");
            } else {
                var lines = new JsonObject();
                asked.lines().forEach(line -> lines.addProperty(line.id(), ""));
                values.add(asked.id(), lines);
            }
        }
        form.add("values", values);
        form.add("attachments", new JsonArray());
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(form) + "\n";
    }

    private TenderContent content() throws IOException {
        form.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> wrong(
                        "competition.value.unknown",
                        name,
                        name,
                        "one of " + KNOWN,
                        "Leave it out, or correct the name."));
        return TenderContent.of(tenderer(), invitation.code(), lot(), values(), attachments());
    }

    private String text(String name) {
        JsonElement element = form.get(name);
        return element != null && element.isJsonPrimitive()
                ? element.getAsString().strip()
                : "";
    }

    private String tenderer() {
        String tenderer = text("tenderer");
        if (tenderer.isEmpty()) {
            wrong("competition.value.missing", "tenderer", "nothing", "who tenders", "Give the supplier's id.");
        } else if (!invitation.supplier().isEmpty() && !tenderer.equals(invitation.supplier())) {
            wrong(
                    "competition.sealed.supplier",
                    "tenderer",
                    tenderer,
                    invitation.supplier() + ", to whom the invitation was given",
                    "Use the invitation that was given to this supplier.");
        }
        return tenderer;
    }

    private String lot() {
        String lot = text("lot");
        List<String> lots = invitation.lots().isEmpty()
                ? List.of("")
                : invitation.lots().stream().map(InvitationFile.Lot::id).toList();
        if (!lots.contains(lot)) {
            wrong("competition.sealed.lot", "lot", "\"" + lot + "\"", "one of " + lots, "Seal a tender for each lot.");
        }
        return lot;
    }

    private Map<String, TenderedValue> values() {
        var values = new LinkedHashMap<String, TenderedValue>();
        JsonObject given = form.get("values") instanceof JsonObject object ? object : new JsonObject();
        Set<String> unknown = new HashSet<>(given.keySet());
        for (Asked asked : invitation.criteria()) {
            unknown.remove(asked.id());
            value(asked, given.get(asked.id()), values);
        }
        unknown.stream()
                .sorted()
                .forEach(id -> wrong(
                        "competition.value.unknown",
                        "values." + id,
                        id,
                        "one of "
                                + invitation.criteria().stream().map(Asked::id).toList(),
                        "Leave it out, or correct the criterion."));
        return values;
    }

    private void value(Asked asked, JsonElement given, Map<String, TenderedValue> values) {
        String place = "values." + asked.id();
        if (!asked.lines().isEmpty()) {
            values.put(asked.id(), lines(asked, given instanceof JsonObject object ? object : new JsonObject(), place));
            return;
        }
        BigDecimal value = decimal(given, place, asked.name().en());
        if (value != null && asked.least() != null && value.compareTo(asked.least()) < 0) {
            wrong(
                    "competition.value.range",
                    place,
                    value.toPlainString(),
                    "at least " + asked.least().toPlainString(),
                    "Correct the value.");
        }
        if (value != null) {
            values.put(asked.id(), TenderedValue.of(value));
        }
    }

    private TenderedValue lines(Asked asked, JsonObject given, String place) {
        var prices = new LinkedHashMap<String, BigDecimal>();
        Set<String> unknown = new HashSet<>(given.keySet());
        for (PriceLine line : asked.lines()) {
            unknown.remove(line.id());
            BigDecimal price = decimal(
                    given.get(line.id()), place + "." + line.id(), line.name().en());
            if (price != null && price.signum() < 0) {
                wrong(
                        "competition.value.negative",
                        place + "." + line.id(),
                        price.toPlainString(),
                        "0 or more",
                        "Give a unit price.");
            }
            if (price != null) {
                prices.put(line.id(), price);
            }
        }
        unknown.stream()
                .sorted()
                .forEach(id -> wrong(
                        "competition.value.unknown",
                        place + "." + id,
                        id,
                        "a line of the price form",
                        "Leave it out, or correct the line."));
        return TenderedValue.ofLines(prices);
    }

    private BigDecimal decimal(JsonElement given, String place, String name) {
        String text =
                given != null && given.isJsonPrimitive() ? given.getAsString().strip() : "";
        if (text.isEmpty()) {
            wrong("competition.value.missing", place, "nothing", "a value for " + name, "Fill it in.");
            return null;
        }
        if (text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
            return new BigDecimal(text);
        }
        wrong(
                "competition.value.decimal",
                place,
                text,
                "a decimal number with a point: 1234.50",
                "Write it without spaces, thousands separators and units.");
        return null;
    }

    private List<Attached> attachments() throws IOException {
        var attached = new ArrayList<Attached>();
        var names = new HashSet<String>();
        JsonArray given = form.get("attachments") instanceof JsonArray array ? array : new JsonArray();
        for (int i = 0; i < given.size(); i++) {
            String place = "attachments[" + i + "]";
            Path file = path(given.get(i));
            if (file == null || !Files.isRegularFile(file)) {
                wrong(
                        "competition.value.missing",
                        place,
                        "no file " + (file == null ? given.get(i) : file),
                        "a file",
                        "Correct the path.");
            } else if (!names.add(file.getFileName().toString())) {
                wrong(
                        "competition.value.twice",
                        place,
                        file.getFileName() + " a second time",
                        "a name of its own for each attachment",
                        "Rename one of them.");
            } else {
                files.add(file);
                attached.add(attached(file));
            }
        }
        return attached;
    }

    /** Beside the form; null for what is no path. */
    private Path path(JsonElement given) {
        try {
            return given.isJsonPrimitive() && given.getAsJsonPrimitive().isString()
                    ? folder.resolve(given.getAsString())
                    : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static Attached attached(Path file) throws IOException {
        MessageDigest digest = Digests.sha256();
        var buffer = new byte[64 * 1024];
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
        }
        return new Attached(file.getFileName().toString(), size, Digests.hex(digest.digest()));
    }

    private void wrong(String code, String place, String found, String expected, String remedy) {
        problems.add(code, place, found, expected, remedy);
    }
}
