package org.minikisa.competition.sealing;

import java.util.Objects;

/**
 * Takes a tender back; signed with the key that sealed it.
 *
 * @param digest SHA-256 of the version that is in: so a withdrawal cannot be used again on a later one
 */
public record WithdrawalFile(String format, String competition, String digest) {

    static final String FORMAT = "minikisa-withdrawal/1";

    public WithdrawalFile {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(competition, "competition");
        Objects.requireNonNull(digest, "digest");
    }

    public static SignedText signed(String competition, String digest, SigningKey sender) {
        return SignedText.of(new WithdrawalFile(FORMAT, competition, digest), sender);
    }

    public static WithdrawalFile of(String what, SignedText signed) {
        return signed.document(what, FORMAT, WithdrawalFile.class);
    }
}
