package org.minikisa.reporting.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.minikisa.classification.api.Topic;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.charts.HeatMap;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;
import org.minikisa.reporting.core.Reading.ContactLine;

/** Which support each joint procurement needs: what its customers ask about. */
final class NeedsSection implements ReportSection {

    private final Reading reading;

    NeedsSection(Reading reading) {
        this.reading = reading;
    }

    @Override
    public String id() {
        return "needs";
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Section build(Language language) {
        Texts texts = Texts.in(language);
        var section = Section.titled(texts.say("needs.title"));
        if (reading.intake().isEmpty() || !reading.classified()) {
            return section.notice(texts.say(reading.intake().isEmpty() ? "missing.intake" : "missing.classification"))
                    .build();
        }
        List<ContactLine> judged = reading.intake().get().people().stream()
                .filter(c -> c.topic().isPresent())
                .toList();
        if (judged.isEmpty()) {
            return section.notice(texts.say("contacts.none")).build();
        }
        List<Topic> topics = Arrays.stream(Topic.values())
                .filter(topic -> judged.stream().anyMatch(c -> c.topic().get() == topic))
                .toList();
        String title = texts.say("needs.map");
        var table = Table.titled(
                        "topics",
                        title,
                        Source.measured("Contacts.list (NEW_CONVERSATION, FOLLOW_UP), Classifications.current: TOPIC, "
                                + "JOINT_PROCUREMENT"))
                .column("joint-procurement", texts.say("joint"))
                .dataColumn("joint-procurement-id", texts.say("key"))
                .column("topic", texts.say("needs.code"))
                .column("topic-name", texts.say("needs.topic"))
                .column("contacts", texts.say("contacts.count"))
                .dataColumn("ids", texts.say("ids"));
        var rows = new ArrayList<HeatMap.Row>();
        for (ContactsSection.Row row : ContactsSection.byJointProcurement(judged, reading, texts)) {
            var counts = new ArrayList<Long>();
            for (Topic topic : topics) {
                List<String> ids = row.contacts().stream()
                        .filter(c -> c.topic().get() == topic)
                        .map(ContactLine::id)
                        .toList();
                counts.add((long) ids.size());
                if (!ids.isEmpty()) {
                    table.row(
                            Value.text(row.label()),
                            Value.text(row.key()),
                            Value.text(code(topic)),
                            Value.text(topic.label().in(language)),
                            Value.number(ids.size()),
                            Value.ids(ids));
                }
            }
            rows.add(new HeatMap.Row(row.label(), counts));
        }
        List<HeatMap.Column> columns = topics.stream()
                .map(t -> new HeatMap.Column(code(t), t.label().in(language)))
                .toList();
        return section.paragraph(texts.say("needs.text"))
                .chart(Drawn.of(new HeatMap("needs-topics", title, columns, rows), table.build(), texts))
                .build();
    }

    /** Topics are known by their codes; "none of these" has no code worth printing. */
    private static String code(Topic topic) {
        return topic == Topic.NONE ? "–" : topic.name();
    }
}
