package org.minikisa.support.api;

import java.util.Objects;

import org.minikisa.intake.api.sending.ReplyId;

/** An answer on its way, and the case as it stands with it. */
public record CaseReply(SupportCase supportCase, ReplyId reply) {

    public CaseReply {
        Objects.requireNonNull(supportCase, "supportCase");
        Objects.requireNonNull(reply, "reply");
    }
}
