package org.minikisa.impact.core.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.minikisa.impact.api.analysis.Comparison;

/** What one thing makes of a difference. @param id of the indicator or gate, or of what else it is */
public record Share(Comparison.Kind kind, String id, double points) {

    public Share {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    /**
     * Gives what rounding left (some 1e-14) to the largest share, so that the sum, in the order it is listed, is the
     * difference to the last bit, or the bit beside it where the last one cannot be reached.
     */
    public static List<Share> closed(List<Share> shares, double difference) {
        var closed = new ArrayList<>(shares);
        for (int attempt = 0; attempt < 4 && !closed.isEmpty(); attempt++) {
            double sum = 0;
            int largest = 0;
            for (int i = 0; i < closed.size(); i++) {
                sum += closed.get(i).points;
                largest = Math.abs(closed.get(i).points) > Math.abs(closed.get(largest).points) ? i : largest;
            }
            var share = closed.get(largest);
            if (sum == difference || share.points == 0) {
                break;
            }
            closed.set(largest, new Share(share.kind, share.id, share.points + (difference - sum)));
        }
        return List.copyOf(closed);
    }
}
