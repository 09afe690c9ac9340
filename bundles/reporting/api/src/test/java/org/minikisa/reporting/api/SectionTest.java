package org.minikisa.reporting.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

class SectionTest {

    private static final Source SOURCE = Source.measured("Contacts.list");

    @Test
    void figuresThatFollowEachOtherStandInOneStrip() {
        var section = Section.titled("Contacts")
                .figure(Figure.of("a", "A", Value.number(1), "", SOURCE))
                .figure(Figure.of("b", "B", Value.number(2), "", SOURCE))
                .paragraph("between")
                .figure(Figure.of("c", "C", Value.number(3), "", SOURCE))
                .build();

        assertThat(section.blocks()).hasSize(3);
        assertThat(section.blocks().get(0))
                .isInstanceOfSatisfying(Block.Figures.class, strip -> assertThat(strip.figures())
                        .hasSize(2));
    }

    @Test
    void aRowOfTheWrongLengthIsRefused() {
        var table =
                Table.titled("t", "T", SOURCE).column("a", "A").column("b", "B").row(Value.number(1));

        assertThatThrownBy(table::build).hasMessageContaining("2 columns and a row of 1");
    }

    @Test
    void aNumberKeepsItsDigits() {
        assertThat(Value.number("54.0")).isEqualTo(new Value.Number(new BigDecimal("54.0")));
        assertThat(new Value.Number(new BigDecimal("1E+3")).number().toString()).isEqualTo("1000");
    }

    @Test
    void keysThatWouldNotMakeAFileNameAreRefused() {
        for (String key : List.of("", "../etc", "A", "a b", "-a", "a--b")) {
            assertThatThrownBy(() ->
                            Table.titled(key, "T", SOURCE).column("a", "A").build())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
