package org.minikisa.runtime.plugins.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.minikisa.problem.api.Problems;

/**
 * What a new project is called.
 *
 * @param group a Maven group id, the beginning of its package
 * @param id of the model or method, which is the project's artifact id too
 * @param repository the address where Maven finds what authors build with
 */
record Coordinates(String group, String id, String repository) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
    private static final int LONGEST = 60;
    private static final String FIRST_VERSION = "1.0.0";

    /** @throws org.minikisa.problem.api.InvalidInputException when they could not be used everywhere */
    Coordinates {
        var problems = new Problems();
        if (!ID.matcher(id).matches() || id.length() > LONGEST) {
            problems.add(
                    "plugins.new.id",
                    "ID",
                    "\"" + id + "\"",
                    "a letter a-z, then a-z, 0-9 and single hyphens, up to " + LONGEST,
                    "Call it street-noise, say: models, functions, jars and folders are named by it.");
        }
        if (!GROUP.matcher(group).matches()) {
            problems.add(
                    "plugins.new.group",
                    "--group",
                    "\"" + group + "\"",
                    "a Maven group id, lower case",
                    "Write your domain from behind: fi.example.");
        }
        problems.refuseIfAny("project " + id);
    }

    /** The properties of the archetypes' descriptors, with the values that their defaults come to. */
    Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("groupId", group);
        properties.put("artifactId", id);
        properties.put("version", FIRST_VERSION);
        properties.put("package", group + "." + id.replaceAll("[^a-z0-9]", ""));
        properties.put("word", id.replaceAll("[^a-z0-9]+", "_"));
        properties.put("repository", repository);
        properties.put("gitignore", ".gitignore");
        return properties;
    }
}
