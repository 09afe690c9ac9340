package org.minikisa.classification.core;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Explanation.Neighbour;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LearningProgress;
import org.minikisa.classification.api.learning.LearntModel;
import org.minikisa.classification.core.learning.StoredLabelledTexts;
import org.minikisa.classification.languages.LanguageClassifier;
import org.minikisa.classification.linear.LinearLearner;
import org.minikisa.classification.rules.RuleClassifier;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.MailReading.MailWords;
import org.minikisa.intake.core.PassingMails;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.core.CpvFile;
import org.minikisa.procurement.core.FinnishLegalCalendar;
import org.minikisa.procurement.core.ProcurementBodyReader;
import org.minikisa.procurement.core.StoredJointProcurements;
import org.minikisa.procurement.core.StoredProcurements;
import org.minikisa.store.jdbc.SqliteStore;

/**
 * What the house knows on its first day: learns from the seed texts as the product does, and judges the whole mails of the test parts
 * with the demo's register, without the product around it. Prints for each question how many are right, how many it is sure of and how
 * many of these are right. Arguments: names of test parts ({@code test.tsv}, the usual ones if none is given). With {@code
 * -Dstrange=true} the register has the demo's goods (their codes) under ids and names that no seed text knows.
 *
 * <p>{@code mvn -o -q test-compile dependency:build-classpath -Dmdep.outputFile=target/cp}, then {@code java -cp
 * target/test-classes:target/classes:$(cat target/cp) org.minikisa.classification.core.FirstDay}
 */
final class FirstDay {

    private static final Path DEMO = Path.of("../../demo/src/main/resources/org/minikisa/demo/body.json");
    private static final boolean STRANGE = Boolean.getBoolean("strange");
    private static final List<String> LANGUAGES = List.of("fi", "sv", "en");

    private final StoredProcurements procurements;
    private final StoredLabelledTexts labelled;
    private final Judging judging;
    private final Set<String> registered;

    private FirstDay(SqliteStore store) throws IOException {
        var cpv = new CpvFile();
        procurements = new StoredProcurements(store, cpv);
        ProcurementBody body = new ProcurementBodyReader().read("body.json", Files.readAllBytes(DEMO));
        procurements.load(STRANGE ? strange(body) : body);
        registered = procurements.jointProcurements().stream()
                .map(JointProcurement::id)
                .map(Object::toString)
                .collect(Collectors.toSet());
        Contacts nobody = null;
        labelled = new StoredLabelledTexts(store, nobody, new PassingMails(), procurements);
        judging = new Judging(
                new Learnt(),
                labelled,
                procurements,
                store,
                0.9,
                new Patience(Duration.ofMinutes(1), Duration.ofMinutes(1)));
        judging.bindClassifier(new LanguageClassifier());
        var calendar = new FinnishLegalCalendar();
        judging.bindClassifier(new RuleClassifier(
                procurements, new StoredJointProcurements(store, calendar, procurements), cpv, calendar));
    }

    /** The same goods under ids and names that nobody has written of, as another unit has them. */
    private static ProcurementBody strange(ProcurementBody body) {
        return new ProcurementBody(
                body.name(),
                body.categories(),
                body.jointProcurements().stream().map(FirstDay::strange).toList(),
                body.customers(),
                body.suppliers(),
                List.of());
    }

    private static JointProcurement strange(JointProcurement joint) {
        String id = strange(joint.id().value());
        return new JointProcurement(
                new JointProcurementId(id),
                LocalizedText.same(id),
                joint.type(),
                joint.category(),
                joint.cpv(),
                List.of(),
                joint.begins(),
                joint.ends(),
                List.of(),
                joint.provenance());
    }

    private static String strange(String id) {
        return id.isEmpty() ? "" : "hnk-" + Math.floorMod(id.hashCode(), 100_000);
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("first-day");
        try (SqliteStore store = SqliteStore.open(folder, Clock.systemUTC())) {
            var day = new FirstDay(store);
            for (String part : args.length > 0 ? List.of(args) : List.of("test.tsv", "second.tsv", "third.tsv")) {
                day.judge(part);
            }
        }
    }

    // ---------------------------------------------------------------- judging

    /** A mail with what is true of it, and what was said of it. */
    private record Judged(String language, Map<Axis, String> truth, ContactText mail, Judgement judgement) {

        Label label(Axis axis) {
            return judgement.labels().get(axis);
        }

        boolean isRight(Axis axis) {
            return label(axis).value().equals(truth.get(axis));
        }
    }

    private void judge(String part) throws IOException {
        List<Judged> judged = mails(part).stream().map(this::judged).toList();
        System.out.println(part + ": " + judged.size() + " mails, per cent right (per cent sure, of these right)");
        for (Axis axis : List.of(Axis.KIND, Axis.TOPIC, Axis.LANGUAGE, Axis.URGENCY, Axis.JOINT_PROCUREMENT)) {
            print(axis.name(), axis, judged, j -> true);
        }
        print("... where one is meant", Axis.JOINT_PROCUREMENT, judged, j -> !truth(j).isEmpty());
        print("... where none is meant", Axis.JOINT_PROCUREMENT, judged, j -> truth(j).isEmpty());
        print("... where one is said", Axis.JOINT_PROCUREMENT, judged, j -> !said(j).isEmpty());
        print("... where none is said", Axis.JOINT_PROCUREMENT, judged, j -> said(j).isEmpty());
    }

    private static String truth(Judged judged) {
        return judged.truth().get(Axis.JOINT_PROCUREMENT);
    }

    private static String said(Judged judged) {
        return judged.label(Axis.JOINT_PROCUREMENT).value();
    }

    private static void print(String name, Axis axis, List<Judged> judged, Predicate<Judged> which) {
        String figures = Stream.concat(LANGUAGES.stream(), Stream.of("all"))
                .map(language -> language + " "
                        + figures(
                                axis,
                                judged.stream()
                                        .filter(which)
                                        .filter(j -> language.equals("all")
                                                || j.language().equals(language))
                                        .toList()))
                .collect(Collectors.joining("  "));
        System.out.printf("  %-24s %s%n", name, figures);
    }

    private static String figures(Axis axis, List<Judged> judged) {
        List<Judged> sure = judged.stream().filter(j -> j.label(axis).sure()).toList();
        return String.format(
                Locale.ROOT,
                "%5.1f (%3.0f, %5.1f) of %3d",
                share(judged, j -> j.isRight(axis)),
                100.0 * sure.size() / Math.max(1, judged.size()),
                share(sure, j -> j.isRight(axis)),
                judged.size());
    }

    private static double share(List<Judged> judged, Predicate<Judged> which) {
        return 100.0 * judged.stream().filter(which).count() / Math.max(1, judged.size());
    }

    private Judged judged(String[] row) {
        MailWords words = new PassingMails().ofBody(row[4], row[5].replace("\\n", "\n"));
        var mail = new ContactText(words.subject(), words.text());
        // what the register has not is none
        String id = STRANGE ? strange(row[2]) : row[2];
        String joint = registered.contains(id) ? id : "";
        return new Judged(
                row[0],
                Map.of(
                        Axis.KIND, Topic.valueOf(row[1]).kind().name(),
                        Axis.TOPIC, row[1],
                        Axis.LANGUAGE, row[0],
                        Axis.URGENCY, row[3],
                        Axis.JOINT_PROCUREMENT, joint),
                mail,
                judging.patiently(mail).judgement());
    }

    private static List<String[]> mails(String part) throws IOException {
        String text;
        try (var in = FirstDay.class.getResourceAsStream("seeds/" + part)) {
            text = in == null ? Files.readString(Path.of(part)) : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return text.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }

    // ---------------------------------------------------------------- learning

    /** Learns a taxonomy from what is not held back, when it is first asked for. */
    private final class Learnt implements Serving {

        private final Map<String, Served> served = new TreeMap<>();

        @Override
        public List<String> taxonomies() {
            return List.of(TOPIC, JOINT_PROCUREMENT);
        }

        @Override
        public Optional<Served> now(String taxonomy) {
            return Optional.of(served.computeIfAbsent(taxonomy, this::learnt));
        }

        private Served learnt(String taxonomy) {
            ThreadMXBean thread = ManagementFactory.getThreadMXBean();
            long begin = thread.getCurrentThreadCpuTime();
            List<LabelledText> texts = labelled.of(taxonomy).stream()
                    .filter(text -> !text.heldBack())
                    .toList();
            LearntModel model = new LinearLearner()
                    .learn(
                            texts.stream()
                                    .map(text -> new Example(text.label(), text.text(), text.group()))
                                    .toList(),
                            LearningProgress.SILENT);
            System.out.printf(
                    Locale.ROOT,
                    "%s learnt in %.1f s of the processor%n",
                    taxonomy,
                    (thread.getCurrentThreadCpuTime() - begin) / 1e9);
            Rehearsal rehearsal = taxonomy.equals(JOINT_PROCUREMENT) ? Rehearsal.of(model) : Rehearsal.NONE;
            return new Served(version(taxonomy), model, true, rehearsal);
        }

        @Override
        public Optional<Served> await(String taxonomy) {
            return now(taxonomy);
        }

        @Override
        public String version(String taxonomy) {
            return taxonomy + "-1";
        }

        @Override
        public void learn(String taxonomy, ContactText text, Set<String> right) {}

        @Override
        public void relearn(String taxonomy) {}

        @Override
        public List<Neighbour> nearest(String taxonomy, ContactText text, int most) {
            return List.of();
        }
    }
}
