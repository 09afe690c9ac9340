package org.minikisa.competition.core;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.minikisa.store.api.Held;
import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.PersonalTexts;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Component;

/** Who acted in competitions under a number that facts carry, and who is told of in their documents: contact persons, tenderers, openers. */
@Component
public final class PeopleOfCompetitions implements PersonalData {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private static final PersonalTexts PERSON =
            PersonalTexts.of("person who acted", "competition_person", "id", "name");
    private static final PersonalTexts COMPETITION = PersonalTexts.of(
            "competition",
            "competition_competition",
            "id",
            "draft",
            "warnings",
            "results",
            "scores",
            "award",
            "discrepancies",
            "invited",
            "notification");
    private static final List<PersonalTexts> TEXTS = List.of(
            PERSON,
            COMPETITION,
            PersonalTexts.of("tender", "competition_tender", "competition, number", "tenderer", "content", "reason"),
            PersonalTexts.of("judgement", "competition_judgement", "competition, tender, criterion", "judge", "reason"),
            PersonalTexts.of("step", "competition_event", "competition, number", "reason"),
            PersonalTexts.of("opener", "competition_opener", "competition, name", "name"),
            PersonalTexts.of("opening record", "competition_sealing", "competition", "opening"),
            PersonalTexts.of("sealed tender", "competition_sealed", "competition, digest", "label", "sender"),
            PersonalTexts.of("receipt", "competition_receipt", "competition, position", "document"),
            PersonalTexts.of("vote", "competition_vote", "competition, tender, criterion, person", "reason"),
            PersonalTexts.of("interest", "competition_interest", "competition, person", "interest"),
            PersonalTexts.of("finding", "competition_finding", "competition, tender, requirement", "reason"),
            PersonalTexts.of(
                    "clarification",
                    "competition_clarification",
                    "competition, number",
                    "subject",
                    "question",
                    "answer",
                    "assessment",
                    "reason"),
            PersonalTexts.of(
                    "exclusion", "competition_exclusion", "competition, number", "tenderer", "reason", "lifted_reason"),
            PersonalTexts.of("answer to a red flag", "competition_flag", "competition, code, lot", "answer"),
            PersonalTexts.of("lots that were drawn", "competition_draw", "competition, number", "given_up"),
            PersonalTexts.of("decision", "competition_decision", "competition", "lots"),
            PersonalTexts.of(
                    "former decision",
                    "competition_former_decision",
                    "competition, number",
                    "results",
                    "lots",
                    "notification",
                    "removed_by",
                    "reason"),
            PersonalTexts.of("template", "competition_template", "id, version", "name", "document"),
            PersonalTexts.of(
                    "question", "competition_question", "competition, number", "supplier", "question", "answer"),
            PersonalTexts.of("correction", "competition_amendment", "competition, number", "reason", "changes"),
            PersonalTexts.of("message to suppliers", "competition_told", "competition, number", "recipients"),
            PersonalTexts.of("appeal", "competition_appeal", "competition, number", "outcome", "reason"),
            PersonalTexts.of("cancellation", "competition_cancellation", "competition, number", "reason", "service"),
            PersonalTexts.of("published by others", "competition_import", "competition", "source", "content"));

    private static final String COMPETITIONS =
            "SELECT c.id AS id, c.published_at AS published_at, a.kept_until AS kept_until"
                    + " FROM competition_competition c LEFT JOIN competition_archive a ON a.competition = c.id";
    /** Tables that name people by their number, and the column it stands in. */
    private static final List<String> ACTIONS = List.of(
            "competition_event.person",
            "competition_vote.person",
            "competition_interest.person",
            "competition_finding.person",
            "competition_clarification.asked_by",
            "competition_clarification.assessed_by",
            "competition_exclusion.person",
            "competition_flag.person",
            "competition_draw_part.person",
            "competition_decision.person",
            "competition_former_decision.person",
            "competition_question.person",
            "competition_amendment.person");

    private static final String ACTED_IN = ACTIONS.stream()
            .map(action -> "SELECT competition FROM " + action.substring(0, action.indexOf('.')) + " WHERE "
                    + action.substring(action.indexOf('.') + 1) + " = ?")
            .collect(Collectors.joining(" UNION ", " WHERE c.id IN (", ")"));

    @Override
    public String wing() {
        return "competition";
    }

    @Override
    public List<PersonalTexts> texts() {
        return TEXTS;
    }

    /**
     * From its publication on a competition's documents are kept to the day its archive tells (Procurement Act 1397/2016, s. 124); those
     * of a person who acted in several as long as the last of them.
     */
    @Override
    public Held.Fate fate(PersonalTexts texts, List<String> key, Transaction tx) {
        List<Kept> kept = tx.query(
                COMPETITIONS + (texts == PERSON ? ACTED_IN : " WHERE c.id = ?"),
                row -> new Kept(row.text("id"), row.optionalText("published_at"), row.optionalDate("kept_until")),
                arguments(texts, key));
        LocalDate today = tx.now().atZone(HELSINKI).toLocalDate();
        return kept.stream()
                .filter(each -> each.holds(today))
                .max(Comparator.comparing(each -> each.until().orElse(LocalDate.MAX)))
                .map(each -> Held.Fate.kept("documents of " + each.competition() + ", 1397/2016 s. 124", each.until()))
                .orElse(Held.Fate.erased());
    }

    private static Object[] arguments(PersonalTexts texts, List<String> key) {
        if (texts != PERSON) {
            return new Object[] {texts.key().get(0).equals("competition") || texts == COMPETITION ? key.get(0) : ""};
        }
        var arguments = new Object[ACTIONS.size()];
        Arrays.fill(arguments, key.get(0));
        return arguments;
    }

    private record Kept(String competition, Optional<String> published, Optional<LocalDate> until) {

        boolean holds(LocalDate today) {
            return published.isPresent()
                    && until.map(day -> !day.isBefore(today)).orElse(true);
        }
    }
}
