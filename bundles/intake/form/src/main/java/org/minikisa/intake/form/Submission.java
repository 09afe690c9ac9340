package org.minikisa.intake.form;

import java.util.List;
import java.util.Objects;

import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/**
 * What somebody hands in. Texts are empty where nothing was written; what they say of their sender nobody has checked.
 *
 * @param language ISO 639-1, of the page or as a program says; empty for none
 */
record Submission(
        String name,
        String address,
        String organisation,
        String telephone,
        String subject,
        String text,
        String language,
        List<Upload> attachments) {

    static final int LONGEST_TEXT = 50_000;
    static final int LONGEST_LINE = 200;
    /** RFC 5321 section 4.5.3.1.3, without the angle brackets. */
    static final int LONGEST_ADDRESS = 254;

    static final int MOST_ATTACHMENTS = 20;

    /** @param mediaType as claimed */
    record Upload(String name, String mediaType, byte[] content) {

        Upload {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(content, "content");
        }
    }

    Submission {
        attachments = List.copyOf(attachments);
    }

    /** A page on which nothing was written yet. */
    static Submission empty(String language) {
        return new Submission("", "", "", "", "", "", language, List.of());
    }

    /** What a person must mend, in the order of the page. */
    List<Problem> problemsOfPage(long largestBytes) {
        var problems = new Problems();
        line("from.name", name, LONGEST_LINE, problems);
        if (address.isBlank()) {
            missing("from.address", problems);
        } else {
            address(problems);
        }
        line("from.organisation", organisation, LONGEST_LINE, problems);
        line("from.telephone", telephone, LONGEST_LINE, problems);
        if (subject.isBlank()) {
            missing("subject", problems);
        }
        line("subject", subject, LONGEST_LINE, problems);
        if (text.isBlank()) {
            missing("text", problems);
        }
        line("text", text, LONGEST_TEXT, problems);
        attachments(largestBytes, problems);
        return problems.list();
    }

    /** What a program must mend: it may pass on what came without an address, and with a subject or a text alone. */
    List<Problem> problemsOfNote(long largestBytes) {
        var problems = new Problems();
        line("from.name", name, LONGEST_LINE, problems);
        if (!address.isBlank()) {
            address(problems);
        }
        line("from.organisation", organisation, LONGEST_LINE, problems);
        line("from.telephone", telephone, LONGEST_LINE, problems);
        line("subject", subject, LONGEST_LINE, problems);
        line("text", text, LONGEST_TEXT, problems);
        if (subject.isBlank() && text.isBlank()) {
            missing("text", problems);
        }
        attachments(largestBytes, problems);
        return problems.list();
    }

    private void attachments(long largestBytes, Problems problems) {
        if (attachments.size() > MOST_ATTACHMENTS) {
            problems.add(
                    "intake.form.count",
                    "attachments",
                    attachments.size() + " attachments",
                    "at most " + MOST_ATTACHMENTS,
                    "Send fewer, or several messages.");
        }
        long bytes = attachments.stream().mapToLong(a -> a.content().length).sum();
        if (bytes > largestBytes) {
            problems.add(
                    "intake.form.size",
                    "attachments",
                    bytes + " bytes",
                    "at most " + largestBytes + " bytes together",
                    "Send smaller ones, or several messages.");
        }
    }

    private void address(Problems problems) {
        if (address.length() > LONGEST_ADDRESS || !looksLikeAnAddress(address)) {
            problems.add(
                    "intake.form.address",
                    "from.address",
                    "no mail address",
                    "an address such as name@example.fi",
                    "Write the address at which an answer is read.");
        }
    }

    /** One @ with something before it, a dot behind it, nothing blank or invisible. What else is right only its server knows. */
    static boolean looksLikeAnAddress(String address) {
        int at = address.indexOf('@');
        String domain = address.substring(at + 1);
        return at > 0
                && domain.indexOf('@') < 0
                && domain.indexOf('.') > 0
                && !domain.endsWith(".")
                && address.codePoints()
                        .noneMatch(c -> Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || "<>()[],;:\"\\".indexOf(c) >= 0);
    }

    private static void missing(String place, Problems problems) {
        problems.add("intake.form.missing", place, "nothing", "a text", "Write it.");
    }

    private static void line(String place, String text, int longest, Problems problems) {
        if (text.length() > longest) {
            problems.add(
                    "intake.form.long",
                    place,
                    text.length() + " characters",
                    "at most " + longest + " characters",
                    "Write less, or attach it as a file.");
        }
    }

    /** Names nobody: records end up in logs. */
    @Override
    public String toString() {
        return "Submission[" + text.length() + " characters, " + attachments.size() + " attachments]";
    }
}
