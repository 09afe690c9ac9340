package org.minikisa.classification.core.learning;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.TrainingText;
import org.minikisa.classification.api.TrainingTexts;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LabelFile;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.core.Legible;
import org.minikisa.classification.core.PeoplesLabels;
import org.minikisa.classification.core.Serving;
import org.minikisa.classification.core.files.LabelReader;
import org.minikisa.classification.core.files.LabelWriter;
import org.minikisa.classification.core.seeds.SeedTexts;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.MailReading;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The labelled texts of all origins. Where one text is there several times, what people said of a contact holds before what was
 * imported, and that before what the product brought along.
 */
@Component(service = {LabelledTexts.class, StoredLabelledTexts.class})
public final class StoredLabelledTexts implements LabelledTexts {

    private final Store store;
    private final Contacts contacts;
    private final Taxonomies taxonomies;
    private final LabelReader reader;
    private volatile Consumer<String> forgotten = taxonomy -> {};
    private final List<TrainingTexts> sources = new CopyOnWriteArrayList<>();

    @Activate
    public StoredLabelledTexts(
            @Reference Store store,
            @Reference Contacts contacts,
            @Reference MailReading mails,
            @Reference Procurements procurements) {
        this(store, contacts, mails, procurements, new SeedTexts(mails));
    }

    StoredLabelledTexts(
            Store store, Contacts contacts, MailReading mails, Procurements procurements, TrainingTexts seeds) {
        this.store = store;
        this.contacts = contacts;
        store.migrate("classification", Serving.class);
        this.taxonomies = new Taxonomies(store, procurements);
        this.reader = new LabelReader(mails);
        sources.add(seeds);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindTexts(TrainingTexts texts) {
        sources.add(texts);
    }

    void unbindTexts(TrainingTexts texts) {
        sources.remove(texts);
    }

    /** @param listener hears the ids of taxonomies that were forgotten */
    void whenForgotten(Consumer<String> listener) {
        forgotten = listener;
    }

    @Override
    public List<String> taxonomies() {
        return taxonomies.all();
    }

    /** @throws org.minikisa.problem.api.InvalidInputException for an unknown taxonomy */
    void require(String taxonomy) {
        taxonomies.require(taxonomy);
    }

    @Override
    public List<LabelledText> of(String taxonomy) {
        taxonomies.require(taxonomy);
        var texts = new LinkedHashMap<String, LabelledText>();
        shipped(taxonomy).forEach(text -> texts.put(TextDigest.of(text.text()), text));
        own(taxonomy).forEach(text -> texts.put(TextDigest.of(text.text()), text));
        return List.copyOf(texts.values());
    }

    /** What the product and further sources bring along. */
    private List<LabelledText> shipped(String taxonomy) {
        return sources.stream()
                .flatMap(source -> source.texts().stream()
                        .flatMap(text -> label(taxonomy, text)
                                .map(label -> labelled(
                                        label,
                                        new ContactText(text.subject(), text.text()),
                                        source.name(),
                                        text.group()))
                                .stream()))
                .toList();
    }

    private static Optional<String> label(String taxonomy, TrainingText text) {
        return switch (taxonomy) {
            case Serving.TOPIC -> Optional.of(text.topic()).filter(topic -> !topic.isEmpty());
            case Serving.JOINT_PROCUREMENT -> Optional.of(text.jointProcurement());
            default -> Optional.empty();
        };
    }

    /** Tells whether what the product brings along has changed. */
    String shippedDigest(String taxonomy) {
        return TextDigest.of("", examples(shipped(taxonomy)));
    }

    private List<LabelledText> own(String taxonomy) {
        var all = new ArrayList<>(store.read(tx -> new LearningTables(tx).imported(taxonomy)));
        said(taxonomy).stream().flatMap(said -> labelled(said).stream()).forEach(all::add);
        return all;
    }

    /** What people said of contacts. */
    List<PeoplesLabels.Said> said(String taxonomy) {
        return store.read(tx -> PeoplesLabels.of(taxonomy, tx));
    }

    private Optional<LabelledText> labelled(PeoplesLabels.Said said) {
        String contact = said.contact().value();
        return said.right().size() == 1
                ? text(said).map(text -> labelled(said.right().iterator().next(), text, contact, group(text, contact)))
                : Optional.empty();
    }

    /** By whom it is, as far as that is known without asking who it is. */
    private static String group(ContactText text, String contact) {
        return text.circumstances()
                .customer()
                .map(CustomerId::value)
                .or(() -> text.circumstances().conversation().map(ConversationId::value))
                .orElse(contact);
    }

    /** The words of a contact that somebody labelled; empty where there are none any more. */
    Optional<ContactText> text(PeoplesLabels.Said said) {
        return contacts.find(said.contact())
                .map(Legible::of)
                .filter(text -> !text.subject().isBlank() || !text.text().isBlank());
    }

    private static LabelledText labelled(String label, ContactText text, String origin, String group) {
        return new LabelledText(label, text, origin, TextDigest.isHeldBack(TextDigest.of(text)), group);
    }

    static List<Example> examples(Collection<LabelledText> texts) {
        return texts.stream()
                .map(text -> new Example(text.label(), text.text(), text.group()))
                .toList();
    }

    @Override
    public LabelsRead read(Path file, LabelFile how) throws IOException {
        return reader.read(file, how);
    }

    @Override
    public LabelsKept keep(String taxonomy, LabelsRead texts, String name, String by) {
        List<Example> checked = taxonomies.checked(taxonomy, texts.examples(), name, by);
        Map<String, Example> byDigest = new LinkedHashMap<>();
        checked.forEach(example -> byDigest.put(TextDigest.of(example.text()), example));
        return store.inTransaction(tx -> keep(taxonomy, byDigest, name, by, tx));
    }

    private static LabelsKept keep(
            String taxonomy, Map<String, Example> texts, String name, String by, Transaction tx) {
        var tables = new LearningTables(tx);
        if (!Taxonomies.HOUSE.contains(taxonomy)) {
            tables.found(taxonomy, by);
        }
        int added = 0;
        int relabelled = 0;
        for (var text : texts.entrySet()) {
            Optional<String> before = tables.label(taxonomy, text.getKey());
            if (before.isEmpty()) {
                tables.add(taxonomy, text.getKey(), text.getValue(), name, by);
                added++;
            } else if (!before.get().equals(text.getValue().label())) {
                tables.relabel(taxonomy, text.getKey(), text.getValue().label(), name, by);
                relabelled++;
            }
        }
        return new LabelsKept(added, relabelled, texts.size() - added - relabelled);
    }

    @Override
    public int export(String taxonomy, LabelFile.Format format, boolean own, Writer out) throws IOException {
        taxonomies.require(taxonomy);
        List<LabelledText> texts = Stream.of(own ? distinct(own(taxonomy)) : of(taxonomy))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(LabelledText::label)
                        .thenComparing(LabelledText::origin)
                        .thenComparing(t -> t.text().subject())
                        .thenComparing(t -> t.text().text()))
                .toList();
        LabelWriter.write(format, texts, out);
        return texts.size();
    }

    private static List<LabelledText> distinct(List<LabelledText> texts) {
        var distinct = new LinkedHashMap<String, LabelledText>();
        texts.forEach(text -> distinct.put(TextDigest.of(text.text()), text));
        return List.copyOf(distinct.values());
    }

    @Override
    public void forget(String taxonomy, String by) {
        taxonomies.requireOwn(taxonomy, by);
        store.transact(tx -> {
            new LearningTables(tx).forget(taxonomy);
            PeoplesLabels.forget(taxonomy, tx);
        });
        forgotten.accept(taxonomy);
    }
}
