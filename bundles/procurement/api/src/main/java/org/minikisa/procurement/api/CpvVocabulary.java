package org.minikisa.procurement.api;

import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** The Common Procurement Vocabulary: all codes with their names in Finnish, Swedish and English. */
@ProviderType
public interface CpvVocabulary {

    /** @param code eight digits, with or without the check digit behind a hyphen */
    Optional<CpvCode> find(String code);

    /** The divisions for {@code ""}, else what stands directly below a code; in the order of the codes. */
    List<CpvCode> below(String code);

    /** The way from the division down to the code itself; empty for an unknown code. */
    List<CpvCode> path(String code);

    /**
     * Codes that begin with digits, or whose name contains all words in one language, in any case: whole words first, then
     * the beginnings of words, then the rest; broader codes before narrower ones.
     *
     * @param query digits, or words
     * @param limit at most this many
     */
    List<CpvCode> search(String query, int limit);

    /**
     * What is wrong with a code: {@code procurement.cpv} (its form) or {@code procurement.cpv.unknown}, which names the
     * broader code there is. The ninth digit is not looked at, see {@link CpvCode}.
     *
     * @param place where it stands
     */
    Optional<Problem> check(String code, String place);
}
