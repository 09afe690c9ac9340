package org.minikisa.reporting.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.minikisa.reporting.api.Block;
import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.ReportFiles;
import org.minikisa.reporting.api.ReportRequest;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a report of a reading and writes it. */
final class ReportWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ReportWriter.class);

    private ReportWriter() {}

    /** @param more sections of plug-ins */
    static ReportFiles write(
            Reading reading, List<ReportSection> more, ReportRequest request, Consumer<Long> progress) {
        Texts texts = Texts.in(request.language());
        long[] done = {0};
        Runnable step = () -> progress.accept(++done[0]);
        Report report = report(reading, more, texts, step);
        Map<String, byte[]> csv = CsvForm.of(report, texts);
        byte[] json = JsonForm.of(report, csv.keySet(), texts);
        byte[] html = PageForm.of(report, texts);
        var folder = new ReportFolder(request.folder(), request.language().code());
        folder.write(html, json, csv, step);
        var data = new ArrayList<>(List.of(folder.json()));
        csv.keySet().forEach(name -> data.add(folder.csv(name)));
        return new ReportFiles(folder.html(), data, reading.asOf().moment(), keyFigures(report));
    }

    static Report report(Reading reading, List<ReportSection> more, Texts texts, Runnable step) {
        var sections = new ArrayList<ReportSection>(List.of(
                new KeyFiguresSection(reading),
                new OriginSection(reading),
                new ContactsSection(reading),
                new NeedsSection(reading),
                new CasesSection(reading),
                new ReviewsSection(reading),
                new CompetitionsSection(reading),
                new ImpactSection(reading),
                new BodySection(reading)));
        sections.addAll(more);
        sections.sort(Comparator.comparingInt(ReportSection::order).thenComparing(ReportSection::id));
        var parts = new ArrayList<Report.Part>();
        var ids = new HashSet<String>(Set.of(SourcesSection.ID));
        for (ReportSection each : sections) {
            parts.add(part(each, ids, texts));
            step.run();
        }
        parts.add(new Report.Part(SourcesSection.ID, SourcesSection.of(reading.asOf(), List.copyOf(parts), texts)));
        step.run();
        return new Report(reading.asOf(), reading.body().map(Reading.Body::name).orElse(""), parts);
    }

    /** A section that fails is replaced by a word of it; all others stand. */
    private static Report.Part part(ReportSection section, Set<String> ids, Texts texts) {
        String id = "section-" + (ids.size() + 1);
        try {
            if (!section.id().matches("[a-z0-9]+(-[a-z0-9]+)*") || !ids.add(section.id())) {
                throw new IllegalArgumentException(
                        "the id of a section is unique and has letters, digits and hyphens: " + section.id());
            }
            id = section.id();
            var part = new Report.Part(id, section.build(texts.language()));
            check(part);
            return part;
        } catch (RuntimeException | LinkageError e) {
            ids.add(id);
            LOG.error(
                    "section {} ({}) could not be built and is left out of the report",
                    id,
                    section.getClass().getName(),
                    e);
            return new Report.Part(
                    id,
                    Section.titled(id).notice(texts.say("section.failed", id)).build());
        }
    }

    private static void check(Report.Part part) {
        var keys = new HashSet<String>();
        for (Table table : part.tables()) {
            if (!keys.add(table.key())) {
                throw new IllegalArgumentException("two tables with the key " + table.key());
            }
        }
        for (Block block : part.section().blocks()) {
            if (block instanceof Block.Picture picture) {
                SvgCheck.require(picture.chart().svg());
                SvgCheck.require(picture.chart().narrowSvg());
            }
        }
    }

    private static List<Figure> keyFigures(Report report) {
        return report.parts().stream()
                .filter(part -> part.id().equals(KeyFiguresSection.ID))
                .findFirst()
                .map(Report.Part::figures)
                .orElse(List.of())
                .stream()
                .map(f -> new Figure(f.key(), Texts.plain(f.name()), f.value(), f.unit(), f.source(), f.ids()))
                .toList();
    }
}
