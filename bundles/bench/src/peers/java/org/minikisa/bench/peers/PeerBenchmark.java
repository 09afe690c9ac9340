package org.minikisa.bench.peers;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.MapContext;
import org.codehaus.janino.ExpressionEvaluator;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.minikisa.bench.ThirtyIndicators;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import com.ezylang.evalex.Expression;

import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/**
 * The index of {@link ThirtyIndicators} as one formula or decision in other engines; the same number to 1e-9, without
 * contributions, which none of them has. Each is used as its own documentation says, with its formula compiled before.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PeerBenchmark {

    private static final String NAMESPACE = "urn:minikisa:bench";

    private final ThirtyIndicators indicators = new ThirtyIndicators();
    private double[] values;
    private Map<String, Object> byName;

    private Formula janino;
    private JexlExpression jexl;
    private CelRuntime.Program cel;
    private CelRuntime.Program celPlanned;
    private Expression evalEx;
    private DMNRuntime dmn;
    private DMNModel decisions;

    /** What Janino compiles to. */
    public interface Formula {
        double index(double[] x);
    }

    @Setup
    public void prepare() throws Exception {
        values = indicators.chosen();
        byName = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            byName.put(ThirtyIndicators.name(i), values[i]);
        }
        janino = compiled();
        jexl = new JexlBuilder()
                .namespaces(Map.of("math", Math.class))
                .create()
                .createExpression(indicators.formula(
                        i -> "math:min(1.0, math:max(0.0, " + indicators.score(i, ThirtyIndicators.name(i)) + "))"));
        cel = cel(false);
        celPlanned = cel(true);
        evalEx = new Expression(
                indicators.formula(i -> "MIN(1.0, MAX(0.0, " + indicators.score(i, ThirtyIndicators.name(i)) + "))"));
        dmn = runtime();
        decisions = dmn.getModel(NAMESPACE, "bench");
        requireSame();
    }

    private void requireSame() throws Exception {
        double expected = indicators.index(values);
        ThirtyIndicators.requireSame("Janino", expected, indexByJanino());
        ThirtyIndicators.requireSame("JEXL", expected, ((Number) indexByJexl()).doubleValue());
        ThirtyIndicators.requireSame("CEL", expected, (Double) indexByCel());
        ThirtyIndicators.requireSame("CEL, planned", expected, (Double) indexByCelPlanner());
        ThirtyIndicators.requireSame("EvalEx", expected, indexByEvalEx().doubleValue());
        ThirtyIndicators.requireSame("DMN", expected, ((Number) indexByKieDmn()).doubleValue());
    }

    @Benchmark
    public double indexByHand() {
        return indicators.index(values);
    }

    @Benchmark
    public double indexByJanino() {
        return janino.index(values);
    }

    @Benchmark
    public Object indexByJexl() {
        return jexl.evaluate(new MapContext(byName));
    }

    @Benchmark
    public Object indexByCel() throws Exception {
        return cel.eval(byName);
    }

    @Benchmark
    public Object indexByCelPlanner() throws Exception {
        return celPlanned.eval(byName);
    }

    /** In decimals of 68 digits, its default. */
    @Benchmark
    public BigDecimal indexByEvalEx() throws Exception {
        return evalEx.withValues(byName).evaluate().getNumberValue();
    }

    /** In decimals of 34 digits, as FEEL has them. */
    @Benchmark
    public Object indexByKieDmn() {
        var context = dmn.newContext();
        byName.forEach(context::set);
        return dmn.evaluateAll(decisions, context)
                .getDecisionResultByName("index")
                .getResult();
    }

    // ---------------------------------------------------------------- compiling

    private Formula compiled() throws Exception {
        var evaluator = new ExpressionEvaluator();
        return evaluator.createFastEvaluator(
                indicators.formula(i -> "Math.min(1.0, Math.max(0.0, " + indicators.score(i, "x[" + i + "]") + "))"),
                Formula.class,
                new String[] {"x"});
    }

    private CelRuntime.Program cel(boolean planned) throws Exception {
        var compiler = CelCompilerFactory.standardCelCompilerBuilder().addLibraries(CelExtensions.math());
        IntStream.range(0, ThirtyIndicators.COUNT)
                .forEach(i -> compiler.addVar(ThirtyIndicators.name(i), SimpleType.DOUBLE));
        var checked = compiler.build()
                .compile(indicators.formula(i ->
                        "math.least(1.0, math.greatest(0.0, " + indicators.score(i, ThirtyIndicators.name(i)) + "))"))
                .getAst();
        var runtime = planned ? CelRuntimeFactory.plannerRuntimeBuilder() : CelRuntimeFactory.legacyCelRuntimeBuilder();
        return runtime.addLibraries(CelExtensions.math()).build().createProgram(checked);
    }

    private DMNRuntime runtime() {
        var formula =
                indicators.formula(i -> "min(1.0, max(0.0, " + indicators.score(i, ThirtyIndicators.name(i)) + "))");
        var inputs = IntStream.range(0, ThirtyIndicators.COUNT)
                .mapToObj(ThirtyIndicators::name)
                .map(name -> """
                        <inputData id="_%1$s" name="%1$s"><variable name="%1$s" typeRef="number"/></inputData>
                        """.formatted(name))
                .collect(Collectors.joining());
        var required = IntStream.range(0, ThirtyIndicators.COUNT)
                .mapToObj(ThirtyIndicators::name)
                .map(name ->
                        "<informationRequirement id=\"r_%1$s\"><requiredInput href=\"#_%1$s\"/></informationRequirement>"
                                .formatted(name))
                .collect(Collectors.joining());
        var xml = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" namespace="%s" name="bench" id="bench">
                %s<decision id="_index" name="index"><variable name="index" typeRef="number"/>%s
                <literalExpression id="_formula"><text>%s</text></literalExpression></decision></definitions>
                """.formatted(NAMESPACE, inputs, required, formula);
        var resource = ResourceFactory.newByteArrayResource(xml.getBytes(StandardCharsets.UTF_8));
        return DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(resource))
                .getOrElseThrow(IllegalStateException::new);
    }
}
