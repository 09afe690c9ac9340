package org.minikisa.intake.mailserver.imap;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a mailbox has been brought in.
 *
 * @param place the mailbox it holds for
 * @param uidValidity under which the UIDs hold (RFC 3501 section 2.3.1.1)
 * @param last the highest UID that was dealt with
 * @param owed UIDs below it that could not be got; they are tried again
 */
record Position(String place, long uidValidity, long last, SortedSet<Long> owed) {

    /** More of them would mean that something else is wrong; and a position has its largest size. */
    static final int MOST_OWED = 500;

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18}) ([0-9,]{0,9000}) (.*)");

    static Position start(String place, long uidValidity) {
        return new Position(place, uidValidity, 0, new TreeSet<>());
    }

    /** A position that is not understood is none: everything comes again, and what is known changes nothing. */
    static Position of(String kept, String place, long uidValidity) {
        var matcher = FORM.matcher(kept);
        if (!matcher.matches() || !matcher.group(4).equals(place) || Long.parseLong(matcher.group(1)) != uidValidity) {
            return start(place, uidValidity);
        }
        var owed = new TreeSet<Long>();
        Arrays.stream(matcher.group(3).split(","))
                .filter(uid -> !uid.isEmpty())
                .forEach(uid -> owed.add(Long.valueOf(uid)));
        return new Position(place, uidValidity, Long.parseLong(matcher.group(2)), owed);
    }

    Position past(long uid) {
        var rest = new TreeSet<>(owed);
        rest.remove(uid);
        return new Position(place, uidValidity, Math.max(last, uid), rest);
    }

    Position owing(long uid) {
        var more = new TreeSet<>(owed);
        more.add(uid);
        return new Position(place, uidValidity, Math.max(last, uid), more);
    }

    @Override
    public String toString() {
        String uids = owed.stream().map(String::valueOf).collect(Collectors.joining(","));
        return uidValidity + " " + last + " " + uids + " " + place;
    }
}
