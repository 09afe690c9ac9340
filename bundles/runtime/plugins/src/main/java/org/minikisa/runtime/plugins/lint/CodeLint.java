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
import java.util.stream.Collectors;

import org.minikisa.runtime.plugins.lint.ClassFacts.NoClass;
import org.minikisa.runtime.plugins.lint.ClassFacts.Use;

/** Looks at the class files of a plug-in one after the other, and in the end at who reaches them. */
final class CodeLint {

    /** So many places of one kind are told each by itself; the rest is counted. */
    private static final int PLACES = 5;

    private static final int RUNNING = Runtime.version().feature();

    private final Findings findings;
    private final Map<String, ClassFacts> classes = new LinkedHashMap<>();
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
            ClassFacts facts = ClassFacts.read(file);
            classes.merge(facts.name(), facts, CodeLint::both);
        } catch (NoClass e) {
            findings.error("plugins.class.broken", place, e.getMessage(), "a class file", "Build the jar again.");
        }
    }

    /** Of a class that lies there for several Javas, what any of them does. */
    private static ClassFacts both(ClassFacts one, ClassFacts other) {
        var mentions = new LinkedHashSet<>(one.mentions());
        mentions.addAll(other.mentions());
        var uses = new LinkedHashSet<>(one.uses());
        uses.addAll(other.uses());
        return new ClassFacts(one.name(), mentions, List.copyOf(uses));
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

    boolean isEmpty() {
        return classes.isEmpty() && manyTooNew == 0;
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
        Set<String> reachedByPure = reached(pure);
        Set<String> reachedByOther = reached(other);
        var told = new EnumMap<CodeRule, Map<Reach, Integer>>(CodeRule.class);
        for (ClassFacts facts : classes.values()) {
            Reach reach = reachedByPure.contains(facts.name())
                    ? Reach.PURE
                    : reachedByOther.contains(facts.name()) ? Reach.OTHER : Reach.NOBODY;
            facts.uses().stream().distinct().forEach(use -> tell(use, reach, told));
        }
        told.forEach((rule, counts) -> counts.forEach((reach, count) -> tellRest(rule, reach, count)));
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

    private void tell(Use use, Reach reach, Map<CodeRule, Map<Reach, Integer>> told) {
        CodeRule rule = use.rule();
        rule.severity(reach).ifPresent(severity -> {
            int count =
                    told.computeIfAbsent(rule, r -> new EnumMap<>(Reach.class)).merge(reach, 1, Integer::sum);
            if (count <= PLACES) {
                String unused = reach == Reach.NOBODY ? ", in code that nothing of the plug-in leads to" : "";
                findings.add(severity, rule.code(), use.place(), use.what() + unused, rule.expected(), rule.remedy());
            }
        });
    }

    private void tellRest(CodeRule rule, Reach reach, int count) {
        if (count > PLACES) {
            rule.severity(reach)
                    .ifPresent(severity -> findings.add(
                            severity,
                            rule.code(),
                            "",
                            (count - PLACES) + " more places of this kind",
                            rule.expected(),
                            rule.remedy()));
        }
    }
}
