package org.minikisa.classification.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.minikisa.classification.api.Alternative;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Correction;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Explanation;
import org.minikisa.classification.api.Explanation.Contrast;
import org.minikisa.classification.api.Explanation.Neighbour;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Unsure;
import org.minikisa.classification.api.learning.Comparison;
import org.minikisa.classification.api.learning.Evaluation;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LabelFile;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.classification.api.learning.Models;
import org.minikisa.classification.api.learning.Trained;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.MailReading;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.CommandLine;
import org.minikisa.rendering.terminal.Person;
import org.minikisa.rendering.terminal.Surface;
import org.minikisa.rendering.terminal.TextScreen;

/**
 * A small office: three contacts, of which CT-2 and CT-3 are unsure, judged by a word in the subject; services that keep everything in
 * memory and answer as their contracts say. That the real ones do so too is seen in the running product.
 */
final class Office {

    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    final Map<ContactId, Contact> contacts = new LinkedHashMap<>();
    final Deque<Correction> said = new ArrayDeque<>();
    final Map<String, List<LabelledText>> texts = new LinkedHashMap<>();
    final List<ModelVersion> versions = new ArrayList<>();
    ModelVersion.State next = ModelVersion.State.SERVING;
    String served = "";

    private final Command command;

    Office() {
        contact("CT-1", "weights", "Painotukset ja laskentakaavat");
        contact("CT-2", "login", "Tunnus ei toimi");
        contact("CT-3", "login", "Salasana\u001b[2J unohtui 131052-308T");
        texts.put("topic", new ArrayList<>(List.of(text("G7", "painotus", false), text("G1", "tunnus", true))));
        texts.put("joint-procurement", new ArrayList<>());
        command = new ClassifyCommand(
                new Judged(),
                new Texts(),
                new Learnt(),
                contacts(),
                mails(),
                procurements(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static LabelledText text(String label, String text, boolean heldBack) {
        return new LabelledText(label, new ContactText("", text), "seeds", heldBack);
    }

    private void contact(String id, String subject, String text) {
        contacts.put(
                new ContactId(id),
                new Contact(
                        new ContactId(id),
                        Channel.MAIL,
                        "test#" + id,
                        NOW.minusSeconds(3 * 3600),
                        Disposition.NEW_CONVERSATION,
                        "test",
                        Optional.of(new ConversationId("CV-" + id)),
                        Optional.empty(),
                        "Maija Mallikas",
                        "maija@example.org",
                        subject,
                        text,
                        text,
                        List.of(),
                        Optional.of(new CustomerId("cus-01")),
                        true,
                        Optional.empty()));
    }

    /** What a command printed. */
    record Answer(String out, String err) {}

    Answer run(String... words) throws Exception {
        return run(Optional.empty(), "", words);
    }

    /** With something piped in. */
    Answer piped(String input, String... words) throws Exception {
        return run(Optional.empty(), input, words);
    }

    /** With somebody who presses these keys and, when asked for a line, writes this one. */
    Answer typing(String keys, String line, String... words) throws Exception {
        return run(Optional.of(new Typist(keys, line)), "", words);
    }

    private Answer run(Optional<UnaryOperator<String>> person, String input, String... words) throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surface = new Surface(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                0,
                0,
                false,
                person);
        CommandLine line = CommandLine.parse(command.usage(), List.of(words));
        var reading = surface.reading(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try (var screen = new TextScreen(reading, line.json())) {
            command.run(line.on(screen));
        }
        return new Answer(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static final class Typist implements Person {

        private final Deque<Character> keys = new ArrayDeque<>();
        private final String line;

        Typist(String keys, String line) {
            keys.chars().forEach(key -> this.keys.add((char) key));
            this.line = line;
        }

        @Override
        public String line(String question, Collection<String> candidates) {
            return line;
        }

        @Override
        public Optional<Character> key(String question) {
            return Optional.ofNullable(keys.poll());
        }
    }

    private final class Judged implements Classifications {

        @Override
        public Optional<Classification> of(ContactId contact) {
            return Optional.ofNullable(contacts.get(contact))
                    .map(one -> new Classification(contact, machine(text(one)), NOW));
        }

        @Override
        public void forEach(Consumer<Classification> reader) {
            contacts.keySet().forEach(id -> reader.accept(of(id).orElseThrow()));
        }

        @Override
        public int count() {
            return contacts.size();
        }

        @Override
        public Optional<Instant> latest() {
            return contacts.isEmpty() ? Optional.empty() : Optional.of(NOW);
        }

        @Override
        public Optional<Classification> current(ContactId contact) {
            return of(contact).map(one -> with(one, corrections(contact)));
        }

        private Classification with(Classification machine, List<Correction> corrections) {
            Classification now = machine;
            for (Correction correction : corrections) {
                now = now.with(correction.axis(), personal(correction.value()));
                if (correction.axis() == Axis.TOPIC) {
                    now = now.with(
                            Axis.KIND,
                            personal(Topic.valueOf(correction.value()).kind().name()));
                }
            }
            return now;
        }

        private Label personal(String value) {
            return new Label(value, 1, true, List.of(), List.of());
        }

        @Override
        public String model() {
            return "topic-1";
        }

        @Override
        public Classification correct(ContactId contact, Axis axis, String value, String by) {
            said.push(new Correction(contact, axis, value, by, NOW));
            return current(contact).orElseThrow();
        }

        @Override
        public Classification correct(ContactId contact, String taxonomy, String label, String by) {
            return current(contact).orElseThrow();
        }

        @Override
        public Classification confirm(ContactId contact, String by) {
            Classification holds = current(contact).orElseThrow();
            for (Axis axis : List.of(Axis.JOINT_PROCUREMENT, Axis.TOPIC)) {
                said.push(new Correction(contact, axis, holds.of(axis).value(), by, NOW));
            }
            return current(contact).orElseThrow();
        }

        @Override
        public Classification undo(ContactId contact, String by) {
            said.removeIf(one -> one.contact().equals(contact));
            return current(contact).orElseThrow();
        }

        @Override
        public List<Correction> corrections(ContactId contact) {
            var all = new ArrayList<>(
                    said.stream().filter(one -> one.contact().equals(contact)).toList());
            Collections.reverse(all);
            return all;
        }

        @Override
        public UnaryOperator<Classification> corrected(Instant moment) {
            return judged -> with(judged, corrections(judged.contact()));
        }

        @Override
        public Judgement judge(ContactText contact) {
            return machine(contact);
        }

        @Override
        public Explanation explain(ContactText contact, Axis axis, int contrasts, int neighbours) {
            Label label = machine(contact).labels().get(axis);
            var against = axis == Axis.TOPIC && contrasts > 0
                    ? List.of(new Contrast("G8", 0.2, 1.5, List.of(new Evidence("hinta", -0.5))))
                    : List.<Contrast>of();
            var nearest = axis == Axis.TOPIC && neighbours > 0
                    ? List.of(new Neighbour("CT-1", "G7", 0.8, "Painotukset"))
                    : List.<Neighbour>of();
            return new Explanation(axis.name(), label, against, nearest, model());
        }

        @Override
        public Explanation explain(ContactText contact, String taxonomy, int contrasts, int neighbours) {
            return new Explanation(taxonomy, Label.unknown("none"), List.of(), List.of(), model());
        }

        @Override
        public Optional<ContactText> text(ContactId contact) {
            return Optional.ofNullable(contacts.get(contact)).map(this::text);
        }

        private ContactText text(Contact contact) {
            return new ContactText(contact.subject(), contact.text());
        }

        @Override
        public List<Unsure> unsure() {
            return contacts.keySet().stream()
                    .map(id -> current(id).orElseThrow())
                    .filter(one -> !one.topic().sure())
                    .map(one -> new Unsure(one, List.of(Axis.KIND, Axis.TOPIC)))
                    .toList();
        }
    }

    /** "weights" is surely G7; all else may be G1 or G2. */
    private static Judgement machine(ContactText text) {
        boolean weights = (text.subject() + text.text()).contains("weights");
        var labels = new EnumMap<Axis, Label>(Axis.class);
        labels.put(Axis.KIND, new Label(Kind.GUIDANCE.name(), 0.9, weights, List.of(), List.of()));
        labels.put(
                Axis.TOPIC,
                weights
                        ? new Label(
                                "G7",
                                0.97,
                                true,
                                List.of(new Evidence("weights", 3.2), new Evidence("(CT-9)", -0.8, "support")),
                                List.of(new Alternative("G8", 0.02)))
                        : new Label(
                                "G1",
                                0.45,
                                false,
                                List.of(new Evidence("tunnus", 1.1), new Evidence("(G2 is close)", 0, Evidence.DOUBT)),
                                List.of(new Alternative("G2", 0.4), new Alternative("G3", 0.1))));
        labels.put(Axis.JOINT_PROCUREMENT, Label.unknown(""));
        labels.put(Axis.LANGUAGE, new Label("fi", 0.99, true, List.of(), List.of()));
        labels.put(Axis.URGENCY, new Label("NORMAL", 0.9, true, List.of(), List.of()));
        return new Judgement(labels, List.of(), Map.of(), "topic-1");
    }

    private final class Texts implements LabelledTexts {

        @Override
        public List<String> taxonomies() {
            return List.copyOf(texts.keySet());
        }

        @Override
        public List<LabelledText> of(String taxonomy) {
            return List.copyOf(texts.getOrDefault(taxonomy, List.of()));
        }

        @Override
        public LabelsRead read(Path file, LabelFile how) throws IOException {
            List<Example> examples = Files.readAllLines(file).stream()
                    .map(line -> line.split("\t"))
                    .map(columns -> new Example(columns[1], columns[0]))
                    .toList();
            return new LabelsRead(
                    examples, examples.size(), 0, Optional.of(how.format().name()));
        }

        @Override
        public LabelsKept keep(String taxonomy, LabelsRead read, String name, String by) {
            var all = texts.computeIfAbsent(taxonomy, t -> new ArrayList<>());
            read.examples().forEach(one -> all.add(new LabelledText(one.label(), one.text(), name, false)));
            return new LabelsKept(read.examples().size(), 0, 0);
        }

        @Override
        public int export(String taxonomy, LabelFile.Format format, boolean own, Writer out) throws IOException {
            for (LabelledText text : of(taxonomy)) {
                out.write(text.text().text() + "\t" + text.label() + "\n");
            }
            return of(taxonomy).size();
        }

        @Override
        public void forget(String taxonomy, String by) {
            texts.remove(taxonomy);
        }
    }

    private final class Learnt implements Models {

        @Override
        public List<ModelVersion> versions(String taxonomy) {
            return versions.stream()
                    .filter(one -> one.taxonomy().equals(taxonomy))
                    .toList();
        }

        @Override
        public Optional<ModelVersion> serving(String taxonomy) {
            return versions(taxonomy).stream()
                    .filter(one -> one.id().equals(served))
                    .findFirst();
        }

        @Override
        public Trained train(String taxonomy, Optional<String> learner, String by, LearningProgress progress) {
            progress.at("learning", 0, 1);
            var comparison = served.isEmpty()
                    ? Optional.<Comparison>empty()
                    : Optional.of(new Comparison(evaluation(served), evaluation("new"), 9, 2, 0.0654, List.of()));
            return new Trained(learnt(taxonomy, false, by), false, comparison, 12);
        }

        @Override
        public Trained trainOnEverything(
                String taxonomy, Optional<String> learner, String by, LearningProgress progress) {
            return new Trained(learnt(taxonomy, true, by), false, Optional.empty(), 12);
        }

        private ModelVersion learnt(String taxonomy, boolean everything, String by) {
            var version = new ModelVersion(
                    taxonomy + "-" + (versions.size() + 1),
                    taxonomy,
                    next,
                    "linear-2",
                    "0123456789ab",
                    NOW,
                    by,
                    texts.get(taxonomy).size(),
                    2,
                    everything ? 0 : 1,
                    everything,
                    everything ? Optional.empty() : Optional.of(0.845),
                    everything ? Optional.empty() : Optional.of(0.021),
                    1000);
            versions.add(version);
            served = next == ModelVersion.State.SERVING ? version.id() : served;
            return version;
        }

        @Override
        public Evaluation evaluate(String taxonomy, Optional<String> version, LearningProgress progress) {
            return evaluation(version.orElse(served));
        }

        @Override
        public Evaluation evaluate(
                String taxonomy, Optional<String> version, List<Example> examples, LearningProgress progress) {
            return evaluation(version.orElse(served));
        }

        private Evaluation evaluation(String model) {
            return new Evaluation(
                    model,
                    10,
                    0.8,
                    0.49,
                    0.943,
                    0.75,
                    0.05,
                    0.6,
                    List.of("G1", "G7"),
                    List.of(
                            new Evaluation.OfLabel("G1", 5, Double.NaN, 0.6, 0.7),
                            new Evaluation.OfLabel("G7", 5, 0.7, 1, 0.8)),
                    new int[][] {{3, 2}, {0, 5}},
                    List.of(new Evaluation.Coverage(0.9, 0.7, 0.55)),
                    List.of(new Evaluation.Wrong("CT-2", "Tunnus ei toimi", "G1", "G7", 0.9)));
        }

        @Override
        public Comparison compare(String taxonomy, String first, String second, LearningProgress progress) {
            return new Comparison(
                    evaluation(first),
                    evaluation(second),
                    2,
                    30,
                    0.001,
                    List.of(new Comparison.Difference("G1", 5, 0.5, 0.7)));
        }

        @Override
        public ModelVersion serve(String taxonomy, String version, String by) {
            served = version;
            return serving(taxonomy).orElseThrow();
        }

        @Override
        public ModelVersion rollback(String taxonomy, String by) {
            return serve(taxonomy, versions.get(0).id(), by);
        }

        @Override
        public Label predict(String taxonomy, String version, ContactText text) {
            return Label.unknown("G1");
        }
    }

    private Contacts contacts() {
        return proxy(Contacts.class, (method, arguments) -> switch (method) {
            case "find" -> Optional.ofNullable(contacts.get(arguments[0]));
            case "ids" -> List.copyOf(contacts.keySet());
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static MailReading mails() {
        return new MailReading() {
            @Override
            public MailWords read(byte[] raw) {
                return new MailWords("weights", new String(raw, StandardCharsets.UTF_8), List.of());
            }

            @Override
            public MailWords ofBody(String subject, String body) {
                return new MailWords(subject, body.replace("Terveisin Maija", ""), List.of());
            }
        };
    }

    private static Procurements procurements() {
        var cleaning = new JointProcurement(
                new JointProcurementId("cleaning-dps"),
                new LocalizedText("Siivouspalvelut", "Städtjänster", "Cleaning services"),
                ProcurementType.DYNAMIC_PURCHASING_SYSTEM,
                "services",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Provenance.constructed("test"));
        return proxy(Procurements.class, (method, arguments) -> switch (method) {
            case "jointProcurements" -> List.of(cleaning);
            case "find" -> Optional.of(cleaning).filter(one -> one.id().equals(arguments[0]));
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private interface Call {
        Object answer(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (p, method, arguments) -> call.answer(method.getName(), arguments)));
    }
}
