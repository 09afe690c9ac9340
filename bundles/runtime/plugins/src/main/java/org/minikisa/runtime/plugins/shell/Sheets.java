package org.minikisa.runtime.plugins.shell;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.runtime.api.Incident;
import org.minikisa.runtime.api.Plan;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginState;
import org.minikisa.runtime.api.Replayed;
import org.minikisa.runtime.api.Trust;

/** How plug-ins, plans and incidents are shown. */
final class Sheets {

    private static final int SHORT_DIGEST = 12;

    static final Listing<Incident> INCIDENTS = Listing.rows(Incident.class)
            .text("id", "Id", Incident::id)
            .text("plugin", "Plug-in", Incident::plugin)
            .text("version", "Version", i -> i.identity().version())
            .text("offer", "What", Incident::offer)
            .text("at", "At", Incident::at)
            .text("code", "Code", i -> i.problem().code())
            .text("found", "Found", i -> i.problem().found())
            .text("instead", "Instead", i -> i.instead().map(Plugin.Identity::version))
            .text("released", "Released", Incident::released)
            .whenEmpty("no incidents: no plug-in has misbehaved");

    private static final Listing<String> LINES = Listing.rows(String.class).text("text", "", line -> line);

    private Sheets() {}

    /** @param users how many work with one */
    static Listing<Plugin> plugins(ToIntFunction<Plugin> users) {
        return Listing.rows(Plugin.class)
                .text("name", "Name", Plugin::name)
                .text("kind", "Kind", Plugin::kind)
                .text("id", "Id", p -> p.inUse().map(Plugin.Identity::id))
                .text("version", "In use", p -> p.inUse().map(Plugin.Identity::version))
                .with(Column.<Plugin>text("state", "State", Plugin::state).tone(p -> tone(p.state())))
                .with(Column.<Plugin>text("trust", "Trust", p -> lower(p.trust()))
                        .tone(p -> tone(p.trust())))
                .text("publisher", "Publisher", Plugin::publisher)
                .text("residence", "Runs", p -> p.residence().map(Sheets::lower))
                .text("origin", "Origin", Plugin::origin)
                .text("since", "Since", Plugin::since)
                .text("digest", "Digest", p -> shortDigest(p.digest()))
                .number("usedBy", "Used by", p -> users.applyAsInt(p))
                .number("problems", "Problems", p -> Finding.errors(p.findings())
                        .size())
                .number("ms", "ms", Plugin::millis)
                .whenEmpty(
                        "no plug-ins; put a NAME.model.json or NAME.jar into the plug-ins folder, or kisa:plugins install FILE");
    }

    static Details plugin(Plugin plugin, List<String> uses, List<Plugin.Identity> history) {
        Details details = Details.of("Plug-in " + plugin.name())
                .add("name", "Name", plugin.name())
                .add("kind", "Kind", plugin.kind())
                .add("origin", "Origin", plugin.origin())
                .add("state", "State", plugin.state(), tone(plugin.state()))
                .add("trust", "Trust", lower(plugin.trust()), tone(plugin.trust()))
                .add("publisher", "Publisher", plugin.publisher())
                .add("residence", "Runs in", plugin.residence().map(Sheets::lower))
                .add("id", "Id", plugin.inUse().map(Plugin.Identity::id))
                .add("version", "Version in use", plugin.inUse().map(Plugin.Identity::version))
                .add("since", "Since", plugin.since())
                .add("digest", "Digest of the file", plugin.digest())
                .add("inUseDigest", "Digest in use", plugin.inUseDigest())
                .add("ms", "In use after ms", plugin.millis());
        lines(details, "offers", "Offers", plugin.offers());
        lines(details, "uses", "Used by", uses);
        lines(
                details,
                "history",
                "Can be rolled back to",
                history.stream().map(Plugin.Identity::toString).toList());
        return findings(details, plugin.findings());
    }

    /** @param told of the findings those that are not told otherwise */
    static Details plan(Plan plan, List<Finding> told) {
        Details details = Details.of(plan.name() + (plan.isAdmitted() ? " can be deployed" : " would be refused"))
                .add("file", "File", plan.name())
                .add("admitted", "Can be deployed", plan.isAdmitted(), plan.isAdmitted() ? Tone.GOOD : Tone.BAD)
                .add("id", "Id", plan.next().map(Plugin.Identity::id))
                .add("version", "Version", plan.next().map(Plugin.Identity::version))
                .add("replaces", "Replaces", plan.replaces())
                .add("trust", "Trust", lower(plan.trust()), tone(plan.trust()))
                .add("publisher", "Publisher", plan.publisher())
                .add("residence", "Would run in", plan.residence().map(Sheets::lower))
                .add("digest", "Digest", plan.digest());
        lines(details, "offers", "Offers", plan.offers());
        lines(details, "changes", "Changes", plan.changes());
        lines(details, "uses", "Used by", plan.uses());
        return findings(details, told);
    }

    static Details replayed(Incident incident, Replayed replayed) {
        Details details = Details.of(incident.offer()
                        + (replayed.problem().isPresent() ? " does wrong again" : " answers this time"))
                .add("id", "Id", incident.id())
                .add("plugin", "Plug-in", incident.plugin())
                .add("again", "Does wrong again", replayed.problem().isPresent())
                .text("answer", "Answer", replayed.answer());
        return details.problems(
                "problems", "Problem", replayed.problem().stream().toList());
    }

    static Details incident(Incident incident) {
        return Details.of("Incident " + incident.id())
                .add("id", "Id", incident.id())
                .add("plugin", "Plug-in", incident.plugin())
                .add("version", "Version", incident.identity())
                .add("digest", "Digest", incident.digest())
                .add("at", "At", incident.at())
                .add("offer", "What misbehaved", incident.offer())
                .add("thread", "Never came back", incident.thread(), Tone.BAD)
                .add("instead", "In use instead", incident.instead())
                .add("released", "Released", incident.released())
                .problems("problems", "Problem", List.of(incident.problem()))
                .text("input", "Asked with", incident.input());
    }

    private static Details findings(Details details, List<Finding> findings) {
        List<Problem> advice = advice(findings).stream().map(Finding::problem).toList();
        details.problems("problems", "Problems", Finding.errors(findings));
        return advice.isEmpty() ? details : details.problems("advice", "Advice", advice);
    }

    /** Those that refuse nothing. */
    static List<Finding> advice(List<Finding> findings) {
        return findings.stream().filter(finding -> !finding.isError()).toList();
    }

    private static void lines(Details details, String key, String label, List<String> lines) {
        if (!lines.isEmpty()) {
            details.listing(key, label, lines, LINES);
        }
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Tone tone(PluginState state) {
        return switch (state) {
            case ACTIVE -> Tone.GOOD;
            case REFUSED, QUARANTINED -> Tone.BAD;
            case STAGED, VERIFIED -> Tone.WARNING;
            case RETIRED -> Tone.DIM;
        };
    }

    private static Tone tone(Trust trust) {
        return switch (trust) {
            case CORE, VERIFIED -> Tone.GOOD;
            case UNSIGNED -> Tone.WARNING;
            case MODIFIED -> Tone.BAD;
        };
    }

    private static String shortDigest(String digest) {
        return digest.length() > SHORT_DIGEST ? digest.substring(0, SHORT_DIGEST) : digest;
    }
}
