package org.minikisa.intake.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** What is set up in the intake, in words of administrators: {@code imap-tuki} instead of PIDs. What may be set, the rooms' metatype says. */
@Component(service = Settings.class)
public final class Settings {

    private static final String ROOMS = "org.minikisa.intake.";
    private static final String NAME = "name";

    /** Any bundle may read it: a room that is updated comes from another place. */
    private static final String ANYWHERE = "?";

    /** What the configuration service and DS add by themselves. */
    private static final List<String> NOT_SET_BY_PEOPLE = List.of("service.", "component.", "felix.", ".");

    private final ConfigurationAdmin configurations;
    private final MetaTypeService metaTypes;
    private final BundleContext context;

    @Activate
    public Settings(
            @Reference ConfigurationAdmin configurations, @Reference MetaTypeService metaTypes, BundleContext context) {
        this.configurations = configurations;
        this.metaTypes = metaTypes;
        this.context = context;
    }

    /**
     * Something that is set up.
     *
     * @param id {@code imap-tuki}; for what there is one of, the name of its kind
     * @param values what is set, by property; defaults are not among them
     */
    record SetUp(String id, Kind kind, SortedMap<String, Object> values) {

        /** A value as a person writes it; the default where none is set. */
        String shown(Field field) {
            Object value = values.get(field.property());
            return value == null ? String.join(", ", field.defaults()) : text(value);
        }

        private static String text(Object value) {
            return value instanceof Object[] many
                    ? Arrays.stream(many).map(String::valueOf).collect(Collectors.joining(", "))
                    : String.valueOf(value);
        }
    }

    /** By name. */
    List<Kind> kinds() {
        return Arrays.stream(context.getBundles())
                .filter(bundle ->
                        Objects.requireNonNullElse(bundle.getSymbolicName(), "").startsWith(ROOMS))
                .flatMap(this::kinds)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private Stream<Kind> kinds(Bundle room) {
        MetaTypeInformation told = metaTypes.getMetaTypeInformation(room);
        return told == null
                ? Stream.empty()
                : Stream.concat(
                        Arrays.stream(told.getFactoryPids()).map(pid -> kind(told, pid, true)),
                        Arrays.stream(told.getPids()).map(pid -> kind(told, pid, false)));
    }

    private static Kind kind(MetaTypeInformation told, String pid, boolean several) {
        ObjectClassDefinition definition = told.getObjectClassDefinition(pid, Locale.ROOT.toString());
        List<String> required = attributes(definition, ObjectClassDefinition.REQUIRED).stream()
                .map(AttributeDefinition::getID) // the objects are others each time
                .toList();
        List<Field> fields = attributes(definition, ObjectClassDefinition.ALL).stream()
                .filter(attribute -> !(several && attribute.getID().equals(NAME)))
                .map(attribute -> field(attribute, required.contains(attribute.getID())))
                .toList();
        return new Kind(pid.substring(ROOMS.length()), pid, several, told(definition.getDescription()), fields);
    }

    private static List<AttributeDefinition> attributes(ObjectClassDefinition definition, int filter) {
        AttributeDefinition[] attributes = definition.getAttributeDefinitions(filter);
        return attributes == null ? List.of() : List.of(attributes);
    }

    private static Field field(AttributeDefinition attribute, boolean required) {
        String[] defaults = attribute.getDefaultValue();
        List<String> known = defaults == null
                ? List.of()
                : Arrays.stream(defaults).filter(Predicate.not(String::isBlank)).toList();
        return new Field(
                attribute.getID(),
                told(attribute.getName()),
                told(attribute.getDescription()),
                switch (attribute.getType()) {
                    case AttributeDefinition.INTEGER -> Field.Type.INTEGER;
                    case AttributeDefinition.LONG -> Field.Type.LONG;
                    case AttributeDefinition.BOOLEAN -> Field.Type.BOOLEAN;
                    default -> Field.Type.TEXT;
                },
                attribute.getCardinality() != 0,
                known,
                required && known.isEmpty(),
                value -> Optional.ofNullable(attribute.validate(value)).filter(wrong -> !wrong.isBlank()));
    }

    private static String told(String text) {
        return text == null ? "" : text;
    }

    /** What is set up, by id; the core is always there. */
    List<SetUp> all() {
        return kinds().stream()
                .flatMap(this::all)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    private Stream<SetUp> all(Kind kind) {
        if (!kind.several()) {
            return Stream.of(setUp(
                    kind.name(),
                    kind,
                    configurations("(service.pid=" + kind.pid() + ")").findFirst()));
        }
        return configurations("(service.factoryPid=" + kind.pid() + ")")
                .map(configuration -> setUp(id(kind, configuration), kind, Optional.of(configuration)));
    }

    private static String id(Kind kind, Configuration configuration) {
        Object name = configuration.getProperties().get(NAME);
        return name == null
                ? kind.name() + "-"
                        + configuration.getPid().substring(kind.pid().length() + 1)
                : name.toString();
    }

    private static SetUp setUp(String id, Kind kind, Optional<Configuration> configuration) {
        var values = new TreeMap<String, Object>();
        configuration
                .map(Configuration::getProperties)
                .ifPresent(properties -> Collections.list(properties.keys()).stream()
                        .filter(key -> NOT_SET_BY_PEOPLE.stream().noneMatch(key::startsWith))
                        .filter(key -> !(kind.several() && key.equals(NAME)))
                        .forEach(key -> values.put(key, properties.get(key))));
        return new SetUp(id, kind, values);
    }

    private Stream<Configuration> configurations(String filter) {
        try {
            Configuration[] found = configurations.listConfigurations(filter);
            return found == null ? Stream.empty() : Arrays.stream(found);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    SetUp find(String id) {
        List<SetUp> all = all();
        return all.stream()
                .filter(setUp -> setUp.id().equals(id))
                .findFirst()
                .orElseThrow(() -> UnknownIdException.of(
                        "setting", id, all.stream().map(SetUp::id).toList()));
    }

    Kind kind(String name) {
        List<Kind> kinds = kinds();
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownIdException.of(
                        "kind of channel", name, kinds.stream().map(Kind::name).toList()));
    }

    /** @param problems what is known to be wrong with what was written */
    SetUp add(String kindName, String name, Map<String, String> written, Problems problems) throws IOException {
        Kind kind = kind(kindName);
        requireName(kind, name, problems);
        String id = kind.name() + "-" + name;
        SortedMap<String, Object> values = kind.typed(id, written, problems);
        var properties = new Hashtable<String, Object>(values);
        properties.put(NAME, id);
        configurations.getFactoryConfiguration(kind.pid(), name, ANYWHERE).update(properties);
        return new SetUp(id, kind, values);
    }

    private void requireName(Kind kind, String name, Problems problems) {
        boolean taken = all().stream().anyMatch(setUp -> setUp.id().equals(kind.name() + "-" + name));
        if (!kind.several() || taken || !name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            problems.add(
                    "intake.settings.name",
                    "NAME",
                    !kind.several()
                            ? "a second " + kind.name()
                            : taken ? "a name that is taken" : "another sign or length",
                    "a free name of at most 40 small letters, digits and hyphens",
                    "Choose another name, or change what is there with kisa:intake settings.");
        }
    }

    /**
     * @param written an empty text goes back to the default; what is not named stays
     * @param problems what is known to be wrong with what was written
     */
    SetUp change(String id, Map<String, String> written, Problems problems) throws IOException {
        SetUp before = find(id);
        Kind kind = before.kind();
        var all = new TreeMap<String, String>();
        before.values().forEach((property, value) -> all.put(property, SetUp.text(value)));
        all.putAll(written);
        SortedMap<String, Object> values = kind.typed(id, all, problems);
        Dictionary<String, Object> properties = new Hashtable<>(values);
        configuration(before).ifPresent(there -> keep(there.getProperties(), NAME, properties));
        configuration(before).orElseGet(() -> single(kind)).update(properties);
        return new SetUp(id, kind, values);
    }

    private static void keep(Dictionary<String, Object> from, String property, Dictionary<String, Object> to) {
        Optional.ofNullable(from.get(property)).ifPresent(value -> to.put(property, value));
    }

    private Configuration single(Kind kind) {
        try {
            return configurations.getConfiguration(kind.pid(), ANYWHERE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What there is one of goes back to its defaults. */
    void remove(String id) throws IOException {
        Optional<Configuration> there = configuration(find(id));
        if (there.isPresent()) {
            there.get().delete();
        }
    }

    private Optional<Configuration> configuration(SetUp setUp) {
        Kind kind = setUp.kind();
        return kind.several()
                ? configurations("(service.factoryPid=" + kind.pid() + ")")
                        .filter(configuration -> id(kind, configuration).equals(setUp.id()))
                        .findFirst()
                : configurations("(service.pid=" + kind.pid() + ")").findFirst();
    }
}
