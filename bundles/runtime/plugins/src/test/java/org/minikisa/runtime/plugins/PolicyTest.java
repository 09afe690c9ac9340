package org.minikisa.runtime.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Severity;
import org.minikisa.runtime.api.Plugins.Mode;
import org.minikisa.runtime.api.Residence;
import org.minikisa.runtime.api.Trust;
import org.minikisa.runtime.plugins.Policy.Admission;
import org.minikisa.runtime.plugins.Policy.Unsigned;
import org.minikisa.runtime.plugins.trust.Verdict;

class PolicyTest {

    private static final Policy DEVELOPMENT = policy(Map.of());
    private static final Policy PRODUCTION = policy(Map.of(Policy.MODE, "production"));

    @Test
    void withoutAnyPropertyItIsDevelopmentWithWorkers() {
        assertThat(DEVELOPMENT).isEqualTo(new Policy(Mode.DEVELOPMENT, Unsigned.WORKER));
        assertThat(PRODUCTION).isEqualTo(new Policy(Mode.PRODUCTION, Unsigned.REFUSE));
        assertThat(policy(Map.of(Policy.MODE, " Production ", Policy.UNSIGNED, "Worker")))
                .isEqualTo(new Policy(Mode.PRODUCTION, Unsigned.WORKER));
    }

    @Test
    void aMistypedModeIsNotTakenForTheLenientOne() {
        assertThatThrownBy(() -> policy(Map.of(Policy.MODE, "produktion")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("development, production");
    }

    @Test
    void whatIsVerifiedRunsInThisProcessInEveryMode() {
        for (Policy policy : List.of(DEVELOPMENT, PRODUCTION)) {
            assertThat(policy.code(of(Trust.VERIFIED), true).residence()).contains(Residence.PROCESS);
            assertThat(policy.code(of(Trust.VERIFIED), false).residence()).contains(Residence.PROCESS);
            assertThat(policy.data(of(Trust.VERIFIED)).residence()).contains(Residence.DATA);
            assertThat(policy.data(of(Trust.VERIFIED)).findings()).isEmpty();
        }
    }

    @Test
    void developmentAdmitsTheUnsignedAndSaysSo() {
        assertThat(DEVELOPMENT.data(of(Trust.UNSIGNED)).residence()).contains(Residence.DATA);
        assertThat(DEVELOPMENT.code(of(Trust.UNSIGNED), true).residence()).contains(Residence.WORKER);
        assertThat(DEVELOPMENT.code(of(Trust.UNSIGNED), false).residence()).contains(Residence.PROCESS);
        assertThat(DEVELOPMENT.code(of(Trust.UNSIGNED), false).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
        assertThat(policy(Map.of(Policy.UNSIGNED, "process"))
                        .code(of(Trust.UNSIGNED), true)
                        .residence())
                .as("for a debugger")
                .contains(Residence.PROCESS);
        assertThat(policy(Map.of(Policy.UNSIGNED, "refuse"))
                        .code(of(Trust.UNSIGNED), true)
                        .residence())
                .isEmpty();
    }

    @Test
    void productionRefusesTheUnsignedWithARemedy() {
        for (Admission refused : List.of(
                PRODUCTION.data(of(Trust.UNSIGNED)),
                PRODUCTION.code(of(Trust.UNSIGNED), true),
                PRODUCTION.code(of(Trust.UNSIGNED), false))) {
            assertThat(refused.residence()).isEmpty();
            assertThat(Finding.errors(refused.findings()))
                    .extracting(Problem::code)
                    .containsExactly("plugins.trust.refused");
        }
    }

    @Test
    void productionRunsUnsignedCodeInAWorkerAtMost() {
        for (String unsigned : List.of("worker", "process")) {
            Policy policy = policy(Map.of(Policy.MODE, "production", Policy.UNSIGNED, unsigned));
            assertThat(policy.code(of(Trust.UNSIGNED), true).residence()).contains(Residence.WORKER);
            assertThat(policy.code(of(Trust.UNSIGNED), false).residence()).isEmpty();
        }
    }

    @Test
    void whatWasModifiedOrRevokedIsRefusedAlways() {
        var revoked = Finding.error(new Problem("plugins.trust.revoked", "", "a", "b", "c"));
        for (Policy policy : List.of(DEVELOPMENT, PRODUCTION, policy(Map.of(Policy.UNSIGNED, "process")))) {
            assertThat(policy.code(of(Trust.MODIFIED), true).residence()).isEmpty();
            assertThat(policy.data(of(Trust.MODIFIED)).residence()).isEmpty();
            assertThat(Finding.errors(policy.data(of(Trust.MODIFIED)).findings()))
                    .extracting(Problem::code)
                    .containsExactly("plugins.trust.modified");
            assertThat(policy.data(of(Trust.UNSIGNED, revoked)).residence()).isEmpty();
            assertThat(policy.code(of(Trust.VERIFIED, revoked), true).residence())
                    .isEmpty();
            assertThat(policy.code(of(Trust.VERIFIED, revoked), true).findings())
                    .containsExactly(revoked);
        }
    }

    private static Policy policy(Map<String, String> properties) {
        return Policy.of(properties::get);
    }

    private static Verdict of(Trust trust, Finding... findings) {
        return new Verdict(trust, Optional.empty(), List.of(findings));
    }
}
