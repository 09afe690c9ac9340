package org.minikisa.classification.core.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minikisa.classification.api.learning.LearningProgress.SILENT;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LabelFile.Format;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LabelledTexts.LabelsKept;
import org.minikisa.problem.api.InvalidInputException;

class StoredLabelledTextsTest {

    @TempDir
    Path folder;

    private Classroom room;

    @BeforeEach
    void open() {
        room = new Classroom(folder, Classroom.seeds());
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Optional<LabelledText> text(String taxonomy, String words) {
        return room.labelled.of(taxonomy).stream()
                .filter(t -> t.text().text().equalsIgnoreCase(words))
                .findFirst();
    }

    @Test
    void importedTextsAreKeptOnceAndTheLastLabelHolds() {
        assertThat(room.keep("fruit", new Example("a", "one"), new Example("b", "two")))
                .isEqualTo(new LabelsKept(2, 0, 0));
        assertThat(room.keep(
                        "fruit",
                        new Example("a", "ONE "),
                        new Example("c", "two"),
                        new Example("d", "three"),
                        new Example("e", "three")))
                .isEqualTo(new LabelsKept(1, 1, 1));

        assertThat(room.labelled.taxonomies()).containsExactly("topic", "joint-procurement", "fruit");
        assertThat(room.labelled.of("fruit"))
                .extracting(LabelledText::label, t -> t.text().text(), LabelledText::origin)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", "one", "test.csv"),
                        org.assertj.core.groups.Tuple.tuple("c", "two", "test.csv"),
                        org.assertj.core.groups.Tuple.tuple("e", "three", "test.csv"));
    }

    @Test
    void whatPeopleSayHoldsBeforeImportsAndThoseBeforeTheProducts() {
        String seed = "password login account number 7";
        assertThat(text("topic", seed)).map(LabelledText::label).contains("G1");
        assertThat(text("joint-procurement", seed)).map(LabelledText::label).contains("");

        room.keep("topic", new Example("G2", seed));
        assertThat(text("topic", seed)).map(LabelledText::label).contains("G2");

        room.correct("CT-1", seed.toUpperCase(java.util.Locale.ROOT), "G3");
        assertThat(text("topic", seed)).map(LabelledText::label).contains("G3");
        assertThat(text("topic", seed)).map(LabelledText::origin).contains("CT-1");
        assertThat(room.labelled.of("topic")).hasSize(120);
    }

    @Test
    void oneTextInTenIsHeldBackAndAlwaysTheSame() {
        long heldBack = IntStream.range(0, 10_000)
                .filter(i -> TextDigest.isHeldBack(TextDigest.of(new ContactText("", "text number " + i))))
                .count();

        assertThat(heldBack).isBetween(900L, 1100L);
        assertThat(TextDigest.of(new ContactText("x", "Sama \u00a0 TEKSTI\n")))
                .isEqualTo(TextDigest.of(new ContactText("y", "sama teksti")))
                .isNotEqualTo(TextDigest.of(new ContactText("", "toinen teksti")));
        assertThat(TextDigest.of(new ContactText("vain aihe", " ")))
                .isEqualTo(TextDigest.of(new ContactText("", "Vain aihe")));
    }

    @Test
    void theHousesOwnTaxonomiesTakeTheirOwnLabelsOnly() {
        assertThatThrownBy(() -> room.keep("topic", new Example("G15", "a"), new Example("password", "b")))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .hasSize(2)
                        .allMatch(p -> p.code().equals("classification.label.unknown"))
                        .first()
                        .satisfies(p -> assertThat(p.remedy()).contains("Did you mean G1")));
        assertThatThrownBy(() -> room.keep("joint-procurement", new Example("cleanin", "a")))
                .hasMessageContaining("Did you mean cleaning?");
        room.keep("joint-procurement", new Example("cleaning", "a"), new Example("none", "b"));
        assertThat(text("joint-procurement", "b")).map(LabelledText::label).contains("");
    }

    @Test
    void everythingWrongWithAnImportIsToldAtOnce() {
        assertThatThrownBy(() -> room.labelled.keep(
                        "My Labels!",
                        new org.minikisa.classification.api.learning.LabelledTexts.LabelsRead(
                                List.of(), 0, 0, Optional.empty()),
                        "x",
                        ""))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .extracting(p -> p.code())
                        .containsExactly(
                                "classification.taxonomy.name",
                                "classification.by.blank",
                                "classification.texts.none"));
        assertThat(room.labelled.taxonomies()).hasSize(2);
    }

    @Test
    void aUnitTakesItsOwnLabelsHomeWithoutThoseOfTheProduct() throws IOException {
        room.keep("topic", new Example("G2", "imported"));
        room.correct("CT-1", "corrected", "G3");
        var own = new StringWriter();
        var all = new StringWriter();

        assertThat(room.labelled.export("topic", Format.TSV, true, own)).isEqualTo(2);
        assertThat(room.labelled.export("topic", Format.TSV, false, all)).isEqualTo(122);

        assertThat(own.toString())
                .isEqualTo("label\tsubject\ttext\torigin\nG2\t\timported\ttest.csv\nG3\t\tcorrected\tCT-1\n");
    }

    @Test
    void aTaxonomyOfTheUnitsOwnCanBeForgottenAndTheHousesCannot() {
        room.keep("fruit", Classroom.fruits(20, "apple", "banana"));
        room.models.train("fruit", Optional.empty(), "aino", SILENT);

        room.labelled.forget("fruit", "aino");

        assertThat(room.labelled.taxonomies()).containsExactly("topic", "joint-procurement");
        assertThat(room.store.<Long>read(tx -> tx.first(
                                "SELECT (SELECT COUNT(*) FROM classification_text) + (SELECT COUNT(*) FROM"
                                        + " classification_model) + (SELECT COUNT(*) FROM classification_model_bytes) AS n",
                                row -> row.number("n"))
                        .orElseThrow()))
                .isZero();
        assertThatThrownBy(() -> room.labelled.forget("topic", "")).hasMessageContaining("2 problems");
        assertThatThrownBy(() -> room.labelled.forget("fruit", "aino"))
                .hasMessageContaining("classification.taxonomy.unknown");
    }

    @Test
    void aForgottenTaxonomyThatComesBackNumbersItsVersionsOn() {
        room.keep("fruit", Classroom.fruits(20, "apple", "banana"));
        room.models.train("fruit", Optional.empty(), "aino", SILENT);
        assertThat(room.says("fruit", "red apple")).isEqualTo("apple");
        room.labelled.forget("fruit", "aino");
        assertThat(room.serving.await("fruit")).isEmpty();

        room.keep("fruit", Classroom.fruits(20, "pomme", "banane"));

        assertThat(room.says("fruit", "red apple")).isEqualTo("pomme");
        assertThat(room.serving.version("fruit")).isEqualTo("fruit-2");
    }
}
