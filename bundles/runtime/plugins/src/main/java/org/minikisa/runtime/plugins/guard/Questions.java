package org.minikisa.runtime.plugins.guard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.ScoringTask.Candidate;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.impact.api.Answers;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Questions as JSON that a person can read and that can be asked again: answers as people write them, numbers at full
 * precision. Of a value that is asked about before the tenders are opened only its shape is written, each digit as 9: what
 * is sealed stays sealed.
 */
final class Questions {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private static final String ASK = "ask";

    private Questions() {}

    static String json(Question question) {
        return GSON.toJson(written(question));
    }

    private static JsonObject written(Question question) {
        if (question instanceof Question.Evaluate asked) {
            JsonObject json = ask("evaluate");
            json.add("base", written(asked.base()));
            json.add("choices", written(asked.choices()));
            return json;
        }
        if (question instanceof Question.Headroom asked) {
            JsonObject json = ask("headroom");
            json.add("base", written(asked.base()));
            return json;
        }
        if (question instanceof Question.Apply asked) {
            JsonObject json = ask("apply");
            json.add("arguments", numbers(asked.arguments()));
            return json;
        }
        if (question instanceof Question.Score asked) {
            return written(asked.task());
        }
        if (question instanceof Question.CheckCriterion asked) {
            JsonObject json = ask("problems");
            json.add("criterion", written(asked.criterion()));
            return json;
        }
        if (question instanceof Question.CheckValue asked) {
            JsonObject json = ask("problem");
            json.add("criterion", written(asked.criterion()));
            json.addProperty("valueOfTheShape", asked.value().toString().replaceAll("\\d", "9"));
            return json;
        }
        return ask("describe");
    }

    /** @throws InvalidInputException when it is no question that was written here */
    static Question read(String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            String ask = json.get(ASK).getAsString();
            return switch (ask) {
                case "describe" -> new Question.Describe();
                case "evaluate" ->
                    new Question.Evaluate(
                            answers(json.getAsJsonObject("base")), answers(json.getAsJsonObject("choices")));
                case "headroom" -> new Question.Headroom(answers(json.getAsJsonObject("base")));
                case "apply" ->
                    new Question.Apply(json.getAsJsonArray("arguments").asList().stream()
                            .mapToDouble(number -> Double.parseDouble(number.getAsString()))
                            .toArray());
                case "score" -> new Question.Score(task(json));
                case "problems" -> new Question.CheckCriterion(criterion(json.getAsJsonObject("criterion")));
                case "problem" ->
                    new Question.CheckValue(
                            criterion(json.getAsJsonObject("criterion")),
                            json.get("valueOfTheShape").getAsBigDecimal());
                default -> throw new IllegalArgumentException("it asks to " + ask);
            };
        } catch (RuntimeException e) {
            throw InvalidInputException.of(
                    "the input of an incident",
                    "plugins.replay.input",
                    "",
                    e.toString(),
                    "a question as incidents keep it",
                    "Copy the whole input of the incident.");
        }
    }

    private static JsonObject ask(String what) {
        var json = new JsonObject();
        json.addProperty(ASK, what);
        return json;
    }

    // ---------------------------------------------------------------- impact

    private static JsonObject written(Answers answers) {
        var json = new JsonObject();
        json.addProperty("asOf", answers.asOf().toString());
        json.add("answers", texts(answers.texts()));
        return json;
    }

    private static Answers answers(JsonObject json) {
        return Answers.of(
                LocalDate.parse(json.get("asOf").getAsString()), new TreeMap<>(texts(json.getAsJsonObject("answers"))));
    }

    /** As text where JSON has no such number. */
    private static JsonArray numbers(double[] values) {
        var json = new JsonArray();
        for (double value : values) {
            if (Double.isFinite(value)) {
                json.add(value);
            } else {
                json.add(Double.toString(value));
            }
        }
        return json;
    }

    // ---------------------------------------------------------------- competition

    private static JsonObject written(ScoringTask task) {
        JsonObject json = ask("score");
        json.addProperty("maxPoints", task.maxPoints().toString());
        json.add("parameters", texts(task.parameters()));
        var candidates = new JsonArray();
        for (Candidate candidate : task.candidates()) {
            var one = new JsonObject();
            one.addProperty("tender", candidate.tender());
            one.addProperty("value", candidate.value().toString());
            one.add("values", texts(strings(candidate.values())));
            candidates.add(one);
        }
        json.add("candidates", candidates);
        return json;
    }

    private static ScoringTask task(JsonObject json) {
        var candidates = new ArrayList<Candidate>();
        for (JsonElement element : json.getAsJsonArray("candidates")) {
            JsonObject one = element.getAsJsonObject();
            var values = new LinkedHashMap<String, BigDecimal>();
            texts(one.getAsJsonObject("values")).forEach((id, value) -> values.put(id, new BigDecimal(value)));
            candidates.add(new Candidate(
                    one.get("tender").getAsString(), one.get("value").getAsBigDecimal(), values));
        }
        return new ScoringTask(
                json.get("maxPoints").getAsBigDecimal(), texts(json.getAsJsonObject("parameters")), candidates);
    }

    private static JsonObject written(Criterion criterion) {
        var json = new JsonObject();
        json.addProperty("id", criterion.id());
        json.addProperty("role", criterion.role().name());
        json.addProperty("method", criterion.method());
        criterion.maxPoints().ifPresent(points -> json.addProperty("maxPoints", points.toString()));
        json.addProperty("coefficient", criterion.coefficient().toString());
        criterion.partOf().ifPresent(whole -> json.addProperty("partOf", whole));
        json.addProperty("source", criterion.source().name());
        json.add("parameters", texts(criterion.parameters()));
        return json;
    }

    /** Names, price lines and rounding are left out: no method looks at them. */
    private static Criterion criterion(JsonObject json) {
        String id = json.get("id").getAsString();
        return new Criterion(
                id,
                LocalizedText.same(id),
                Criterion.Role.valueOf(json.get("role").getAsString()),
                json.get("method").getAsString(),
                Optional.ofNullable(json.get("maxPoints")).map(JsonElement::getAsBigDecimal),
                json.get("coefficient").getAsBigDecimal(),
                Optional.ofNullable(json.get("partOf")).map(JsonElement::getAsString),
                ValueSource.valueOf(json.get("source").getAsString()),
                List.of(),
                texts(json.getAsJsonObject("parameters")),
                Rounding.NONE,
                Rounding.NONE);
    }

    // ---------------------------------------------------------------- texts

    private static Map<String, String> strings(Map<String, BigDecimal> values) {
        var texts = new LinkedHashMap<String, String>();
        values.forEach((id, value) -> texts.put(id, value.toString()));
        return texts;
    }

    private static JsonObject texts(Map<String, String> texts) {
        var json = new JsonObject();
        texts.forEach(json::addProperty);
        return json;
    }

    private static Map<String, String> texts(JsonObject json) {
        var texts = new LinkedHashMap<String, String>();
        json.entrySet()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().getAsString()));
        return texts;
    }
}
