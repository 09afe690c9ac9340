package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minikisa.classification.api.learning.LearningProgress.SILENT;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.learning.Evaluation;
import org.minikisa.classification.api.learning.LabelFile;
import org.minikisa.classification.api.learning.LabelFile.Format;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.classification.api.learning.ModelVersion.State;
import org.minikisa.classification.api.learning.Models;
import org.minikisa.classification.api.learning.Trained;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.test.common.annotation.InjectService;

/** A unit brings labels of its own, and the assembled house learns them with the learner it has. */
public class LearningTest {

    private static final String FLEET = "itest-fleet";

    @InjectService(timeout = 20_000)
    LabelledTexts labelled;

    @InjectService(timeout = 20_000)
    Models models;

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        if (labelled.taxonomies().contains(FLEET)) {
            labelled.forget(FLEET, "itest");
        }
    }

    @Test
    void importedLabelsAreLearntEvaluatedComparedAndRolledBack() throws IOException {
        importFile(60, "bus", "boat");
        Trained first = models.train(FLEET, Optional.empty(), "itest", SILENT);
        assertThat(first.version().state()).isEqualTo(State.SERVING);
        assertThat(first.version().learner()).startsWith("linear-");
        Evaluation evaluation = models.evaluate(FLEET, Optional.empty(), SILENT);
        assertThat(evaluation.accuracy()).isEqualTo(1);
        assertThat(models.predict(FLEET, first.version().id(), new ContactText("", "a boat on the lake"))
                        .value())
                .isEqualTo("boat");

        importFile(90, "bus", "boat");
        Trained second = models.train(FLEET, Optional.empty(), "itest", SILENT);
        assertThat(second.version().state()).isEqualTo(State.SERVING);
        assertThat(second.comparison()).isPresent();
        assertThat(models.train(FLEET, Optional.empty(), "itest", SILENT).unchanged())
                .isTrue();

        ModelVersion back = models.rollback(FLEET, "itest");
        assertThat(back.id()).isEqualTo(first.version().id());
        assertThat(models.compare(FLEET, first.version().id(), second.version().id(), SILENT)
                        .pValue())
                .isEqualTo(1);
    }

    private void importFile(int each, String one, String other) throws IOException {
        var csv = new StringBuilder("text;label\n");
        for (int i = 0; i < each; i++) {
            csv.append("the bus drives on the road to stop ")
                    .append(i)
                    .append(';')
                    .append(one)
                    .append('\n');
            csv.append("the boat sails on the lake to pier ")
                    .append(i)
                    .append(';')
                    .append(other)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("fleet.csv"), csv);
        labelled.keep(FLEET, labelled.read(file, LabelFile.of(Format.CSV)), "fleet.csv", "itest");
    }

    @Test
    void theHouseBringsLabelledTextsAlongAndTakesOnlyItsOwnLabels() throws IOException {
        var out = new StringWriter();
        assertThat(labelled.taxonomies()).startsWith("topic", "joint-procurement");
        assertThat(labelled.of("topic")).hasSizeGreaterThan(4_000);
        assertThat(labelled.export("topic", Format.TSV, false, out)).isGreaterThan(4_000);

        Path file = Files.writeString(folder.resolve("wrong.tsv"), "label\ttext\nG77\ta question\n");
        assertThatThrownBy(() ->
                        labelled.keep("topic", labelled.read(file, LabelFile.of(Format.TSV)), "wrong.tsv", "itest"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Did you mean G7");
    }
}
