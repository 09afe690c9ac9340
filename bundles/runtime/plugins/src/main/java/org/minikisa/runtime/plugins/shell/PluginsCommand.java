package org.minikisa.runtime.plugins.shell;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Actions;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.runtime.api.Incident;
import org.minikisa.runtime.api.Plan;
import org.minikisa.runtime.api.Plugin;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.api.Plugins;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.guard.Curtain;
import org.minikisa.runtime.plugins.repository.Repositories;
import org.minikisa.runtime.plugins.template.NewProject;
import org.minikisa.runtime.plugins.trust.TrustStore;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code kisa:plugins}: what is deployed and why not; installing, checking, approving, and going back. */
@Component
public final class PluginsCommand implements Command {

    private static final String YES = "--yes";

    private final Plugins plugins;
    private final Repositories repositories;
    private final BundleContext context;
    private final Actions actions;

    @Activate
    public PluginsCommand(
            @Reference Plugins plugins,
            @Reference TrustStore trusted,
            @Reference Repositories repositories,
            @Reference Curtain curtain,
            BundleContext context) {
        this.plugins = plugins;
        this.repositories = repositories;
        this.context = context;
        this.actions = new Actions(List.of(
                new ListAll(),
                new Show(),
                new Verify(),
                new Install(),
                new Remove(),
                new Approve(),
                new Change(
                        "retire",
                        "takes one out of use; its file stays, restore brings it back",
                        plugins::retire,
                        true),
                new Change("restore", "brings a retired or quarantined one back", plugins::restore, false),
                new Rollback(),
                new Quarantine(),
                new CertificateAction(plugins, curtain, context),
                new RepositoryActions.Search(repositories),
                new RepositoryActions.Named(repositories),
                new RepositoryActions.Index(),
                new TrustActions.Trust(trusted),
                new TrustActions.Sign(),
                new TrustActions.Keys(),
                new NewProject(context),
                new Watch(plugins)));
    }

    @Override
    public Usage usage() {
        return actions.on(Usage.of("plugins", "lists, checks, installs, approves and takes back plug-ins")
                .argument("NAME", "the name of one to show; without it all", this::names, false)
                .example("kisa:plugins install cleaning-2.model.json"));
    }

    @Override
    public void run(Invocation in) throws Exception {
        if (in.action().isPresent()) {
            actions.run(in.action().get(), in);
        } else if (in.argument("NAME").isPresent()) {
            show(find(in.required("NAME")), in.screen());
        } else {
            list(in.screen());
        }
    }

    private void list(Screen screen) {
        screen.listing(plugins.list(), Sheets.plugins(plugin -> plugins.uses(plugin.name())
                .size()));
        if (plugins.mode() == Plugins.Mode.DEVELOPMENT
                && plugins.list().stream().anyMatch(plugin -> plugin.trust() == Trust.UNSIGNED)) {
            screen.remark(Tone.WARNING, "development mode: unsigned plug-ins are admitted");
        }
    }

    private void show(Plugin plugin, Screen screen) {
        screen.details(Sheets.plugin(plugin, plugins.uses(plugin.name()), plugins.history(plugin.name())));
    }

    /** By the name of the file, or by what it says it is. */
    private Plugin find(String name) {
        return plugins.find(name).orElseGet(() -> ofId(name));
    }

    private Plugin ofId(String id) {
        List<Plugin> all = plugins.list().stream()
                .filter(plugin ->
                        plugin.inUse().filter(use -> use.id().equals(id)).isPresent())
                .toList();
        if (all.size() > 1) {
            throw ambiguous(id, all);
        }
        return all.stream()
                .findFirst()
                .orElseThrow(() -> UnknownIdException.of(
                        "plug-in",
                        id,
                        Stream.concat(names().stream(), actions.all().stream().map(action -> action.usage()
                                        .name()))
                                .toList()));
    }

    private static InvalidInputException ambiguous(String id, List<Plugin> all) {
        return InvalidInputException.of(
                "the plug-in " + id,
                "plugins.unknown",
                "",
                id + ", which " + all.size() + " files bring",
                "the name of one of them",
                "Name one: " + String.join(", ", all.stream().map(Plugin::name).toList()) + ".");
    }

    private List<String> names() {
        return plugins.list().stream().map(Plugin::name).toList();
    }

    /** Whether to go on; asked of a person at a terminal, and only where something in use would change. */
    private static boolean agreed(Invocation in, boolean changesSomething, String question) {
        if (!changesSomething || in.flag(YES) || in.screen().confirm(question)) {
            return true;
        }
        in.screen().line("nothing has changed");
        return false;
    }

    private final class ListAll implements Command {

        @Override
        public Usage usage() {
            return Usage.of("list", "lists all, with state, trust and what is in use");
        }

        @Override
        public void run(Invocation in) {
            list(in.screen());
        }
    }

    private final class Show implements Command {

        @Override
        public Usage usage() {
            return Usage.of("show", "shows one: findings, what it offers, what uses it, what it can be rolled back to")
                    .argument("NAME", "the name of its file, or its id", PluginsCommand.this::names, true)
                    .example("kisa:plugins show cleaning-2.model.json");
        }

        @Override
        public void run(Invocation in) {
            show(find(in.required("NAME")), in.screen());
        }
    }

    private final class Verify implements Command {

        @Override
        public Usage usage() {
            return Usage.of("verify", "runs every check on a file and says what would change; changes nothing")
                    .argument("FILE", "NAME.model.json or NAME.jar", true)
                    .example("kisa:plugins verify cleaning-2.model.json");
        }

        @Override
        public void run(Invocation in) throws IOException {
            Plan plan = plugins.plan(NamedFile.plugin(in.required("FILE")));
            in.screen().details(plan(plan, in.screen()));
            if (!plan.isAdmitted()) {
                throw new InvalidInputException("plug-in " + plan.name(), Finding.errors(plan.findings()));
            }
        }
    }

    private final class Install implements Command {

        @Override
        public Usage usage() {
            return Usage.of("install", "checks a file, says what changes, and uses it")
                    .argument("WHAT", "NAME.model.json or NAME.jar; or ID or ID@VERSION of a repository's", true)
                    .flag(YES, "does not ask at the terminal before something in use is replaced")
                    .example("kisa:plugins install cleaning-2.model.json");
        }

        @Override
        public void run(Invocation in) throws IOException {
            PluginFile file = file(in);
            boolean replaces = plugins.find(file.name()).flatMap(Plugin::inUse).isPresent();
            if (replaces && !in.screen().json()) {
                Plan plan = plugins.plan(file);
                in.screen().details(plan(plan, in.screen()));
                if (plan.isAdmitted()
                        && !agreed(in, true, "Replace " + plan.replaces().orElseThrow() + "?")) {
                    return;
                }
            }
            show(plugins.install(file), in.screen());
        }
    }

    /** A refusal that follows tells people its problems; programs read one document. */
    private static Details plan(Plan plan, Screen screen) {
        return Sheets.plan(plan, screen.json() ? plan.findings() : Sheets.advice(plan.findings()));
    }

    /** A file of this machine, or else one of the repositories. */
    private PluginFile file(Invocation in) throws IOException {
        String what = in.required("WHAT");
        boolean isFile =
                NamedFile.isThere(what) || what.endsWith(".jar") || what.endsWith(".json") || what.contains("/");
        return isFile ? NamedFile.plugin(what) : RepositoryActions.fetch(what, repositories, context, in.screen());
    }

    private final class Remove implements Command {

        @Override
        public Usage usage() {
            return Usage.of("remove", "deletes a plug-in's file and takes it out of use")
                    .argument("NAME", "the name of its file", PluginsCommand.this::names, true)
                    .flag(YES, "does not ask at the terminal before")
                    .example("kisa:plugins remove cleaning-2.model.json");
        }

        @Override
        public void run(Invocation in) {
            Plugin plugin = find(in.required("NAME"));
            if (agreed(in, isUsed(plugin), "Remove " + plugin.name() + "? " + used(plugin))) {
                plugins.remove(plugin.name());
                in.screen().details(Details.of(plugin.name() + " is removed").add("removed", "Removed", plugin.name()));
            }
        }
    }

    private boolean isUsed(Plugin plugin) {
        return !plugins.uses(plugin.name()).isEmpty();
    }

    private String used(Plugin plugin) {
        List<String> uses = plugins.uses(plugin.name());
        return uses.isEmpty() ? "" : "Used by " + String.join(", ", uses) + ".";
    }

    private final class Approve implements Command {

        @Override
        public Usage usage() {
            return Usage.of("approve", "stands behind the bytes of one, as a trusted signature would")
                    .argument(
                            "NAME",
                            "the name of one that is there; or a file to install, NAME.model.json or NAME.jar",
                            PluginsCommand.this::names,
                            true)
                    .option("--by", "WHO", "who approves; the user of this process unless given")
                    .flag(YES, "does not ask at the terminal before")
                    .example("kisa:plugins approve cleaning-2.model.json --by mk");
        }

        @Override
        public void run(Invocation in) throws IOException {
            String name = in.required("NAME");
            String by = in.option("--by").orElse(System.getProperty("user.name", "an administrator"));
            if (plugins.find(name).isEmpty() && NamedFile.isThere(name)) {
                install(in, NamedFile.plugin(name), by);
                return;
            }
            Plugin plugin = find(name);
            if (agreed(in, true, question(plugin.name(), plugin.digest()))) {
                show(plugins.approve(plugin.name(), by), in.screen());
            }
        }

        private void install(Invocation in, PluginFile file, String by) {
            if (agreed(in, true, question(file.name(), plugins.plan(file).digest()))) {
                show(plugins.installApproved(file, by), in.screen());
            }
        }

        private static String question(String name, String digest) {
            return "Let " + name + " with digest " + digest + " run as if it were signed?";
        }
    }

    private interface Step {
        Plugin apply(String name);
    }

    private final class Change implements Command {

        private final String name;
        private final String summary;
        private final Step step;
        private final boolean asks;

        Change(String name, String summary, Step step, boolean asks) {
            this.name = name;
            this.summary = summary;
            this.step = step;
            this.asks = asks;
        }

        @Override
        public Usage usage() {
            Usage usage = Usage.of(name, summary)
                    .argument("NAME", "the name of its file, or its id", PluginsCommand.this::names, true)
                    .example("kisa:plugins " + name + " cleaning-2.model.json");
            return asks ? usage.flag(YES, "does not ask at the terminal before") : usage;
        }

        @Override
        public void run(Invocation in) {
            Plugin plugin = find(in.required("NAME"));
            if (!asks || agreed(in, isUsed(plugin), "Take " + plugin.name() + " out of use? " + used(plugin))) {
                show(step.apply(plugin.name()), in.screen());
            }
        }
    }

    private final class Rollback implements Command {

        @Override
        public Usage usage() {
            return Usage.of("rollback", "puts the version in use that was before, from its kept bytes")
                    .argument("NAME", "the name of its file, or its id", PluginsCommand.this::names, true)
                    .flag(YES, "does not ask at the terminal before")
                    .example("kisa:plugins rollback cleaning-2.model.json");
        }

        @Override
        public void run(Invocation in) {
            Plugin plugin = find(in.required("NAME"));
            String from = plugin.inUse().map(Plugin.Identity::toString).orElse("nothing");
            String to = plugins.history(plugin.name()).stream()
                    .findFirst()
                    .map(Plugin.Identity::toString)
                    .orElse("nothing");
            if (agreed(in, true, "Roll " + plugin.name() + " back from " + from + " to " + to + "?")) {
                show(plugins.rollback(plugin.name()), in.screen());
            }
        }
    }

    private final class Quarantine implements Command {

        @Override
        public Usage usage() {
            return Usage.of(
                            "quarantine",
                            "lists the incidents of plug-ins that misbehaved, or shows one with its input")
                    .argument("INCIDENT", "id of an incident: Q-1", this::ids, false)
                    .flag("--replay", "asks the same bytes the same again, in a JVM of their own")
                    .example("kisa:plugins quarantine Q-1 --replay");
        }

        private List<String> ids() {
            return plugins.incidents().stream().map(Incident::id).toList();
        }

        @Override
        public void run(Invocation in) {
            var id = in.argument("INCIDENT");
            if (id.isEmpty()) {
                in.screen().listing(plugins.incidents(), Sheets.INCIDENTS);
                return;
            }
            Incident incident = plugins.incidents().stream()
                    .filter(one -> one.id().equals(id.get()))
                    .findFirst()
                    .orElseThrow(() -> UnknownIdException.of("incident", id.get(), ids()));
            in.screen()
                    .details(
                            in.flag("--replay")
                                    ? Sheets.replayed(incident, plugins.replay(incident.id()))
                                    : Sheets.incident(incident));
        }
    }
}
