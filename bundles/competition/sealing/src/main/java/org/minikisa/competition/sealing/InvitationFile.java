package org.minikisa.competition.sealing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.competition.api.PriceLine;
import org.minikisa.problem.api.LocalizedText;

/**
 * What a client seals from; signed by the house.
 *
 * @param needed how many openers open together
 * @param criteria those in which tenderers give values
 * @param supplier to whom it was given; {@code ""} for one that is for everybody
 * @param code that shows who tenders, in a personal one
 */
public record InvitationFile(
        String format,
        String competition,
        LocalizedText title,
        Instant closes,
        List<Lot> lots,
        List<Asked> criteria,
        int needed,
        List<OpenerKey> openers,
        String supplier,
        String code) {

    static final String FORMAT = "minikisa-invitation/1";

    public record Lot(String id, LocalizedText title) {
        public Lot {
            Objects.requireNonNull(id, "id of a lot");
        }
    }

    /**
     * A criterion that tenderers give a value in.
     *
     * @param lines of its price form; empty where it is one number
     * @param least the least value; {@code null} for none
     */
    public record Asked(String id, LocalizedText name, List<PriceLine> lines, BigDecimal least) {
        public Asked {
            Objects.requireNonNull(id, "id of a criterion");
            Objects.requireNonNull(name, "name of a criterion");
            lines = List.copyOf(Objects.requireNonNull(lines, "lines"));
        }

        Optional<BigDecimal> leastValue() {
            return Optional.ofNullable(least);
        }
    }

    public InvitationFile {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(competition, "competition");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(closes, "closes");
        lots = List.copyOf(Objects.requireNonNull(lots, "lots"));
        criteria = List.copyOf(Objects.requireNonNull(criteria, "criteria"));
        openers = List.copyOf(Objects.requireNonNull(openers, "openers"));
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(code, "code");
        if (needed < 2 || needed > openers.size() || openers.size() > KeyShares.MOST) {
            throw new IllegalArgumentException(needed + " of " + openers.size() + " openers");
        }
    }

    public static InvitationFile of(
            String competition,
            LocalizedText title,
            Instant closes,
            List<Lot> lots,
            List<Asked> criteria,
            int needed,
            List<OpenerKey> openers,
            String supplier,
            String code) {
        return new InvitationFile(FORMAT, competition, title, closes, lots, criteria, needed, openers, supplier, code);
    }

    public SignedText signedBy(SigningKey house) {
        return SignedText.of(this, house);
    }

    /** @throws org.minikisa.problem.api.InvalidInputException for no such file, or one that was changed */
    public static InvitationFile of(String what, SignedText signed) {
        InvitationFile invitation = signed.document(what, FORMAT, InvitationFile.class);
        for (OpenerKey opener : invitation.openers()) {
            if (!ShareBox.isUsable(opener.publicKey())) {
                throw Damaged.format(what, "openers", "a weak key or none", "the public key of each opener");
            }
        }
        return invitation;
    }

    List<String> fingerprints() {
        return openers.stream()
                .map(opener -> SigningKey.fingerprint(opener.publicKey()))
                .toList();
    }
}
