package org.minikisa.intake.core.trust;

import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Trust;
import org.minikisa.intake.core.mime.Message;

/** Judges who wrote a message and what may be done with it. Pure. */
public final class Judge {

    private final House house;

    public Judge(House house) {
        this.house = house;
    }

    public House house() {
        return house;
    }

    public Judgement of(Channel channel, Message message, OwnReplies replies) {
        return new Judgement(
                Trust.unverified(),
                false,
                AutomaticSigns.in(message.header(), message.from()),
                Optional.empty(),
                message.answers().stream()
                        .flatMap(id -> replies.of(id).stream())
                        .findFirst(),
                message.answers(),
                Optional.empty(),
                List.of());
    }
}
