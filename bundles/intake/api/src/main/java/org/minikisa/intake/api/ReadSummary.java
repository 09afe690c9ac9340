package org.minikisa.intake.api;

import java.util.List;

import org.minikisa.problem.api.Problem;

/**
 * What a channel found at a place.
 *
 * @param read contacts that were handed on
 * @param problems what could not be read, each with its place
 * @param skipped what lay there and is no contact: a text beside the mails, say
 */
public record ReadSummary(long read, List<Problem> problems, long skipped) {

    public ReadSummary {
        problems = List.copyOf(problems);
    }

    public ReadSummary(long read, List<Problem> problems) {
        this(read, problems, 0);
    }
}
