package org.minikisa.competition.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.minikisa.problem.api.InvalidInputException;

/** Files that are read as a whole. Sealed tenders and attachments are not: those are read piece by piece. */
final class Documents {

    /** Records and journals of thousands of tenders are smaller. */
    private static final long LARGEST = 256L * 1024 * 1024;

    private Documents() {}

    /** @throws InvalidInputException for a file that is too large to be any document of a competition */
    static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw InvalidInputException.of(
                    file.toString(),
                    "competition.sealed.size",
                    "",
                    Files.size(file) + " bytes",
                    "a document of at most " + LARGEST,
                    "Take the right file: invitations, tenders as JSON, keys, receipts, and records are small.");
        }
        return Files.readAllBytes(file);
    }

    /** @throws java.nio.charset.CharacterCodingException where it is not UTF-8 */
    static String text(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(file)))
                .toString();
    }
}
