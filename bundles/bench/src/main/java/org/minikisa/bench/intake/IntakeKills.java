package org.minikisa.bench.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactReceived;
import org.minikisa.intake.api.Ledger;
import org.minikisa.intake.api.RawContactStored;
import org.minikisa.intake.core.text.Digests;

/**
 * Kills the intake at random moments: {@code IntakeKills FOLDER ROUNDS [careless]}. Each round a process of its own takes in
 * the load and dies by SIGKILL, one in five while it is still starting; the next one delivers the last few mails again, as a
 * mail server does that got no answer. After each death the files are opened and asked:
 *
 * <ul>
 *   <li>is each mail there that was acknowledged, byte for byte?
 *   <li>is any there twice?
 *   <li>do the books balance and hold, and does the journal's chain?
 * </ul>
 *
 * <p>In the end, when all have been looked at: does each have one disposition and one fact of each kind, and is each answer
 * joined to what it answers? With {@code careless} acknowledged mail must be found lost: that is the control of this program.
 */
public final class IntakeKills {

    private static final int REDELIVERED = 5;

    private final Path folder;
    private final boolean careless;
    private final Random random = new Random(LoadMails.SEED);
    private final LoadMails load = new LoadMails(LoadMails.SEED);
    private final Set<Integer> acknowledged = new TreeSet<>();
    private final Set<Integer> lost = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();
    private int killedWhileStarting;

    private IntakeKills(Path folder, boolean careless) {
        this.folder = folder;
        this.careless = careless;
    }

    public static void main(String[] args) throws Exception {
        var kills = new IntakeKills(Path.of(args[0]), args.length > 2);
        int rounds = Integer.parseInt(args[1]);
        for (int round = 1; round <= rounds; round++) {
            kills.round();
            if (round % 10 == 0) {
                System.out.println(round + " kills, " + kills);
            }
        }
        kills.settle();
        System.out.println(rounds + " kills, " + kills);
        kills.faults.forEach(System.out::println);
        boolean asExpected = kills.careless ? !kills.lost.isEmpty() : kills.lost.isEmpty() && kills.faults.isEmpty();
        System.out.println(asExpected ? "as expected" : "NOT AS EXPECTED");
        System.exit(asExpected ? 0 : 1);
    }

    static String source(int number) {
        return "load#" + number;
    }

    @Override
    public String toString() {
        return killedWhileStarting + " of them while starting; " + acknowledged.size() + " acknowledged, " + lost.size()
                + " of them lost, " + faults.size() + " other faults";
    }

    private void round() throws Exception {
        int last = acknowledged.stream().mapToInt(Integer::intValue).max().orElse(-1);
        Process process = start(Math.max(0, last + 1 - REDELIVERED));
        var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        boolean early = random.nextInt(5) == 0;
        if (early) {
            killedWhileStarting++;
        } else {
            output.readLine(); // open
            note(output.readLine());
        }
        Thread.sleep(early ? 200 + random.nextInt(1_500) : random.nextInt(500));
        process.toHandle().destroyForcibly(); // not Process.destroyForcibly, which closes what is to be read below
        process.onExit().join();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            note(line);
        }
        try (House house = House.open(folder)) {
            check(house);
        }
    }

    private Process start(int from) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledIntake.class.getName(),
                folder.toString(),
                Integer.toString(from)));
        if (careless) {
            command.add("careless");
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The last line may have been cut in the middle; then it is the number of a mail that was acknowledged before. */
    private void note(String line) {
        if (line != null && line.matches("\\d{1,9}")) {
            acknowledged.add(Integer.parseInt(line));
        }
    }

    private void check(House house) {
        Set<String> sources = sources(house);
        for (int number : acknowledged) {
            if (!sources.contains(
                    source(number) + " " + Digests.sha256(load.mail(number).bytes()))) {
                lost.add(number);
            }
        }
        Ledger ledger = house.intake.ledger();
        if (!ledger.balances()) {
            faults.add("the ledger does not balance: " + ledger);
        }
        house.intake.verify().forEach(problem -> faults.add(problem.toString()));
        house.store.verify().firstBroken().ifPresent(broken -> faults.add("journal: " + broken));
    }

    /** Source and digest of all that is kept. */
    private Set<String> sources(House house) {
        List<String> all = house.store.read(tx -> tx.query(
                "SELECT source, sha256 FROM intake_raw", row -> row.text("source") + " " + row.text("sha256")));
        var sources = new HashSet<>(all);
        if (sources.size() != all.size()) {
            faults.add(all.size() - sources.size() + " mails are kept twice");
        }
        return sources;
    }

    private void settle() throws InterruptedException {
        try (House house = House.open(folder)) {
            house.settle();
            check(house);
            Ledger ledger = house.intake.ledger();
            if (ledger.pending() > 0) {
                faults.add(ledger.pending() + " mails were never looked at");
            }
            once(house, RawContactStored.class, ledger.received());
            once(house, ContactReceived.class, ledger.received());
            if (!careless) {
                joined(house);
            }
        }
    }

    private void once(House house, Class<? extends Record> fact, long expected) {
        long facts = house.store
                .entries(0, "intake." + fact.getSimpleName(), Integer.MAX_VALUE)
                .size();
        if (facts != expected) {
            faults.add(facts + " facts " + fact.getSimpleName() + ", expected " + expected);
        }
    }

    private void joined(House house) {
        for (int number : acknowledged) {
            load.mail(number).parent().ifPresent(parent -> {
                if (!conversation(house, number).equals(conversation(house, parent))) {
                    faults.add("mail " + number + " is not joined to " + parent);
                }
            });
        }
    }

    private static String conversation(House house, int number) {
        String contact = house.store
                .read(tx -> tx.first(
                        "SELECT contact FROM intake_raw WHERE source = ?", row -> row.text("contact"), source(number)))
                .orElseThrow();
        return house.intake
                .find(new ContactId(contact))
                .orElseThrow()
                .conversation()
                .map(Object::toString)
                .orElse("none of " + number);
    }
}
