package org.minikisa.reporting.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Correction;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.classification.api.learning.Models;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Ledger;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.reporting.api.EmergingNeeds;
import org.minikisa.reporting.api.NeedBasis.LeftOut;
import org.minikisa.reporting.api.NeedCase;
import org.minikisa.reporting.api.NeedCount;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedMap;
import org.minikisa.reporting.api.NeedPhase;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.NeedYear;
import org.minikisa.store.api.Journal;

class NeedAnswersTest {

    private static final Instant START = Instant.parse("2026-06-01T09:00:00Z");
    private static final LongConsumer SILENT = done -> {};

    private final List<Contact> contacts = new ArrayList<>();
    private final List<Classification> judged = new ArrayList<>();
    private final Map<ContactId, List<Correction>> corrections = new HashMap<>();

    @Test
    void everyContactIsCountedOrItIsToldWhyNot() {
        add("2026-06-01", "G7", true, List.of("cleaning"));
        add("2026-06-02", "G7", false, List.of("cleaning"));
        add("2026-06-03", "G6", true, List.of());
        receive("2026-06-03", Disposition.DUPLICATE, "", "");
        receive("2026-06-03", Disposition.AUTOMATIC, "", "");
        receive("2026-06-03", Disposition.QUARANTINED, "", "");
        receive("2026-06-04", Disposition.NEW_CONVERSATION, "", "");

        NeedMap map = map(NeedQuery.by(NeedDimension.THEME, NeedDimension.JOINT_PROCUREMENT)
                .telling(0));

        assertThat(map.rows()).extracting(NeedHead::key).containsExactly("G6", "G7");
        assertThat(map.columns()).extracting(NeedHead::key).containsExactly("cleaning", "");
        assertThat(map.total()).isEqualTo(NeedCount.of(2));
        assertThat(map.basis().leftOut())
                .containsEntry(LeftOut.UNSURE, NeedCount.of(1))
                .containsEntry(LeftOut.DUPLICATE, NeedCount.of(1))
                .containsEntry(LeftOut.AUTOMATIC, NeedCount.of(1))
                .containsEntry(LeftOut.QUARANTINED, NeedCount.of(1))
                .containsEntry(LeftOut.WAITING, NeedCount.of(1));
        assertThat(map(map.query().withUnsure(true)).rows())
                .extracting(NeedHead::key)
                .containsExactly("G6", "G7", "?");
    }

    @Test
    void aContactAboutTwoJointProcurementsStandsUnderBothAndOnceInTheTotal() {
        add("2026-06-01", "G7", true, List.of("cleaning", "food"));

        NeedMap map = map(NeedQuery.by(NeedDimension.THEME, NeedDimension.JOINT_PROCUREMENT)
                .telling(0));

        assertThat(map.cells()).containsExactly(List.of(NeedCount.of(1), NeedCount.of(1)));
        assertThat(map.rowTotals()).containsExactly(NeedCount.of(1));
        assertThat(map.total()).isEqualTo(NeedCount.of(1));
        assertThat(map.basis().several()).isEqualTo(NeedCount.of(1));
    }

    @Test
    void theSameQuestionAboutAPastMomentHasTheSameBytesWhateverCameSince() {
        for (int i = 0; i < 9; i++) {
            add("2026-06-0" + (1 + i % 5), "G" + (5 + i % 3), true, List.of("cleaning"));
        }
        NeedQuery query = NeedQuery.by(NeedDimension.THEME, NeedDimension.JOINT_PROCUREMENT);
        NeedMap before = map(query);
        Instant moment = before.basis().asOf();
        correct(judged.get(0).contact(), Axis.TOPIC, "R1", moment.plus(1, ChronoUnit.HOURS));
        add("2026-06-20", "G1", true, List.of("food"));

        NeedMap again = map(query.asOf(Optional.of(moment)));
        NeedMap now = map(query);

        assertThat(again.digest()).isEqualTo(before.digest());
        for (Language language : Language.values()) {
            Texts texts = Texts.in(language);
            assertThat(NeedForms.csv(again, texts)).isEqualTo(NeedForms.csv(before, texts));
            assertThat(NeedForms.svg(again, texts)).isEqualTo(NeedForms.svg(before, texts));
        }
        assertThat(now.digest()).isNotEqualTo(before.digest());
        assertThat(now.rows()).extracting(NeedHead::key).contains("R1", "G1");
        assertThat(map(query.as(List.of(), false)).rows())
                .extracting(NeedHead::key)
                .doesNotContain("R1");
    }

    @Test
    void anotherModelJudgesAgainAndPeopleHaveTheLastWord() {
        add("2026-06-01", "G7", true, List.of("cleaning"));
        add("2026-06-02", "G7", true, List.of("cleaning"));
        correct(judged.get(1).contact(), Axis.TOPIC, "R1", START.plus(3, ChronoUnit.HOURS));
        NeedQuery query = NeedQuery.by(NeedDimension.THEME).telling(0);

        NeedMap map = map(query.as(List.of("topic-3"), true));

        assertThat(map.rows()).extracting(NeedHead::key).containsExactly("G12", "R1");
        assertThat(map.basis().models()).containsExactly("rules-1", "topic-3");
        assertThat(map(query.as(List.of("topic-3"), false)).rows())
                .extracting(NeedHead::key)
                .containsExactly("G12");
    }

    @Test
    void everyNumberOpensToAsManyContacts() {
        for (int i = 0; i < 40; i++) {
            add(
                    "2026-0" + (5 + i % 2) + "-1" + i % 10,
                    "G" + (1 + i % 7),
                    i % 9 != 0,
                    i % 5 == 0 ? List.of("cleaning", "food") : i % 3 == 0 ? List.of("food") : List.of());
        }
        for (NeedDimension rows : NeedDimension.values()) {
            for (NeedDimension columns : NeedDimension.values()) {
                if (rows != columns) {
                    NeedQuery query = NeedQuery.by(rows, columns).telling(0).withUnsure(true);
                    NeedMap map = map(query);
                    for (int i = 0; i < map.rows().size(); i++) {
                        for (int j = 0; j < map.columns().size(); j++) {
                            assertThat(cases(
                                            query,
                                            map.rows().get(i).key(),
                                            map.columns().get(j).key()))
                                    .hasSize(map.cells().get(i).get(j).count().orElseThrow());
                        }
                    }
                }
            }
        }
    }

    @Test
    void whatIsWrongWithAQuestionIsToldAtOnceWithNearOnes() {
        assertThatThrownBy(() -> map(NeedQuery.by(NeedDimension.THEME, NeedDimension.THEME)
                        .only(NeedDimension.KIND, Set.of("GUIDENCE"))
                        .between(Optional.of(LocalDate.of(2026, 2, 1)), Optional.of(LocalDate.of(2026, 1, 1)))
                        .as(List.of("topic-33"), true)
                        .telling(2)))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.problems())
                            .extracting(p -> p.code())
                            .containsExactlyInAnyOrder(
                                    "reporting.needs.same",
                                    "reporting.needs.least",
                                    "reporting.needs.days",
                                    "reporting.needs.value",
                                    "reporting.needs.model");
                    assertThat(e.getMessage()).contains("GUIDANCE", "topic-3");
                });
    }

    @Test
    void smallCountsAreNotInFiles() {
        for (int i = 0; i < 12; i++) {
            add("2026-06-01", i < 2 ? "G6" : "G7", true, List.of(i % 4 == 0 ? "food" : "cleaning"));
        }
        NeedMap map = map(NeedQuery.by(NeedDimension.THEME, NeedDimension.JOINT_PROCUREMENT));

        assertThat(map.suppressed()).isTrue();
        assertThat(map.cells().stream().flatMap(List::stream).map(NeedCount::count))
                .doesNotContain(OptionalInt.of(1), OptionalInt.of(2));
        String csv = new String(NeedForms.csv(map, Texts.in(Language.EN)), StandardCharsets.UTF_8);
        assertThat(csv).contains("<3").doesNotContain("CT-").doesNotContain("Subject");
        assertThat(new String(NeedForms.svg(map, Texts.in(Language.FI)), StandardCharsets.UTF_8))
                .contains("&lt;3", "role=\"img\"", "<title");
    }

    @Test
    void whatGrewIsFoundWithItsWordsAndWithoutItsPeople() {
        for (int i = 0; i < 60; i++) {
            LocalDate day = LocalDate.of(2026, 3, 1).plusDays(i * 3 / 2);
            add(
                    day.toString(),
                    "G7",
                    true,
                    List.of("cleaning"),
                    "miten painotamme hinnan ja laadun tarjousten vertailussa?",
                    i);
        }
        for (int i = 0; i < 14; i++) {
            LocalDate day = LocalDate.of(2026, 6, 1).plusDays(i);
            add(
                    day.toString(),
                    "G8",
                    true,
                    List.of("food"),
                    "Voimmeko vaatia hiilijalanjäljen laskelmaa tarjoajalta? Terveisin Maija Meikäläinen 040 1234567 maija@example.fi",
                    100 + i);
        }
        EmergingNeeds found = Emerging.of(
                sources(),
                NeedQuery.by(NeedDimension.THEME).between(Optional.empty(), Optional.of(LocalDate.of(2026, 6, 20))),
                30,
                90,
                SILENT);

        assertThat(found.workingDays()).isFalse();
        assertThat(found.needs()).hasSize(2).allSatisfy(need -> {
            assertThat(need.theme().key()).isEqualTo("G8");
            assertThat(need.now()).isEqualTo(14);
            assertThat(need.terms())
                    .extracting(term -> term.text())
                    .anyMatch(text -> text.contains("hiilijalanjäljen"));
            assertThat(String.join(" ", need.sentences()))
                    .contains("hiilijalanjäljen")
                    .doesNotContain("Maija", "Meikäläinen", "1234567", "example.fi");
        });
        assertThat(found.uncovered()).isEmpty();
    }

    @Test
    void theYearsFiguresAreTotalsOfMapsAndEachOpens() {
        for (int i = 0; i < 10; i++) {
            add("2026-0" + (1 + i % 9) + "-10", i < 4 ? "G7" : "R1", true, List.of("cleaning"));
        }
        add("2025-12-31", "G7", true, List.of("cleaning"));

        NeedYear year = YearFigures.of(sources(), 2026, Optional.empty(), SILENT);

        assertThat(value(year, "contacts")).isEqualTo(10);
        assertThat(value(year, "kind-GUIDANCE")).isEqualTo(4);
        assertThat(value(year, "kind-REVIEW")).isEqualTo(6);
        assertThat(value(year, "joint-procurement-cleaning")).isEqualTo(10);
        assertThat(year.lines()).allSatisfy(line -> assertThat(line.open()).startsWith("kisa:"));
        assertThat(year.lines()).allSatisfy(line -> assertThat(line.behind())
                .hasSize(line.value().orElseThrow().intValue()));
        assertThat(YearFigures.last(sources(), Optional.empty())).hasValue(2026);
        assertThat(YearFigures.last(sources(), Optional.of(Instant.parse("2025-12-31T23:00:00Z"))))
                .hasValue(2025);
        assertThat(YearFigures.last(sources(), Optional.of(Instant.EPOCH))).isEmpty();
    }

    @Test
    void everyTopicThatTellsAPhaseIsInTheTable() {
        add("2026-06-01", "G10", true, List.of("cleaning"));
        add("2026-06-01", "G13", true, List.of("cleaning"));

        NeedMap map = map(NeedQuery.by(NeedDimension.PHASE).telling(0));

        assertThat(map.rows()).extracting(NeedHead::key).containsExactly("TENDER_PERIOD", "CONTRACT");
        assertThat(map.basis().phases()).containsEntry(NeedPhase.Origin.TOPIC, NeedCount.of(2));
    }

    private static int value(NeedYear year, String key) {
        return year.lines().stream()
                .filter(line -> line.key().equals(key))
                .findFirst()
                .orElseThrow()
                .value()
                .orElseThrow()
                .intValue();
    }

    private NeedMap map(NeedQuery query) {
        return NeedAnswers.asked(sources(), query, SILENT).map();
    }

    private List<NeedCase> cases(NeedQuery query, String row, String column) {
        return NeedAnswers.asked(sources(), query, SILENT).cases(Optional.of(row), Optional.of(column));
    }

    private void add(String day, String topic, boolean sure, List<String> joint) {
        add(day, topic, sure, joint, "teksti", contacts.size());
    }

    private void add(String day, String topic, boolean sure, List<String> joint, String text, int sender) {
        Contact contact = receive(day, Disposition.NEW_CONVERSATION, text, "s" + sender + "@example.fi");
        var labels = new EnumMap<Axis, Label>(Axis.class);
        labels.put(Axis.TOPIC, label(topic, sure));
        labels.put(
                Axis.KIND,
                label(
                        org.minikisa.classification.api.Topic.valueOf(topic)
                                .kind()
                                .name(),
                        sure));
        labels.put(Axis.JOINT_PROCUREMENT, label(joint.isEmpty() ? "" : joint.get(0), true));
        labels.put(Axis.LANGUAGE, label("fi", true));
        labels.put(Axis.URGENCY, label("NORMAL", true));
        List<Label> further = joint.stream().skip(1).map(id -> label(id, true)).toList();
        judged.add(new Classification(
                contact.id(),
                new Judgement(labels, further, Map.of(), "topic-2, rules-1"),
                contact.received().plusSeconds(5)));
    }

    private static Label label(String value, boolean sure) {
        return new Label(value, sure ? 0.9 : 0.4, sure, List.of(), List.of());
    }

    private void correct(ContactId contact, Axis axis, String value, Instant at) {
        corrections.computeIfAbsent(contact, c -> new ArrayList<>()).add(new Correction(contact, axis, value, "x", at));
    }

    private UnaryOperator<Classification> corrected(Instant moment) {
        return said -> {
            Classification now = said;
            for (Correction each : corrections.getOrDefault(said.contact(), List.of())) {
                now = each.at().isAfter(moment) ? now : now.with(each.axis(), certain(each.value()));
            }
            return now;
        };
    }

    private static Label certain(String value) {
        return new Label(value, 1, true, List.of(), List.of());
    }

    private Contact receive(String day, Disposition disposition, String text, String from) {
        var contact = new Contact(
                new ContactId("CT-" + (contacts.size() + 1)),
                Channel.MAIL,
                "test#" + contacts.size(),
                Instant.parse(day + "T09:00:00Z"),
                disposition,
                "",
                Optional.of(new ConversationId("CV-1")),
                Optional.empty(),
                "Maija Meikäläinen",
                from,
                "Subject",
                text,
                text,
                List.of(),
                Optional.empty(),
                true,
                Optional.empty());
        contacts.add(contact);
        return contact;
    }

    private Wings sources() {
        Contacts intake = fake(
                Contacts.class,
                Map.of("list", a -> List.copyOf(contacts), "ledger", a -> new Ledger(contacts.size(), 0, Map.of())));
        Classifications classifications = fake(
                Classifications.class,
                Map.of(
                        "list", a -> List.copyOf(judged),
                        "corrected", a -> corrected((Instant) a[0]),
                        "text", a -> Optional.of(new ContactText("", "x"))));
        Models models = fake(
                Models.class,
                Map.of(
                        "versions", a -> a[0].equals("topic") ? List.of(version("topic-3")) : List.of(),
                        "predict", a -> label("G12", true)));
        return Wings.of(
                fake(Journal.class, Map.of("last", a -> 0L)),
                intake,
                classifications,
                fake(LabelledTexts.class, Map.of("taxonomies", a -> List.of("topic"))),
                models);
    }

    private static ModelVersion version(String id) {
        return new ModelVersion(
                id,
                "topic",
                ModelVersion.State.SERVING,
                "linear-2",
                "d",
                START,
                "x",
                1,
                2,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                1);
    }

    /** A service that answers the named methods and no other. */
    private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var answer = methods.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answer.apply(arguments);
                }));
    }
}
