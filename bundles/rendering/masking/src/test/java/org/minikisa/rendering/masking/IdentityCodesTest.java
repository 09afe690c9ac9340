package org.minikisa.rendering.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes are the population register's own examples, and made with its check characters. None belongs to a person. */
class IdentityCodesTest {

    private static final String HIDDEN = "******-****";

    @ParameterizedTest
    @ValueSource(strings = {"131052-308T", "131052U308T", "131052V308T", "131052W308T", "131052X308T", "131052Y308T"})
    void theLastCenturyHasOldAndNewSeparators(String code) {
        assertThat(IdentityCodes.masked("Tunnus on " + code + ".")).isEqualTo("Tunnus on " + HIDDEN + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"131003A308Y", "131003B308Y", "131003C308Y", "131003D308Y", "131003E308Y", "131003F308Y"})
    void soHasThisOne(String code) {
        assertThat(IdentityCodes.masked(withCheck(code))).isEqualTo(HIDDEN);
    }

    @Test
    void whoWasBornInTheNineteenthCenturyIsMaskedToo() {
        assertThat(IdentityCodes.masked(withCheck("290292+123X"))).isEqualTo(HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "131052-308t",
                "131052–308T",
                "131052−308T",
                "131052 - 308T",
                "131052- 308T",
                "131052\u00ad-308T",
                "131\u200b052-308T",
                "１３１０５２－３０８T"
            })
    void peopleSpellThemInManyWays(String code) {
        assertThat(IdentityCodes.in("(" + code + ")")).containsExactly(new Span(1, 1 + code.length()));
        assertThat(IdentityCodes.masked(code)).hasSameSizeAs(code).doesNotContainPattern("\\p{Alnum}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "131052-308S",
                "321052-308T",
                "131352-308T",
                "290201-123X",
                "131052-3089T",
                "1131052-308T",
                "a131052-308T",
                "131052/308T",
                "2345678-9",
                "040-1234567",
                "HEL 2024-012345",
                "1c9f131052A308Te1",
                "ab131052-3081-4c1e-8d2f-131052a30811",
                "131052-308Tb"
            })
    void otherNumbersStay(String text) {
        assertThat(IdentityCodes.masked(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hetu%s", "%sja", "tunnus%son", "hetu_%s_", "ID%s", "x%s"})
    void thoseGluedToAWordAreMaskedToo(String word) {
        assertThat(IdentityCodes.masked(word.formatted("131052-308T"))).isEqualTo(word.formatted(HIDDEN));
        assertThat(IdentityCodes.masked(word.formatted("131052Y308T"))).isEqualTo(word.formatted(HIDDEN));
    }

    @Test
    void temporaryCodesAreMasked() {
        assertThat(IdentityCodes.masked(withCheck("010190-999X"))).isEqualTo(HIDDEN);
    }

    @Test
    void everyCodeOfATextIsMaskedAndTheRestStays() {
        assertThat(IdentityCodes.masked("131052-308T, 131052-308T/131052-308T:n\n131052-308T"))
                .isEqualTo(HIDDEN + ", " + HIDDEN + "/" + HIDDEN + ":n\n" + HIDDEN);
    }

    @Test
    void spellingsOfOneCodeAreOne() {
        assertThat(IdentityCodes.canonical("131052 – 308t")).isEqualTo("131052-308T");
        assertThat(IdentityCodes.canonical("131052a308t")).isEqualTo("131052A308T");
    }

    @Test
    void noTextIsTooOddToBeLookedAt() {
        var random = new SplittableRandom(7);
        String alphabet = "0123456789-+AaTt \u00ad\n\ud83d\u0660é";
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(24); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String masked = IdentityCodes.masked(text.toString());
            assertThat(masked).hasSameSizeAs(text);
            assertThat(IdentityCodes.in(masked)).isEmpty();
        }
    }

    /** The code with the right check character in place of its last one, by the rule itself. */
    private static String withCheck(String code) {
        long digits = Long.parseLong(code.substring(0, 6) + code.substring(7, 10));
        return code.substring(0, 10) + "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt((int) (digits % 31));
    }
}
