package org.minikisa.impact.core.declarative;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.minikisa.impact.api.FunctionNeed;
import org.minikisa.impact.api.ImpactFunction;
import org.osgi.framework.Version;

/** Functions that stand still, for reading outside a framework: in the test of a model's author. */
record GivenFunctions(List<BoundFunction> present) implements Functions {

    private static final String NO_BUNDLE = "";

    /** @param functions by {@code name@version} */
    static GivenFunctions of(Map<String, ImpactFunction> functions) {
        return new GivenFunctions(functions.entrySet().stream()
                .map(entry -> bound(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static BoundFunction bound(String nameAtVersion, ImpactFunction function) {
        int at = nameAtVersion.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException(nameAtVersion + ": expected name@version, such as noise_load@1.0.0");
        }
        return BoundFunction.of(nameAtVersion.substring(0, at), nameAtVersion.substring(at + 1), NO_BUNDLE, function);
    }

    @Override
    public Optional<BoundFunction> find(FunctionNeed need) {
        return FunctionsFormat.range(need.version()).flatMap(range -> present.stream()
                .filter(named(need.name()))
                .filter(function -> range.includes(Version.parseVersion(function.version())))
                .findFirst());
    }

    @Override
    public List<String> versions(String name) {
        return present.stream().filter(named(name)).map(BoundFunction::version).toList();
    }

    @Override
    public List<String> names() {
        return present.stream().map(BoundFunction::name).distinct().toList();
    }

    private static Predicate<BoundFunction> named(String name) {
        return function -> function.name().equals(name);
    }
}
