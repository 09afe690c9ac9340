package org.minikisa.competition.shell;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.Notification.Service;
import org.minikisa.competition.api.award.Appeal;
import org.minikisa.competition.api.award.Awards;
import org.minikisa.competition.api.award.Cancellation;
import org.minikisa.competition.api.award.Contract;
import org.minikisa.competition.api.award.Rectification;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;

/** The actions after the decision, and the cancellation, which is possible before it too. */
final class Concluding {

    private static final String SERVICE = "--service";
    private static final String LOT = "--lot";
    private static final String CASE = "--case";

    private final Desk desk;
    private final Supplier<Awards> awards;

    Concluding(Desk desk, Supplier<Awards> awards) {
        this.desk = desk;
        this.awards = awards;
    }

    List<Command> actions() {
        List<String> services = Wanted.words(Service.class);
        return List.of(
                new Action(
                        desk.changing("notify", "serves the decision on the tenderers, and begins the standstill")
                                .choice(SERVICE, "HOW", "electronic unless said", services)
                                .flag("--foresee", "only shows the days that follow"),
                        this::serve),
                new Action(
                        desk.changing("appeal", "records an appeal to the Market Court")
                                .option(CASE, "NUMBER", "the court's case number")
                                .option("--lodged", "DAY", "the day it was lodged"),
                        this::appeal),
                new Action(
                        desk.changing("settle", "records how an appeal was settled")
                                .option(CASE, "NUMBER", "the court's case number")
                                .choice("--outcome", "OUTCOME", "how", Wanted.words(Appeal.Outcome.class))
                                .option(Desk.REASON, "TEXT", "why"),
                        this::settle),
                new Action(
                        desk.changing("rectify", "removes a wrong decision; it is evaluated and decided anew")
                                .choice(
                                        "--initiative",
                                        "WHOSE",
                                        "a party's or the own",
                                        Wanted.words(Rectification.Initiative.class))
                                .option("--since", "DAY", "asked for or taken up on that day")
                                .option(Desk.REASON, "TEXT", "what was wrong"),
                        this::rectify),
                new Action(
                        desk.changing("contract", "records the contract, not before its day")
                                .option(LOT, "LOT", "of which lot", desk.candidates()::lots)
                                .option(
                                        "--supplier",
                                        "ID",
                                        "with whom; the winner unless said",
                                        desk.candidates()::tenderers)
                                .option("--signed", "DAY", "the day it was made; today unless said")
                                .option("--begins", "DAY", "the first day of its period")
                                .option("--ends", "DAY", "the last day; left out for one that runs on")
                                .option("--value", "EUR", "without value added tax, options included")
                                .example(
                                        "kisa:competition contract CO-2 --begins 2026-05-01 --ends 2028-04-30 --value 120000"),
                        this::contract),
                new Action(
                        desk.changing("cancel", "cancels the competition or a lot for a real and justified reason")
                                .option(LOT, "LOT", "only this lot", desk.candidates()::lots)
                                .choice(
                                        "--ground",
                                        "GROUND",
                                        "what kind of reason",
                                        Wanted.words(Cancellation.Ground.class))
                                .option(Desk.REASON, "TEXT", "served on the tenderers")
                                .choice(SERVICE, "HOW", "electronic unless said", services),
                        this::cancel),
                new Action(
                        desk.changing("notice", "records that the notice of the award or cancellation was published")
                                .option("--reference", "NUMBER", "the notice's number")
                                .option(LOT, "LOT", "of which lot; all unless said", desk.candidates()::lots),
                        this::notice),
                new Action(
                        desk.changing("archive", "archives what has ended")
                                .option("--until", "DAY", "kept longer than the law says"),
                        this::archive));
    }

    private void serve(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        Service service = service(in, wanted);
        wanted.refuseIfWrong();
        Act act = desk.act(in);
        Notification foreseen = awards.get().foresee(id, service, act.at());
        if (in.flag("--foresee")) {
            in.screen().details(days(Details.of("If it is sent now"), foreseen));
        } else if (in.screen()
                .confirm("Serve the decision of " + id + "; appeals until " + foreseen.appealEnds() + "?")) {
            Competition served = awards.get().notify(id, service, act);
            Details done = Details.of("Served");
            served.notification().ifPresent(days -> days(done, days));
            desk.stands(done, served, in);
        }
    }

    private static Service service(Invocation in, Wanted wanted) {
        return in.option(SERVICE).isEmpty()
                ? Service.ELECTRONIC
                : wanted.constant(SERVICE, "How", Service.class, Optional.empty());
    }

    private static Details days(Details details, Notification days) {
        return details.add("service", "Service", days.service())
                .add("received", "Counts as received", days.received())
                .add("waiting", "Waits", days.waiting())
                .add("standstillEnds", "Standstill until", days.standstillEnds())
                .add("contractEarliest", "Contract from", days.contractEarliest())
                .add("appealEnds", "Appeals until", days.appealEnds())
                .add("rectificationEnds", "Rectification until", days.rectificationEnds());
    }

    private void appeal(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        String number = wanted.text(CASE, "The court's case number");
        LocalDate lodged = wanted.day("--lodged", "The day it was lodged", Optional.of(today()));
        wanted.refuseIfWrong();
        desk.stands(awards.get().appeal(id, number, lodged, desk.act(in)), in);
    }

    private LocalDate today() {
        return desk.now().atZone(Moments.FINLAND).toLocalDate();
    }

    private void settle(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        String number = wanted.text(CASE, "The court's case number");
        var outcome = wanted.constant("--outcome", "How was it settled", Appeal.Outcome.class, Optional.empty());
        String reason = wanted.text(Desk.REASON, "Why");
        wanted.refuseIfWrong();
        desk.stands(awards.get().settle(id, number, outcome, reason, desk.act(in)), in);
    }

    private void rectify(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        var initiative =
                wanted.constant("--initiative", "Whose initiative", Rectification.Initiative.class, Optional.empty());
        LocalDate since = wanted.day("--since", "Since which day", Optional.of(today()));
        String reason = wanted.text(Desk.REASON, "What was wrong");
        wanted.refuseIfWrong();
        if (in.screen().confirm("Remove the decision of " + id + "?")) {
            desk.stands(awards.get().rectify(id, new Rectification(initiative, since, reason), desk.act(in)), in);
        }
    }

    private void contract(Invocation in) {
        Competition competition = desk.competition(in);
        String lot = in.option(LOT).orElse("");
        var wanted = new Wanted(in);
        Optional<String> winner = winner(competition, lot);
        // one who must be said only where nobody won
        String supplier = in.option("--supplier")
                .or(() -> in.screen().ask("With whom", winner))
                .or(() -> winner)
                .orElseGet(() -> wanted.text("--supplier", "With whom"));
        LocalDate signed = in.option("--signed").isPresent()
                ? wanted.day("--signed", "Made on which day", Optional.empty())
                : today();
        LocalDate begins = wanted.day("--begins", "The first day of its period", Optional.empty());
        Optional<LocalDate> ends = wanted.day("--ends");
        BigDecimal value = wanted.decimal("--value", "Its value in euros without value added tax");
        wanted.refuseIfWrong();
        Contract contract = Contract.of(supplier, signed, begins, ends, value).forLot(lot);
        if (in.screen()
                .confirm("Record the contract with " + supplier + " for " + value.toPlainString() + " euros, signed on "
                        + signed + "?")) {
            desk.stands(awards.get().contract(competition.id(), contract, desk.act(in)), in);
        }
    }

    private static Optional<String> winner(Competition competition, String lot) {
        return competition.results().stream()
                .filter(result -> result.lot().equals(lot))
                .flatMap(result -> result.award().stream())
                .map(award -> award.tenderer())
                .findFirst();
    }

    private void cancel(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        var ground = wanted.constant("--ground", "What kind of reason", Cancellation.Ground.class, Optional.empty());
        String reason = wanted.text(Desk.REASON, "The reason, served on the tenderers");
        Service service = service(in, wanted);
        wanted.refuseIfWrong();
        String lot = in.option(LOT).orElse("");
        if (in.screen().confirm("Cancel " + id + (lot.isEmpty() ? "" : ", lot " + lot) + "? It cannot be undone")) {
            desk.stands(awards.get().cancel(id, new Cancellation(lot, ground, reason), service, desk.act(in)), in);
        }
    }

    private void notice(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        String reference = wanted.text("--reference", "The notice's number");
        wanted.refuseIfWrong();
        desk.stands(awards.get().noticePublished(id, in.option(LOT).orElse(""), reference, desk.act(in)), in);
    }

    private void archive(Invocation in) {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        Optional<LocalDate> until = wanted.day("--until");
        wanted.refuseIfWrong();
        if (!in.screen().confirm("Archive " + id + "? Nothing can be changed any more")) {
            return;
        }
        Competition archived = awards.get().archive(id, until, desk.act(in));
        desk.stands(
                Details.of("Archived")
                        .add(
                                "keptUntil",
                                "Kept until",
                                awards.get().file(id).archive().map(one -> one.keptUntil())),
                archived,
                in);
    }
}
