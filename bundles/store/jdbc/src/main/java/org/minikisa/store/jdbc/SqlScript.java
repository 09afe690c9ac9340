package org.minikisa.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.minikisa.store.api.StoreException;

/**
 * Cuts a text into SQL statements at its semicolons, except those in strings, quoted names, comments, dollar-quoted bodies
 * (PostgreSQL) and between BEGIN and END of a trigger.
 */
final class SqlScript {

    /** What would end or leave the transaction that the store has begun. */
    private static final Set<String> FORBIDDEN = Set.of(
            "BEGIN",
            "COMMIT",
            "END",
            "ROLLBACK",
            "SAVEPOINT",
            "RELEASE",
            "START",
            "ABORT",
            "VACUUM",
            "ATTACH",
            "DETACH");

    private final String text;
    private final List<String> statements = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int at;
    private int begun;
    private int depth;

    private SqlScript(String text) {
        this.text = text;
    }

    /** The statements without their semicolons and without comments around them. */
    static List<String> statements(String script) {
        var reader = new SqlScript(script);
        reader.read();
        return List.copyOf(reader.statements);
    }

    /** A driver would quietly run the first of several statements and pass over the others. */
    static void requireSingleStatement(String sql) {
        int semicolon = sql.indexOf(';');
        if (semicolon >= 0
                && !sql.substring(semicolon + 1).isBlank()
                && statements(sql).size() > 1) {
            throw new IllegalArgumentException("more than one statement: " + sql);
        }
        requireNoTransactionControl(sql);
    }

    private static void requireNoTransactionControl(String statement) {
        int from = 0;
        while (from < statement.length() && !Character.isLetter(statement.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < statement.length() && Character.isLetter(statement.charAt(to))) {
            to++;
        }
        if (FORBIDDEN.contains(statement.substring(from, to).toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the store begins and ends transactions itself, found: " + statement);
        }
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                quoted(c);
            } else if (c == '[') {
                to("]", "a name in brackets");
            } else if (text.startsWith("--", at)) {
                comment(end(text.indexOf('\n', at)));
            } else if (text.startsWith("/*", at)) {
                int close = text.indexOf("*/", at + 2);
                if (close < 0) {
                    throw endless("a comment", at);
                }
                comment(close + 2);
            } else if (c == '$' && dollarTag() != null) {
                String tag = dollarTag();
                at += tag.length() - 1;
                to(tag, "a body quoted by " + tag);
            } else if (Character.isLetter(c) || c == '_') {
                word();
            } else if (c == ';' && depth == 0) {
                finish(at);
                at++;
                begun = at;
            } else {
                at++;
            }
        }
        if (depth > 0) {
            throw endless("a trigger body", begun);
        }
        finish(text.length());
    }

    private void quoted(char quote) {
        int from = at++;
        while (at < text.length()) {
            if (text.charAt(at) != quote) {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at += 2;
            } else {
                at++;
                return;
            }
        }
        throw endless("a text in quotes", from);
    }

    private void to(String close, String what) {
        int found = text.indexOf(close, at + 1);
        if (found < 0) {
            throw endless(what, at);
        }
        at = found + close.length();
    }

    private void comment(int end) {
        // A comment before a statement belongs to none.
        if (text.substring(begun, at).isBlank()) {
            begun = end;
        }
        at = end;
    }

    private int end(int index) {
        return index < 0 ? text.length() : index;
    }

    private String dollarTag() {
        int close = at + 1;
        while (close < text.length() && (Character.isLetterOrDigit(text.charAt(close)) || text.charAt(close) == '_')) {
            close++;
        }
        boolean tag = close < text.length()
                && text.charAt(close) == '$'
                && (close == at + 1 || !Character.isDigit(text.charAt(at + 1)));
        return tag ? text.substring(at, close + 1) : null;
    }

    private void word() {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String word = text.substring(from, at).toUpperCase(Locale.ROOT);
        if (words.size() < 3) {
            words.add(word);
        }
        if (inTrigger()) {
            if (word.equals("BEGIN") || word.equals("CASE") && depth > 0) {
                depth++;
            } else if (word.equals("END") && depth > 0) {
                depth--;
            }
        }
    }

    private boolean inTrigger() {
        return words.size() > 1
                && words.get(0).equals("CREATE")
                && words.subList(1, words.size()).contains("TRIGGER");
    }

    private void finish(int end) {
        String statement = text.substring(begun, end).strip();
        if (!statement.isEmpty()) {
            requireNoTransactionControl(statement);
            statements.add(statement);
        }
        words.clear();
    }

    private StoreException endless(String what, int from) {
        long line = text.substring(0, from).chars().filter(c -> c == '\n').count() + 1;
        return new StoreException("line " + line + ": " + what + " does not end");
    }
}
