package org.minikisa.competition.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.award.Awards;
import org.minikisa.competition.api.evaluation.Decisions;
import org.minikisa.competition.api.evaluation.Evaluators;
import org.minikisa.competition.api.evaluation.Examinations;
import org.minikisa.competition.api.evaluation.Weights;
import org.minikisa.competition.api.preparation.Amendments;
import org.minikisa.competition.api.preparation.Preparations;
import org.minikisa.competition.api.preparation.Questions;
import org.minikisa.competition.api.preparation.Templates;
import org.minikisa.competition.api.sealing.SealedTenders;
import org.minikisa.competition.api.simulation.Simulations;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.award.StoredAwards;
import org.minikisa.competition.core.evaluation.FixedWeights;
import org.minikisa.competition.core.evaluation.RedFlagRules;
import org.minikisa.competition.core.evaluation.StoredDecisions;
import org.minikisa.competition.core.evaluation.StoredEvaluators;
import org.minikisa.competition.core.evaluation.StoredExaminations;
import org.minikisa.competition.core.life.StoredCompetitions;
import org.minikisa.competition.core.preparation.StoredAmendments;
import org.minikisa.competition.core.preparation.StoredPreparations;
import org.minikisa.competition.core.preparation.StoredQuestions;
import org.minikisa.competition.core.preparation.StoredTemplates;
import org.minikisa.competition.core.sealed.StoredSealedTenders;
import org.minikisa.competition.core.simulation.TriedCompetitions;
import org.minikisa.competition.scoring.GivenPoints;
import org.minikisa.competition.scoring.RatioToSmallest;
import org.minikisa.competition.sealing.OpenerSecret;
import org.minikisa.competition.sealing.Sealer;
import org.minikisa.competition.sealing.Shares;
import org.minikisa.competition.sealing.SignedText;
import org.minikisa.competition.sealing.SigningKey;
import org.minikisa.competition.sealing.TenderContent;
import org.minikisa.competition.sealing.WithdrawalFile;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.procurement.core.CpvFile;
import org.minikisa.procurement.core.FinnishLegalCalendar;
import org.minikisa.procurement.core.StoredProcurements;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.store.jdbc.SqliteStore;
import org.minikisa.support.core.StoredCases;
import org.minikisa.support.core.StoredReviews;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A house behind the command: the real store, services and scoring methods, and a clock that is set. */
final class Counter implements AutoCloseable {

    /** Monday 2 March 2026, 8 o'clock in Finland. */
    static final Instant MORNING = Instant.parse("2026-03-02T06:00:00Z");
    /** What is typed for the end of the tender period; 10 o'clock UTC. */
    static final String CLOSES = "2026-03-17 12:00";

    static final Instant CLOSED = Instant.parse("2026-03-17T10:00:01Z");

    static final List<String> OPENERS = List.of("Aino", "Eero", "Kaisa");
    static final char[] PASSPHRASE = "harakka ja hevonen".toCharArray();

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<String, OpenerSecret> SECRETS = new HashMap<>();
    private static final Provenance MADE_UP = Provenance.constructed("for tests");

    final Path folder;
    final Watch clock = new Watch();
    final StoredCompetitions competitions;
    private final SqliteStore store;
    private final CompetitionCommand command;
    private final Map<String, SigningKey> senders = new HashMap<>();

    Counter(Path folder) {
        this.folder = folder;
        store = SqliteStore.open(folder.resolve("data"), clock);
        var surroundings = new Surroundings();
        offer(surroundings, "ratio-to-smallest", new RatioToSmallest());
        offer(surroundings, "given-points", new GivenPoints());
        var calendar = new FinnishLegalCalendar();
        var procurements = new StoredProcurements(store, new CpvFile());
        procurements.load(body());
        surroundings.bindProcurements(procurements);
        surroundings.bindCalendar(calendar);
        surroundings.bindCases(new StoredCases(store, calendar));
        surroundings.bindReviews(new StoredReviews(store, calendar));
        competitions = new StoredCompetitions(store, surroundings);
        var flags = RedFlagRules.usual();
        Map<Class<?>, Object> services = new HashMap<>();
        services.put(Competitions.class, competitions);
        services.put(Templates.class, new StoredTemplates(store, surroundings));
        services.put(Preparations.class, new StoredPreparations(store, surroundings));
        services.put(Questions.class, new StoredQuestions(store, surroundings));
        services.put(Amendments.class, new StoredAmendments(store, surroundings));
        services.put(Simulations.class, new TriedCompetitions(store, surroundings));
        services.put(
                SealedTenders.class,
                new StoredSealedTenders(folder.resolve("sealed"), 1 << 26, store, store, surroundings, clock));
        services.put(Examinations.class, new StoredExaminations(store, surroundings, flags));
        services.put(Evaluators.class, new StoredEvaluators(store, surroundings));
        services.put(Decisions.class, new StoredDecisions(store, surroundings, flags));
        services.put(Weights.class, new FixedWeights(store));
        services.put(Awards.class, new StoredAwards(store, surroundings));
        command = new CompetitionCommand(competitions, new Found(services), clock);
    }

    private record Found(Map<Class<?>, Object> services) implements CompetitionCommand.Services {
        @Override
        public <T> Optional<T> find(Class<T> type) {
            return Optional.ofNullable(type.cast(services.get(type)));
        }
    }

    private static void offer(Surroundings surroundings, String id, ScoringMethod method) {
        surroundings.bindMethod(method, Map.of(ScoringMethod.ID, id, ScoringMethod.VERSION, "1.0"));
    }

    private static ProcurementBody body() {
        return new ProcurementBody(
                "Testiyksikkö",
                List.of(new Category("cleaning", LocalizedText.same("cleaning"), MADE_UP)),
                List.of(new JointProcurement(
                        new JointProcurementId("cleaning-2021"),
                        LocalizedText.same("Cleaning"),
                        ProcurementType.FRAMEWORK_AGREEMENT,
                        "cleaning",
                        List.of("90910000"),
                        List.of(),
                        Optional.of(LocalDate.of(2021, 1, 1)),
                        Optional.empty(),
                        List.of(new SupplierId("kirkas"), new SupplierId("harja"), new SupplierId("moppi")),
                        MADE_UP)),
                List.of(new Customer(
                        new CustomerId("itaranta"), "Itäranta", "municipality", List.of("itaranta.example"), MADE_UP)),
                List.of(supplier("kirkas"), supplier("harja"), supplier("moppi")),
                List.of());
    }

    private static Supplier supplier(String id) {
        return new Supplier(new SupplierId(id), id + " Oy", true, MADE_UP);
    }

    // ------------------------------------------------------------------------------------------------------- typing

    /** What a script sees. */
    String type(String... arguments) throws Exception {
        return run(Optional.empty(), arguments);
    }

    /** What somebody at the terminal sees, who answers questions with these lines. */
    String typedBy(List<String> answers, String... arguments) throws Exception {
        return run(Optional.of(new ArrayDeque<>(answers)), arguments);
    }

    /** The one document that {@code --json} gives. */
    JsonObject json(String... arguments) throws Exception {
        String[] more = Arrays.copyOf(arguments, arguments.length + 1);
        more[arguments.length] = "--json";
        return JsonParser.parseString(type(more)).getAsJsonObject();
    }

    /** Why it was refused. */
    List<Problem> refused(String... arguments) throws Exception {
        try {
            type(arguments);
        } catch (InvalidInputException e) {
            return e.problems();
        }
        throw new AssertionError("was not refused: " + String.join(" ", arguments));
    }

    private String run(Optional<Deque<String>> person, String... arguments) throws Exception {
        CommandLine line = CommandLine.parse(command.usage(), List.of(arguments));
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        var surface = new Surface(stream, line.json() ? err : stream, 0, 0, false, person.map(answers -> question -> {
            stream.println(question);
            return answers.isEmpty() ? "" : answers.pop();
        }));
        try (var screen = new TextScreen(surface, line.json())) {
            command.run(line.on(screen));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What TAB offers for an option or an argument of an action. */
    List<String> offered(String action, String name) {
        Usage usage = command.usage().action(action).orElseThrow();
        return List.copyOf(usage.options().stream()
                .filter(option -> option.name().equals(name))
                .map(Usage.Option::candidates)
                .findFirst()
                .or(() -> usage.parameters().stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .map(Usage.Parameter::candidates)
                        .findFirst())
                .orElseThrow()
                .get());
    }

    List<String> actions() {
        return command.usage().actions().stream().map(Usage::lastWord).toList();
    }

    // ------------------------------------------------------------------------------------------------------ on the way

    /** The draft document of these tests, in a file. @param changes what stands there, and what instead */
    String draft(String... changes) throws IOException {
        try (InputStream in = Counter.class.getResourceAsStream("cleaning.draft.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (int i = 0; i < changes.length; i += 2) {
                assertThat(text).contains(changes[i]);
                text = text.replace(changes[i], changes[i + 1]);
            }
            return file("cleaning.draft.json", text.getBytes(StandardCharsets.UTF_8));
        }
    }

    String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    /** CO-1 is open; its three openers have keys. */
    void published() throws Exception {
        drafted();
        type("publish", "CO-1", "--closes", CLOSES, "--by", "Aino");
        type("invitation", "CO-1", "--to", path("CO-1.invitation"));
    }

    /** CO-1 is a draft; its three openers have keys. */
    void drafted() throws Exception {
        type("draft", draft());
        for (String opener : OPENERS) {
            type(
                    "key",
                    "CO-1",
                    file(opener + ".opener", utf8(secret(opener).key().text())),
                    "--by",
                    opener);
        }
    }

    /** CO-1 is closed and opened, with the tenders of three suppliers. */
    void opened() throws Exception {
        published();
        submitted("kirkas", "100000");
        submitted("harja", "110000");
        submitted("moppi", "125000");
        clock.set(CLOSED);
        type("close", "CO-1");
        type("open", "CO-1", released("Aino"), released("Kaisa"), "--by", "Aino");
    }

    /** CO-1 is evaluated: all conform, both evaluators voted. */
    void evaluated() throws Exception {
        opened();
        declared();
        for (String tender : offered("vote", "--tender")) {
            type("examine", "CO-1", "--tender", tender, "--requirement", "staff", "--verdict", "fulfilled");
            valued("vote", tender, "30", "Maija Meri");
            valued("vote", tender, "32", "Timo Tamm");
            valued("agree", tender, "31", "Maija Meri");
        }
        type("evaluate", "CO-1");
    }

    void valued(String action, String tender, String value, String by) throws Exception {
        type(
                action,
                "CO-1",
                "--tender",
                tender,
                "--criterion",
                "plan",
                "--value",
                value,
                "--reason",
                "as asked",
                "--by",
                by);
    }

    /** Neither evaluator has an interest in CO-1. */
    void declared() throws Exception {
        type("declare", "CO-1", "--by", "Maija Meri");
        type("declare", "CO-1", "--by", "Timo Tamm");
    }

    void submitted(String supplier, String price) throws Exception {
        type("submit", "CO-1", sealed(supplier, price, 1), "--to", path(supplier + ".receipt"));
    }

    /** What a supplier's client seals; again with the same sender. */
    String sealed(String supplier, String price, int version) throws IOException {
        var invitation = SignedText.read("invitation", Files.readAllBytes(folder.resolve("CO-1.invitation")));
        var out = new ByteArrayOutputStream();
        var content = TenderContent.of(supplier, "", "", Map.of("price", TenderedValue.of(price)), List.of());
        new Sealer(invitation, sender(supplier), RANDOM).seal(content, version, List.of(), out);
        return file(supplier + "-" + version + ".sealed", out.toByteArray());
    }

    String withdrawal(String supplier, String digest) throws IOException {
        return file(
                supplier + ".withdrawal",
                utf8(WithdrawalFile.signed("CO-1", digest, sender(supplier)).text()));
    }

    private SigningKey sender(String supplier) {
        return senders.computeIfAbsent(supplier, name -> SigningKey.fresh(RANDOM));
    }

    /** What an opener's client makes of his shares. */
    String released(String opener) throws Exception {
        type("shares", "CO-1", "--by", opener, "--to", path(opener + ".shares"));
        var out = new ByteArrayOutputStream();
        Shares.release(
                new ByteArrayInputStream(Files.readAllBytes(folder.resolve(opener + ".shares"))),
                secret(opener),
                PASSPHRASE,
                clock.instant(),
                out);
        return file(opener + ".released", out.toByteArray());
    }

    private static synchronized OpenerSecret secret(String opener) {
        return SECRETS.computeIfAbsent(opener, name -> OpenerSecret.fresh(name, PASSPHRASE, RANDOM, 64));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        store.close();
    }

    /** A clock that shows what it is set to. */
    static final class Watch extends Clock {
        private volatile Instant now = MORNING;

        void set(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
