package org.minikisa.competition.sealing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.sealing.InvitationFile.Asked;
import org.minikisa.competition.sealing.InvitationFile.Lot;
import org.minikisa.competition.sealing.TenderContent.Attached;
import org.minikisa.problem.api.LocalizedText;

/** Three openers, two of whom are needed, and what they do. */
final class Ceremony {

    static final Instant CLOSES = Instant.parse("2026-03-16T22:00:00Z");
    static final char[] PASSPHRASE = "harakka ja hevonen".toCharArray();

    final SecureRandom random = new SecureRandom();
    final SigningKey house = SigningKey.fresh(random);
    final List<OpenerSecret> openers = List.of(opener("Aino"), opener("Eero"), opener("Kaisa"));

    OpenerSecret opener(String name) {
        return OpenerSecret.fresh(name, PASSPHRASE, random, 64);
    }

    SignedText invitation(String competition) {
        return InvitationFile.of(
                        competition,
                        LocalizedText.same("Cleaning"),
                        CLOSES,
                        List.of(new Lot("north", LocalizedText.same("North"))),
                        List.of(new Asked("price", LocalizedText.same("Price"), List.of(), null)),
                        2,
                        openers.stream().map(OpenerSecret::key).toList(),
                        "",
                        "")
                .signedBy(house);
    }

    static TenderContent content(byte[]... attachments) {
        var attached = new ArrayList<Attached>();
        for (int i = 0; i < attachments.length; i++) {
            attached.add(new Attached("file" + i, attachments[i].length, Digests.hex(Digests.sha256(attachments[i]))));
        }
        return TenderContent.of("SUP-1", "", "north", Map.of("price", TenderedValue.of("1234.50")), attached);
    }

    byte[] sealed(SignedText invitation, byte[]... attachments) throws IOException {
        return sealed(invitation, SigningKey.fresh(random), attachments);
    }

    byte[] sealed(SignedText invitation, SigningKey sender, byte[]... attachments) throws IOException {
        var out = new ByteArrayOutputStream();
        List<Sealer.Source> sources = new ArrayList<>();
        for (byte[] attachment : attachments) {
            sources.add(() -> new ByteArrayInputStream(attachment));
        }
        new Sealer(invitation, sender, random).seal(content(attachments), 1, sources, out);
        return out.toByteArray();
    }

    static SealedFile header(byte[] sealed) throws IOException {
        return SealedFile.read("the tender", new ByteArrayInputStream(sealed));
    }

    /** The share an opener gets of a tender, by his fingerprint. */
    Map<String, byte[]> released(byte[] sealed, OpenerSecret... present) throws IOException {
        return released(header(sealed), present);
    }

    Map<String, byte[]> released(SealedFile file, OpenerSecret... present) throws IOException {
        var shares = new LinkedHashMap<String, byte[]>();
        for (OpenerSecret opener : present) {
            var released = new ByteArrayOutputStream();
            Shares.release(new ByteArrayInputStream(sheet(file, opener)), opener, PASSPHRASE, CLOSES, released);
            Shares.Released read = Shares.readReleased("shares", new ByteArrayInputStream(released.toByteArray()));
            read.shares().values().forEach(share -> shares.put(read.opener(), share));
        }
        return shares;
    }

    static byte[] sheet(SealedFile file, OpenerSecret opener) throws IOException {
        var sheet = new ByteArrayOutputStream();
        String fingerprint = SigningKey.fingerprint(opener.publicKey());
        Shares.beginSheet(file.statement().competition(), fingerprint, sheet);
        Shares.addTo(sheet, "T-1", file, fingerprint);
        return sheet.toByteArray();
    }

    byte[] key(byte[] sealed) throws IOException {
        return Shares.contentKey(header(sealed).statement(), released(sealed, openers.get(0), openers.get(2)))
                .orElseThrow();
    }
}
