package org.minikisa.intake.core.mime;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.core.text.Digests;
import org.minikisa.intake.core.text.Text;

/** What hangs on a message: measured as it goes by, and one of them kept if someone wants it. */
final class AttachmentList {

    static final int NONE_WANTED = -1;

    private static final int LONGEST_TYPE = 100;

    private final List<Attachment> attachments = new ArrayList<>();
    private final int wanted;
    private byte[] found;

    /** @param wanted position of the one whose bytes are kept, or {@link #NONE_WANTED} */
    AttachmentList(int wanted) {
        this.wanted = wanted;
    }

    /**
     * @param claimedName what its sender calls it; may be empty
     * @param content writes its bytes
     * @return its position
     */
    int add(String claimedName, String mediaType, Consumer<ByteSink> content) {
        int position = attachments.size();
        MessageDigest digest = Digests.sha256();
        var kept = new Kept(position == wanted ? Long.MAX_VALUE : 0);
        content.accept((bytes, from, length) -> {
            digest.update(bytes, from, length);
            kept.accept(bytes, from, length);
        });
        if (position == wanted) {
            found = kept.bytes();
        }
        attachments.add(new Attachment(
                FileNames.of(claimedName, mediaType, position + 1),
                Text.oneLine(mediaType, LONGEST_TYPE),
                kept.size(),
                HexFormat.of().formatHex(digest.digest())));
        return position;
    }

    List<Attachment> all() {
        return List.copyOf(attachments);
    }

    Optional<byte[]> found() {
        return Optional.ofNullable(found);
    }
}
