package org.minikisa.reporting.api;

import java.util.List;
import java.util.Objects;

import org.osgi.annotation.versioning.ProviderType;

/** A piece of a section. */
@ProviderType
public sealed interface Block {

    record Heading(String text) implements Block {
        public Heading {
            Names.requireText(text, "heading");
        }
    }

    record Paragraph(String text) implements Block {
        public Paragraph {
            Names.requireText(text, "paragraph");
        }
    }

    record Notice(String text) implements Block {
        public Notice {
            Names.requireText(text, "notice");
        }
    }

    /** A strip of figures, at least one. */
    record Figures(List<Figure> figures) implements Block {
        public Figures {
            figures = List.copyOf(figures);
            if (figures.isEmpty()) {
                throw new IllegalArgumentException("a strip of figures has at least one");
            }
        }
    }

    record Rows(Table table) implements Block {
        public Rows {
            Objects.requireNonNull(table, "table");
        }
    }

    record Picture(Chart chart) implements Block {
        public Picture {
            Objects.requireNonNull(chart, "chart");
        }
    }
}
