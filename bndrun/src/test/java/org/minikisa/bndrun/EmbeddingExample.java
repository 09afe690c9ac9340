package org.minikisa.bndrun;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.Moment;
import org.minikisa.runtime.embed.Minikisa;
import org.minikisa.runtime.embed.Options;

/** A partner's own program, outside OSGi: starts Minikisa, uses a typed service and a command, stops it. */
public final class EmbeddingExample {

    private EmbeddingExample() {}

    public static void main(String[] args) {
        try (var kisa = Minikisa.start(Options.of(Path.of(args[0])))) {
            var best = new TreeMap<String, String>();
            for (String theme : List.of("responsibility", "innovation", "savings", "quality", "competence")) {
                best.put(theme, "2 | as good as it gets");
            }
            var assessment = kisa.service(Assessments.class)
                    .assess(AssessmentRequest.of(new ModelId("themes"), "theme example", Moment.TARGET)
                            .asOf(LocalDate.of(2026, 1, 1))
                            .base(best));
            System.out.printf(java.util.Locale.ROOT, "index %.1f of %s%n", assessment.index(), assessment.subject());
            int exit = kisa.run(List.of("models"), System.in, System.out, System.err);
            if (exit != 0) {
                System.exit(exit);
            }
        }
        var left = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t != Thread.currentThread() && !t.isDaemon() && t.isAlive())
                .filter(t -> t.getThreadGroup() != null
                        && t.getThreadGroup().getName().equals("main"))
                .map(Thread::getName)
                .filter(name -> !name.equals("DestroyJavaVM"))
                .toList();
        System.out.println("threads left: " + left);
    }
}
