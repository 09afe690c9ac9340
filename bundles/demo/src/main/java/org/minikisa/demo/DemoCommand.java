package org.minikisa.demo;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.Kind;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.award.Awards;
import org.minikisa.competition.api.documents.CompetitionDocuments;
import org.minikisa.competition.api.preparation.Templates;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.analysis.Obligations;
import org.minikisa.impact.api.analysis.WhatIf;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.IntakeChannel;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.ProcurementBodies;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Progress;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Stopped;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.reporting.api.ReportFiles;
import org.minikisa.reporting.api.ReportRequest;
import org.minikisa.reporting.api.Reports;
import org.minikisa.store.api.Journal;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.Reviews;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code kisa:demo}: from contacts to a two-phase impact report, in one command. */
@Component
public final class DemoCommand implements Command {

    /** How long the wings may take to catch up before the demo gives up; what was done until then stays. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path data;
    private final Procurements procurements;
    private final ProcurementBodies bodies;
    private final Intake intake;
    private final Contacts contacts;
    private final Classifications classifications;
    private final Cases cases;
    private final Competitions competitions;
    private final Reports reports;
    private final Journal journal;
    private final ConstructedContacts constructed;
    private final CaseWork caseWork;
    private final CompetitionWork competitionWork;
    private final AwardWork awardWork;
    private final ImpactWork impactWork;
    private final Collection<IntakeChannel> channels = ConcurrentHashMap.newKeySet();

    @Activate
    public DemoCommand(
            BundleContext context,
            @Reference Procurements procurements,
            @Reference ProcurementBodies bodies,
            @Reference LegalCalendar calendar,
            @Reference Intake intake,
            @Reference Contacts contacts,
            @Reference Classifications classifications,
            @Reference Cases cases,
            @Reference Reviews reviews,
            @Reference Competitions competitions,
            @Reference Templates templates,
            @Reference Awards awards,
            @Reference CompetitionDocuments documents,
            @Reference Assessments assessments,
            @Reference Obligations obligations,
            @Reference WhatIf whatIf,
            @Reference Reports reports,
            @Reference Journal journal) {
        this.data = Path.of(
                Optional.ofNullable(context.getProperty("minikisa.data")).orElse("minikisa-data"));
        this.procurements = procurements;
        this.bodies = bodies;
        this.intake = intake;
        this.contacts = contacts;
        this.classifications = classifications;
        this.cases = cases;
        this.competitions = competitions;
        this.reports = reports;
        this.journal = journal;
        this.constructed = new ConstructedContacts(procurements);
        this.caseWork = new CaseWork(cases, reviews, contacts, calendar, constructed);
        this.competitionWork = new CompetitionWork(competitions);
        this.awardWork = new AwardWork(templates, awards, documents);
        this.impactWork = new ImpactWork(procurements, assessments, obligations, whatIf);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addChannel(IntakeChannel channel) {
        channels.add(channel);
    }

    void removeChannel(IntakeChannel channel) {
        channels.remove(channel);
    }

    @Override
    public Usage usage() {
        return Usage.of("demo", "takes a small purchasing body from contacts to an impact report")
                .option("--mail", "PATH", "takes in this folder, mbox or eml file instead of the made-up contacts")
                .option("--out", "DIR", "where the report goes (default: report in the data folder)")
                .choice(
                        "--language",
                        "LANGUAGE",
                        "of the report: fi, sv or en (default: en)",
                        List.of("fi", "sv", "en"))
                .example("kisa:demo --mail archive.mbox --language fi");
    }

    @Override
    public void run(Invocation in) throws Exception {
        Screen screen = in.screen();
        Optional<Path> mail = in.option("mail").map(value -> path("--mail", value));
        Path out = in.option("out").map(value -> path("--out", value)).orElse(data.resolve("report"));
        Language language = in.option("language").flatMap(Language::of).orElse(Language.EN);
        if (mail.isPresent()) {
            requireReadable(mail.get());
        }
        requireFolder(out);

        procurements.load(bodies.read("body.json of the demo", Resources.read("body.json")));
        impactWork.baseValues();
        awardWork.keepTemplates();
        screen.line("Purchasing body: " + procurements.bodyName() + ", "
                + procurements.jointProcurements().size() + " joint procurements, "
                + procurements.customers().size() + " customers (made up)");

        List<Problem> unread = takeIn(mail, screen);
        catchUp(screen);
        try (Progress progress =
                screen.progress("Working on cases", cases.list().size())) {
            caseWork.answer(progress::to);
        }
        var review = caseWork.review();
        runCompetitions(screen);
        var assessed = new LinkedHashMap<String, Competition>();
        Competition cleaning = awardWork.conclude(
                competitionWork.cleaning(requested(), impactWork.choices(CompetitionWork.CLEANING)),
                new BigDecimal("310920"),
                LocalDate.parse("2023-11-01"),
                LocalDate.parse("2025-10-31"));
        assessed.put(CompetitionWork.CLEANING, cleaning);
        assessed.put(
                CompetitionWork.CONSULTING, competitionWork.consulting(impactWork.choices(CompetitionWork.CONSULTING)));
        try (Progress progress = screen.progress("Assessing impact", assessed.size() * 2L)) {
            impactWork.assess(assessed, progress::to);
        }
        catchUp(screen);
        ReportFiles report;
        try (Progress progress = screen.progress("Writing the report", 0)) {
            report = reports.write(new ReportRequest(out, language), progress::to);
        }
        Path papers;
        try (Progress progress = screen.progress("Writing the documents of " + cleaning.id(), 0)) {
            papers = awardWork.write(cleaning, out);
            progress.to(1);
        }
        unread.forEach(problem -> screen.remark(Tone.WARNING, "not read: " + problem));
        summary(screen, mail.isPresent(), review.isPresent());
        screen.line();
        screen.line(Tone.GOOD, "Report: " + report.html().toAbsolutePath());
        screen.line("Documents of " + cleaning.id() + " in three languages: " + papers.toAbsolutePath());
    }

    private List<Problem> takeIn(Optional<Path> mail, Screen screen) {
        if (mail.isEmpty()) {
            try (Progress progress = screen.progress("Taking in made-up contacts", constructed.size())) {
                for (int number = 1; number <= constructed.size(); number++) {
                    intake.receive(constructed.raw(number));
                    progress.to(number);
                }
            }
            return List.of();
        }
        IntakeChannel channel = channels.stream()
                .filter(c -> c.accepts(mail.get()))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        "the mail",
                        "demo.mail",
                        "--mail",
                        mail.get().toString(),
                        "a folder of mails, a Maildir, an mbox or an eml file",
                        "Give another path, or leave --mail out."));
        try (Progress progress = screen.progress("Taking in mail", 0)) {
            var summary = channel.read(mail.get(), intake::receive, progress::to);
            screen.line(summary.read() + " mails read, " + summary.skipped() + " other files passed over, "
                    + summary.problems().size() + " not readable");
            return summary.problems();
        }
    }

    /** Waits for classification and support, which work from the journal on their own. */
    private void catchUp(Screen screen) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Progress progress = screen.progress("Understanding contacts", 0)) {
            while (!journal.awaitCaughtUp(Duration.ofMillis(200)) || !everyContactIsJudged(progress)) {
                if (System.nanoTime() > deadline) {
                    throw InvalidInputException.of(
                            "the demo",
                            "demo.behind",
                            "kisa:journal cursors",
                            "wings that are still behind after " + PATIENCE.toMinutes() + " minutes",
                            "wings that catch up",
                            "Look at kisa:journal cursors and kisa:status, then run the demo again: it goes on where it stopped.");
                }
                Thread.sleep(20); // the classifier may be learning still
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    private boolean everyContactIsJudged(Progress progress) {
        var dispositions = contacts.ledger().dispositions();
        long due = dispositions.getOrDefault(Disposition.NEW_CONVERSATION, 0L)
                + dispositions.getOrDefault(Disposition.FOLLOW_UP, 0L);
        long judged = classifications.count();
        long failed = journal.parked().stream()
                .filter(p -> p.reaction().startsWith("classification."))
                .count();
        progress.total(due);
        progress.to(judged);
        return judged + failed >= due;
    }

    private void runCompetitions(Screen screen) {
        var tables = competitionWork.awardTables();
        try (Progress progress = screen.progress("Running mini-competitions", tables.size())) {
            competitionWork.importAwardTables(progress::to);
        }
    }

    /** The first request to run a competition together, for cleaning, is the one that led to the cleaning competition. */
    /** The key of the draft that was opened when a customer asked for a competition under the cleaning system. */
    private String requested() {
        return cases.list().stream()
                .filter(c -> c.constructed() && c.kind() == Kind.COMPETITION_REQUEST)
                .filter(c -> c.jointProcurement()
                        .filter(id -> id.value().equals("cleaning-dps-2021"))
                        .isPresent())
                .flatMap(c -> c.competition().stream())
                .findFirst()
                .flatMap(id -> competitions.find(new CompetitionId(id)))
                .map(found -> found.draft().key())
                .orElse(CompetitionWork.CLEANING);
    }

    private record Line(String what, Object value, String remark) {}

    private void summary(Screen screen, boolean realMail, boolean reviewed) {
        var lines = new ArrayList<Line>();
        var ledger = contacts.ledger();
        lines.add(new Line(
                "contacts received",
                ledger.received(),
                ledger.balances() ? "the ledger balances" : "THE LEDGER DOES NOT BALANCE"));
        for (Disposition disposition : Disposition.values()) {
            long count = ledger.dispositions().getOrDefault(disposition, 0L);
            if (count > 0) {
                lines.add(new Line(
                        "  " + disposition.name().toLowerCase(Locale.ROOT).replace('_', ' '), count, ""));
            }
        }
        var judged = new ArrayList<Classification>();
        classifications.forEach(judged::add);
        lines.add(new Line("contacts classified", judged.size(), unsure(judged) + " of them unsure of the topic"));
        if (!realMail) {
            lines.add(new Line(
                    "  topic as its author meant", asMeant(judged), "of " + meant() + " made-up first contacts"));
        }
        var all = cases.list();
        lines.add(new Line(
                "cases",
                all.size(),
                all.stream().filter(c -> c.state() == CaseState.OPEN).count() + " open"));
        if (reviewed) {
            lines.add(new Line("review rounds", 1, "two versions, three comments"));
        }
        var run = competitions.list();
        long discrepancies =
                run.stream().mapToLong(c -> c.discrepancies().size()).sum();
        lines.add(new Line(
                "mini-competitions decided",
                run.stream().filter(c -> c.decided().isPresent()).count(),
                "differences to their publication: " + discrepancies + ", listed in the report"));
        for (Assessment assessment : impactWork.made()) {
            var printed = assessment.printed(); // its parts add up as printed
            lines.add(new Line(
                    "index of " + assessment.subject() + ", "
                            + assessment.moment().name().toLowerCase(Locale.ROOT),
                    printed.index().toPlainString(),
                    assessment.model() + ": base " + printed.base().toPlainString() + ", uplift "
                            + (printed.uplift().signum() < 0 ? "" : "+")
                            + printed.uplift().toPlainString()));
            lines.addAll(outlook(assessment));
        }
        var proof = journal.verify();
        lines.add(new Line(
                "facts in the journal",
                proof.entries(),
                proof.firstBroken().isEmpty()
                        ? "the chain holds"
                        : "BROKEN at " + proof.firstBroken().get().number()));
        screen.line();
        screen.listing(
                lines,
                Listing.rows(Line.class)
                        .text("what", "What", Line::what)
                        .number("value", "Count", Line::value)
                        .text("remark", "Remark", Line::remark));
    }

    /** Of a target: what the customer promised with its choices, and what it could still choose. */
    private List<Line> outlook(Assessment target) {
        var lines = new ArrayList<Line>();
        var promises = impactWork.promises(target);
        if (!promises.isEmpty()) {
            lines.add(new Line(
                    "  promises to follow up",
                    promises.size(),
                    "due " + promises.get(0).due()));
            impactWork.next(target).stream()
                    .findFirst()
                    .ifPresent(next -> lines.add(new Line(
                            "  next best choice",
                            String.format(Locale.ROOT, "+%.1f", next.gain()),
                            next.title().en() + ": " + next.value() + ", "
                                    + (next.cost().signum() == 0
                                            ? "no cost stated"
                                            : next.cost().toPlainString() + " EUR a year"))));
        }
        return lines;
    }

    private static long unsure(List<Classification> judged) {
        return judged.stream().filter(c -> !c.topic().sure()).count();
    }

    /** The made-up contacts that are not replies: their topic is judged on their own words. */
    private long meant() {
        return firstContacts().size();
    }

    private long asMeant(List<Classification> judged) {
        Map<String, String> meant = firstContacts();
        return judged.stream()
                .filter(c -> c.topic().value().equals(meant.get(c.contact().value())))
                .count();
    }

    private Map<String, String> firstContacts() {
        var meant = new TreeMap<String, String>();
        for (Contact contact : contacts.list(ContactQuery.all())) {
            constructed
                    .number(contact.source())
                    .map(constructed::get)
                    .filter(c -> c.repliesTo() == null)
                    .ifPresent(c -> meant.put(contact.id().value(), c.topic()));
        }
        return meant;
    }

    private static Path path(String option, String value) {
        if (value.isBlank()) {
            throw InvalidInputException.of(
                    "the option " + option,
                    "demo.path",
                    option,
                    "nothing",
                    "a path",
                    "Name it, or leave the option out.");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw InvalidInputException.of("the option " + option, "demo.path", option, value, "a path", e.getReason());
        }
    }

    /** Said before the work begins, not after it. */
    private static void requireFolder(Path out) {
        if (Files.exists(out) && !(Files.isDirectory(out) && Files.isWritable(out))) {
            throw InvalidInputException.of(
                    "the report folder",
                    "demo.out",
                    "--out",
                    out + (Files.isDirectory(out) ? ", which cannot be written to" : ", which is no folder"),
                    "a folder that can be written to, or one that is not there yet",
                    "Choose another folder with --out.");
        }
    }

    private static void requireReadable(Path mail) {
        if (!Files.isReadable(mail)) {
            throw InvalidInputException.of(
                    "the mail",
                    "demo.mail",
                    "--mail",
                    Files.exists(mail) ? mail + ", which cannot be read" : mail + ", which is not there",
                    "a folder of mails, a Maildir, an mbox or an eml file",
                    "Check the path; it is relative to " + Path.of("").toAbsolutePath() + ".");
        }
    }
}
