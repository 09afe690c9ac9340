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
     * Reads a file without keeping anything. Contradictory labels (the same text twice) are no error; the outcome counts them.
     *
     * @throws org.minikisa.problem.api.InvalidInputException with all problems (up to a hundred) of the file: missing columns, rows
     *     without text or label, more than 10,000 labels, what is not UTF-8
     */
    LabelsRead read(Path file, LabelFile how) throws IOException;

    /**
     * Keeps labelled texts under a taxonomy, a new one or one there is. A text that it has already gets the new label; the
     * outcome counts what was new, changed, the same.
     *
     * @param taxonomy lower-case letters, digits and hyphens, at most 40
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

    /** Empty name: the file's own. */
    record LabelsRead(List<Example> examples, int rows, int contradictions, Optional<String> note) {
        public LabelsRead {
            examples = List.copyOf(examples);
        }
    }

    /** How many texts were new, got another label, were there already with the same label. */
    record LabelsKept(int added, int relabelled, int unchanged) {}
}
