package org.minikisa.runtime.plugins;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.api.Incident;
import org.minikisa.runtime.api.Replayed;
import org.minikisa.runtime.plugins.guard.Offer;
import org.minikisa.runtime.plugins.guard.Replay;
import org.minikisa.runtime.plugins.lint.JarLint;
import org.minikisa.runtime.plugins.worker.Workers;

/** Asks what misbehaved the same again, in a worker that is ended afterwards: nothing comes into use. */
final class Replays {

    private final KeptBytes kept;
    private final Workers workers;

    Replays(KeptBytes kept, Workers workers) {
        this.kept = kept;
        this.workers = workers;
    }

    /** @throws InvalidInputException when its bytes are not kept any more, or a worker cannot run them */
    Replayed replay(Incident incident) {
        byte[] jar = kept.read(incident.digest())
                .orElseThrow(() -> refused(
                        incident,
                        "no bytes of the digest " + incident.digest(),
                        "the bytes that misbehaved, which are kept for 90 days",
                        "Give the input to its author: kisa:plugins quarantine " + incident.id() + " --json."));
        if (!JarLint.check(incident.plugin(), jar).isContained()) {
            throw refused(
                    incident,
                    "code that needs more than a worker has",
                    "components that offer models, functions or scoring methods only",
                    "Give the input to its author: kisa:plugins quarantine " + incident.id() + " --json.");
        }
        try (Workers.Worker worker = workers.open(incident.plugin(), jar)) {
            Offer offer = worker.offers().stream()
                    .filter(one -> one.name().equals(incident.offer()))
                    .findFirst()
                    .orElseThrow(() -> refused(
                            incident,
                            "no " + incident.offer() + " in it",
                            "what misbehaved then",
                            "Nothing: it cannot be asked."));
            Replay.Again again = Replay.ask(offer, incident.input());
            return new Replayed(again.answer(), again.breach());
        }
    }

    private static InvalidInputException refused(Incident incident, String found, String expected, String remedy) {
        return InvalidInputException.of(
                "the replay of " + incident.id(), "plugins.replay.bytes", incident.plugin(), found, expected, remedy);
    }
}
