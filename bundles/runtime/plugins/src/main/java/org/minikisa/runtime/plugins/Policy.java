package org.minikisa.runtime.plugins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.Plugins.Mode;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.trust.SignatureJudge;
import org.minikisa.runtime.plugins.trust.Verdict;

/**
 * What the strictness of this runtime makes of a verdict: whether a plug-in is admitted, and where it runs.
 *
 * <table>
 *   <caption>Residence by trust</caption>
 *   <tr><th></th><th>verified</th><th>unsigned, development</th><th>unsigned, production</th><th>modified</th></tr>
 *   <tr><td>data</td><td>DATA</td><td>DATA, noted</td><td>refused</td><td>refused</td></tr>
 *   <tr><td>contained code</td><td>PROCESS</td><td>WORKER, noted</td><td>refused; WORKER if asked for</td><td>refused</td></tr>
 *   <tr><td>other code</td><td>PROCESS</td><td>PROCESS, with a warning</td><td>refused</td><td>refused</td></tr>
 * </table>
 *
 * <p>An error in a verdict (a revoked certificate, say) refuses in every mode.
 */
record Policy(Mode mode, Unsigned unsigned) {

    /** Framework property: {@code development} (the default) or {@code production}. */
    static final String MODE = "minikisa.plugins.mode";

    /** Framework property: {@code worker}, {@code process} or {@code refuse}. */
    static final String UNSIGNED = "minikisa.plugins.unsigned";

    /** What is done with code that nobody whom this runtime trusts stands behind. */
    enum Unsigned {
        /** It runs in a JVM of its own when that can do all of its work. */
        WORKER,
        /** It runs in this process, for a debugger to look at; in development mode only. */
        PROCESS,
        REFUSE
    }

    Policy {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(unsigned, "unsigned");
    }

    /**
     * @param property gives a framework property, or null
     * @throws InvalidInputException when one of them has a value that it cannot have
     */
    static Policy of(UnaryOperator<String> property) {
        Mode mode = constant(property, MODE, Mode.DEVELOPMENT);
        return new Policy(
                mode, constant(property, UNSIGNED, mode == Mode.PRODUCTION ? Unsigned.REFUSE : Unsigned.WORKER));
    }

    private static <E extends Enum<E>> E constant(UnaryOperator<String> property, String name, E usual) {
        String value = property.apply(name);
        if (value == null || value.isBlank()) {
            return usual;
        }
        E[] all = usual.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(constant -> lower(constant).equals(value.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        "the framework property " + name,
                        "plugins.property",
                        name,
                        value,
                        "one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(all).map(Policy::lower).toList()),
                        "Start it with another value, or without the property."));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** @param residence absent when it is refused @param findings the verdict's own, and why it is refused or not */
    record Admission(Optional<Residence> residence, List<Finding> findings) {
        Admission {
            Objects.requireNonNull(residence, "residence");
            findings = List.copyOf(findings);
        }
    }

    /** Of a plug-in without code. */
    Admission data(Verdict verdict) {
        if (verdict.trust() == Trust.UNSIGNED && mode == Mode.DEVELOPMENT) {
            return admit(verdict, Residence.DATA, Finding.note(unsigned("It is data and can do no harm but be wrong")));
        }
        return believed(verdict, Residence.DATA);
    }

    /** Of a plug-in with code. @param isContained whether a worker can do all of its work */
    Admission code(Verdict verdict, boolean isContained) {
        if (verdict.trust() != Trust.UNSIGNED || unsigned == Unsigned.REFUSE) {
            return believed(verdict, Residence.PROCESS);
        }
        if (isContained && (unsigned == Unsigned.WORKER || mode == Mode.PRODUCTION)) {
            return admit(
                    verdict,
                    Residence.WORKER,
                    Finding.note(unsigned("It runs in a worker JVM of its own, where it can do no harm")));
        }
        return mode == Mode.PRODUCTION
                ? refuse(verdict)
                : admit(
                        verdict,
                        Residence.PROCESS,
                        Finding.warning(unsigned("It runs in this process with all its rights")));
    }

    private static Admission believed(Verdict verdict, Residence residence) {
        boolean isBelieved = verdict.trust() == Trust.VERIFIED || verdict.trust() == Trust.CORE;
        return isBelieved ? admit(verdict, residence) : refuse(verdict);
    }

    private static Admission admit(Verdict verdict, Residence residence, Finding... remarks) {
        if (verdict.findings().stream().anyMatch(Finding::isError)) {
            return refuse(verdict);
        }
        List<Finding> findings = besidesUnsigned(verdict);
        findings.addAll(List.of(remarks));
        return new Admission(Optional.of(residence), findings);
    }

    private static Admission refuse(Verdict verdict) {
        List<Finding> findings = besidesUnsigned(verdict);
        if (findings.stream().noneMatch(Finding::isError)) {
            findings.add(Finding.error(verdict.trust() == Trust.MODIFIED ? modified() : refused()));
        }
        return new Admission(Optional.empty(), findings);
    }

    /** That nobody has signed it is told with what follows from it. */
    private static List<Finding> besidesUnsigned(Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> !finding.problem().code().equals(SignatureJudge.UNSIGNED))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Problem unsigned(String consequence) {
        return new Problem(
                "plugins.trust.admitted",
                "",
                "no signature of a trusted publisher",
                "a trusted signature, or an administrator's approval",
                consequence
                        + "; in production mode it would be refused. Its author signs it with kisa:plugins sign FILE.");
    }

    private static Problem refused() {
        return new Problem(
                "plugins.trust.refused",
                "",
                "no signature of a trusted publisher",
                "a trusted signature, or an administrator's approval",
                "Let its author sign it (kisa:plugins sign FILE), trust its publisher (kisa:plugins trust add FILE), or approve it: kisa:plugins approve FILE.");
    }

    private static Problem modified() {
        return new Problem(
                "plugins.trust.modified",
                "",
                "something else than what was signed or approved",
                "the very bytes",
                "Get the file again from its publisher; if the change is meant, let it be signed or approve it.");
    }
}
