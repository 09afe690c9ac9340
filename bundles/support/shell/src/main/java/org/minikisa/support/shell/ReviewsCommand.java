package org.minikisa.support.shell;

import java.util.List;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.Reviews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the reviews. */
@Component
public final class ReviewsCommand implements Command {

    private static final String OPEN = "--open";

    private final Reviews reviews;

    @Activate
    public ReviewsCommand(@Reference Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public Usage usage() {
        return Usage.of("reviews", "lists the reviews of customers' documents")
                .flag(OPEN, "only what is not closed")
                .example("kisa:reviews --open");
    }

    @Override
    public void run(Invocation in) {
        List<Review> wanted = reviews.list().stream()
                .filter(r -> !in.flag(OPEN) || r.closed().isEmpty())
                .toList();
        in.screen().listing(wanted, columns(Moments.on(in.screen())));
    }

    static Listing<Review> columns(Moments moments) {
        return Listing.rows(Review.class)
                .text("id", "Id", Review::id)
                .text("supportCase", "Case", Review::supportCase)
                .text("document", "Document", r -> r.newest().name())
                .number("versions", "Versions", r -> r.versions().size())
                .number("comments", "Comments", r -> r.comments().size())
                .number("undisposed", "To settle", r -> r.undisposed().size())
                .text("due", "Due", Review::due)
                .text("opened", "Opened", r -> moments.shown(r.opened()))
                .text("closed", "Closed", r -> moments.shown(r.closed()))
                .whenEmpty("no reviews; open one with kisa:review open CASE --file FILE --due DAY");
    }
}
