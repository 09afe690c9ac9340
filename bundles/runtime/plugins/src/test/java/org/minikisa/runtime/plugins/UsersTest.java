package org.minikisa.runtime.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Criterion;
import org.minikisa.impact.api.Assessments;
import org.minikisa.problem.api.LocalizedText;

class UsersTest {

    private static final LocalizedText TITLE = LocalizedText.same("A title");

    private final Users users = new Users();

    @Test
    void withoutTheServicesThatKnowNobodyUsesAnything() {
        assertThat(users.of(
                        List.of("model cleaning 2.0.0", "method steps 1.0", "function load 1.0.0", "chart pie 1.0")))
                .isEmpty();
    }

    @Test
    void assessmentsAreCountedAndCompetitionsNamed() {
        users.assessments.set(answering(Assessments.class, 12L));
        users.competitions.set(answering(
                Competitions.class,
                List.of(competition("CO-3", "steps", "cleaning"), competition("CO-4", "lowest-price", ""))));

        assertThat(users.of(List.of("model cleaning 2.0.0", "method steps 1.0")))
                .containsExactly("12 assessments with cleaning 2.0.0", "competition CO-3");
    }

    private static <T> T answering(Class<T> service, Object answer) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, method, arguments) -> answer));
    }

    private static Competition competition(String id, String method, String model) {
        return new Competition(
                new CompetitionId(id),
                CompetitionDraft.of(id, TITLE)
                        .criterion(Criterion.price("price", TITLE, method, BigDecimal.TEN))
                        .impact(model, Map.of())
                        .build(),
                CompetitionState.DRAFT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
