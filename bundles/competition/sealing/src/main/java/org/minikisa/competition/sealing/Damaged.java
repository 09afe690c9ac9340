package org.minikisa.competition.sealing;

import org.minikisa.problem.api.InvalidInputException;

/** The refusals of this room: what is wrong with a file, in words for the person who holds it. */
final class Damaged {

    private Damaged() {}

    /** It is no file of this kind, or incomplete. */
    static InvalidInputException format(String what, String place, String found, String expected) {
        return InvalidInputException.of(
                what,
                "competition.sealed.format",
                place,
                found,
                expected,
                "Send the file again as the client wrote it: binary, complete and unchanged.");
    }

    static InvalidInputException signature(String what, String signer) {
        return InvalidInputException.of(
                what,
                "competition.sealed.signature",
                "signature",
                "one that does not fit the file",
                "the signature of " + signer,
                "The file was changed after it was signed, or is another one. Get it again from where it came.");
    }

    static InvalidInputException tampered(String what, String place, String found, String expected) {
        return InvalidInputException.of(
                what,
                "competition.sealed.tampered",
                place,
                found,
                expected,
                "It was changed, or sealed wrongly. It is kept as it is; compare its digest with the receipt.");
    }
}
