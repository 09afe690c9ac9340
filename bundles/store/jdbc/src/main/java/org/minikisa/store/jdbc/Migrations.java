package org.minikisa.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.minikisa.store.api.StoreException;
import org.minikisa.store.jdbc.StoreTables.Applied;

/** The numbered steps of one wing, as they lie in its bundle, checked before any of them is taken. */
final class Migrations {

    private static final Pattern WING = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern LINE = Pattern.compile("(\\d{4})_[a-z0-9_]+");

    private final String wing;
    private final List<Step> steps;

    private Migrations(String wing, List<Step> steps) {
        this.wing = wing;
        this.steps = steps;
    }

    /** @param name without the endings: {@code 0001_contacts} */
    private record Step(int number, String name, String sha256, List<String> statements) {

        Applied applied() {
            return new Applied(number, name, sha256);
        }
    }

    /** Runs a unit in a transaction of its own. */
    @FunctionalInterface
    interface Transactions {
        void run(Function<JdbcTransaction, Void> unit);
    }

    /** Reads all steps. @throws StoreException when a file is missing, misnamed, or no SQL */
    static Migrations of(String wing, Class<?> anchor, String dialect) {
        if (!WING.matcher(wing).matches()) {
            throw new IllegalArgumentException("not the name of a wing: " + wing);
        }
        List<Step> steps = new ArrayList<>();
        for (String line : text(anchor, "sql/index").lines().toList()) {
            String name = line.strip();
            if (name.isEmpty() || name.startsWith("#")) {
                continue;
            }
            name = name.endsWith(".sql") ? name.substring(0, name.length() - ".sql".length()) : name;
            Matcher matcher = LINE.matcher(name);
            String expected = String.format(Locale.ROOT, "%04d", steps.size() + 1);
            if (!matcher.matches() || !matcher.group(1).equals(expected)) {
                throw new StoreException("sql/index of " + wing + ": found " + name + ", expected a name like "
                        + expected + "_what_it_does: the steps are numbered from 0001 without gaps");
            }
            steps.add(step(anchor, name, steps.size() + 1, dialect));
        }
        return new Migrations(wing, List.copyOf(steps));
    }

    /** @return whether there are steps to take. @throws StoreException when what was applied is not what the code says */
    boolean pending(List<Applied> applied) {
        if (applied.size() > steps.size()) {
            throw new StoreException(
                    "the database is newer than this program: " + wing + " stands at step " + applied.size()
                            + " (" + applied.get(applied.size() - 1).name() + "), this program knows " + steps.size()
                            + ". Start the newer program, or restore the copy that was kept before the step.");
        }
        for (int i = 0; i < applied.size(); i++) {
            Step step = steps.get(i);
            Applied was = applied.get(i);
            if (was.number() != step.number() || !was.sha256().equals(step.sha256())) {
                throw new StoreException("step " + was.number() + " (" + was.name() + ") of " + wing
                        + " was applied with other content than " + step.name()
                        + " has now. A step never changes once it has run: put the change into a new step.");
            }
        }
        return applied.size() < steps.size();
    }

    /** Takes what is pending, each step in one transaction together with its remembrance. */
    void apply(int done, Transactions transactions) {
        for (Step step : steps.subList(done, steps.size())) {
            transactions.run(tx -> {
                apply(step, tx);
                return null;
            });
        }
    }

    private void apply(Step step, JdbcTransaction tx) {
        List<String> before = tx.ask(tx.dialect()::tables);
        try {
            tx.script(step.statements());
        } catch (StoreException e) {
            throw new StoreException("step " + step.name() + " of " + wing + " " + e.getMessage(), e);
        }
        List<String> objections = tx.ask(connection -> tx.dialect().objections(connection, before, wing));
        if (!objections.isEmpty()) {
            throw new StoreException(
                    "step " + step.name() + " of " + wing + " is refused: " + String.join(", ", objections));
        }
        StoreTables.applied(tx, wing, step.applied());
    }

    private static Step step(Class<?> anchor, String name, int number, String dialect) {
        String own = "sql/" + name + "." + dialect + ".sql";
        String sql = text(anchor, anchor.getResource(own) != null ? own : "sql/" + name + ".sql");
        try {
            String sha256 = Chain.digest(sql.getBytes(StandardCharsets.UTF_8));
            return new Step(number, name, sha256, SqlScript.statements(sql));
        } catch (StoreException | IllegalArgumentException e) {
            throw new StoreException(name + ": " + e.getMessage(), e);
        }
    }

    /** Line ends are made equal, so that a checkout on another system is no changed step. */
    private static String text(Class<?> anchor, String resource) {
        try (InputStream in = anchor.getResourceAsStream(resource)) {
            if (in == null) {
                throw new StoreException("resource " + resource + " is missing beside " + anchor.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new StoreException("resource " + resource + " beside " + anchor.getName() + " cannot be read", e);
        }
    }
}
