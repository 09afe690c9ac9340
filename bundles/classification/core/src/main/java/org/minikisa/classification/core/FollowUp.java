package org.minikisa.classification.core;

import java.util.List;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;

/**
 * What a follow-up takes over from the conversation. "Thank you, that is fine" says little by itself, so:
 *
 * <ul>
 *   <li>kind and topic are taken over together where the follow-up's own are not sure, or are {@link Kind#OTHER}, and what
 *       holds of the contact before is better than that: sure itself;
 *   <li>a joint procurement is taken over where the follow-up speaks of none;
 *   <li>a language is taken over where the follow-up's own is not sure.
 * </ul>
 *
 * A follow-up that surely speaks of something else keeps its own judgement. What was taken over has the earlier contact's id
 * in round brackets as its evidence, with the weight 0.
 */
final class FollowUp {

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
        }
        if (!own.language().sure() && before.language().sure()) {
            now = takeOver(now, Axis.LANGUAGE, before);
        }
        return now;
    }

    private static Classification takeOver(Classification own, Axis axis, Classification before) {
        Label label = before.of(axis);
        var evidence = new Evidence("(" + before.contact() + ")", 0);
        return own.with(
                axis,
                new Label(label.value(), label.probability(), label.sure(), List.of(evidence), label.alternatives()));
    }
}
