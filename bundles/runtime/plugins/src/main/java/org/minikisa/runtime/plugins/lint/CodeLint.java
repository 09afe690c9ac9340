package org.minikisa.runtime.plugins.lint;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.problem.api.Severity;
import org.minikisa.runtime.plugins.lint.ClassFacts.NoClass;
import org.minikisa.runtime.plugins.lint.ClassFacts.Use;

/** Looks at the class files of a plug-in one after the other, and in the end at who reaches them. */
final class CodeLint {

    /** So many places are kept at all; of classes beyond them it is only known what they do, not where. */
    private static final int MOST_PLACES = 20_000;

    private static final int RUNNING = Runtime.version().feature();

    private final Findings findings;
    private final Map<String, ClassFacts> classes = new LinkedHashMap<>();
    private int places;
    private String tooNew;
    private int newest;
    private int manyTooNew;

    CodeLint(Findings findings) {
        this.findings = findings;
    }

    /**
     * @param place where the file lies in the jar
     * @param forJava the Java that it is meant for at least; 0 for any
     */
    void add(String place, byte[] file, int forJava) {
        try {
            int java = ClassFacts.java(file);
            if (forJava > RUNNING) {
                return; // this Java never looks at it
            }
            if (java > RUNNING || ClassFacts.isPreview(file) && java != RUNNING) {
                tooNew(place, java);
                return; // and its reader may not know what is new in it
            }
            ClassFacts facts = bounded(ClassFacts.read(file));
            classes.merge(facts.name(), facts, CodeLint::both);
        } catch (NoClass e) {
            findings.error("plugins.class.broken", place, e.getMessage(), "a class file", "Build the jar again.");
        }
    }

    private ClassFacts bounded(ClassFacts facts) {
        places += facts.uses().size();
        return places <= MOST_PLACES
                ? facts
                : new ClassFacts(facts.name(), facts.mentions(), List.of(), facts.counts());
    }

    /** Of a class that lies there for several Javas, what any of them does. */
    private static ClassFacts both(ClassFacts one, ClassFacts other) {
        var mentions = new LinkedHashSet<>(one.mentions());
        mentions.addAll(other.mentions());
        var uses = new LinkedHashSet<>(one.uses());
        uses.addAll(other.uses());
        var counts = new EnumMap<CodeRule, Integer>(CodeRule.class);
        counts.putAll(one.counts());
        other.counts().forEach((rule, count) -> counts.merge(rule, count, Math::max));
        return new ClassFacts(one.name(), mentions, List.copyOf(uses), counts);
    }

    private void tooNew(String place, int java) {
        manyTooNew++;
        if (java > newest) {
            newest = java;
            tooNew = place;
        }
    }

    boolean has(String className) {
        return classes.containsKey(className);
    }

    /** Whether some could not be read, so that what is missing may be among them. */
    boolean hasUnread() {
        return manyTooNew > 0;
    }

    Set<String> packages() {
        return classes.keySet().stream().map(CodeLint::packageOf).collect(Collectors.toSet());
    }

    List<String> all() {
        return List.copyOf(classes.keySet());
    }

    List<String> inPackages(Set<String> packages) {
        return classes.keySet().stream()
                .filter(name -> packages.contains(packageOf(name)))
                .toList();
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    /**
     * Tells what was seen.
     *
     * @param pure the classes that begin work as a model, function or scoring method
     * @param other the classes that begin other work
     */
    void tell(Collection<String> pure, Collection<String> other) {
        if (manyTooNew > 0) {
            findings.error(
                    "plugins.class.java",
                    tooNew,
                    "class file " + (newest + 44) + " = Java " + newest
                            + (manyTooNew > 1 ? ", and " + (manyTooNew - 1) + " more too new" : ""),
                    "class file " + (RUNNING + 44) + " = Java " + RUNNING + " at most: this runtime is Java " + RUNNING,
                    "Build with maven.compiler.release " + RUNNING + ", or run Minikisa on Java " + newest + ".");
        }
        var told = new TreeMap<CodeRule, Map<Reach, Told>>();
        Set<String> reachedByPure = reached(pure);
        Set<String> reachedByOther = reached(other);
        for (ClassFacts facts : classes.values()) {
            Reach reach = reachedByPure.contains(facts.name())
                    ? Reach.PURE
                    : reachedByOther.contains(facts.name()) ? Reach.OTHER : Reach.NOBODY;
            facts.counts().forEach((rule, count) -> told.computeIfAbsent(rule, r -> new EnumMap<>(Reach.class))
                    .merge(reach, Told.of(rule, facts), Told::and));
        }
        told.forEach((rule, byReach) -> byReach.forEach(
                (reach, uses) -> rule.severity(reach).ifPresent(severity -> tell(severity, rule, reach, uses))));
    }

    /** What was seen of one rule. @param count of all, also of those that are not among the uses */
    private record Told(List<Use> uses, int count) {

        static Told of(CodeRule rule, ClassFacts facts) {
            List<Use> uses =
                    facts.uses().stream().filter(use -> use.rule() == rule).toList();
            return new Told(uses, facts.counts().get(rule));
        }

        Told and(Told other) {
            List<Use> both = Stream.concat(uses.stream(), other.uses.stream())
                    .limit(ClassFacts.PLACES)
                    .toList();
            return new Told(both, count + other.count);
        }
    }

    /** The classes of the jar that some of them lead to. */
    private Set<String> reached(Collection<String> from) {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            ClassFacts facts = classes.get(open.pop());
            if (facts != null && reached.add(facts.name())) {
                open.addAll(facts.mentions());
            }
        }
        return reached;
    }

    private void tell(Severity severity, CodeRule rule, Reach reach, Told told) {
        // What is only good to know is told once, with how often.
        int places = severity == Severity.NOTE ? 1 : ClassFacts.PLACES;
        String expected = severity == Severity.NOTE ? "known before it is trusted" : rule.expected();
        String remedy = reach == Reach.PURE || severity != Severity.NOTE
                ? rule.remedy()
                : reach == Reach.OTHER
                        ? "Nothing, when this is the plug-in's work."
                        : "Leave it out of the jar, where that is easy: nothing of the plug-in leads to it.";
        List<Use> named = told.uses.stream().limit(places).toList();
        int more = told.count - named.size();
        for (int i = 0; i < named.size(); i++) {
            boolean isLast = i == named.size() - 1 && more > 0;
            String what = named.get(i).what() + (isLast ? ", and " + more + " more of this kind" : "");
            findings.add(severity, rule.code(), named.get(i).place(), what, expected, remedy);
        }
        if (named.isEmpty()) {
            findings.add(severity, rule.code(), "", told.count + " places of this kind", expected, remedy);
        }
    }
}
