package org.minikisa.reporting.core;

import java.util.List;

import org.minikisa.reporting.api.Block;
import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Table;

/**
 * A report before it takes a form.
 *
 * @param body the name of the purchasing body; empty when none is loaded
 */
record Report(Reading.AsOf asOf, String body, List<Part> parts) {

    Report {
        parts = List.copyOf(parts);
    }

    /** A section with the id of who made it. */
    record Part(String id, Section section) {

        /** All tables, those below charts included, in their order. */
        List<Table> tables() {
            return section.blocks().stream()
                    .<Table>mapMulti((block, tables) -> {
                        if (block instanceof Block.Rows rows) {
                            tables.accept(rows.table());
                        } else if (block instanceof Block.Picture picture) {
                            tables.accept(picture.chart().numbers());
                        }
                    })
                    .toList();
        }

        List<Figure> figures() {
            return section.blocks().stream()
                    .<Figure>mapMulti((block, figures) -> {
                        if (block instanceof Block.Figures strip) {
                            strip.figures().forEach(figures);
                        }
                    })
                    .toList();
        }

        /** The name of a table's CSV file. */
        String fileOf(Table table) {
            return id + "-" + table.key() + ".csv";
        }
    }
}
