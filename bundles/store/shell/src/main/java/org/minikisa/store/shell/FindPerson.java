package org.minikisa.store.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.store.api.Person;
import org.minikisa.store.api.Persons;

/** Everything that is held, and what erasing would do to it. */
record FindPerson(Supplier<Persons> persons) implements Command {

    @Override
    public Usage usage() {
        return Meant.on(Usage.of("find", "lists what is held of a person, and what erasing would do to it"))
                .example("kisa:person find anna.virtanen@itaranta.example \"Anna Virtanen\"");
    }

    @Override
    public void run(Invocation in) {
        Persons all = persons.get();
        Person person = Meant.of(in, all);
        in.screen().listing(rows(all, person), HeldRow.LISTING);
        warnOfSilence(in, all);
    }

    static List<HeldRow> rows(Persons persons, Person person) {
        var rows = new ArrayList<HeldRow>();
        persons.held(person, (wing, held) -> rows.add(new HeldRow(wing, held)));
        return rows;
    }

    static void warnOfSilence(Invocation in, Persons persons) {
        for (String wing : persons.silent()) {
            in.screen().remark(Tone.WARNING, wing + " does not answer: what it holds is not in this; start its bundle");
        }
    }
}
