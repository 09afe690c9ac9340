package org.minikisa.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.store.api.StoreException;

class SqlScriptTest {

    @Test
    void statementsEndAtSemicolonsAndEmptyOnesAreNone() {
        assertThat(SqlScript.statements("A;\n;B ; \n C")).containsExactly("A", "B", "C");
        assertThat(SqlScript.statements(" -- nothing;\n/* nothing; */ ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'a;b', 'it''s; so'",
                "SELECT \"a;b\"\"c;\" FROM `d;e`, [f;g]",
                "SELECT 1 -- a; b's\n, 2",
                "SELECT 1 /* a; b's \" */, 2",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n x := 'a'; END;\n$$",
                "CREATE FUNCTION f() AS $body$ a; $$ b; $$ $body$",
                "CREATE TRIGGER t BEFORE UPDATE ON x FOR EACH STATEMENT EXECUTE FUNCTION f()",
                "CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO y VALUES (1); UPDATE y SET a = 2; END",
                "create temp trigger t after insert on x when case new.a when 1 then 1 else 0 end begin"
                        + " update y set a = case when a > 1 then 'x;' else case a when 0 then 1 end end; select 1; end",
                "CREATE TABLE x (trigger_begin TEXT, \"end\" TEXT)"
            })
    void whatLooksLikeAnEndIsNone(String statement) {
        assertThat(SqlScript.statements("A; " + statement + ";\nB;")).containsExactly("A", statement, "B");
    }

    @Test
    void commentsBeforeAStatementAreLeftOut() {
        assertThat(SqlScript.statements("-- first\n/* second */ A;\n-- third; B\n B /* inside */ C;"))
                .containsExactly("A", "B /* inside */ C");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 'a", "SELECT \"a", "SELECT [a", "/* a", "$$ a", "CREATE TRIGGER t BEGIN SELECT 1;"})
    void whatDoesNotEndIsRefused(String script) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SqlScript.statements("A;\n" + script))
                .withMessageStartingWith("line ")
                .withMessageEndingWith("does not end");
    }
}
