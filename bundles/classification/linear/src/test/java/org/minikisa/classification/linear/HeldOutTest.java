package org.minikisa.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Topic;

/** How good the model of the seed texts is on mails with greetings and signatures that it has never seen. */
class HeldOutTest {

    @Test
    void ordinaryMailsAreUnderstood() {
        Map<Axis, Double> accuracy = accuracy("ordinary", HeldOut.ordinary());
        assertThat(accuracy.get(Axis.KIND)).isGreaterThan(0.95);
        assertThat(accuracy.get(Axis.TOPIC)).isGreaterThan(0.92);
        assertThat(accuracy.get(Axis.JOINT_PROCUREMENT)).isGreaterThan(0.9);
        assertThat(accuracy.get(Axis.LANGUAGE)).isEqualTo(1);
    }

    @Test
    void ofIndirectMailsMostAreUnderstoodAndTheRestIsRarelySure() {
        Map<Axis, Double> accuracy = accuracy("indirect", HeldOut.hard());
        assertThat(accuracy.get(Axis.KIND)).isGreaterThan(0.65);
        assertThat(accuracy.get(Axis.TOPIC)).isGreaterThan(0.5);
        long surelyWrong = HeldOut.hard().stream()
                .filter(mail -> {
                    Label topic = Learnt.classifier().classify(mail.contact()).get(Axis.TOPIC);
                    return topic.sure() && !topic.value().equals(mail.truth().get(Axis.TOPIC));
                })
                .count();
        assertThat(surelyWrong).isLessThanOrEqualTo(2);
    }

    @Test
    void kindAndTopicNeverContradictEachOther() {
        for (HeldOut mail : HeldOut.hard()) {
            Map<Axis, Label> labels = Learnt.classifier().classify(mail.contact());
            Topic topic = Topic.valueOf(labels.get(Axis.TOPIC).value());
            assertThat(topic.kind())
                    .isEqualTo(Kind.valueOf(labels.get(Axis.KIND).value()));
            assertThat(labels.get(Axis.TOPIC).probability())
                    .isLessThanOrEqualTo(labels.get(Axis.KIND).probability() + 1e-9);
        }
    }

    private static Map<Axis, Double> accuracy(String name, List<HeldOut> mails) {
        LinearClassifier classifier = Learnt.classifier();
        var accuracy = new EnumMap<Axis, Double>(Axis.class);
        for (Axis axis : Axis.values()) {
            int right = 0;
            int sure = 0;
            int surelyRight = 0;
            for (HeldOut mail : mails) {
                Label label = classifier.classify(mail.contact()).get(axis);
                boolean hit = label.value().equals(mail.truth().get(axis));
                right += hit ? 1 : 0;
                sure += label.sure() ? 1 : 0;
                surelyRight += label.sure() && hit ? 1 : 0;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s mails, %s: %d of %d right; sure of %d, of these %d right%n",
                    name,
                    axis,
                    right,
                    mails.size(),
                    sure,
                    surelyRight);
            accuracy.put(axis, (double) right / mails.size());
        }
        return accuracy;
    }
}
