package org.minikisa.classification.shell;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** Forgets a taxonomy of the unit's own. */
record Forget(Desk desk) implements Command {

    private static final String TAXONOMY = "TAXONOMY";

    @Override
    public Usage usage() {
        return By.on(Usage.of("forget", "forgets a taxonomy of your own: its texts, its models, its labels of contacts")
                        .argument(TAXONOMY, "its name", desk::ownTaxonomies, true))
                .example("kisa:classify forget intents");
    }

    @Override
    public void run(Invocation in) {
        String taxonomy = desk.taxonomy(in.required(TAXONOMY));
        if (Question.isOfTheHouse(taxonomy)) {
            throw InvalidInputException.of(
                    "taxonomy " + taxonomy,
                    "classification.shell.forget",
                    TAXONOMY,
                    "one of the house's own",
                    "one of your own" + (desk.ownTaxonomies().isEmpty() ? "" : ": " + desk.ownTaxonomies()),
                    "What was imported for it can be labelled anew with kisa:classify import.");
        }
        int texts = desk.texts().of(taxonomy).size();
        if (!in.screen().confirm("Forget " + taxonomy + " with its " + texts + " texts and all its models?")) {
            in.screen().line(Tone.DIM, "nothing was forgotten");
            return;
        }
        desk.texts().forget(taxonomy, By.whom(in));
        in.screen().line(Tone.GOOD, taxonomy + " and its " + texts + " texts are forgotten");
    }
}
