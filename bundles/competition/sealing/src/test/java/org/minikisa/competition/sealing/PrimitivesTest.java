package org.minikisa.competition.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.junit.jupiter.api.Test;
import org.minikisa.competition.sealing.KeyShares.PlacedShare;

/** What we take from BouncyCastle does what its standard says, by figures that are not ours. */
class PrimitivesTest {

    @Test
    void hpkeAgreesWithRfc9180() throws InvalidCipherTextException {
        // RFC 9180 A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode, first message
        var hpke = new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
        var receiver = hpke.deserializePrivateKey(
                Digests.bytes("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"),
                Digests.bytes("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"));
        byte[] plain = hpke.open(
                Digests.bytes("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"),
                receiver,
                Digests.bytes("4f6465206f6e2061204772656369616e2055726e"),
                Digests.bytes("436f756e742d30"),
                Digests.bytes("f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
                        + "6d8770ac83d07bea87e13c512a"),
                null,
                null,
                null);
        assertThat(plain).isEqualTo(Digests.bytes("4265617574792069732074727574682c20747275746820626561757479"));
    }

    @Test
    void ed25519AgreesWithRfc8032() {
        // RFC 8032 7.1, test 1
        var key = SigningKey.of("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        assertThat(key.publicKey()).isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(Digests.hex(key.sign(new byte[0])))
                .isEqualTo(
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                                + "d25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void hkdfAgreesWithRfc5869() {
        // RFC 5869 A.3: no salt, no info, first 32 bytes
        assertThat(Digests.hex(Digests.hkdf(Digests.bytes("0b".repeat(22)), new byte[0], "")))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    @Test
    void sharesLieOnAPolynomialOverTheFieldOfAes() {
        var random = new SecureRandom();
        for (int openers = 2; openers <= KeyShares.MOST; openers++) {
            for (int needed = 2; needed <= openers; needed++) {
                var key = new byte[32];
                random.nextBytes(key);
                List<byte[]> shares = KeyShares.split(key, needed, openers, random);
                assertThat(shares).hasSize(openers);
                List<PlacedShare> last = java.util.stream.IntStream.range(openers - needed, openers)
                        .mapToObj(place -> new PlacedShare(place, shares.get(place)))
                        .toList();
                assertThat(KeyShares.combine(last)).isEqualTo(key);
                assertThat(lagrange(last)).as("%d of %d", needed, openers).isEqualTo(key);
                assertThat(KeyShares.combine(last.subList(1, needed)))
                        .as("one too few")
                        .isNotEqualTo(key);
            }
        }
    }

    /** By hand and slowly: the value at 0 of the polynomial through the shares. */
    private static byte[] lagrange(List<PlacedShare> shares) {
        var key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            int sum = 0;
            for (PlacedShare one : shares) {
                int factor = 1;
                for (PlacedShare other : shares) {
                    if (other != one) {
                        int x = other.place() + 1;
                        factor = product(factor, product(x, inverse(x ^ (one.place() + 1))));
                    }
                }
                sum ^= product(one.share()[i] & 0xff, factor);
            }
            key[i] = (byte) sum;
        }
        return key;
    }

    private static int inverse(int a) {
        for (int b = 1; b < 256; b++) {
            if (product(a, b) == 1) {
                return b;
            }
        }
        throw new AssertionError("0 has no inverse");
    }

    private static int product(int a, int b) {
        int product = 0;
        for (int bit = 0; bit < 8; bit++) {
            if ((b >> bit & 1) == 1) {
                product ^= a << bit;
            }
        }
        for (int bit = 14; bit >= 8; bit--) {
            if ((product >> bit & 1) == 1) {
                product ^= 0x11b << bit - 8;
            }
        }
        return product;
    }
}
