package org.minikisa.intake.core.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * What stands inside an S/MIME message that is signed but not encrypted ({@code smime-type=signed-data}, RFC 8551 section 3.5.2): the
 * eContent of a CMS SignedData (RFC 5652 section 5.1), in BER or DER. The signature is not verified.
 */
final class SignedContent {

    private static final byte[] SIGNED_DATA = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2};

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OBJECT_ID = 0x06;
    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PIECES = 0x24;
    private static final int TAGGED_0 = 0xA0;
    private static final int INDEFINITE = -1;
    private static final int DEEPEST = 16;

    /** These bytes are no signed content. */
    private static final class Other extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Other() {
            super(null, null, false, false);
        }
    }

    private final byte[] der;
    private int at;

    private SignedContent(byte[] der) {
        this.der = der;
    }

    static Optional<byte[]> of(byte[] der) {
        try {
            return Optional.of(new SignedContent(der).content());
        } catch (Other encryptedOrBroken) {
            return Optional.empty();
        }
    }

    private byte[] content() {
        enter(SEQUENCE);
        int length = enter(OBJECT_ID);
        expect(length == SIGNED_DATA.length && Arrays.equals(der, at, at + length, SIGNED_DATA, 0, length));
        at += length;
        enter(TAGGED_0);
        enter(SEQUENCE);
        pass(INTEGER);
        pass(SET);
        enter(SEQUENCE);
        pass(OBJECT_ID);
        enter(TAGGED_0);
        var out = new ByteArrayOutputStream();
        octets(out);
        return out.toByteArray();
    }

    private void octets(ByteArrayOutputStream out) {
        if (peek() == OCTETS) {
            int length = enter(OCTETS);
            out.write(der, at, length);
            at += length;
            return;
        }
        int length = enter(OCTETS_IN_PIECES);
        int end = length == INDEFINITE ? der.length : at + length;
        while (at < end && peek() == OCTETS) {
            octets(out);
        }
    }

    private void pass(int tag) {
        expect(peek() == tag);
        passAny(DEEPEST);
    }

    private void passAny(int deeper) {
        expect(deeper > 0);
        int length = enter(peek());
        if (length != INDEFINITE) {
            at += length;
            return;
        }
        while (peek() != 0) {
            passAny(deeper - 1);
        }
        at += 2;
    }

    /** Goes to the content of the value that stands here. @return its length, or {@link #INDEFINITE} */
    private int enter(int tag) {
        expect(peek() == tag);
        at++;
        int first = peek();
        at++;
        if (first < 0x80) {
            expect(first <= der.length - at);
            return first;
        }
        if (first == 0x80) {
            return INDEFINITE;
        }
        long length = 0;
        for (int i = first & 0x7F; i > 0; i--) {
            length = length << 8 | peek();
            at++;
            expect(length <= der.length);
        }
        expect(length <= der.length - at);
        return (int) length;
    }

    private int peek() {
        expect(at < der.length);
        return der[at] & 0xFF;
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new Other();
        }
    }
}
