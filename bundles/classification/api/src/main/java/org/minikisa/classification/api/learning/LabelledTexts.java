package org.minikisa.classification.api.learning;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The labelled texts of each taxonomy: what the product brought along, what people corrected and confirmed, what was imported.
 * Some of them are held back: about one in ten, chosen by a digest of the text, so that the same text is always on the same side.
 */
@ProviderType
public interface LabelledTexts {

    /** Ids of all taxonomies, the house's own first. */
    List<String> taxonomies();

    /** All labelled texts of a taxonomy. @throws org.minikisa.problem.api.InvalidInputException for an unknown one */
    List<LabelledText> of(String taxonomy);

    /**
     * Reads a file without keeping anything. Contradictory labels (the same text twice) are no error; the outcome counts them. A file
     * of rows has at most 32 MB, a text at most a million characters, a label at most 200.
     *
     * @throws org.minikisa.problem.api.InvalidInputException with all problems (up to two hundred, the rest counted) of the file, each
     *     with its row: missing columns, rows without text or label, more than 10,000 labels, what is not UTF-8
     */
    LabelsRead read(Path file, LabelFile how) throws IOException;

    /**
     * Keeps labelled texts under a taxonomy, a new one or one there is. A text that it has already gets the new label; the
     * outcome counts what was new, changed, the same.
     *
     * <p>The house's own taxonomies take only the labels they have; {@code none} stands for the empty label of joint procurements.
     *
     * @param taxonomy lower-case letters, digits and hyphens, at most 40
     * @param name where the texts are from, the name of a file say
     * @param by who imports
     */
    LabelsKept keep(String taxonomy, LabelsRead texts, String name, String by);

    /**
     * Writes them, in a stable order.
     *
     * @param own only people's labels of contacts and imported ones, not what the product brought along
     * @return how many
     */
    int export(String taxonomy, LabelFile.Format format, boolean own, Writer out) throws IOException;

    /**
     * Forgets a taxonomy of the unit's own with its texts, models and the labels contacts have on it.
     *
     * @throws org.minikisa.problem.api.InvalidInputException for an unknown one or one of the house's own
     */
    void forget(String taxonomy, String by);

    /**
     * What was read.
     *
     * @param contradictions how many texts have several labels
     * @param note what a person should know before keeping them: one label only, a label for nearly each text, mails left out
     */
    record LabelsRead(List<Example> examples, int rows, int contradictions, Optional<String> note) {
        public LabelsRead {
            examples = List.copyOf(examples);
        }
    }

    /** How many texts were new, got another label, were there already with the same label. */
    record LabelsKept(int added, int relabelled, int unchanged) {}
}
