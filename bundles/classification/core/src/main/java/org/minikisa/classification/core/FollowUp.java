package org.minikisa.classification.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Judgement;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Urgency;

/**
 * What a follow-up takes over from the conversation. "Thank you, that is fine" says little by itself, so:
 *
 * <ul>
 *   <li>kind and topic are taken over together where the follow-up's own are not sure, or are {@link Kind#OTHER}, and what
 *       holds of the contact before is better than that: sure itself;
 *   <li>a joint procurement is taken over where the follow-up speaks of none, and those beside it with it;
 *   <li>a language is taken over where the follow-up's own is not sure;
 *   <li>an urgency is taken over where nothing in the follow-up speaks of it, as long as it lasts: a day when it was urgent, a week when
 *       it was soon;
 *   <li>a label on a taxonomy of the unit's own is taken over where the follow-up's is not sure and the one before is.
 * </ul>
 *
 * A follow-up that surely speaks of something else keeps its own judgement. What was taken over has the earlier contact's id
 * in round brackets as its evidence, with the weight 0.
 */
final class FollowUp {

    private static final Map<Urgency, Duration> LASTS =
            Map.of(Urgency.URGENT, Duration.ofDays(1), Urgency.SOON, Duration.ofDays(7), Urgency.NORMAL, Duration.ZERO);

    private FollowUp() {}

    /** @param before what holds of the last contact before it in the conversation */
    static Classification after(Classification before, Classification own) {
        Classification now = own;
        boolean vague =
                !own.kind().sure() || !own.topic().sure() || own.kind().value().equals(Kind.OTHER.name());
        boolean clearBefore = before.kind().sure() && !before.kind().value().equals(Kind.OTHER.name());
        if (vague && clearBefore) {
            now = takeOver(now, Axis.KIND, before);
            now = takeOver(now, Axis.TOPIC, before);
        }
        if (own.jointProcurement().value().isEmpty()
                && !before.jointProcurement().value().isEmpty()) {
            now = takeOver(now, Axis.JOINT_PROCUREMENT, before);
            now = withFurther(now, before);
        }
        if (!own.language().sure() && before.language().sure()) {
            now = takeOver(now, Axis.LANGUAGE, before);
        }
        if (saysNothing(own.urgency()) && stillHolds(before, own)) {
            now = takeOver(now, Axis.URGENCY, before);
        }
        return withOwn(now, before);
    }

    private static boolean saysNothing(Label label) {
        return label.evidence().stream().allMatch(one -> one.source().equals(Evidence.DOUBT));
    }

    private static boolean stillHolds(Classification before, Classification own) {
        Duration lasts = LASTS.get(Urgency.valueOf(before.urgency().value()));
        return Duration.between(before.at(), own.at()).compareTo(lasts) < 0;
    }

    private static Classification takeOver(Classification own, Axis axis, Classification before) {
        return own.with(axis, takenOver(before.of(axis), before));
    }

    private static Label takenOver(Label label, Classification before) {
        var evidence = new Evidence("(" + before.contact() + ")", 0, "conversation");
        return new Label(label.value(), label.probability(), label.sure(), List.of(evidence), label.alternatives());
    }

    private static Classification withFurther(Classification now, Classification before) {
        List<Label> further = before.judgement().further().stream()
                .map(label -> takenOver(label, before))
                .toList();
        Judgement j = now.judgement();
        return new Classification(now.contact(), new Judgement(j.labels(), further, j.own(), j.model()), now.at());
    }

    private static Classification withOwn(Classification now, Classification before) {
        Judgement j = now.judgement();
        var own = new TreeMap<>(j.own());
        own.replaceAll((taxonomy, label) -> {
            Label earlier = before.judgement().own().get(taxonomy);
            return !label.sure() && earlier != null && earlier.sure() ? takenOver(earlier, before) : label;
        });
        return new Classification(now.contact(), new Judgement(j.labels(), j.further(), own, j.model()), now.at());
    }
}
