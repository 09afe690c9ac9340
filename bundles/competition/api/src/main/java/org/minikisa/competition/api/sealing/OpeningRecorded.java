package org.minikisa.competition.api.sealing;

import java.util.List;

/**
 * Fact: the sealed tenders were opened and the record was signed.
 *
 * @param openers whose shares opened them, {@code PE-3}
 * @param opened how many became tenders
 * @param refused how many could not be read or did not pass
 * @param record SHA-256 of the opening record
 */
public record OpeningRecorded(
        String competition, List<String> openers, int opened, int refused, String record, String at) {}
