package org.minikisa.classification.linear;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Topic;

/** A mail whose labels are known. */
record HeldOut(Map<Axis, String> truth, ContactText contact) {

    static List<HeldOut> ordinary() {
        return read("held-out.tsv");
    }

    static List<HeldOut> hard() {
        return read("held-out-hard.tsv");
    }

    private static List<HeldOut> read(String name) {
        try (var in = HeldOut.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HeldOut of(String[] cells) {
        return new HeldOut(
                Map.of(
                        Axis.LANGUAGE, cells[0],
                        Axis.TOPIC, cells[1],
                        Axis.KIND, Topic.valueOf(cells[1]).kind().name(),
                        Axis.JOINT_PROCUREMENT, cells[2]),
                new ContactText(cells[3], cells[4].replace("\\n", "\n")));
    }
}
