package org.minikisa.competition.api.preparation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A round of comments on a draft, as the support wing keeps it; comments are made and disposed of there.
 *
 * @param review id of the review: {@code RV-3}
 * @param supportCase id of its case
 * @param due the day comments were promised by
 * @param versions how many versions of the draft were looked at
 * @param comments how many were made
 * @param undisposed places of the comments that nobody has said yet what became of
 */
public record ReviewRound(
        String review,
        String supportCase,
        LocalDate due,
        boolean open,
        int versions,
        int comments,
        List<String> undisposed) {

    public ReviewRound {
        Objects.requireNonNull(review, "review");
        Objects.requireNonNull(supportCase, "supportCase");
        Objects.requireNonNull(due, "due");
        undisposed = List.copyOf(undisposed);
    }
}
