package org.minikisa.classification.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Opinion;
import org.minikisa.procurement.api.CpvVocabulary;
import org.minikisa.procurement.api.JointProcurements;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.Procurements;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Judges by rules: what of the register a contact mentions, how soon it wants an answer, and hints on its topic. The register is
 * read again from time to time, never for more than about a twentieth of the time, and indexed anew when it has changed.
 */
@Component
public final class RuleClassifier implements ContactClassifier {

    /** Raise it whenever the same text may be judged otherwise. */
    private static final String MODEL = "rules-2";

    private static final int SHARE_OF_TIME = 20;

    private final Procurements procurements;
    private final JointProcurements life;
    private final CpvVocabulary cpv;
    private final LegalCalendar calendar;
    private final LongSupplier nanos;
    private volatile Indexed indexed;

    @Activate
    public RuleClassifier(
            @Reference Procurements procurements,
            @Reference JointProcurements life,
            @Reference CpvVocabulary cpv,
            @Reference LegalCalendar calendar) {
        this(procurements, life, cpv, calendar, System::nanoTime);
    }

    RuleClassifier(
            Procurements procurements,
            JointProcurements life,
            CpvVocabulary cpv,
            LegalCalendar calendar,
            LongSupplier nanos) {
        this.procurements = procurements;
        this.life = life;
        this.cpv = cpv;
        this.calendar = calendar;
        this.nanos = nanos;
    }

    /** @param until it is good for that long, by {@link #nanos} */
    private record Indexed(Register register, RegisterIndex index, long until) {}

    @Override
    public String id() {
        return "rules";
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public List<Opinion> judge(ContactText contact) {
        Words words = Words.of(contact.subject(), contact.text());
        if (words.size() == 0 && contact.circumstances().attachments().isEmpty()) {
            return List.of();
        }
        var opinions = new ArrayList<Opinion>();
        opinions.add(UrgencyRules.judge(contact, words, calendar));
        JointProcurementRules.judge(index(), words, sender(contact)).ifPresent(opinions::add);
        Hints.judge(contact, words).ifPresent(opinions::add);
        return List.copyOf(opinions);
    }

    private Sender sender(ContactText contact) {
        return contact.circumstances()
                .customer()
                .flatMap(procurements::customer)
                .map(customer -> Sender.of(customer.name()))
                .orElseGet(Sender::unknown);
    }

    private RegisterIndex index() {
        Indexed now = indexed;
        return now != null && nanos.getAsLong() - now.until() < 0 ? now.index() : look();
    }

    /** One thread looks; the others wait and find what it found. */
    private synchronized RegisterIndex look() {
        Indexed before = indexed;
        long begun = nanos.getAsLong();
        if (before != null && begun - before.until() < 0) {
            return before.index();
        }
        Register register = Register.of(procurements, life);
        long looked = nanos.getAsLong();
        RegisterIndex index =
                before != null && before.register().equals(register) ? before.index() : RegisterIndex.of(register, cpv);
        indexed = new Indexed(register, index, nanos.getAsLong() + SHARE_OF_TIME * (looked - begun));
        return index;
    }
}
