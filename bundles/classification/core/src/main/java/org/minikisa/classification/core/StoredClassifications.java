package org.minikisa.classification.core;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.ContactReclassified;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Correction;
import org.minikisa.classification.api.Explanation;
import org.minikisa.classification.api.Explanation.Neighbour;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Unsure;
import org.minikisa.classification.api.Urgency;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.core.ClassificationTables.Page;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The judgements as they are kept in the store, and what people say of them, which is learnt at once. */
@Component
public final class StoredClassifications implements Classifications {

    /** What a person is asked about. */
    private static final List<Axis> ASKED = List.of(Axis.KIND, Axis.TOPIC, Axis.JOINT_PROCUREMENT);

    private static final int MOST_VALUES_NAMED = 30;

    /** Contacts that are read at once. */
    private static final int PAGE = 1000;

    private static final String NOTHING_ASKED = "";

    private final Store store;
    private final Procurements procurements;
    private final Contacts contacts;
    private final Judging judging;
    private final Serving serving;
    private final LabelledTexts labelled;

    @Activate
    public StoredClassifications(
            @Reference Store store,
            @Reference Procurements procurements,
            @Reference Contacts contacts,
            @Reference Judging judging,
            @Reference Serving serving,
            @Reference LabelledTexts labelled) {
        this.store = store;
        this.procurements = procurements;
        this.contacts = contacts;
        this.judging = judging;
        this.serving = serving;
        this.labelled = labelled;
    }

    // ---------------------------------------------------------------- reading

    @Override
    public Optional<Classification> of(ContactId contact) {
        return read(tables -> tables.find(contact));
    }

    @Override
    public void forEach(Consumer<Classification> reader) {
        Page page = read(tables -> tables.labelsAfter(0, PAGE));
        while (!page.classifications().isEmpty()) {
            page.classifications().forEach(reader);
            long last = page.last();
            page = read(tables -> tables.labelsAfter(last, PAGE));
        }
    }

    @Override
    public int count() {
        return read(ClassificationTables::count);
    }

    @Override
    public Optional<Instant> latest() {
        return read(ClassificationTables::latest);
    }

    @Override
    public Optional<Classification> current(ContactId contact) {
        return read(tables -> current(contact, tables));
    }

    private static Optional<Classification> current(ContactId contact, ClassificationTables tables) {
        return tables.find(contact).map(judged -> Corrected.of(judged, tables.statements(contact)));
    }

    @Override
    public List<Correction> corrections(ContactId contact) {
        return read(tables -> tables.statements(contact)).stream()
                .flatMap(statement -> statement.correction().stream())
                .toList();
    }

    @Override
    public UnaryOperator<Classification> corrected(Instant moment) {
        Map<ContactId, List<Statement>> said = read(tables -> tables.said(moment));
        return judged -> Corrected.of(judged, said.getOrDefault(judged.contact(), List.of()));
    }

    @Override
    public Optional<ContactText> text(ContactId contact) {
        return contacts.find(contact).map(Legible::of);
    }

    @Override
    public List<Unsure> unsure() {
        return read(tables -> {
                    Map<ContactId, List<Statement>> said = tables.said(Instant.MAX);
                    return tables.unsure().stream()
                            .map(judged -> Corrected.of(judged, said.getOrDefault(judged.contact(), List.of())))
                            .toList();
                })
                .stream()
                .map(StoredClassifications::asked)
                .filter(unsure -> !unsure.axes().isEmpty())
                // the sort is stable: of those as urgent the one that waits the longest stays first
                .sorted(Comparator.comparing(
                        unsure -> Urgency.valueOf(unsure.current().urgency().value())))
                .toList();
    }

    private static Unsure asked(Classification current) {
        return new Unsure(
                current, ASKED.stream().filter(axis -> !current.of(axis).sure()).toList());
    }

    // ---------------------------------------------------------------- judging

    @Override
    public String model() {
        return judging.model();
    }

    @Override
    public Judgement judge(ContactText contact) {
        return judging.patiently(contact).judgement();
    }

    @Override
    public Explanation explain(ContactText contact, Axis axis, int contrasts, int neighbours) {
        Combination combination = judging.patiently(contact);
        return explanation(combination, axis.name(), contrasts, nearest(contact, axis, neighbours));
    }

    @Override
    public Explanation explain(ContactText contact, String taxonomy, int contrasts, int neighbours) {
        var problems = new Problems();
        checkTaxonomy(taxonomy, problems);
        problems.refuseIfAny("the explanation");
        Optional<Axis> axis = axis(taxonomy);
        if (axis.isPresent()) {
            return explain(contact, axis.get(), contrasts, neighbours);
        }
        Combination combination = judging.patiently(contact);
        return explanation(
                combination, taxonomy, contrasts, serving.nearest(taxonomy, Legible.of(contact), neighbours));
    }

    private static Explanation explanation(
            Combination combination, String question, int contrasts, List<Neighbour> nearest) {
        return new Explanation(
                question,
                combination.label(question),
                combination.contrasts(question, contrasts),
                nearest,
                combination.model());
    }

    private List<Neighbour> nearest(ContactText contact, Axis axis, int most) {
        ContactText text = Legible.of(contact);
        return switch (axis) {
            case TOPIC -> serving.nearest(Serving.TOPIC, text, most);
            case KIND ->
                serving.nearest(Serving.TOPIC, text, most).stream()
                        .map(n -> new Neighbour(
                                n.origin(), Topic.valueOf(n.value()).kind().name(), n.similarity(), n.beginning()))
                        .toList();
            case JOINT_PROCUREMENT -> serving.nearest(Serving.JOINT_PROCUREMENT, text, most);
            case LANGUAGE, URGENCY -> List.of();
        };
    }

    // ---------------------------------------------------------------- what people say

    @Override
    public Classification correct(ContactId contact, Axis axis, String value, String by) {
        var said = new LinkedHashMap<String, String>();
        if (axis == Axis.TOPIC && isTopic(value)) {
            said.put(Axis.KIND.name(), Topic.valueOf(value).kind().name());
        }
        said.put(axis.name(), value);
        var problems = new Problems();
        if (!isValue(axis, value)) {
            unknownValue(axis.name(), value, values(axis), problems);
        }
        return say(contact, before -> said, axis.name(), by, problems);
    }

    @Override
    public Classification correct(ContactId contact, String taxonomy, String label, String by) {
        Optional<Axis> axis = axis(taxonomy);
        if (axis.isPresent()) {
            return correct(contact, axis.get(), label, by);
        }
        var problems = new Problems();
        if (checkTaxonomy(taxonomy, problems)) {
            Set<String> labels = labels(taxonomy);
            if (!labels.contains(label)) {
                unknownValue(taxonomy, label, List.copyOf(labels), problems);
            }
        }
        return say(contact, before -> Map.of(taxonomy, label), taxonomy, by, problems);
    }

    @Override
    public Classification confirm(ContactId contact, String by) {
        return say(contact, StoredClassifications::confirmed, NOTHING_ASKED, by, new Problems());
    }

    private static Map<String, String> confirmed(Classification now) {
        var said = new LinkedHashMap<String, String>();
        ASKED.forEach(axis -> said.put(axis.name(), now.of(axis).value()));
        if (!said.get(Axis.KIND.name())
                .equals(Topic.valueOf(now.topic().value()).kind().name())) {
            said.remove(Axis.TOPIC.name());
        }
        return said;
    }

    /**
     * One at a time, so that models are taught in the order in which it is kept, and none what was taken back meanwhile.
     *
     * @param saying what is said, values by question, of what held until then
     * @param asked the question that was answered, which is news even if its answer was the same before; empty for a confirmation
     * @param problems those there are already; if there are any, or others, it is refused
     */
    private synchronized Classification say(
            ContactId contact,
            Function<Classification, Map<String, String>> saying,
            String asked,
            String by,
            Problems problems) {
        Optional<ContactText> text = text(contact);
        Said said = store.inTransaction(tx -> {
            var tables = new ClassificationTables(tx);
            Optional<Classification> before = current(contact, tables);
            check(contact, by, before.isPresent(), problems);
            Map<String, String> values = saying.apply(before.orElseThrow());
            String digest = text.map(Legible::digest).orElse("");
            long act = tables.nextAct();
            values.forEach((question, value) ->
                    tables.save(new Statement(act, contact, question, value, asked.isEmpty(), by, tx.now()), digest));
            return new Said(values, change(before.orElseThrow(), asked, tx));
        });
        text.ifPresent(words -> learn(words, said.values()));
        return said.now();
    }

    private record Said(Map<String, String> values, Classification now) {}

    @Override
    public synchronized Classification undo(ContactId contact, String by) {
        Undone undone = store.inTransaction(tx -> undo(contact, by, tx));
        undone.taxonomies().forEach(serving::relearn);
        return undone.now();
    }

    private record Undone(Classification now, Set<String> taxonomies) {}

    private static Undone undo(ContactId contact, String by, Transaction tx) {
        var tables = new ClassificationTables(tx);
        Optional<Classification> before = current(contact, tables);
        check(contact, by, before.isPresent(), new Problems());
        List<Statement> statements = tables.statements(contact);
        long act = statements.stream().mapToLong(Statement::act).max().orElseThrow(() -> nothingToUndo(contact));
        tables.undo(contact, act, by);
        Set<String> taxonomies = statements.stream()
                .filter(statement -> statement.act() == act)
                .flatMap(statement -> taxonomy(statement.question()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Undone(change(before.orElseThrow(), NOTHING_ASKED, tx), taxonomies);
    }

    private static InvalidInputException nothingToUndo(ContactId contact) {
        return InvalidInputException.of(
                "taking back what was said of contact " + contact,
                "classification.correction.none",
                "contact",
                contact.value(),
                "a contact that somebody corrected or confirmed",
                "There is nothing to take back; correct a label instead.");
    }

    /** Tells everybody what holds now. @return it */
    private static Classification change(Classification before, String asked, Transaction tx) {
        var tables = new ClassificationTables(tx);
        ContactId contact = before.contact();
        Classification now = current(contact, tables).orElseThrow();
        String conversation = tables.conversation(contact).orElseThrow();
        for (Axis axis : Axis.values()) {
            String was = before.of(axis).value();
            String is = now.of(axis).value();
            if (axis.name().equals(asked) || !was.equals(is)) {
                tx.append(new ContactReclassified(contact.value(), conversation, axis.name(), was, is));
            }
        }
        return now;
    }

    private void learn(ContactText text, Map<String, String> said) {
        Map<String, Map<String, String>> byTaxonomy = new LinkedHashMap<>();
        said.forEach((question, value) -> taxonomy(question).ifPresent(taxonomy -> byTaxonomy
                .computeIfAbsent(taxonomy, t -> new LinkedHashMap<>())
                .put(question, value)));
        byTaxonomy.forEach((taxonomy, its) -> serving.learn(taxonomy, text, PeoplesLabels.right(its)));
    }

    /** What a question's answers teach; nothing learns languages and urgencies. */
    private static Optional<String> taxonomy(String question) {
        return switch (question) {
            case "KIND", "TOPIC" -> Optional.of(Serving.TOPIC);
            case "JOINT_PROCUREMENT" -> Optional.of(Serving.JOINT_PROCUREMENT);
            case "LANGUAGE", "URGENCY" -> Optional.empty();
            default -> Optional.of(question);
        };
    }

    /** The axis that one of the house's own taxonomies is judged on. */
    private static Optional<Axis> axis(String taxonomy) {
        return switch (taxonomy) {
            case Serving.TOPIC -> Optional.of(Axis.TOPIC);
            case Serving.JOINT_PROCUREMENT -> Optional.of(Axis.JOINT_PROCUREMENT);
            default -> Optional.empty();
        };
    }

    // ---------------------------------------------------------------- what can be said

    private static void check(ContactId contact, String by, boolean classified, Problems problems) {
        var all = new Problems();
        if (!classified) {
            all.add(
                    "classification.contact.unknown",
                    "contact",
                    contact.value(),
                    "a contact that was classified",
                    "List the contacts; duplicates, automatic and quarantined ones are not classified.");
        }
        problems.list().forEach(all::add);
        if (by.isBlank()) {
            all.add("classification.by.blank", "by", "nothing", "who corrects", "Say who corrects the label.");
        }
        all.refuseIfAny("the correction of contact " + contact);
    }

    private boolean checkTaxonomy(String taxonomy, Problems problems) {
        List<String> known = labelled.taxonomies();
        if (known.contains(taxonomy)) {
            return true;
        }
        problems.add(
                "classification.taxonomy.unknown",
                "taxonomy",
                taxonomy,
                "one of " + String.join(", ", known),
                "Import labelled texts under this name first.");
        return false;
    }

    private static void unknownValue(String question, String value, List<String> values, Problems problems) {
        problems.add(
                "classification.value.unknown",
                question,
                value.isEmpty() ? "nothing" : value,
                question.equals(Axis.LANGUAGE.name())
                        ? "an ISO 639-1 code such as fi, sv or en"
                        : "one of " + String.join(", ", named(values)),
                "Give one of these values.");
    }

    private static List<String> named(List<String> values) {
        return values.stream()
                .filter(value -> !value.isEmpty())
                .limit(MOST_VALUES_NAMED)
                .toList();
    }

    private boolean isValue(Axis axis, String value) {
        return axis == Axis.LANGUAGE
                ? value.isEmpty() || LanguageCodes.isOne(value)
                : values(axis).contains(value);
    }

    private static boolean isTopic(String value) {
        return Arrays.stream(Topic.values()).anyMatch(topic -> topic.name().equals(value));
    }

    /** What a person may say on an axis; empty text where the axis has "none". */
    private List<String> values(Axis axis) {
        return switch (axis) {
            case KIND -> Arrays.stream(Kind.values()).map(Kind::name).toList();
            case TOPIC -> Arrays.stream(Topic.values()).map(Topic::name).toList();
            case URGENCY -> Arrays.stream(Urgency.values()).map(Urgency::name).toList();
            case LANGUAGE -> LanguageCodes.ALL;
            case JOINT_PROCUREMENT ->
                Stream.concat(
                                procurements.jointProcurements().stream()
                                        .map(jp -> jp.id().value()),
                                Stream.of(""))
                        .toList();
        };
    }

    private Set<String> labels(String taxonomy) {
        var labels = new TreeSet<String>();
        labelled.of(taxonomy).stream().map(LabelledText::label).forEach(labels::add);
        return labels;
    }

    private <T> T read(Function<ClassificationTables, T> query) {
        return store.read(tx -> query.apply(new ClassificationTables(tx)));
    }
}
