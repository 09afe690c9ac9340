package org.minikisa.intake.core.trust;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Message ids of the house's own replies: {@code minikisa.3.8c1f….@unit.example}, where the long part is made of the reply, its
 * conversation and a key that never leaves the house (HMAC-SHA256, 128 bits of it). Who quotes one has got that reply, or knows somebody
 * who has.
 */
public final class ReplyTokens {

    /** How many claims of one message are looked into. */
    static final int MOST = 200;

    /** Bytes of a key, as many as the digest has. */
    public static final int KEY = 32;

    private static final int TOKEN = 16;

    /** Some gateways change the case of ids, and some the part behind the sign. */
    private static final Pattern CLAIM =
            Pattern.compile("minikisa\\.([1-9][0-9]{0,17})\\.([0-9a-f]{32})(?=@|$)", Pattern.CASE_INSENSITIVE);

    private ReplyTokens() {}

    /** @param number of the reply; @return without brackets */
    public static String messageId(long number, String conversation, byte[] key, String domain) {
        return "minikisa." + number + "." + token(number, conversation, key) + "@" + domain;
    }

    /** The number of the reply that an id pretends to belong to. */
    public static Optional<Long> claimed(String messageId) {
        Matcher matcher = CLAIM.matcher(messageId);
        return matcher.lookingAt() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    public static boolean isClaimed(String messageId) {
        return claimed(messageId).isPresent();
    }

    /** Whether an id is the one that was made for this reply with this key. */
    public static boolean verifies(String messageId, long number, String conversation, byte[] key) {
        Matcher matcher = CLAIM.matcher(messageId);
        return matcher.lookingAt()
                && Long.parseLong(matcher.group(1)) == number
                && MessageDigest.isEqual(
                        ascii(matcher.group(2).toLowerCase(Locale.ROOT)), ascii(token(number, conversation, key)));
    }

    /** Ids that pretend to be ours, anywhere in a text. */
    static List<String> mentionedIn(String text) {
        var found = new ArrayList<String>();
        Matcher matcher = CLAIM.matcher(text);
        while (found.size() < MOST && matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static String token(long number, String conversation, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] whole =
                    mac.doFinal(("minikisa reply " + number + " " + conversation).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, TOKEN);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it, and any key will do
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
