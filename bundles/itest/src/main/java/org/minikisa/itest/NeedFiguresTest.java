package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Classifications;
import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.TieRule;
import org.minikisa.competition.api.award.Awards;
import org.minikisa.competition.api.award.Contract;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.RawContact;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.reporting.api.NeedCount;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedMap;
import org.minikisa.reporting.api.NeedPhase;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.NeedYear;
import org.minikisa.reporting.api.Needs;
import org.minikisa.runtime.embed.CommandRunner;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.SupportCase;
import org.osgi.test.common.annotation.InjectService;

/** Numbers of the need map whose truth is known: contacts that were made for them, in years in which nothing else came in. */
class NeedFiguresTest {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final String CONSULTING = "it-consulting-dps";
    private static final String FOOD = "food-products";

    @InjectService(timeout = 20_000)
    CommandRunner runner;

    @InjectService(timeout = 20_000)
    Intake intake;

    @InjectService(timeout = 20_000)
    Classifications classifications;

    @InjectService(timeout = 20_000)
    Cases cases;

    @InjectService(timeout = 20_000)
    Competitions competitions;

    @InjectService(timeout = 20_000)
    Awards awards;

    @InjectService(timeout = 20_000)
    Needs needs;

    private Shell shell;

    @BeforeEach
    void theDemosCustomersAreThere() throws InterruptedException {
        Await.until(
                "the demo is there",
                Duration.ofSeconds(60),
                () -> new Shell(runner).run("help", "demo").exit() == 0);
        shell = new Shell(runner);
        assertThat(shell.run("demo").exit()).isZero();
    }

    @Test
    void aContactCountsUnderThePhaseItsCompetitionWasInThen() throws Exception {
        CompetitionId id = competitions.draft(draft("itest-phases", "cus-10", CONSULTING));
        contracted(id, at("2024-03-04T09:00"), at("2024-03-25T12:00"));
        Instant decided = competitions.find(id).orElseThrow().decided().orElseThrow();
        Map<String, String> days = Map.of(
                "2024-02-12T10:00",
                "PREPARING",
                "2024-03-06T10:00",
                "TENDER_PERIOD",
                "2024-03-26T10:00",
                "EVALUATING",
                decided.atZone(HELSINKI).toLocalDate().plusDays(1) + "T08:00",
                "DECISION",
                "2024-09-02T10:00",
                "CONTRACT");
        var expected = new ArrayList<String>();
        for (String day : days.keySet().stream().sorted().toList()) {
            // asked about a schedule, which alone would mean that it is being prepared
            ContactId contact =
                    received("phase", day, "someone" + expected.size() + "@virasto.example", "G6", CONSULTING);
            cases.linkCompetition(caseOf(contact).id(), id.value());
            expected.add(days.get(day));
        }

        assertThat(phases(NeedPhase.Origin.LINKED_COMPETITION)).containsExactlyElementsOf(expected);

        // the same customer, from whom nothing is linked
        received("running", "2024-03-07T10:00", "aino@etelalahti.example", "G5", CONSULTING);
        assertThat(phases(NeedPhase.Origin.RUNNING_COMPETITION)).containsExactly("TENDER_PERIOD");

        // contract use is never the running competition's; the others have none
        received("claim", "2024-03-07T11:00", "aino@etelalahti.example", "G13", CONSULTING);
        received("alone", "2024-03-08T10:00", "joku@muualta.example", "G10", CONSULTING);
        received("any time", "2024-03-11T10:00", "toinen@muualta.example", "G14", CONSULTING);
        assertThat(phases(NeedPhase.Origin.TOPIC)).containsExactly("CONTRACT", "TENDER_PERIOD");
        assertThat(phases(NeedPhase.Origin.NONE)).containsExactly("");

        NeedMap map = needs.map(in2024(), done -> {});
        assertThat(map.basis().phases())
                .containsEntry(NeedPhase.Origin.LINKED_COMPETITION, NeedCount.of(5))
                .containsEntry(NeedPhase.Origin.RUNNING_COMPETITION, NeedCount.of(1))
                .containsEntry(NeedPhase.Origin.TOPIC, NeedCount.of(2))
                .containsEntry(NeedPhase.Origin.NONE, NeedCount.of(1));
        assertThat(shell.run(
                                "needs",
                                "--rows",
                                "phase",
                                "--columns",
                                "none",
                                "--from",
                                "2024-01-01",
                                "--to",
                                "2024-12-31")
                        .out())
                .contains("Tender period", "The phase is that of the competition", "phase not known 1");
    }

    /** What the mission's first year was said to be: 800 contacts in eight months, 120 mini-competitions. */
    @Test
    void theFirstYearHasExactlyItsFiguresAndEachOpens() throws Exception {
        var ids = new ArrayList<ContactId>();
        for (int i = 0; i < 800; i++) {
            String text = i < 570
                    ? "Elintarviketoimittajamme ilmoitti indeksikorotuksesta tuotteelle " + i
                            + ". Onko hinnankorotus elintarvikkeiden sopimuksen mukainen?"
                    : i < 770
                            ? "Liitteenä elintarvikkeiden tarjouspyynnön luonnos nro " + i
                                    + ". Pyydämme kommentteja ennen julkaisua."
                            : "Tunnukseni lukkiutui, kun vaihdoin salasanan. Työpyyntö " + i + ". Avatkaa se, kiitos.";
            LocalDate day = LocalDate.of(2022, 5, 2).plusDays(i * 243L / 800);
            ids.add(intake.receive(new RawContact(
                            i < 770 ? Channel.MAIL : Channel.PHONE,
                            "itest-year/" + i,
                            i < 770 ? mail("asiakas" + i % 90 + "@itaranta.example", "Kysymys " + i, text) : note(text),
                            Optional.of(day.atTime(10, i % 60).atZone(HELSINKI).toInstant()),
                            true))
                    .contact());
        }
        judged(ids);
        for (int i = 0; i < ids.size(); i++) {
            labelled(ids.get(i), i < 570 ? "G13" : i < 770 ? "R1" : "G1", i < 770 ? FOOD : "");
        }
        for (int i = 0; i < 120; i++) {
            Instant closes = LocalDate.of(2022, 4, 25)
                    .plusDays(i * 2)
                    .atTime(LocalTime.NOON)
                    .atZone(HELSINKI)
                    .toInstant();
            decided(
                    competitions.draft(draft("itest-year-" + i, "cus-01", FOOD)),
                    closes.minus(Duration.ofDays(20)),
                    closes);
        }

        NeedYear year = needs.year(2022, Optional.empty(), done -> {});

        assertThat(year.lines().stream()
                        .filter(line -> !line.key().startsWith("first-answer"))
                        .collect(Collectors.toMap(
                                NeedYear.Line::key,
                                line -> line.value().orElseThrow().toPlainString())))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("contacts", "800"),
                        Map.entry("waiting", "0"),
                        Map.entry("kind-GUIDANCE", "600"),
                        Map.entry("kind-REVIEW", "200"),
                        Map.entry("kind-COMPETITION_REQUEST", "0"),
                        Map.entry("kind-FEEDBACK", "0"),
                        Map.entry("kind-SUPPLIER", "0"),
                        Map.entry("kind-OTHER", "0"),
                        Map.entry("channel-MAIL", "770"),
                        Map.entry("channel-FORM", "0"),
                        Map.entry("channel-PHONE", "30"),
                        Map.entry("channel-EVENT", "0"),
                        Map.entry("joint-procurement-food-products", "770"),
                        Map.entry("joint-procurement-food-products-kind-GUIDANCE", "570"),
                        Map.entry("joint-procurement-food-products-kind-REVIEW", "200"),
                        Map.entry("joint-procurement-none", "30"),
                        Map.entry("joint-procurement-none-kind-GUIDANCE", "30"),
                        Map.entry("competitions", "120"),
                        Map.entry("contacts-per-100-competitions", "666.7")));
        for (NeedYear.Line line : year.lines()) {
            assertThat(opened(line.open())).as(line.open()).containsExactlyInAnyOrderElementsOf(line.behind());
        }
        assertThat(opened("kisa:needs year 2022 --open kind-REVIEW")).hasSize(200);
        assertThat(shell.run("needs", "year", "2022").out())
                .containsPattern("kind-REVIEW +Document review +200")
                .containsPattern("joint-procurement-food-products-kind-GUIDANCE .* +570");
    }

    /** The ids in the first column of what a command lists. */
    private List<String> opened(String command) {
        var words = new ArrayList<>(Arrays.asList(command.replace("kisa:", "").split(" ")));
        words.add("--json");
        Shell.Answer answer = shell.run(words.toArray(String[]::new));
        assertThat(answer.exit()).as(command + answer.err()).isZero();
        return answer.out()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> line.split("\"")[3])
                .toList();
    }

    private static NeedQuery in2024() {
        return NeedQuery.by(NeedDimension.PHASE)
                .between(Optional.of(LocalDate.of(2024, 1, 1)), Optional.of(LocalDate.of(2024, 12, 31)))
                .telling(0);
    }

    /** Of the contacts whose phase is told by this, in the order of their arrival. */
    private List<String> phases(NeedPhase.Origin origin) {
        return needs.cases(in2024(), Optional.empty(), Optional.empty(), 1000, done -> {}).stream()
                .filter(each -> each.phaseOrigin() == origin)
                .map(each -> each.phase().map(NeedPhase::name).orElse(""))
                .toList();
    }

    private ContactId received(String what, String day, String from, String topic, String jointProcurement)
            throws InterruptedException {
        ContactId contact = intake.receive(new RawContact(
                        Channel.MAIL,
                        "itest-phases/" + what + day,
                        mail(from, what, "Kysymys asiasta " + what + " " + day + "."),
                        Optional.of(at(day)),
                        true))
                .contact();
        judged(List.of(contact));
        labelled(contact, topic, jointProcurement);
        return contact;
    }

    private void judged(List<ContactId> contacts) throws InterruptedException {
        ContactId last = contacts.get(contacts.size() - 1);
        Await.until("every contact is judged", Duration.ofMinutes(3), () -> classifications
                .of(last)
                .isPresent());
    }

    /** As a person who knows better says, where the machine does not. */
    private void labelled(ContactId contact, String topic, String jointProcurement) {
        Classification said = classifications.of(contact).orElseThrow();
        if (!said.topic().sure() || !said.topic().value().equals(topic)) {
            classifications.correct(contact, Axis.TOPIC, topic, "itest");
        }
        var joint = said.of(Axis.JOINT_PROCUREMENT);
        boolean several = !said.judgement().further().isEmpty();
        if (several || !joint.value().equals(jointProcurement) || !joint.sure() && !jointProcurement.isEmpty()) {
            classifications.correct(contact, Axis.JOINT_PROCUREMENT, jointProcurement, "itest");
        }
    }

    private SupportCase caseOf(ContactId contact) throws InterruptedException {
        Await.until("a case", Duration.ofMinutes(1), () -> cases.list().stream()
                .anyMatch(each -> each.contacts().contains(contact)));
        return cases.list().stream()
                .filter(each -> each.contacts().contains(contact))
                .findFirst()
                .orElseThrow();
    }

    private static CompetitionDraft draft(String key, String customer, String jointProcurement) {
        return CompetitionDraft.of(key, LocalizedText.same("itest " + key))
                .under(jointProcurement)
                .forCustomer(customer)
                .nature(Nature.CONSTRUCTED, "made for a test")
                .criterion(Criterion.price(
                        "price",
                        new LocalizedText("Hinta", "Pris", "Price"),
                        "ratio-to-smallest",
                        new BigDecimal("100")))
                .priceOnlyBecause("goods of one quality")
                .ties(TieRule.inOrder("price"))
                .build();
    }

    private Competition decided(CompetitionId id, Instant published, Instant closes) {
        competitions.publish(id, published, closes);
        Instant before = closes.minus(Duration.ofHours(2));
        competitions.submit(id, tender("T1", "sup-08", before, "90.00"), before);
        competitions.submit(id, tender("T2", "sup-09", before, "99.00"), before);
        competitions.close(id, closes);
        competitions.open(id, closes.plusSeconds(60));
        competitions.evaluate(id, Act.ofTheHouse(closes.plus(Duration.ofDays(1))));
        return competitions.decide(id, closes.plus(Duration.ofDays(7)));
    }

    private void contracted(CompetitionId id, Instant published, Instant closes) {
        Instant decided = decided(id, published, closes).decided().orElseThrow();
        Competition served =
                awards.notify(id, Notification.Service.ELECTRONIC, Act.by("Hilla Hankkija", decided.plusSeconds(3600)));
        LocalDate signed = served.notification().orElseThrow().contractEarliest();
        awards.contract(
                id,
                Contract.of(
                        "sup-08",
                        signed,
                        signed.plusDays(7),
                        Optional.of(LocalDate.of(2025, 12, 31)),
                        new BigDecimal("90000")),
                Act.by(
                        "Hilla Hankkija",
                        signed.atTime(LocalTime.NOON).atZone(HELSINKI).toInstant()));
    }

    private static Tender tender(String id, String tenderer, Instant at, String price) {
        return new Tender(id, tenderer, Map.of("price", TenderedValue.of(price)), at);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(HELSINKI).toInstant();
    }

    private static byte[] mail(String from, String subject, String text) {
        return ("From: " + from + "\r\nTo: tuki@unit.example\r\nSubject: " + subject
                        + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] note(String text) {
        return ("{\"subject\": \"Puhelu\", \"text\": \"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
