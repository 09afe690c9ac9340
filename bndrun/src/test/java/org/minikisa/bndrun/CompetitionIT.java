package org.minikisa.bndrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/**
 * A whole competition as its people run it: the house types into one program, suppliers and openers run the client on their
 * own, and nothing but files goes between them. No clock is set; the tender period is as long as this machine needs.
 */
class CompetitionIT {

    private static final Path CLIENT = Path.of(
                    "..", "bundles", "competition", "client", "target", "minikisa-tender.jar")
            .toAbsolutePath()
            .normalize();
    private static final List<String> OPENERS = List.of("Aino", "Eero", "Kaisa");
    private static final List<String> EVALUATORS = List.of("Maija Meri", "Timo Tamm");

    /** So many times what three runs of the client side by side take; what suppliers do takes about five. */
    private static final int AMPLE = 12;

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;

    @TempDir
    Path folder;

    private Typed house;
    private String id;
    private Instant closes;

    @Test
    void aCompetitionGoesFromItsDraftToItsArchive() throws Exception {
        try (var typed = new Typed(Program.in(folder).start("--data", "data"))) {
            house = typed;
            done("load-body " + copied("cleaning.body.json"));
            Duration needed = keys();
            tenderPeriod(needed);
            opened();
            evaluated();
            concluded();
            proven();
        }
    }

    // ---------------------------------------------------------------------------------------------- before the opening

    /** Openers make their keys. @return how long that took, side by side */
    private Duration keys() throws Exception {
        Files.writeString(folder.resolve("passphrase"), "harakka ja hevonen\n");
        Instant begun = Instant.now();
        var running = new ArrayList<Process>();
        for (String opener : OPENERS) {
            running.add(client("key", opener, "--passphrase-file", "passphrase"));
        }
        running.forEach(CompetitionIT::succeeded);
        return Duration.between(begun, Instant.now());
    }

    /** On a machine that became slow meanwhile another competition with a longer period is tried. */
    private void tenderPeriod(Duration needed) throws Exception {
        Duration period = needed.multipliedBy(AMPLE);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            published("attempt-" + attempt, period.compareTo(SHORTEST) < 0 ? SHORTEST : period);
            if (tendersCameInTime()) {
                return;
            }
            period = period.multipliedBy(3);
        }
        throw new AssertionError("not fast enough even for a period of " + period.dividedBy(3));
    }

    private void published(String key, Duration period) throws Exception {
        String draft = Files.readString(copied("cleaning.draft.json"))
                .replace("\"itaranta-cleaning-2026\"", "\"" + key + "\"");
        Files.writeString(folder.resolve("cleaning.draft.json"), draft);
        id = done("competition draft cleaning.draft.json --by Aino --json")
                .getAsJsonObject()
                .get("id")
                .getAsString();
        for (String opener : OPENERS) {
            done("competition key " + id + " " + opener + ".opener --by " + opener + " --json");
        }
        closes = Instant.now().plus(period).truncatedTo(ChronoUnit.SECONDS);
        JsonObject check = done("competition check " + id + " --closes " + closes + " --json")
                .getAsJsonObject();
        assertThat(check.get("publishable").getAsBoolean()).as(check.toString()).isTrue();
        JsonObject published = done("competition publish " + id + " --closes " + closes + " --by Aino --json")
                .getAsJsonObject();
        assertThat(published.getAsJsonArray("invited")).hasSize(3);
        Files.deleteIfExists(folder.resolve("invitation"));
        done("competition invitation " + id + " --to invitation --json");
    }

    /** Three tenders, one of them in two versions; one is taken back, one is held back until it is too late. */
    private boolean tendersCameInTime() throws Exception {
        Files.createDirectories(folder.resolve(id));
        List.of(
                        client("seal", "invitation", tender("kirkas", "100000"), "--to", id + "/kirkas.sealed"),
                        client("seal", "invitation", tender("harja", "104000"), "--to", id + "/harja.sealed"),
                        client("seal", "invitation", tender("moppi", "125000"), "--to", id + "/moppi.sealed"),
                        client("seal", "invitation", tender("late", "1"), "--to", id + "/late.sealed"))
                .forEach(CompetitionIT::succeeded);
        List.of(
                        client(
                                "seal",
                                "invitation",
                                tender("kirkas", "99000"),
                                "--replace",
                                id + "/kirkas.sender",
                                "--to",
                                id + "/kirkas2.sealed"),
                        client("withdraw", id + "/moppi.sender", "--to", id + "/moppi.withdrawal"))
                .forEach(CompetitionIT::succeeded);
        house.type("competition ask " + id + " --supplier harja --text \"Kuuluvatko ikkunat?\" --json");
        house.type("competition answer " + id + " --question 1 --text \"Eivät kuulu.\" --by Aino --json");
        var receipts = Stream.of(
                        "submit kirkas.sealed",
                        "submit harja.sealed",
                        "submit moppi.sealed",
                        "submit kirkas2.sealed",
                        "withdraw moppi.withdrawal")
                .map(action -> action.split(" "))
                .map(action ->
                        house.type("competition " + action[0] + " " + id + " " + id + "/" + action[1] + " --json"))
                .toList();
        if (receipts.stream()
                .anyMatch(receipt -> receipt.err().contains("competition.tender.late")
                        || receipt.err().contains("competition.transition"))) {
            return false;
        }
        assertThat(receipts).allSatisfy(receipt -> assertThat(
                        receipt.json().getAsJsonObject().get("digest").getAsString())
                .hasSize(64));
        assertThat(receipts.get(3).json().getAsJsonObject().get("version").getAsInt())
                .isEqualTo(2);
        return true;
    }

    // ------------------------------------------------------------------------------------------------------ the
    // opening

    private void opened() throws Exception {
        assertThat(house.type("competition shares " + id + " --by Aino --to early.shares")
                        .err())
                .as("nothing is given out before the end")
                .contains("was refused");
        while (!Instant.now().isAfter(closes)) {
            Thread.sleep(100);
        }
        assertThat(house.type("competition submit " + id + " " + id + "/late.sealed")
                        .err())
                .contains("competition.tender.late");
        done("competition close " + id + " --by Aino --json");
        var running = new ArrayList<Process>();
        for (String opener : List.of("Aino", "Kaisa")) {
            done("competition shares " + id + " --by " + opener + " --to " + opener + ".shares --json");
            running.add(
                    client("open-share", opener + ".shares", opener + ".secret", "--passphrase-file", "passphrase"));
        }
        running.forEach(CompetitionIT::succeeded);
        assertThat(house.type("competition open " + id + " Aino.shares.released --by Aino")
                        .err())
                .as("one opener alone opens nothing")
                .contains("was refused");
        JsonObject opened = done("competition open " + id
                        + " Aino.shares.released Kaisa.shares.released --by Aino --json")
                .getAsJsonObject();
        assertThat(opened.get("state").getAsString()).isEqualTo("OPENED");
        assertThat(opened.getAsJsonArray("results")).hasSize(2);
        done("competition record " + id + " --to record --json");
    }

    // --------------------------------------------------------------------------------------------------- the
    // evaluation

    private void evaluated() {
        List<String> tenders = tenders();
        EVALUATORS.forEach(one -> done("competition declare " + id + " --by \"" + one + "\" --json"));
        for (String tender : tenders) {
            done("competition examine " + id + " --tender " + tender
                    + " --requirement staff --verdict fulfilled --by Aino --json");
            EVALUATORS.forEach(one -> valued("vote", tender, one));
            valued("agree", tender, EVALUATORS.get(0));
        }
        JsonArray comparison = compared();
        assertThat(comparison).hasSize(2);
        assertThat(comparison.get(0).getAsJsonObject().get("tenderer").getAsString())
                .isEqualTo("kirkas");
        done("competition flags " + id + " --json");
        String best = comparison.get(0).getAsJsonObject().get("tender").getAsString();
        assertThat(done("competition exclude " + id + " --tender " + best
                                + " --ground not-conforming --reason \"Nobody is named.\" --by Aino --json")
                        .getAsJsonObject()
                        .get("state")
                        .getAsString())
                .as("it is compared again")
                .isEqualTo("OPENED");
        assertThat(compared()).hasSize(1);
        JsonObject decided =
                done("competition decide " + id + " --by Aino --json").getAsJsonObject();
        assertThat(decided.getAsJsonArray("lots")
                        .get(0)
                        .getAsJsonObject()
                        .get("tenderer")
                        .getAsString())
                .isEqualTo("harja");
    }

    private List<String> tenders() {
        return Stream.of(done("competition examine " + id + " --json")
                        .getAsJsonObject()
                        .getAsJsonArray("prices"))
                .flatMap(prices -> prices.asList().stream())
                .map(price -> price.getAsJsonObject().get("tender").getAsString())
                .toList();
    }

    private void valued(String action, String tender, String by) {
        done("competition " + action + " " + id + " --tender " + tender
                + " --criterion plan --value 31,5 --reason \"As it was asked.\" --by \"" + by + "\" --json");
    }

    private JsonArray compared() {
        return done("competition evaluate " + id + " --json").getAsJsonObject().getAsJsonArray("comparison");
    }

    // ---------------------------------------------------------------------------------------------------- what follows

    private void concluded() throws Exception {
        done("competition documents " + id + " --to documents.zip --json");
        try (var zip = new ZipFile(folder.resolve("documents.zip").toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            for (String language : List.of("fi", "sv", "en")) {
                assertThat(names).anyMatch(name -> name.contains(language) && name.endsWith(".docx"));
                assertThat(names).anyMatch(name -> name.contains(language) && name.endsWith(".html"));
            }
        }
        JsonObject served =
                done("competition notify " + id + " --by Aino --json").getAsJsonObject();
        assertThat(served.get("waiting").getAsString()).isEqualTo("SKIPPED");
        String today = served.get("contractEarliest").getAsString();
        done("competition contract " + id + " --begins " + today + " --value 104000 --by Aino --json");
        done("competition notice " + id + " --reference 2026-000001 --by Aino --json");
        JsonObject archived =
                done("competition archive " + id + " --by Aino --json").getAsJsonObject();
        assertThat(archived.get("state").getAsString()).isEqualTo("ARCHIVED");
        assertThat(archived.get("keptUntil").getAsString()).isNotBlank();
    }

    private void proven() throws Exception {
        Files.writeString(
                folder.resolve("journal.json"),
                house.type("journal --after 0 --limit 10000 --json").out());
        Process verified = client("verify", "record", id, "--journal", "journal.json");
        done("opendata export package.json " + id);
        assertThat(Files.readString(folder.resolve("package.json"))).contains("\"releases\"", "harja");
        assertThat(done("journal verify --json").toString()).isNotBlank();
        assertThat(assessed()).as("the award is assessed").isTrue();
        assertThat(house.type("competition next " + id).out()).contains("archived");
        succeeded(verified);
        assertThat(Program.outputSoFar(verified)).contains("Everything is as recorded");
    }

    /** Reactions come after what they react to. */
    private boolean assessed() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (house.type("assessments --json").out().contains(id)) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    // ------------------------------------------------------------------------------------------------------------
    // typing

    /** Types a command that must succeed. */
    private JsonElement done(String line) {
        Typed.Shown shown = house.type(line);
        assertThat(shown.err()).as(shown.toString()).doesNotContain("refused", "there is no", "E-");
        return line.contains("--json") ? shown.json() : JsonNull.INSTANCE;
    }

    /** The client as a process of its own, which runs on while others begin. */
    private Process client(String... words) throws IOException {
        var command = new ArrayList<>(List.of("-Xmx160m", "-XX:TieredStopAtLevel=1", "-jar", CLIENT.toString()));
        command.addAll(Arrays.asList(words));
        return Program.in(folder).startJava(command);
    }

    private static void succeeded(Process process) {
        try {
            Program.Run run = Program.finish(process);
            assertThat(run.exit()).as(run.toString()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("a run of the client", e);
        }
    }

    private String tender(String supplier, String price) throws IOException {
        Path file = folder.resolve(supplier + ".json");
        Files.writeString(
                file,
                "{\"tenderer\": \"" + supplier + "\", \"values\": {\"price\": \"" + price
                        + "\"}, \"attachments\": []}");
        return file.getFileName().toString();
    }

    private Path copied(String resource) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/" + resource)) {
            return Files.write(folder.resolve(resource), in.readAllBytes());
        }
    }
}
