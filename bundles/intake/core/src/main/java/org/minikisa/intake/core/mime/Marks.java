package org.minikisa.intake.core.mime;

/** What is special about a message, for people and rules: codes that stay as they are. */
public final class Marks {

    /** Signed by S/MIME or PGP; the signature is kept and was not verified. */
    public static final String SIGNED = "signed";
    /** Encrypted by S/MIME or PGP; its text cannot be read here. */
    public static final String ENCRYPTED = "encrypted";
    /** Outlook's own wrapping (winmail.dat), unwrapped. */
    public static final String TNEF = "tnef";
    /** No sender can be told. */
    public static final String NO_FROM = "no-from";

    public static final String NO_MESSAGE_ID = "no-message-id";
    public static final String NO_DATE = "no-date";
    /** From, Sender, Subject, Date or Message-ID stands there more than once, against RFC 5322 section 3.6; the first counts. */
    public static final String REPEATED_FIELDS = "repeated-fields";
    /** The text was not in the charset that was declared, or in none that is known. */
    public static final String CHARSET_GUESSED = "charset-guessed";
    /** Its text is that of the message it forwards. */
    public static final String FORWARDED_TEXT = "forwarded-text";
    /** It ends before its last boundary or in the middle of encoded content. */
    public static final String CUT_OFF = "cut-off";
    /** Made of HTML alone. */
    public static final String HTML_ONLY = "html-only";
    /** One piece of a message sent in several (RFC 2046 section 5.2.2). */
    public static final String PARTIAL = "partial";

    private Marks() {}
}
