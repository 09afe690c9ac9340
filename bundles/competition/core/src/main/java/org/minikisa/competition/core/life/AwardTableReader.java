package org.minikisa.competition.core.life;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.TieRule;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.core.Decimals;
import org.minikisa.competition.core.document.CriterionForm;
import org.minikisa.competition.core.document.JsonDocument;
import org.minikisa.competition.core.document.JsonPart;
import org.minikisa.competition.core.life.AwardTable.Figures;
import org.minikisa.competition.core.life.AwardTable.Offer;
import org.minikisa.competition.core.life.AwardTable.Sum;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problems;
import com.google.gson.JsonObject;

/** Reads award-table documents; the format stands in the README of this room. */
final class AwardTableReader {

    static final String FORMAT = "minikisa-award-table/1";

    private static final String ELSEWHERE = "an award from elsewhere, whose announcement is not judged here";
    private static final String UNDATED =
            ELSEWHERE + "; its date is not published, so its steps bear the time of the import";

    private final Problems problems = new Problems();
    private final List<String> remarks = new ArrayList<>();
    /** Reason: the values that were inferred by it. */
    private final Map<String, List<String>> inferred = new LinkedHashMap<>();

    private AwardTableReader() {}

    /** @throws InvalidInputException with everything that is wrong with the document */
    public static AwardTable read(String name, byte[] json) {
        var reader = new AwardTableReader();
        String what = "award table " + name;
        JsonObject object = JsonDocument.parse(what, json, reader.problems);
        try {
            AwardTable table = reader.table(name, new JsonPart(object, "", reader.problems, "competition.table."));
            reader.problems.refuseIfAny(what);
            return table;
        } catch (IllegalArgumentException e) {
            reader.problems.add("competition.table", "", e.getMessage(), "an award table", "Correct the document.");
            throw new InvalidInputException(what, reader.problems.list());
        }
    }

    private AwardTable table(String name, JsonPart document) {
        String format = document.text("format");
        if (!format.equals(FORMAT)) {
            problems.add("competition.table.format", "format", format, FORMAT, "This house reads this format only.");
        }
        remarks.addAll(document.texts("remarks"));
        List<Criterion> criteria = document.list("criteria", CriterionForm::read);
        if (criteria.isEmpty()) {
            document.missing("criteria", "at least one criterion");
        }
        List<Offer> offers = document.list("tenders", part -> offer(part, criteria));
        if (offers.isEmpty()) {
            document.missing("tenders", "at least one tender");
        }
        requireUnique(offers.stream().map(Offer::id).toList());
        Optional<LocalDate> decided = document.date("decided");
        var figures = new ArrayList<Figures>();
        document.optionalPart("published").ifPresent(part -> figures.add(figures(part, false, offers, criteria)));
        document.optionalPart("derived").ifPresent(part -> figures.add(figures(part, true, offers, criteria)));
        CompetitionDraft draft = draft(document, criteria, decided);
        document.done();
        return new AwardTable(name, draft, decided, offers, figures);
    }

    private CompetitionDraft draft(JsonPart document, List<Criterion> criteria, Optional<LocalDate> decided) {
        String key = document.text("key");
        LocalizedText title = document.localized("title");
        if (!document.has("nature")) {
            document.missing("nature", "one of " + List.of(Nature.values()));
        }
        CompetitionDraft.Builder draft = CompetitionDraft.of(key, title)
                .nature(document.constant("nature", Nature.class, Nature.REAL_AWARD), source(document))
                .ties(new TieRule(document.textLists("tieRule")))
                .totalsRounded(
                        document.rounding("totalRounding"),
                        document.constant("rankOn", RankOn.class, RankOn.ROUNDED_TOTAL))
                .exemptBecause(decided.isPresent() ? ELSEWHERE : UNDATED);
        criteria.forEach(draft::criterion);
        switch (document.constant("order", AwardOrder.class, AwardOrder.HIGHEST_TOTAL)) {
            case HIGHEST_TOTAL -> {}
            case LOWEST_TOTAL -> draft.lowestTotalWins();
            case LOWEST_RANKS -> draft.lowestRanksWin();
        }
        if (document.flag("variantsAllowed")) {
            draft.variantsAllowed();
        }
        document.optionalText("priceOnlyReason").ifPresent(draft::priceOnlyBecause);
        remarks.forEach(draft::remark);
        inferred.forEach(
                (reason, values) -> draft.remark("Inferred: " + String.join(", ", values) + ". Reason: " + reason));
        return draft.build();
    }

    private String source(JsonPart document) {
        JsonPart source = document.part("source");
        String text = List.of(
                        Optional.of(source.text("title")), source.optionalText("ecli"), Optional.of(source.text("url")))
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        source.done();
        return text;
    }

    private Offer offer(JsonPart part, List<Criterion> criteria) {
        String id = part.text("id");
        String tenderer = part.text("tenderer");
        JsonPart given = part.part("values");
        var values = new LinkedHashMap<String, TenderedValue>();
        var judgements = new ArrayList<Judgement>();
        for (Criterion criterion : criteria) {
            if (criterion.source() == ValueSource.PARTS) {
                continue;
            }
            given.optional(criterion.id());
            if (!given.has(criterion.id())) {
                given.missing(
                        criterion.id(),
                        "the value of " + tenderer + " for " + criterion.name().en());
            } else if (!criterion.lines().isEmpty()) {
                JsonPart form = given.part(criterion.id());
                for (PriceLine line : criterion.lines()) {
                    if (given.isObject(criterion.id()) && !form.has(line.id())) {
                        form.missing(
                                line.id(),
                                "the price of " + tenderer + " for "
                                        + line.name().en());
                    }
                }
                values.put(criterion.id(), TenderedValue.ofLines(form.decimals()));
            } else {
                value(given, criterion, tenderer).ifPresent(value -> {
                    if (criterion.source() == ValueSource.TENDERED) {
                        values.put(criterion.id(), TenderedValue.of(value));
                    } else {
                        judgements.add(new Judgement(id, criterion.id(), value, "published", "as the source gives it"));
                    }
                });
            }
        }
        given.done();
        part.done();
        return new Offer(id, tenderer, values, judgements);
    }

    /** A decimal, or an object that says where a value that is not printed comes from: it becomes a remark. */
    private Optional<BigDecimal> value(JsonPart given, Criterion criterion, String tenderer) {
        if (!given.isObject(criterion.id())) {
            return given.decimal(criterion.id());
        }
        JsonPart derived = given.part(criterion.id());
        Optional<BigDecimal> value = derived.decimal("value");
        if (!derived.has("value")) {
            derived.missing("value", "a decimal");
        }
        inferred.computeIfAbsent(derived.text("derived"), reason -> new ArrayList<>())
                .add(criterion.name().en() + " of " + tenderer);
        derived.done();
        return value;
    }

    private void requireUnique(List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                problems.add(
                        "competition.table.twice",
                        "tenders[" + i + "].id",
                        ids.get(i),
                        "an id of its own",
                        "Give each tender another id.");
            }
        }
    }

    private Figures figures(JsonPart part, boolean derived, List<Offer> offers, List<Criterion> criteria) {
        List<String> tenders = offers.stream().map(Offer::id).toList();
        List<String> ids = criteria.stream().map(Criterion::id).toList();
        Optional<JsonPart> tie = part.optionalPart("tie");
        Optional<String> winner = part.optionalText("winner");
        winner.ifPresent(id -> known(part.at("winner"), id, tenders));
        List<String> tied = tie.map(one -> one.texts("tenders")).orElse(List.of());
        tied.forEach(id -> known(part.at("tie.tenders"), id, tenders));
        Optional<String> decidedBy = tie.flatMap(one -> one.optionalText("decidedBy"));
        decidedBy.ifPresent(id -> known(part.at("tie.decidedBy"), id, ids));
        tie.ifPresent(JsonPart::done);
        var figures = new Figures(
                derived,
                perCriterion(part, "points", tenders, ids),
                perCriterion(part, "weighted", tenders, ids),
                perTender(part, "totals", tenders),
                perTender(part, "ranks", tenders),
                winner,
                tied,
                decidedBy,
                part.list("sums", this::sum));
        part.done();
        return figures;
    }

    private Map<String, Map<String, BigDecimal>> perCriterion(
            JsonPart part, String name, List<String> tenders, List<String> criteria) {
        var figures = new LinkedHashMap<String, Map<String, BigDecimal>>();
        part.optionalPart(name).ifPresent(ofTenders -> ofTenders.names().forEach(tender -> {
            known(ofTenders.at(tender), tender, tenders);
            JsonPart ofTender = ofTenders.part(tender);
            ofTender.names().forEach(criterion -> known(ofTender.at(criterion), criterion, criteria));
            figures.put(tender, ofTender.decimals());
        }));
        return figures;
    }

    private Map<String, BigDecimal> perTender(JsonPart part, String name, List<String> tenders) {
        return part.optionalPart(name)
                .map(ofTenders -> {
                    ofTenders.names().forEach(tender -> known(ofTenders.at(tender), tender, tenders));
                    return ofTenders.decimals();
                })
                .orElse(Map.of());
    }

    private Sum sum(JsonPart part) {
        List<BigDecimal> parts = part.texts("parts").stream()
                .map(text -> Decimals.parse(text).orElseGet(() -> {
                    problems.add(
                            "competition.table.decimal",
                            part.at("parts"),
                            text,
                            "a decimal",
                            "Write digits with a point.");
                    return BigDecimal.ZERO;
                }))
                .toList();
        var sum = new Sum(
                part.text("what"),
                parts,
                part.decimal("stated").orElseGet(() -> {
                    part.missing("stated", "the sum that the source gives");
                    return BigDecimal.ZERO;
                }),
                part.optionalText("remark").orElse(""));
        part.done();
        return sum;
    }

    private void known(String place, String id, List<String> known) {
        if (!known.contains(id)) {
            problems.add("competition.table.reference", place, id, "one of " + known, "Correct the id.");
        }
    }
}
