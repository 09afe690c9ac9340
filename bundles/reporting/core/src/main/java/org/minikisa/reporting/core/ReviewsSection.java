package org.minikisa.reporting.core;

import java.util.List;

import org.minikisa.problem.api.Language;
import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;
import org.minikisa.support.api.Disposition;
import org.minikisa.support.api.Review;

/** The rounds of comments on customers' draft documents, and what became of the comments. */
final class ReviewsSection implements ReportSection {

    private final Reading reading;

    ReviewsSection(Reading reading) {
        this.reading = reading;
    }

    @Override
    public String id() {
        return "reviews";
    }

    @Override
    public int order() {
        return 450;
    }

    @Override
    public Section build(Language language) {
        Texts texts = Texts.in(language);
        var section = Section.titled(texts.say("reviews.title"));
        if (reading.reviews().isEmpty()) {
            return section.notice(texts.say("missing.support")).build();
        }
        List<Review> reviews = reading.reviews().get();
        if (reviews.isEmpty()) {
            return section.notice(texts.say("reviews.none")).build();
        }
        List<String> ids = reviews.stream().map(r -> r.id().value()).toList();
        long versions = reviews.stream().mapToLong(r -> r.versions().size()).sum();
        long comments = reviews.stream().mapToLong(r -> r.comments().size()).sum();
        section.figure(Figure.of(
                                "rounds",
                                texts.say("reviews.rounds"),
                                Value.number(ids.size()),
                                "",
                                Source.measured("Reviews.list"))
                        .withIds(ids))
                .figure(Figure.of(
                        "versions",
                        texts.say("reviews.versions"),
                        Value.number(versions),
                        "",
                        Source.measured("Reviews.list: versions")))
                .figure(Figure.of(
                        "comments",
                        texts.say("reviews.comments"),
                        Value.number(comments),
                        "",
                        Source.measured("Reviews.list: comments")));
        var table = Table.titled("all", texts.say("reviews.all"), Source.measured("Reviews.list"))
                .column("review", texts.say("review"))
                .column("case", texts.say("case"))
                .column("versions", texts.say("reviews.versions"))
                .column("comments", texts.say("reviews.comments"))
                .column("accepted", texts.say("comment.ACCEPTED"))
                .column("partly", texts.say("comment.PARTLY"))
                .column("rejected", texts.say("comment.REJECTED"))
                .column("undisposed", texts.say("comment.open"))
                .column("opened", texts.say("cases.opened"))
                .column("due", texts.say("reviews.due"))
                .column("closed", texts.say("reviews.closed"));
        for (Review review : reviews) {
            table.row(
                    Value.text(review.id().value()),
                    Value.text(review.supportCase().value()),
                    Value.number(review.versions().size()),
                    Value.number(review.comments().size()),
                    count(review, Disposition.ACCEPTED),
                    count(review, Disposition.PARTLY),
                    count(review, Disposition.REJECTED),
                    Value.number(review.undisposed().size()),
                    Value.at(review.opened()),
                    Value.day(review.due()),
                    review.closed().map(Value::at).orElse(Value.missing()));
        }
        return section.table(table.build()).build();
    }

    private static Value count(Review review, Disposition disposition) {
        return Value.number(review.comments().stream()
                .filter(c -> c.disposition().filter(disposition::equals).isPresent())
                .count());
    }
}
