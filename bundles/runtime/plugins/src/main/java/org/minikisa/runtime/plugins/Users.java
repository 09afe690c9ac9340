package org.minikisa.runtime.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.Competitions;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Models;

/** What works with what plug-ins offer, as far as the services that know it are there. */
final class Users {

    final AtomicReference<Assessments> assessments = new AtomicReference<>();
    final AtomicReference<Competitions> competitions = new AtomicReference<>();
    final AtomicReference<Models> models = new AtomicReference<>();

    /** @param offers {@code model cleaning 2.0.0}, {@code function noise_load 1.0.0}, {@code method steps 1.0} */
    List<String> of(List<String> offers) {
        var all = new ArrayList<String>();
        for (String offer : offers) {
            String[] words = offer.split(" ");
            if (words.length == 3) {
                switch (words[0]) {
                    case "model" -> ofModel(words[1], words[2]).forEach(all::add);
                    case "method" -> ofMethod(words[1]).forEach(all::add);
                    case "function" -> ofFunction(words[1]).forEach(all::add);
                    default -> {
                        // nothing that anybody names
                    }
                }
            }
        }
        return all.stream().distinct().toList();
    }

    private Stream<String> ofModel(String id, String version) {
        long made = Optional.ofNullable(assessments.get())
                .map(present -> present.count(new ModelRef(new ModelId(id), version)))
                .orElse(0L);
        Stream<String> assessed = made == 0
                ? Stream.of()
                : Stream.of(made + (made == 1 ? " assessment with " : " assessments with ") + id + " " + version);
        return Stream.concat(
                assessed,
                competitions().filter(c -> c.draft().impactModel().equals(id)).map(Users::name));
    }

    private Stream<String> ofMethod(String id) {
        return competitions()
                .filter(c -> c.draft().criteria().stream()
                        .anyMatch(criterion -> criterion.method().equals(id)))
                .map(Users::name);
    }

    private Stream<String> ofFunction(String name) {
        return Optional.ofNullable(models.get()).stream()
                .flatMap(present -> present.list().stream())
                .filter(model -> model.description().functions().stream()
                        .anyMatch(need -> need.name().equals(name)))
                .map(model -> "model " + model.ref().id() + " " + model.ref().version());
    }

    /** Those that are still to be scored, or were and may be asked again. */
    private Stream<Competition> competitions() {
        return Optional.ofNullable(competitions.get()).stream().flatMap(present -> present.list().stream());
    }

    private static String name(Competition competition) {
        return "competition " + competition.id();
    }
}
