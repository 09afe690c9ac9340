package org.minikisa.runtime.plugins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.api.Incident;
import org.minikisa.runtime.api.Plugin.Identity;
import org.minikisa.store.api.Row;
import org.minikisa.store.api.Transaction;

/** All SQL of the room, for the length of one transaction. */
final class PluginTables {

    private static final String INCIDENT = "Q-";

    private final Transaction tx;

    PluginTables(Transaction tx) {
        this.tx = tx;
    }

    /** @param inUse digest @param told the refusal that a fact told last */
    record Named(
            String name, String origin, Optional<String> inUse, Optional<Instant> retired, Optional<String> told) {}

    /**
     * What was or is in use.
     *
     * @param signature SHA-256 of its detached signature
     * @param number the higher, the later it came into use
     * @param since when it came into use last
     */
    record Use(String name, String digest, Optional<String> signature, Identity identity, long number, Instant since) {}

    record Approval(String name, String digest, String by) {}

    List<Named> names() {
        return tx.query(
                "SELECT name, origin, in_use, retired_at, told FROM runtime_plugin",
                row -> new Named(
                        row.text("name"),
                        row.text("origin"),
                        row.optionalText("in_use"),
                        row.optionalInstant("retired_at"),
                        row.optionalText("told")));
    }

    void keep(Named named) {
        tx.update(
                "INSERT INTO runtime_plugin (name, origin, in_use, retired_at, told) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET origin = excluded.origin, in_use = excluded.in_use,"
                        + " retired_at = excluded.retired_at, told = excluded.told",
                named.name(),
                named.origin(),
                named.inUse(),
                named.retired(),
                named.told());
    }

    void forget(String name) {
        tx.update("DELETE FROM runtime_plugin WHERE name = ?", name);
    }

    List<Use> uses() {
        return tx.query(
                "SELECT name, digest, signature, id, version, number, since FROM runtime_plugin_use",
                row -> new Use(
                        row.text("name"),
                        row.text("digest"),
                        row.optionalText("signature"),
                        new Identity(row.text("id"), row.text("version")),
                        row.number("number"),
                        row.instant("since")));
    }

    void keep(Use use) {
        tx.update(
                "INSERT INTO runtime_plugin_use (name, digest, signature, id, version, number, since)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name, digest) DO UPDATE SET"
                        + " signature = excluded.signature, number = excluded.number, since = excluded.since",
                use.name(),
                use.digest(),
                use.signature(),
                use.identity().id(),
                use.identity().version(),
                use.number(),
                use.since());
    }

    void forget(Use use) {
        tx.update("DELETE FROM runtime_plugin_use WHERE name = ? AND digest = ?", use.name(), use.digest());
    }

    List<Approval> approvals() {
        return tx.query(
                "SELECT name, digest, approved_by FROM runtime_plugin_approval",
                row -> new Approval(row.text("name"), row.text("digest"), row.text("approved_by")));
    }

    void keep(Approval approval) {
        tx.update(
                "INSERT INTO runtime_plugin_approval (name, digest, approved_by, approved_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (name, digest) DO UPDATE SET approved_by = excluded.approved_by,"
                        + " approved_at = excluded.approved_at",
                approval.name(),
                approval.digest(),
                approval.by(),
                tx.now());
    }

    void forgetApprovals(String name) {
        tx.update("DELETE FROM runtime_plugin_approval WHERE name = ?", name);
    }

    /** The latest first. */
    List<Incident> incidents() {
        return tx.query("SELECT * FROM runtime_plugin_incident ORDER BY number DESC", PluginTables::incident);
    }

    private static Incident incident(Row row) {
        return new Incident(
                INCIDENT + row.number("number"),
                row.text("name"),
                new Identity(row.text("id"), row.text("version")),
                row.text("digest"),
                row.instant("at"),
                row.text("offer"),
                new Problem(
                        row.text("code"),
                        row.text("place"),
                        row.text("found"),
                        row.text("expected"),
                        row.text("remedy")),
                row.text("input"),
                row.optionalText("thread"),
                row.optionalText("instead_id").map(id -> new Identity(id, row.text("instead_version"))),
                row.optionalInstant("released_at"));
    }

    String nextIncident() {
        return INCIDENT + tx.nextNumber("runtime.incident");
    }

    void insert(Incident incident) {
        tx.update(
                "INSERT INTO runtime_plugin_incident (number, name, id, version, digest, at, offer, code, place, found,"
                        + " expected, remedy, input, thread) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                number(incident.id()),
                incident.plugin(),
                incident.identity().id(),
                incident.identity().version(),
                incident.digest(),
                incident.at(),
                incident.offer(),
                incident.problem().code(),
                incident.problem().place(),
                incident.problem().found(),
                incident.problem().expected(),
                incident.problem().remedy(),
                incident.input(),
                incident.thread());
    }

    void instead(String incident, Identity identity) {
        tx.update(
                "UPDATE runtime_plugin_incident SET instead_id = ?, instead_version = ? WHERE number = ?",
                identity.id(),
                identity.version(),
                number(incident));
    }

    void release(String digest) {
        tx.update(
                "UPDATE runtime_plugin_incident SET released_at = ? WHERE digest = ? AND released_at IS NULL",
                tx.now(),
                digest);
    }

    private static long number(String incident) {
        return Long.parseLong(incident.substring(INCIDENT.length()));
    }
}
