package org.minikisa.classification.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.minikisa.classification.core.seeds.Goods;
import org.minikisa.procurement.api.JointProcurement;

/**
 * What a model says of joint procurements, as said of those that this register has. A model learns from texts that name joint
 * procurements of another register, too: the seed texts do. Such a one is understood as the registered ones that are about the same
 * goods by their codes of the Common Procurement Vocabulary; where there is none, its probability is that of <em>none</em>.
 */
final class Registered {

    private static final String NONE = "";

    /**
     * What a joint procurement has that the model knows nothing of, against none: to the model, its goods look like no goods at all,
     * and there may be twenty such. A rule that names it has more to say.
     */
    private static final double UNKNOWN = -Math.log(20);

    /** Two digits are a division, which is the least that tells goods apart. */
    private static final int SHORTEST_CODE = 2;

    private final List<JointProcurement> register;
    private final Set<String> ids = new HashSet<>();

    Registered(List<JointProcurement> register) {
        this.register = register;
        register.forEach(joint -> ids.add(joint.id().value()));
    }

    /** The answers that a label stands for: ids of the register, or none; at least one. */
    List<String> meantBy(String label) {
        return label.equals(NONE) || ids.contains(label) ? List.of(label) : alike(Goods.of(label));
    }

    Voice understood(Voice voice) {
        var weights = new HashMap<String, Double>();
        var labels = new HashMap<String, String>();
        voice.weights().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(learnt -> {
                    List<String> meant = meantBy(learnt.getKey());
                    double share = learnt.getValue() - Math.log(meant.size());
                    for (String value : meant) {
                        weights.merge(value, share, Registered::logSum);
                        labels.putIfAbsent(value, learnt.getKey());
                    }
                });
        double none = weights.computeIfAbsent(NONE, value -> voice.otherwise());
        Voice.Reasons reasons = (value, rival, all, most) ->
                voice.reasons().of(labels.getOrDefault(value, value), labels.getOrDefault(rival, rival), all, most);
        return new Voice(voice.question(), voice.manner(), weights, none + UNKNOWN, voice.foreign(), reasons);
    }

    private static double logSum(double one, double other) {
        return Math.max(one, other) + Math.log1p(Math.exp(-Math.abs(one - other)));
    }

    // ---------------------------------------------------------------- the same goods

    /** A joint procurement that is about the goods, and how nearly. */
    private record Alike(String id, int digits, int apart) {

        static final Comparator<Alike> NEAREST =
                Comparator.comparingInt(Alike::digits).reversed().thenComparingInt(Alike::apart);
    }

    /** Those of the register that are the nearest to these goods, several if they are as near; none if there are none. */
    private List<String> alike(List<String> goods) {
        List<Alike> alike = register.stream()
                .flatMap(joint -> nearest(joint, goods).stream())
                .sorted(Alike.NEAREST)
                .toList();
        List<String> nearest = alike.stream()
                .filter(each -> Alike.NEAREST.compare(each, alike.get(0)) == 0)
                .map(Alike::id)
                .toList();
        return nearest.isEmpty() ? List.of(NONE) : nearest;
    }

    private static Optional<Alike> nearest(JointProcurement joint, List<String> goods) {
        var alike = new ArrayList<Alike>();
        codes(joint).map(Registered::significant).forEach(code -> goods.stream()
                .map(Registered::significant)
                .filter(good -> good.startsWith(code) || code.startsWith(good))
                .map(good -> new Alike(
                        joint.id().value(),
                        Math.min(good.length(), code.length()),
                        Math.abs(good.length() - code.length())))
                .forEach(alike::add));
        return alike.stream().min(Alike.NEAREST);
    }

    private static Stream<String> codes(JointProcurement joint) {
        return Stream.concat(joint.cpv().stream(), joint.terms().lots().stream().flatMap(lot -> lot.cpv().stream()));
    }

    /** {@code 9091} of {@code 90910000-9}: the zeros at the end say that it is not narrower. */
    private static String significant(String code) {
        int end = code.indexOf('-') < 0 ? code.length() : code.indexOf('-');
        while (end > SHORTEST_CODE && code.charAt(end - 1) == '0') {
            end--;
        }
        return code.substring(0, end);
    }
}
