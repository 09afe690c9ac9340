package org.minikisa.store.persons;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.Disguise;
import org.minikisa.store.api.Erased;
import org.minikisa.store.api.Held;
import org.minikisa.store.api.Person;
import org.minikisa.store.api.PersonErased;
import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.Persons;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.StoreException;
import org.minikisa.store.api.StoreFiles;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all wings; one that has tables and does not answer is missed. */
@Component
public final class HousePersons implements Persons {

    private static final Logger LOG = LoggerFactory.getLogger(HousePersons.class);

    /** Stands for somebody who is looked for and not erased. */
    private static final String NOBODY_YET = "PN-0";

    private final Store store;
    private final StoreFiles files;
    private final List<PersonalData> wings = new CopyOnWriteArrayList<>();

    @Activate
    public HousePersons(@Reference Store store, @Reference StoreFiles files) {
        this.store = store;
        this.files = files;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addWing(PersonalData wing) {
        wings.add(wing);
    }

    public void removeWing(PersonalData wing) {
        wings.remove(wing);
    }

    @Override
    public List<String> wings() {
        return inOrder().stream().map(PersonalData::wing).toList();
    }

    @Override
    public List<String> silent() {
        List<String> here = wings();
        return store.read(PersonTables::wings).stream()
                .filter(wing -> !here.contains(wing))
                .toList();
    }

    @Override
    public Person alsoKnown(Person person) {
        Disguise who = TextDisguise.of(PersonCheck.usable(person), NOBODY_YET);
        return store.read(tx -> {
            Person known = Person.unknown();
            for (PersonalData wing : inOrder()) {
                known = known.and(wing.alsoKnown(who, tx));
            }
            return without(known, person);
        });
    }

    @Override
    public void held(Person person, BiConsumer<String, Held> sink) {
        Disguise who = TextDisguise.of(PersonCheck.usable(person), NOBODY_YET);
        store.read(tx -> {
            inOrder().forEach(wing -> held(wing, who, tx, held -> sink.accept(wing.wing(), held)));
            return true;
        });
    }

    @Override
    public Erasure erase(Person person, String by, String reason) {
        PersonCheck.usable(person);
        PersonCheck.requireNamed(by);
        PersonCheck.refuseSilence(silent());
        List<PersonalData> all = inOrder();
        var work = new Object() {
            Disguise who;
            final List<Part> parts = new ArrayList<>();
            final List<Frozen> frozen = new ArrayList<>();
        };
        store.transact(tx -> {
            work.parts.clear();
            work.frozen.clear();
            work.who = TextDisguise.of(person, "PN-" + tx.nextNumber("store.pseudonym"));
            all.forEach(wing -> eraseIn(wing, work.who, tx, work.parts, work.frozen));
            PersonTables.remember(tx, work.who.pseudonym(), by, reason, count(work.parts), work.frozen);
            tx.append(new PersonErased(work.who.pseudonym(), count(work.parts), work.frozen.size()));
        });
        return eraseInFiles(all, work.who, work.parts, work.frozen);
    }

    private static void eraseIn(
            PersonalData wing, Disguise who, Transaction tx, List<Part> parts, List<Frozen> frozen) {
        held(wing, who, tx, held -> {
            if (held.fate().isKept()) {
                frozen.add(new Frozen(
                        who.pseudonym(),
                        wing.wing(),
                        held.place(),
                        held.kind(),
                        held.fate().reason(),
                        held.fate().until()));
            }
        });
        wing.erase(who, tx).forEach(erased -> parts.add(new Part(wing.wing(), erased)));
        wing.texts().stream()
                .map(texts -> new DeclaredTexts(wing, texts, who, tx).erase())
                .filter(erased -> erased.erased() + erased.kept() > 0)
                .forEach(erased -> parts.add(new Part(wing.wing(), erased)));
    }

    private static void held(PersonalData wing, Disguise who, Transaction tx, Consumer<Held> sink) {
        wing.held(who, tx, sink);
        wing.texts().forEach(texts -> new DeclaredTexts(wing, texts, who, tx).held(sink));
    }

    private Erasure eraseInFiles(List<PersonalData> all, Disguise who, List<Part> parts, List<Frozen> frozen) {
        var problems = new ArrayList<Problem>();
        for (PersonalData wing : all) {
            attempt(wing.wing() + " files", problems, () -> wing.eraseInFiles(who)
                    .forEach(erased -> parts.add(new Part(wing.wing(), erased))));
        }
        attempt("database file", problems, () -> {
            int copies = files.rewrite();
            if (copies > 0) {
                parts.add(new Part("store", new Erased("copy made before a migration", copies, 0)));
            }
        });
        var traces = new ArrayList<Trace>();
        attempt(
                "search of the data folder",
                problems,
                () -> traces.addAll(FileSearch.of(who.person())
                        .in(
                                files.folder(),
                                all.stream()
                                        .flatMap(wing -> wing.files().stream())
                                        .toList())));
        return new Erasure(who.pseudonym(), parts, frozen, traces, problems);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void attempt(String what, List<Problem> problems, Work work) {
        try {
            work.run();
        } catch (IOException | StoreException e) {
            LOG.error("{} failed after an erasure", what, e);
            problems.add(new Problem(
                    "store.person.files",
                    what,
                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(),
                    "files that can be read and written",
                    "Mend that, and ask for the erasure of the same person once more."));
        }
    }

    @Override
    public List<Past> past() {
        return store.read(PersonTables::past);
    }

    @Override
    public List<Frozen> frozen() {
        return store.read(PersonTables::frozen);
    }

    private List<PersonalData> inOrder() {
        return wings.stream().sorted(Comparator.comparing(PersonalData::wing)).toList();
    }

    private static long count(List<Part> parts) {
        return parts.stream().mapToLong(part -> part.what().erased()).sum();
    }

    private static Person without(Person known, Person given) {
        return new Person(
                left(known, given, Person::names),
                left(known, given, Person::addresses),
                left(known, given, Person::telephones),
                left(known, given, Person::identityCodes),
                left(known, given, Person::phrases));
    }

    private static List<String> left(Person known, Person given, Function<Person, List<String>> part) {
        return part.apply(known).stream()
                .filter(text -> part.apply(given).stream().noneMatch(text::equalsIgnoreCase))
                .toList();
    }
}
