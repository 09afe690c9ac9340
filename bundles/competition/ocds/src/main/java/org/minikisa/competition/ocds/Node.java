package org.minikisa.competition.ocds;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** A JSON object under construction, its fields in the order they are put. What is empty is left out, as the standard wants. */
final class Node {

    final JsonObject json = new JsonObject();

    Node put(String name, String text) {
        if (!text.isBlank()) {
            json.addProperty(name, text);
        }
        return this;
    }

    Node put(String name, Instant moment) {
        return put(name, moment.toString());
    }

    Node put(String name, Optional<?> value) {
        value.ifPresent(there -> {
            if (there instanceof Node node) {
                put(name, node);
            } else if (there instanceof Number number) {
                json.addProperty(name, number);
            } else if (there instanceof Boolean flag) {
                json.addProperty(name, flag);
            } else {
                put(name, there.toString());
            }
        });
        return this;
    }

    Node put(String name, boolean flag) {
        json.addProperty(name, flag);
        return this;
    }

    Node put(String name, Number number) {
        json.addProperty(name, number);
        return this;
    }

    Node put(String name, Node node) {
        if (!node.json.isEmpty()) {
            json.add(name, node.json);
        }
        return this;
    }

    /** Texts, nodes or numbers. */
    Node put(String name, Collection<?> elements) {
        if (!elements.isEmpty()) {
            var array = new JsonArray();
            elements.forEach(one -> array.add(element(one)));
            json.add(name, array);
        }
        return this;
    }

    private static JsonElement element(Object one) {
        return one instanceof Node node ? node.json : new JsonPrimitive(one.toString());
    }

    /** In the release's language, Finnish, and under the names for other languages where they say something else. */
    Node put(String name, LocalizedText text) {
        put(name, text.fi());
        if (!text.sv().equals(text.fi())) {
            put(name + "_sv", text.sv());
        }
        if (!text.en().equals(text.fi())) {
            put(name + "_en", text.en());
        }
        return this;
    }

    static Node value(BigDecimal amount, String currency) {
        return new Node().put("amount", amount).put("currency", currency.isEmpty() ? "EUR" : currency);
    }
}
