package org.minikisa.reporting.api;

import java.util.List;
import java.util.Objects;

/**
 * How many contacts have which values.
 *
 * <p>Totals count contacts, each once. Where a contact is about several joint procurements, the cells of a row or column, and the totals by
 * joint procurement, may therefore sum to more than the total beside them.
 *
 * @param query what was asked, with the moment it was answered for
 * @param columns empty for a map of one dimension
 * @param cells by row, then by column
 * @param digest of all that stands in the map, lower-case hex: the same question about the same moment has the same one
 */
public record NeedMap(
        NeedQuery query,
        NeedBasis basis,
        List<NeedHead> rows,
        List<NeedHead> columns,
        List<List<NeedCount>> cells,
        List<NeedCount> rowTotals,
        List<NeedCount> columnTotals,
        NeedCount total,
        String digest) {

    public NeedMap {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(basis, "basis");
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
        rowTotals = List.copyOf(rowTotals);
        columnTotals = List.copyOf(columnTotals);
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(digest, "digest");
    }

    /** Whether anything in it is not told. */
    public boolean suppressed() {
        return cells.stream().flatMap(List::stream).anyMatch(NeedMap::untold)
                || rowTotals.stream().anyMatch(NeedMap::untold)
                || columnTotals.stream().anyMatch(NeedMap::untold)
                || untold(total);
    }

    private static boolean untold(NeedCount count) {
        return count.count().isEmpty();
    }
}
