package org.minikisa.example.api;

import java.util.List;
import java.util.Map;

/** Facts may stand inside a public class. */
public final class Facts {

    private Facts() {}

    public record WithLists(List<Map<String, Long>> rows, Map<String, List<Boolean>> flags) {}

    public record WithNested(EchoHappened nested) {}

    public record WithNumberKeys(Map<Integer, String> map) {}
}
