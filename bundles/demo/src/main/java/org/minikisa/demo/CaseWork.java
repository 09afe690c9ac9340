package org.minikisa.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

import org.minikisa.classification.api.Kind;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.Contacts;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.Comment;
import org.minikisa.support.api.Disposition;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.Reviews;
import org.minikisa.support.api.SupportCase;

/** What the unit's people do with the made-up contacts: answer, review one draft, close. Real mails are left alone. */
final class CaseWork {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final String GUIDE = "guide (demo)";
    private static final String DOCUMENT = "tarjouspyyntoluonnos.txt";

    private final Cases cases;
    private final Reviews reviews;
    private final Contacts contacts;
    private final LegalCalendar calendar;
    private final ConstructedContacts constructed;

    CaseWork(Cases cases, Reviews reviews, Contacts contacts, LegalCalendar calendar, ConstructedContacts constructed) {
        this.cases = cases;
        this.reviews = reviews;
        this.contacts = contacts;
        this.calendar = calendar;
        this.constructed = constructed;
    }

    /** Answers what the plan says is answered, at the planned working minute, and closes guidance an hour later. */
    void answer(LongConsumer progress) {
        long done = 0;
        for (SupportCase open : cases.list()) {
            if (open.constructed() && open.state() == CaseState.OPEN) {
                planned(open).ifPresent(at -> cases.answer(open.id(), GUIDE, at));
            }
            SupportCase now = cases.find(open.id()).orElse(open);
            if (now.constructed() && now.state() == CaseState.ANSWERED && now.kind() == Kind.GUIDANCE) {
                Instant answered = now.firstAnswered().orElseThrow();
                cases.close(now.id(), GUIDE, calendar.plusWorkingMinutes(answered, 60));
            }
            progress.accept(++done);
        }
    }

    /** One round on the first draft a customer asked comments on: two versions, three comments, all disposed of. */
    Optional<Review> review() {
        var wanted = cases.list().stream()
                .filter(c -> c.constructed() && c.kind() == Kind.REVIEW)
                .min(Comparator.comparing(SupportCase::opened).thenComparing(c -> c.id().value()));
        return wanted.map(this::review);
    }

    private Review review(SupportCase asked) {
        Instant begins = calendar.plusWorkingMinutes(asked.opened(), 30);
        LocalDate due = calendar.workingDaysAfter(LocalDate.ofInstant(asked.opened(), FINLAND), 5)
                .date();
        Review review = reviews.list().stream()
                .filter(r -> r.supportCase().equals(asked.id()))
                .findFirst()
                .orElseGet(() -> reviews.open(asked.id(), DOCUMENT, document(1), due, begins));
        if (review.closed().isPresent()) {
            return review;
        }
        for (Remark remark : List.of(
                new Remark(
                        "4.2", "Vertailuperusteen painoarvo puuttuu; ilmoita se tai vaihteluväli (hankintalaki 93 §)."),
                new Remark("5.1", "Hintapisteiden laskentakaava on ilmoitettava tarjouspyynnössä (KHO 2010:69)."),
                new Remark("6", "Tarjousaika on 8 päivää; DPS:n sisäisessä hankinnassa vähintään 10 päivää (56 §)."))) {
            if (review.comments().stream().noneMatch(c -> c.place().equals(remark.place()))) {
                review = reviews.comment(review.id(), remark.place(), remark.text(), GUIDE);
            }
        }
        if (review.versions().size() < 2) {
            review = reviews.addVersion(review.id(), document(2), calendar.plusWorkingMinutes(begins, 480));
        }
        for (Comment open : review.undisposed()) {
            review = reviews.dispose(review.id(), open.number(), Disposition.ACCEPTED);
        }
        return reviews.close(review.id(), calendar.plusWorkingMinutes(begins, 540));
    }

    /** What the guide says of a place in the draft. */
    private record Remark(String place, String text) {}

    private static byte[] document(int version) {
        String corrected = version == 1 ? "ilmoitetaan myöhemmin" : "hinta 60 %, laatu 25 %, ympäristö 15 %";
        String formula = version == 1 ? "vertaillaan" : "60 × halvin / tarjottu";
        String days = version == 1 ? "8" : "14";
        return ("""
                TARJOUSPYYNTÖLUONNOS (esimerkki, laadittu esittelyä varten), versio %d
                4.2 Vertailuperusteiden painoarvot: %s
                5.1 Hinta: %s
                6   Tarjousaika %s päivää
                """.formatted(version, corrected, formula, days)).getBytes(StandardCharsets.UTF_8);
    }

    private Optional<Instant> planned(SupportCase supportCase) {
        return supportCase.contacts().stream()
                .findFirst()
                .flatMap(contacts::find)
                .map(Contact::source)
                .flatMap(constructed::number)
                .map(constructed::get)
                .filter(c -> c.answerMinutes() != null)
                .map(c -> calendar.plusWorkingMinutes(supportCase.opened(), c.answerMinutes()));
    }
}
