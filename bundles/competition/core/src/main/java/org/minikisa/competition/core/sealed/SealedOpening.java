package org.minikisa.competition.core.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.sealing.Opening;
import org.minikisa.competition.core.OfferedScoring;
import org.minikisa.competition.core.SealedTables.Sealed;
import org.minikisa.competition.core.comparison.TenderRules;
import org.minikisa.competition.sealing.Digests;
import org.minikisa.competition.sealing.SealedFile;
import org.minikisa.competition.sealing.Shares;
import org.minikisa.competition.sealing.TenderContent;
import org.minikisa.competition.sealing.Unsealer;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/** Reads all sealed tenders of a competition with the shares at hand, and says of each what it is. Changes nothing. */
final class SealedOpening {

    /** Stands for whoever sent what nobody can read. */
    static final String UNREAD = "?";

    private static final String KEPT = "It is kept as it came and takes no part; hear the supplier.";

    /**
     * One sealed tender, opened or not.
     *
     * @param key of its content, where the shares gave it
     * @param tender what it says; where it cannot be read, nothing but its number
     */
    public record Opened(
            Sealed sealed,
            Optional<byte[]> key,
            Tender tender,
            List<Opening.Attachment> attachments,
            List<Problem> problems) {

        Opened refused(Problem problem) {
            return new Opened(sealed, key, tender, attachments, List.of(problem));
        }

        Opening.Result result() {
            return new Opening.Result(
                    sealed.label(),
                    sealed.digest(),
                    sealed.received(),
                    problems.isEmpty() ? Optional.of(tender.id()) : Optional.empty(),
                    attachments,
                    problems);
        }
    }

    private final Competition competition;
    private final Function<Criterion, Optional<OfferedScoring>> methods;
    private final Map<String, List<String>> codes;
    private final SealedVault vault;
    private final SharesInHand shares;
    private final Problems lost = new Problems();

    SealedOpening(
            Competition competition,
            Function<Criterion, Optional<OfferedScoring>> methods,
            Map<String, List<String>> codes,
            SealedVault vault,
            SharesInHand shares) {
        this.competition = competition;
        this.methods = methods;
        this.codes = codes;
        this.vault = vault;
        this.shares = shares;
    }

    /**
     * Reads all, or refuses where shares are too few or files are not as they came: those can be put back, an opening
     * cannot be taken back.
     */
    List<Opened> run(List<Sealed> sealed, int needed) {
        var files = new LinkedHashMap<Sealed, SealedFile>();
        sealed.forEach(one -> header(one).ifPresent(file -> files.put(one, file)));
        lost.refuseIfAny("the opening of " + competition.id());
        files.forEach((one, file) -> shares.check(one.label(), file.statement()));
        shares.requireEnough(needed);
        List<Opened> opened = new ArrayList<>();
        files.forEach((one, file) -> opened.add(open(one, file)));
        lost.refuseIfAny("the opening of " + competition.id());
        return onePerTenderer(opened);
    }

    private Optional<SealedFile> header(Sealed sealed) {
        try (InputStream in = file(sealed)) {
            return Optional.of(SealedFile.read(sealed.label(), in));
        } catch (InvalidInputException e) {
            requireAsItCame(sealed);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Opened open(Sealed sealed, SealedFile file) {
        return Shares.contentKey(file.statement(), shares.of(sealed.label()))
                .map(key -> read(sealed, key))
                .orElseGet(() -> unread(sealed, Optional.empty(), List.of(unreadable(sealed))));
    }

    private Opened read(Sealed sealed, byte[] key) {
        try (InputStream in = file(sealed)) {
            var unsealed = Unsealer.unseal("the tender " + sealed.label(), in, key);
            if (!unsealed.digest().equals(sealed.digest())) {
                requireAsItCame(sealed);
            }
            return checked(sealed, key, unsealed.content());
        } catch (InvalidInputException e) {
            requireAsItCame(sealed);
            return unread(sealed, Optional.of(key), e.problems());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream file(Sealed sealed) throws IOException {
        return vault.open(competition.id(), sealed.digest()).orElseGet(InputStream::nullInputStream);
    }

    /** Tells what was done to a file here from what its sender has done. */
    private void requireAsItCame(Sealed sealed) {
        MessageDigest digest = Digests.sha256();
        long size;
        try (InputStream in = new DigestInputStream(file(sealed), digest)) {
            size = in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Digests.hex(digest.digest()).equals(sealed.digest())) {
            lost.add(
                    "competition.sealed.gone",
                    sealed.label(),
                    size == 0 ? "no file" : "a file that was changed after it came in",
                    "the file with SHA-256 " + sealed.digest() + " in the folder of sealed tenders",
                    "Put it back from a backup, or let the supplier send the same file again. Nothing was opened.");
        }
    }

    private Opened checked(Sealed sealed, byte[] key, TenderContent content) {
        var problems = new Problems();
        var tender = new Tender(
                sealed.label(),
                content.tenderer().isBlank() ? UNREAD : content.tenderer(),
                content.values(),
                sealed.received(),
                sealed.lot());
        new TenderRules(competition.draft(), methods, problems).check(tender, "");
        lot(sealed, content, problems);
        supplier(content, problems);
        List<Opening.Attachment> attachments = content.attachments().stream()
                .map(one -> new Opening.Attachment(one.name(), one.size(), one.sha256()))
                .toList();
        return new Opened(sealed, Optional.of(key), tender, attachments, problems.list());
    }

    private void lot(Sealed sealed, TenderContent content, Problems problems) {
        if (!content.lot().equals(sealed.lot())
                || !competition.draft().invitation().lotIds().contains(sealed.lot())) {
            problems.add(
                    "competition.sealed.lot",
                    "lot",
                    "\"" + content.lot() + "\" inside, \"" + sealed.lot() + "\" outside",
                    "one of " + competition.draft().invitation().lotIds(),
                    KEPT);
        }
    }

    /** Who is not invited takes no part, and who was given a code must have it: anybody could write a supplier's name. */
    private void supplier(TenderContent content, Problems problems) {
        boolean invited =
                competition.invited().isEmpty() || competition.invited().contains(content.tenderer());
        List<String> given = codes.getOrDefault(content.tenderer(), List.of());
        boolean shown = given.isEmpty() || given.contains(codeDigest(content.code()));
        if (!invited || !shown || content.tenderer().isBlank()) {
            problems.add(
                    "competition.sealed.supplier",
                    "tenderer",
                    content.tenderer() + (invited ? ", without the code of its invitation" : ", who was not invited"),
                    "an invited supplier, with the code of the invitation that was given to it",
                    KEPT);
        }
    }

    static String codeDigest(String code) {
        return Digests.hex(Digests.sha256(Digests.utf8(code)));
    }

    /** Where variants are not allowed, the last tender of a tenderer for a lot counts; the earlier ones are replaced by it. */
    private List<Opened> onePerTenderer(List<Opened> opened) {
        if (competition.draft().variantsAllowed()) {
            return opened;
        }
        var last = new LinkedHashMap<String, Opened>();
        opened.stream()
                .filter(one -> one.problems().isEmpty())
                .forEach(
                        one -> last.put(one.tender().lot() + "\n" + one.tender().tenderer(), one));
        var counted = new ArrayList<Opened>();
        for (Opened one : opened) {
            boolean replaced = one.problems().isEmpty() && !last.containsValue(one);
            counted.add(replaced ? one.refused(replacedBySecond(one)) : one);
        }
        return counted;
    }

    private static Problem replacedBySecond(Opened one) {
        return new Problem(
                "competition.tender.variant",
                "tenderer",
                one.tender().tenderer() + " a second time",
                "one tender from each tenderer, as variants are not allowed",
                "The later tender takes part. Send the tender with the id of the first one to replace it (s. 76).");
    }

    private static Opened unread(Sealed sealed, Optional<byte[]> key, List<Problem> problems) {
        return new Opened(
                sealed,
                key,
                new Tender(sealed.label(), UNREAD, Map.of(), sealed.received(), sealed.lot()),
                List.of(),
                problems);
    }

    private static Problem unreadable(Sealed sealed) {
        return new Problem(
                "competition.sealed.tampered",
                sealed.label(),
                "shares that do not give its key",
                "shares that belong together: its sender sealed it wrongly",
                KEPT);
    }
}
