package org.minikisa.reporting.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One section of a report: a title and its blocks, top down. */
public record Section(String title, List<Block> blocks) {

    public Section {
        Names.requireText(title, "title");
        blocks = List.copyOf(blocks);
    }

    public static Builder titled(String title) {
        return new Builder(title);
    }

    /** Builds a section from top to bottom. Not thread-safe. */
    public static final class Builder {

        private final String title;
        private final List<Block> blocks = new ArrayList<>();

        private Builder(String title) {
            this.title = title;
        }

        /** A heading below the section's title. */
        public Builder heading(String text) {
            return block(new Block.Heading(text));
        }

        public Builder paragraph(String text) {
            return block(new Block.Paragraph(text));
        }

        /** A remark that must not be overlooked: constructed data, a missing wing, numbers that differ. */
        public Builder notice(String text) {
            return block(new Block.Notice(text));
        }

        /** Figures that follow each other stand in one strip. */
        public Builder figure(Figure figure) {
            Objects.requireNonNull(figure, "figure");
            if (!blocks.isEmpty() && blocks.get(blocks.size() - 1) instanceof Block.Figures strip) {
                var figures = new ArrayList<>(strip.figures());
                figures.add(figure);
                blocks.set(blocks.size() - 1, new Block.Figures(figures));
                return this;
            }
            return block(new Block.Figures(List.of(figure)));
        }

        public Builder table(Table table) {
            return block(new Block.Rows(table));
        }

        public Builder chart(Chart chart) {
            return block(new Block.Picture(chart));
        }

        private Builder block(Block block) {
            blocks.add(block);
            return this;
        }

        public Section build() {
            return new Section(title, blocks);
        }
    }
}
