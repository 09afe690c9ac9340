package org.minikisa.reporting.core;

import java.util.ArrayList;
import java.util.List;

import org.minikisa.classification.api.Topic;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.charts.HeatMap;
import org.minikisa.reporting.api.NeedHead;
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
                .filter(ContactLine::classified)
                .toList();
        if (judged.isEmpty()) {
            return section.notice(texts.say("contacts.none")).build();
        }
        Tabulation all = Tabulation.of(judged, NeedsSection::topic);
        List<Need> needs = needs(texts).stream()
                .filter(need -> all.rows().contains(need.topic()))
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
            Tabulation topics = Tabulation.of(row.contacts(), NeedsSection::topic);
            var counts = new ArrayList<Long>();
            for (Need need : needs) {
                List<String> ids =
                        topics.row(need.topic()).stream().map(ContactLine::id).toList();
                counts.add((long) ids.size());
                if (!ids.isEmpty()) {
                    table.row(
                            Value.text(row.label()),
                            Value.text(row.key()),
                            Value.text(need.code()),
                            Value.text(need.name()),
                            Value.number(ids.size()),
                            Value.ids(ids));
                }
            }
            rows.add(new HeatMap.Row(row.label(), counts));
        }
        List<HeatMap.Column> columns = needs.stream()
                .map(need -> new HeatMap.Column(need.code(), need.name()))
                .toList();
        return section.paragraph(texts.say("needs.text", judged.size()))
                .figure(ContactsSection.unsure(
                        judged, c -> c.topic().isEmpty(), "topic-not-sure", texts.say("needs.topic-unsure"), "TOPIC"))
                .figure(ContactsSection.unsure(
                        judged,
                        c -> c.jointProcurements().isEmpty(),
                        "joint-procurement-not-recognised",
                        texts.say("needs.joint-unrecognised"),
                        "JOINT_PROCUREMENT"))
                .chart(Drawn.of(new HeatMap("needs-topics", title, columns, rows), table.build(), texts))
                .build();
    }

    /** @param topic its name, or that nobody is sure */
    private record Need(String code, String name, String topic) {}

    private static List<String> topic(ContactLine contact) {
        return List.of(contact.topic().map(Topic::name).orElse(NeedHead.UNSURE));
    }

    /** Topics are known by their codes; "none of these" has no code worth printing. */
    private static List<Need> needs(Texts texts) {
        var needs = new ArrayList<Need>();
        for (Topic topic : Topic.values()) {
            needs.add(new Need(
                    topic == Topic.NONE ? "–" : topic.name(), topic.label().in(texts.language()), topic.name()));
        }
        needs.add(new Need("?", texts.say("needs.unsure"), NeedHead.UNSURE));
        return needs;
    }
}
