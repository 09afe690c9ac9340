package org.minikisa.competition.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.problem.api.InvalidInputException;

class SealedTenderTest {

    private static final Ceremony CEREMONY = new Ceremony();

    private final SignedText invitation = CEREMONY.invitation("CO-1");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_000, 65_536, 65_537, 300_000})
    void whatWasSealedIsWhatIsReadWhateverItsLength(int length) throws IOException {
        byte[] attachment = bytes(length);
        byte[] sealed = CEREMONY.sealed(invitation, attachment, "second".getBytes(StandardCharsets.UTF_8));

        var unsealed = Unsealer.unseal("t", in(sealed), CEREMONY.key(sealed));
        assertThat(unsealed.content().values()).isEqualTo(Map.of("price", TenderedValue.of("1234.50")));
        assertThat(unsealed.content().tenderer()).isEqualTo("SUP-1");
        assertThat(unsealed.digest()).isEqualTo(Digests.hex(Digests.sha256(sealed)));
        var out = new ByteArrayOutputStream();
        Unsealer.attachment("t", in(sealed), CEREMONY.key(sealed), "file0", out);
        assertThat(out.toByteArray()).isEqualTo(attachment);
    }

    @Test
    void itsLengthTellsItsSizeTo64KiBOnly() throws IOException {
        int small = CEREMONY.sealed(invitation, bytes(10)).length;
        assertThat(CEREMONY.sealed(invitation, bytes(60_000))).hasSize(small);
        assertThat(CEREMONY.sealed(invitation, bytes(70_000))).hasSize(small + Chunks.SEALED);
    }

    @Test
    void theSameTenderSealedTwiceHasNothingInCommon() throws IOException {
        byte[] one = CEREMONY.sealed(invitation, bytes(10));
        byte[] two = CEREMONY.sealed(invitation, bytes(10));
        int header = Ceremony.header(one).header().length;
        int equal = 0;
        for (int i = header; i < one.length; i++) {
            equal += one[i] == two[i] ? 1 : 0;
        }
        assertThat(equal).isLessThan((one.length - header) / 100);
    }

    @Test
    void oneFlippedBitAnywhereIsRefusedOnArrivalAndAtTheOpening() throws IOException {
        byte[] sealed = CEREMONY.sealed(invitation, bytes(70_000));
        byte[] key = CEREMONY.key(sealed);
        var random = new Random(7);
        var places = new HashSet<Integer>();
        int header = Ceremony.header(sealed).header().length;
        for (int i = 0; i < header; i++) {
            places.add(i);
        }
        for (int i = 0; i < 200; i++) {
            places.add(header + random.nextInt(sealed.length - header));
        }
        for (int i = 0; i < SigningKey.SIGNATURE_SIZE; i++) {
            places.add(sealed.length - 1 - i);
        }
        for (int place : places) {
            byte[] changed = sealed.clone();
            changed[place] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> SealedFile.copy("t", in(changed), OutputStream.nullOutputStream(), file -> {}))
                    .as("arrival, byte %d", place)
                    .isInstanceOf(InvalidInputException.class);
            if (place < sealed.length - SigningKey.SIGNATURE_SIZE) {
                assertThatThrownBy(() -> Unsealer.unseal("t", in(changed), key))
                        .as("opening, byte %d", place)
                        .isInstanceOf(InvalidInputException.class);
            }
        }
    }

    @Test
    void aFileThatWasCutOffOrWentOnIsRefused() throws IOException {
        byte[] sealed = CEREMONY.sealed(invitation, bytes(70_000));
        byte[] key = CEREMONY.key(sealed);
        for (int length : new int[] {0, 5, 13, 400, sealed.length / 2, sealed.length - 64, sealed.length - 1}) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThat(refusal(() -> SealedFile.copy("t", in(cut), OutputStream.nullOutputStream(), file -> {})))
                    .isEqualTo("competition.sealed.format");
            assertThatThrownBy(() -> Unsealer.unseal("t", in(cut), key)).isInstanceOf(InvalidInputException.class);
        }
        byte[] longer = Arrays.copyOf(sealed, sealed.length + 1);
        assertThat(refusal(() -> SealedFile.copy("t", in(longer), OutputStream.nullOutputStream(), file -> {})))
                .isEqualTo("competition.sealed.format");
    }

    @Test
    void chunksThatWereExchangedAreRefused() throws IOException {
        byte[] sealed = CEREMONY.sealed(invitation, bytes(200_000));
        int header = Ceremony.header(sealed).header().length;
        byte[] changed = sealed.clone();
        System.arraycopy(sealed, header, changed, header + Chunks.SEALED, Chunks.SEALED);
        System.arraycopy(sealed, header + Chunks.SEALED, changed, header, Chunks.SEALED);
        byte[] key = CEREMONY.key(sealed);
        assertThat(refusal(() -> Unsealer.unseal("t", in(changed), key))).isEqualTo("competition.sealed.tampered");
    }

    @Test
    void aHeaderPutBeforeTheContentOfAnotherTenderOpensNothing() throws IOException {
        byte[] one = CEREMONY.sealed(invitation, bytes(10));
        byte[] other = CEREMONY.sealed(CEREMONY.invitation("CO-2"), bytes(10));
        int header = Ceremony.header(one).header().length;
        byte[] swapped = one.clone();
        System.arraycopy(other, 0, swapped, 0, header);
        byte[] key = CEREMONY.key(one);
        byte[] otherKey = CEREMONY.key(other);
        assertThat(refusal(() -> Unsealer.unseal("t", in(swapped), key))).isEqualTo("competition.sealed.tampered");
        assertThat(refusal(() -> Unsealer.unseal("t", in(swapped), otherKey))).isEqualTo("competition.sealed.tampered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"competition", "lot", "closes", "sender", "version", "invitation"})
    void aStatementThatSaysSomethingElseMakesTheSharesWorthless(String what) throws IOException {
        byte[] sealed = CEREMONY.sealed(invitation, bytes(10));
        SealedFile file = Ceremony.header(sealed);
        Statement s = file.statement();
        var changed = new Statement(
                s.format(),
                what.equals("competition") ? "CO-9" : s.competition(),
                what.equals("lot") ? "south" : s.lot(),
                what.equals("closes") ? s.closes().minusSeconds(3600) : s.closes(),
                s.needed(),
                s.openers(),
                what.equals("invitation") ? "00" : s.invitation(),
                what.equals("sender") ? SigningKey.fresh(CEREMONY.random).publicKey() : s.sender(),
                what.equals("version") ? 2 : s.version(),
                s.commitment(),
                s.shares(),
                s.chunks());
        SealedFile forged = SealedFile.of(changed, boundTo -> file.shares());
        assertThat(CEREMONY.released(forged, CEREMONY.openers.get(0))).isEmpty();
        assertThat(CEREMONY.released(file, CEREMONY.openers.get(0))).hasSize(1);
    }

    @Test
    void anySharesOfTwoOpenAndOneDoesNot() throws IOException {
        byte[] sealed = CEREMONY.sealed(invitation, bytes(10));
        Statement statement = Ceremony.header(sealed).statement();
        for (int a = 0; a < 3; a++) {
            assertThat(Shares.contentKey(statement, CEREMONY.released(sealed, CEREMONY.openers.get(a))))
                    .isEmpty();
            for (int b = 0; b < 3; b++) {
                if (a != b) {
                    assertThat(Shares.contentKey(
                                    statement,
                                    CEREMONY.released(sealed, CEREMONY.openers.get(a), CEREMONY.openers.get(b))))
                            .isPresent();
                }
            }
        }
    }

    @Test
    void aWrongShareAmongGoodOnesIsPassedOver() throws IOException {
        byte[] sealed = CEREMONY.sealed(invitation, bytes(10));
        Statement statement = Ceremony.header(sealed).statement();
        var shares = CEREMONY.released(sealed, CEREMONY.openers.toArray(OpenerSecret[]::new));
        shares.computeIfPresent(statement.openers().get(1), (opener, share) -> bytes(32));
        assertThat(Shares.contentKey(statement, shares)).isPresent();
        assertThat(Shares.isGood(statement, statement.openers().get(1), bytes(32)))
                .isFalse();
    }

    @Test
    void anOpenersClientRefusesWhileTheTenderPeriodLasts() throws IOException {
        SealedFile file = Ceremony.header(CEREMONY.sealed(invitation, bytes(10)));
        OpenerSecret opener = CEREMONY.openers.get(0);
        byte[] sheet = Ceremony.sheet(file, opener);
        assertThat(refusal(() -> Shares.release(
                        in(sheet),
                        opener,
                        Ceremony.PASSPHRASE,
                        Ceremony.CLOSES.minusMillis(1),
                        OutputStream.nullOutputStream())))
                .isEqualTo("competition.sealed.early");
    }

    @Test
    void anotherPassphraseOrAnotherOpenersKeyUnsealsNothing() throws IOException {
        SealedFile file = Ceremony.header(CEREMONY.sealed(invitation, bytes(10)));
        byte[] sheet = Ceremony.sheet(file, CEREMONY.openers.get(0));
        assertThat(refusal(() -> Shares.release(
                        in(sheet),
                        CEREMONY.openers.get(0),
                        "harakka ja hevonem".toCharArray(),
                        Ceremony.CLOSES,
                        OutputStream.nullOutputStream())))
                .isEqualTo("competition.sealed.passphrase");
        assertThat(refusal(() -> Shares.release(
                        in(sheet),
                        CEREMONY.openers.get(1),
                        Ceremony.PASSPHRASE,
                        Ceremony.CLOSES,
                        OutputStream.nullOutputStream())))
                .isEqualTo("competition.sealed.share");
    }

    @Test
    void aShortPassphraseIsRefused() {
        assertThat(refusal(() -> OpenerSecret.fresh("Aino", "short".toCharArray(), CEREMONY.random)))
                .isEqualTo("competition.sealed.passphrase");
    }

    @Test
    void keyFilesAreReadAsTheyWereWrittenAndWeakOnesRefused() {
        OpenerSecret opener = CEREMONY.openers.get(0);
        assertThat(OpenerSecret.read("k", utf8(opener.text()))).isEqualTo(opener);
        assertThat(OpenerKey.read("k", utf8(opener.key().text()))).isEqualTo(opener.key());
        assertThat(opener.key().fingerprint()).matches("([0-9a-f]{4} ){7}[0-9a-f]{4}");
        for (String weak : new String[] {"00".repeat(32), "01" + "00".repeat(31), "abc", ""}) {
            String text = opener.key().text().replace(opener.publicKey(), weak);
            assertThat(refusal(() -> OpenerKey.read("k", utf8(text)))).isEqualTo("competition.sealed.format");
        }
    }

    @Test
    void anInvitationThatWasChangedIsRefused() {
        String changed = invitation.text().replace("2026-03-16", "2026-03-17");
        assertThat(refusal(() -> SignedText.read("i", utf8(changed)))).isEqualTo("competition.sealed.signature");
        assertThat(SignedText.read("i", utf8(invitation.text()))).isEqualTo(invitation);
    }

    @Test
    void theHeaderTellsNothingOfTheTender() throws IOException {
        byte[] sealed = CEREMONY.sealed(invitation, bytes(10));
        String header = new String(Ceremony.header(sealed).header(), StandardCharsets.ISO_8859_1);
        assertThat(header).doesNotContain("SUP-1").doesNotContain("1234").doesNotContain("file0");
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        InvalidInputException e = catchThrowableOfType(InvalidInputException.class, call);
        assertThat(e).as("refused").isNotNull();
        return e.problems().get(0).code();
    }

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
