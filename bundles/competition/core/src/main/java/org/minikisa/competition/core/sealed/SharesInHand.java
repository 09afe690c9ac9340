package org.minikisa.competition.core.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.sealing.OpenerKey;
import org.minikisa.competition.sealing.Shares;
import org.minikisa.competition.sealing.Shares.Released;
import org.minikisa.competition.sealing.Statement;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/** The share files that openers have handed in: which are good for opening, and what is wrong with the others. */
final class SharesInHand {

    private static final String REMEDY = "Let this opener take the sealed shares again, unseal them and hand them in.";

    private final CompetitionId id;
    private final Map<String, String> openers = new LinkedHashMap<>();
    private final Map<String, Released> good = new LinkedHashMap<>();
    private final Problems problems = new Problems();

    /** @param keys of the plan */
    SharesInHand(CompetitionId id, Map<String, OpenerKey> keys, List<InputStream> files) {
        this.id = id;
        keys.values().forEach(key -> openers.put(key.fingerprint(), key.name()));
        for (int i = 0; i < files.size(); i++) {
            read("shares[" + i + "]", files.get(i));
        }
    }

    private void read(String place, InputStream file) {
        try {
            Released released = Shares.readReleased(place, file);
            String opener = openers.get(released.opener());
            if (!released.competition().equals(id.value())) {
                wrong(place, "shares for " + released.competition(), "shares for " + id);
            } else if (opener == null) {
                wrong(place, "shares of the key " + released.opener(), "shares of an opener of this competition");
            } else if (good.putIfAbsent(released.opener(), released) != null) {
                wrong(place, "shares of " + opener + " a second time", "one file from each opener");
            }
        } catch (InvalidInputException e) {
            Problem first = e.problems().get(0);
            wrong(place, first.place() + " " + first.found(), "a file of unsealed shares");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void wrong(String place, String found, String expected) {
        problems.add("competition.sealed.share", place, found, expected, REMEDY);
    }

    /** Takes out openers whose shares of a tender are missing or not what the sealed file promises. */
    public void check(String label, Statement statement) {
        good.values().removeIf(released -> {
            byte[] share = released.shares().get(label);
            boolean wrong = share == null || share.length > 0 && !Shares.isGood(statement, released.opener(), share);
            if (wrong) {
                wrong(
                        openers.get(released.opener()),
                        (share == null ? "no share" : "another share") + " of the tender " + label,
                        "the share that was sealed for this opener");
            }
            return wrong;
        });
    }

    /** @throws InvalidInputException with what is wrong with each file, where there are too few good ones */
    void requireEnough(int needed) {
        if (good.size() < needed) {
            var all = new Problems();
            all.add(
                    "competition.sealed.shares",
                    "shares",
                    "good shares of " + good.size() + (good.size() == 1 ? " opener" : " openers"),
                    "of " + needed + " at least",
                    "Let more openers unseal and hand in their shares; then open again. Nothing was opened.");
            problems.list().forEach(all::add);
            all.refuseIfAny("the opening of " + id);
        }
    }

    /** The shares of a tender, by the openers' fingerprints. */
    public Map<String, byte[]> of(String label) {
        var shares = new LinkedHashMap<String, byte[]>();
        good.forEach((opener, released) -> shares.put(opener, released.shares().get(label)));
        return shares;
    }

    boolean isPresent(OpenerKey key) {
        return good.containsKey(key.fingerprint());
    }

    List<Problem> problems() {
        return problems.list();
    }
}
