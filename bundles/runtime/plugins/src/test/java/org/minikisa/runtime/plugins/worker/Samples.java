package org.minikisa.runtime.plugins.worker;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;

/** Plug-ins, well-behaved and other; loaded by workers from jars that {@link ComponentJar} makes of them. */
@SuppressWarnings("unused")
public final class Samples {

    private Samples() {}

    public static class Model implements ImpactModel {
        @Override
        public ModelDescription description() {
            return ModelDescription.of("sample", "1.0.0", LocalizedText.same("Sample"))
                    .indicator(Indicator.of("evening", LocalizedText.same("Evening"), new Domain.Flag()))
                    .build();
        }

        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            double before = base.isTrue("evening") ? 100 : 0;
            double after = base.with(choices).isTrue("evening") ? 100 : 0;
            return Evaluation.sum().indicator("evening", "", before, after).build();
        }
    }

    public static class Refusing extends Model {
        @Override
        public Evaluation evaluate(Answers base, Answers choices) {
            throw InvalidInputException.of("answers", "sample.refused", "evening", "maybe", "true or false", "Decide.");
        }
    }

    /** What it does depends on its argument. */
    public static class Function implements ImpactFunction {

        private static final List<byte[]> HOARD = new ArrayList<>();
        private boolean activated;
        private int calls;

        void activate() {
            activated = true;
        }

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public double apply(double... arguments) {
            calls++;
            return switch ((int) arguments[0]) {
                case -1 -> exit();
                case -2 -> halt();
                case -3 -> loop();
                case -4 -> recurse(0);
                case -5 -> hoard();
                case -6 -> leaveThreads();
                case -7 -> print();
                case -8 -> calls;
                case -9 -> activated ? 1 : 0;
                case -10 -> System.getenv().size();
                case -11 -> seesTheRuntime();
                case -12 -> Double.NaN;
                case -13 -> throwing();
                case -14 -> startProcess();
                case -15 -> network();
                case -16 -> sleep();
                default -> arguments[0] * 2;
            };
        }

        private static double exit() {
            System.exit(7);
            return 0;
        }

        private static double halt() {
            Runtime.getRuntime().halt(8);
            return 0;
        }

        private static double loop() {
            double sum = 0;
            while (sum >= 0) {
                sum += 1e-9;
            }
            return sum;
        }

        private static double recurse(double depth) {
            return recurse(depth + 1) + 1;
        }

        private static double hoard() {
            while (true) {
                HOARD.add(new byte[1 << 20]);
            }
        }

        private static double leaveThreads() {
            for (int i = 0; i < 20; i++) {
                new Thread(Function::loop).start();
            }
            return 1;
        }

        private static double print() {
            for (int i = 0; i < 100_000; i++) {
                System.out.println("a line that is no frame");
                System.err.println("nor is this");
            }
            return 2;
        }

        private static double seesTheRuntime() {
            try {
                Class.forName("org.minikisa.runtime.worker.Main");
                return 1;
            } catch (ClassNotFoundException e) {
                return 0;
            }
        }

        private static double throwing() {
            throw new IllegalStateException("out of order");
        }

        private static double startProcess() {
            try {
                return new ProcessBuilder("sleep", "600").inheritIO().start().pid();
            } catch (IOException e) {
                return -1;
            }
        }

        private static double network() {
            try {
                return Collections.list(java.net.NetworkInterface.getNetworkInterfaces()).stream()
                        .filter(each -> !each.getName().equals("lo"))
                        .count();
            } catch (IOException e) {
                return 0;
            }
        }

        private static double sleep() {
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                return 1;
            }
            return 0;
        }
    }

    public static class ThrowsWhenMade extends Function {
        public ThrowsWhenMade() {
            throw new IllegalStateException("not today");
        }
    }

    public static class LoopsWhenMade extends Function {
        public LoopsWhenMade() {
            apply(-3);
        }
    }

    public static class ExitsWhenMade extends Function {
        public ExitsWhenMade() {
            apply(-1);
        }
    }

    public static class Method implements ScoringMethod {
        @Override
        public MethodDescription description() {
            return new MethodDescription(
                    LocalizedText.same("Sample"),
                    LocalizedText.same("sample"),
                    MethodDescription.Unit.POINTS,
                    MethodDescription.Direction.LOWER_IS_BETTER,
                    Set.of(ValueSource.TENDERED),
                    Optional.empty(),
                    List.of(),
                    Set.of());
        }

        @Override
        public List<Score> score(ScoringTask task) {
            return task.candidates().stream()
                    .map(candidate -> new Score(
                            candidate.tender(),
                            task.smallest().divide(candidate.value(), PRECISION).multiply(task.maxPoints()),
                            LocalizedText.same("1 / 2")))
                    .toList();
        }

        @Override
        public Optional<Problem> problem(Criterion criterion, BigDecimal value) {
            return Optional.of(new Problem("sample.value", criterion.id(), value.toString(), "less", "Offer less."));
        }
    }

    public static class Endless extends Method {
        @Override
        public List<Score> score(ScoringTask task) {
            var score = new Score("T", BigDecimal.ONE, LocalizedText.same("1"));
            return new AbstractList<>() {
                @Override
                public Score get(int index) {
                    return score;
                }

                @Override
                public int size() {
                    return Integer.MAX_VALUE;
                }
            };
        }
    }

    public static class Million extends Method {
        @Override
        public List<Score> score(ScoringTask task) {
            return Collections.nCopies(1_000_000, new Score("T", BigDecimal.ONE, LocalizedText.same("1")));
        }
    }

    public static class HugeText extends Method {
        @Override
        public List<Score> score(ScoringTask task) {
            return List.of(new Score("T", BigDecimal.ONE, LocalizedText.same("x".repeat(5_000_000))));
        }
    }

    public static class HugeNumber extends Method {
        @Override
        public List<Score> score(ScoringTask task) {
            return List.of(new Score("T", new BigDecimal("1E+2000000000"), LocalizedText.same("1")));
        }
    }

    public static class Nothing extends Method {
        @Override
        public List<Score> score(ScoringTask task) {
            return null;
        }
    }

    public static class WrongType extends Method {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public List<Score> score(ScoringTask task) {
            return (List) List.of("text");
        }
    }
}
