package org.minikisa.competition.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.preparation.Schedule;
import org.minikisa.competition.core.preparation.StoredAmendments;
import org.minikisa.competition.core.preparation.StoredPreparations;
import org.minikisa.competition.core.preparation.StoredQuestions;
import org.minikisa.competition.core.preparation.StoredTemplates;
import org.minikisa.competition.scoring.RatioToLargest;
import org.minikisa.competition.sealing.OpenerKey;
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
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.procurement.core.CpvFile;
import org.minikisa.procurement.core.FinnishLegalCalendar;
import org.minikisa.procurement.core.StoredJointProcurements;
import org.minikisa.procurement.core.StoredProcurements;
import org.minikisa.support.core.StoredCases;
import org.minikisa.support.core.StoredReviews;

/** A house with a real purchasing body, its calendar and its support unit. */
public final class Bureau implements AutoCloseable {

    /** Monday 2 March 2026, 8 o'clock in Finland. */
    public static final Act MONDAY = Act.by("Aino", House.MORNING);
    /** Tuesday 17 March 2026, noon in Finland. */
    public static final Instant CLOSES = Instant.parse("2026-03-17T10:00:00Z");
    /** Friday 6 March 2026, noon in Finland. */
    public static final Instant QUESTIONS = Instant.parse("2026-03-06T10:00:00Z");

    public static final Schedule SCHEDULE = Schedule.until(CLOSES).withQuestionsUntil(QUESTIONS);

    private static final Provenance MADE_UP = Provenance.constructed("for tests");

    public final House house;
    public final StoredProcurements procurements;
    public final StoredJointProcurements joint;
    public final StoredCases cases;
    public final StoredReviews reviews;
    public final StoredTemplates templates;
    public final StoredPreparations preparations;
    public final StoredQuestions questions;
    public final StoredAmendments amendments;

    public Bureau(Path folder) {
        house = new House(folder);
        house.offer("ratio-to-largest", "1.0", new RatioToLargest());
        var calendar = new FinnishLegalCalendar();
        var vocabulary = new CpvFile();
        procurements = new StoredProcurements(house.store, vocabulary);
        joint = new StoredJointProcurements(house.store, calendar, procurements);
        cases = new StoredCases(house.store, calendar);
        reviews = new StoredReviews(house.store, calendar);
        procurements.load(body());
        house.surroundings.bindProcurements(procurements);
        house.surroundings.bindJointProcurements(joint);
        house.surroundings.bindCalendar(calendar);
        house.surroundings.bindVocabulary(vocabulary);
        house.surroundings.bindCases(cases);
        house.surroundings.bindReviews(reviews);
        templates = new StoredTemplates(house.store, house.surroundings);
        preparations = new StoredPreparations(house.store, house.surroundings);
        questions = new StoredQuestions(house.store, house.surroundings);
        amendments = new StoredAmendments(house.store, house.surroundings);
    }

    private static ProcurementBody body() {
        return new ProcurementBody(
                "Testiyksikkö",
                List.of(new Category("cleaning", LocalizedText.same("cleaning"), MADE_UP)),
                List.of(new JointProcurement(
                        new JointProcurementId("cleaning-dps-2021"),
                        LocalizedText.same("Cleaning DPS"),
                        ProcurementType.DYNAMIC_PURCHASING_SYSTEM,
                        "cleaning",
                        List.of("90910000"),
                        List.of(),
                        Optional.of(LocalDate.of(2021, 1, 1)),
                        Optional.empty(),
                        List.of(new SupplierId("kirkas"), new SupplierId("harja")),
                        MADE_UP)),
                List.of(new Customer(
                        new CustomerId("itaranta"), "Itäranta", "municipality", List.of("itaranta.example"), MADE_UP)),
                List.of(
                        supplier("kirkas", "Kirkas Oy"),
                        supplier("harja", "Harjaajat Ab"),
                        supplier("uusi", "Uusi Siivous Oy")),
                List.of());
    }

    private static org.minikisa.procurement.api.Supplier supplier(String id, String name) {
        return new org.minikisa.procurement.api.Supplier(new SupplierId(id), name, true, MADE_UP);
    }

    /** The example of the README. */
    public static byte[] example() {
        try {
            String readme = Files.readString(Path.of("README.md"));
            int begins = readme.indexOf("```json\n{\n  \"format\": \"minikisa-draft/1\"") + "```json\n".length();
            return readme.substring(begins, readme.indexOf("```", begins)).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CompetitionId drafted() {
        CompetitionId id = preparations.read("example.json", example(), MONDAY);
        house.store.transact(tx -> find(id).draft().procedure().sealing().orElseThrow().openers().stream()
                .filter(name -> !new SealedTables(tx).keys(id).containsKey(name))
                .forEach(name -> new SealedTables(tx).register(id, key(name))));
        return id;
    }

    private static OpenerKey key(String name) {
        return OpenerKey.of(name, Digests.sha256(name.getBytes(StandardCharsets.UTF_8)));
    }

    public CompetitionId published() {
        CompetitionId id = drafted();
        preparations.publish(id, SCHEDULE, MONDAY);
        return id;
    }

    public Competition find(CompetitionId id) {
        return house.competitions.find(id).orElseThrow();
    }

    public static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    /** The codes of what is refused. */
    public static List<String> refused(Supplier<?> what) {
        try {
            what.get();
        } catch (InvalidInputException e) {
            return codes(e.problems());
        }
        throw new AssertionError("it was not refused");
    }

    @Override
    public void close() {
        house.close();
    }
}
