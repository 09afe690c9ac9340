package org.minikisa.competition.ocds;

import java.util.ArrayList;
import java.util.List;

import org.minikisa.competition.api.opendata.ImportProblem;
import org.minikisa.competition.api.opendata.ImportProblem.Effect;
import org.minikisa.problem.api.Problem;

/** What is wrong with one release or notice, while it is read. */
final class Notes {

    /** The most that is kept of one: a hostile one must not flood the memory. */
    static final int MOST = 200;

    private record Note(Effect effect, Problem problem) {}

    private final String file;
    private final long line;
    private final List<Note> notes = new ArrayList<>();
    private int more;
    private String publication = "";

    Notes(String file, long line) {
        this.file = file;
        this.line = line;
    }

    void publication(String id) {
        this.publication = id;
    }

    /** A part that could not be used. */
    void leftOut(String code, String place, String found, String expected, String remedy) {
        add(Effect.PART_LEFT_OUT, new Problem(code, place, found, expected, remedy));
    }

    void refused(Problem problem) {
        add(Effect.REFUSED, problem);
    }

    private void add(Effect effect, Problem problem) {
        if (notes.size() < MOST) {
            notes.add(new Note(effect, problem));
        } else {
            more++;
        }
    }

    List<ImportProblem> problems() {
        var all = new ArrayList<ImportProblem>();
        notes.forEach(note -> all.add(new ImportProblem(file, line, publication, note.effect(), note.problem())));
        if (more > 0) {
            all.add(new ImportProblem(
                    file,
                    line,
                    publication,
                    Effect.PART_LEFT_OUT,
                    new Problem("problem.more", "", more + " more problems", "none", "Mend the ones above first.")));
        }
        return all;
    }

    String file() {
        return file;
    }

    long line() {
        return line;
    }
}
