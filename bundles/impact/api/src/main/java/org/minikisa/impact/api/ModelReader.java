package org.minikisa.impact.api;

import java.util.List;
import java.util.Map;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.annotation.versioning.ProviderType;

/** Reads declarative models. */
@ProviderType
public interface ModelReader {

    /**
     * Reads, checks and proves a model: syntax, meaning, and the laws every model obeys, its author's tests among them.
     * Bounded in time and memory on any input.
     *
     * @param name what the input is called in messages, a file's name
     * @param json UTF-8
     * @throws org.minikisa.problem.api.InvalidInputException with all problems
     */
    ImpactModel read(String name, byte[] json);

    /**
     * The same for a model whose formulas call functions of plug-ins, where no framework brings them: in its author's test.
     *
     * @param functions by {@code name@version}
     * @since 1.1
     * @throws org.minikisa.problem.api.InvalidInputException with all problems
     */
    default ImpactModel read(String name, byte[] json, Map<String, ImpactFunction> functions) {
        if (functions.isEmpty()) {
            return read(name, json);
        }
        throw new UnsupportedOperationException("this reader takes functions from the framework only");
    }

    /**
     * All that is to be said of a model: the problems that {@link #read} would refuse it for, as errors, and advice: what can
     * never happen, what nobody reads, what is missing for its readers.
     *
     * @param name what the input is called in messages, a file's name
     * @param json UTF-8
     * @since 1.1
     */
    default List<Finding> findings(String name, byte[] json) {
        try {
            read(name, json);
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems().stream().map(Finding::error).toList();
        }
    }

    /**
     * What its author should know of a model that was read here: the part of {@link #findings} that refuses nothing, without
     * reading and proving it again.
     *
     * @return none for a model that was not read here
     * @since 1.1
     */
    default List<Finding> advice(ImpactModel model) {
        return List.of();
    }

    /**
     * Whether a model's version tells how much it differs from an earlier definition, as warnings: the version is the same and
     * the content is not ({@code impact.version.same}), it rises by less than the changes need ({@code impact.version.step}),
     * or it is lower ({@code impact.version.back}). None where the two are no versions of one model, or cannot be read.
     *
     * @param before the earlier definition, UTF-8, as {@link ImpactModel#source} gives it
     * @param json the later one, UTF-8
     * @since 1.1
     */
    default List<Finding> succession(byte[] before, byte[] json) {
        return List.of();
    }

    /**
     * SHA-256 of the canonical form (RFC 8785), lower-case hex: the same for two files that differ in blanks, order of
     * members or spelling of numbers only.
     *
     * @throws org.minikisa.problem.api.InvalidInputException when it is not JSON
     */
    String digest(byte[] json);

    /** The JSON Schema of models, for editors to complete and check by. */
    String schema();
}
