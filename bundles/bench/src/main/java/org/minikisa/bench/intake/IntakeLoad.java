package org.minikisa.bench.intake;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.minikisa.bench.intake.LoadMails.LoadMail;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Ledger;
import org.minikisa.intake.api.RawContact;
import com.sun.management.OperatingSystemMXBean;

/**
 * Takes in a load: {@code IntakeLoad FOLDER COUNT [EVERY]}. For each {@code EVERY} mails (1,000) it tells the processor time of
 * the whole process for each mail, that of making the mails left out, and the heap after a collection. In the end it holds
 * what became of each mail against what should have: each answer whose parent came is joined to it, and the books hold.
 */
public final class IntakeLoad {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final House house;
    private final LoadMails load = new LoadMails(LoadMails.SEED);
    private final int every;
    private long making;

    private IntakeLoad(House house, int every) {
        this.house = house;
        this.every = every;
    }

    public static void main(String[] args) throws InterruptedException {
        int count = Integer.parseInt(args[1]);
        int every = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
        try (House house = House.open(Path.of(args[0]))) {
            var run = new IntakeLoad(house, every);
            run.take(count);
            run.check(count);
        }
    }

    private void take(int count) throws InterruptedException {
        System.out.println("mails   cpu ms/mail   mails/s   heap MB   resident MB");
        for (int from = 0; from < count; from += every) {
            making = 0;
            long cpu = SYSTEM.getProcessCpuTime();
            long wall = System.nanoTime();
            int to = Math.min(count, from + every);
            for (int i = from; i < to; i++) {
                house.intake.receive(RawContact.mail("load#" + i, make(i).bytes()));
            }
            house.settle();
            tell(to, to - from, SYSTEM.getProcessCpuTime() - cpu - making, System.nanoTime() - wall);
        }
    }

    private LoadMail make(int number) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        LoadMail mail = load.mail(number);
        making += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        return mail;
    }

    private static void tell(int done, int mails, long cpu, long wall) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%6d  %11.2f  %8.0f  %8.1f  %12.1f%n",
                done,
                cpu / 1e6 / mails,
                mails / (wall / 1e9),
                (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
                Resident.megabytes());
    }

    private void check(int count) {
        Ledger ledger = house.intake.ledger();
        var conversations = new HashMap<Integer, String>();
        int replies = 0;
        int joined = 0;
        for (int i = 0; i < count; i++) {
            String contact = "CT-" + (i + 1);
            conversations.put(i, conversation(new ContactId(contact)));
            LoadMail mail = load.mail(i);
            if (mail.parent().isPresent()) {
                replies++;
                joined += conversations
                                .get(i)
                                .equals(conversations.get(mail.parent().getAsInt()))
                        ? 1
                        : 0;
            }
        }
        System.out.println(replies + " answers, " + joined + " joined to what they answer");
        System.out.println(nonZero(ledger) + (ledger.balances() ? ", balanced" : ", NOT BALANCED"));
        List<?> problems = house.intake.verify();
        System.out.println(problems.isEmpty() ? "the books hold" : "the books do NOT hold: " + problems);
        if (joined != replies || !ledger.balances() || ledger.pending() > 0 || !problems.isEmpty()) {
            throw new IllegalStateException("the load was not taken in as it should");
        }
    }

    private static Map<Disposition, Long> nonZero(Ledger ledger) {
        var shown = new java.util.EnumMap<Disposition, Long>(ledger.dispositions());
        shown.values().removeIf(n -> n == 0);
        return shown;
    }

    private String conversation(ContactId id) {
        Optional<Contact> contact = house.intake.find(id);
        return contact.flatMap(Contact::conversation).map(Object::toString).orElse("none");
    }
}
