package org.minikisa.competition.core.document;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.AwardOrder;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.EvaluationRules;
import org.minikisa.competition.api.EvaluationRules.LotPreference;
import org.minikisa.competition.api.EvaluationRules.Minimum;
import org.minikisa.competition.api.EvaluationRules.Voting;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Invitation.Attachment;
import org.minikisa.competition.api.Invitation.Lot;
import org.minikisa.competition.api.Invitation.Requirement;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.Procedure;
import org.minikisa.competition.api.Procedure.LowPriceRule;
import org.minikisa.competition.api.Procedure.SealingPlan;
import org.minikisa.competition.api.Procedure.Waiting;
import org.minikisa.competition.api.Procedure.Weighting;
import org.minikisa.competition.api.TieRule;
import org.minikisa.competition.core.Digests;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problems;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** A draft as a document that people write; the format stands in the README of this room. */
public final class DraftForm {

    static final String FORMAT = "minikisa-draft/1";
    static final String CODES = "competition.document.";

    private static final int MOST_OPENERS = 255;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private DraftForm() {}

    /**
     * What was read.
     *
     * @param texts the bytes of attachments that are written out in the document, by their digest
     */
    public record Written(CompetitionDraft draft, Map<String, byte[]> texts) {}

    // ------------------------------------------------------------------------------------------------------- reading

    /** @throws InvalidInputException with everything that is wrong with the document */
    public static Written read(String what, byte[] json) {
        var problems = new Problems();
        return read(what, JsonDocument.parse(what, json, problems), problems);
    }

    /** @param problems what was found wrong before; refused together */
    public static Written read(String what, JsonObject document, Problems problems) {
        try {
            var part = new JsonPart(document, "", problems, CODES);
            requireFormat(part, FORMAT);
            var read = new DraftReader(part);
            CompetitionDraft draft =
                    read.draft(part.text("key"), part.optionalText("customer").orElse(""));
            part.done();
            problems.refuseIfAny(what);
            return new Written(draft, read.texts());
        } catch (IllegalArgumentException e) {
            problems.add("competition.document", "", e.getMessage(), "a draft", "Correct the document.");
            throw new InvalidInputException(what, problems.list());
        }
    }

    static void requireFormat(JsonPart part, String format) {
        String found = part.text("format");
        if (!found.equals(format)) {
            part.problem("competition.document.format", "format", found, format, "This house reads this format only.");
        }
    }

    /** Reads what templates and drafts have in common. */
    static final class DraftReader {

        private final JsonPart part;
        private final Map<String, byte[]> texts = new LinkedHashMap<>();

        DraftReader(JsonPart part) {
            this.part = part;
        }

        Map<String, byte[]> texts() {
            return texts;
        }

        CompetitionDraft draft(String key, String customer) {
            CompetitionDraft.Builder draft = CompetitionDraft.of(key, part.localized("title"))
                    .under(part.optionalText("jointProcurement").orElse(""))
                    .forCustomer(customer)
                    .nature(
                            part.constant("nature", Nature.class, Nature.LIVE),
                            part.optionalText("source").orElse(""))
                    .ties(new TieRule(part.textLists("tieRule")))
                    .totalsRounded(
                            part.rounding("totalRounding"), part.constant("rankOn", RankOn.class, RankOn.ROUNDED_TOTAL))
                    .invitation(invitation())
                    .procedure(procedure());
            part.list("criteria", CriterionForm::read).forEach(draft::criterion);
            switch (part.constant("order", AwardOrder.class, AwardOrder.HIGHEST_TOTAL)) {
                case HIGHEST_TOTAL -> {}
                case LOWEST_TOTAL -> draft.lowestTotalWins();
                case LOWEST_RANKS -> draft.lowestRanksWin();
            }
            if (part.flag("variantsAllowed")) {
                draft.variantsAllowed();
            }
            part.optionalText("priceOnlyReason").ifPresent(draft::priceOnlyBecause);
            part.optionalPart("impact").ifPresent(impact -> {
                draft.impact(
                        impact.text("model"),
                        impact.optionalPart("choices").map(JsonPart::allTexts).orElse(Map.of()));
                impact.done();
            });
            part.optionalText("exemption").ifPresent(draft::exemptBecause);
            part.texts("remarks").forEach(draft::remark);
            return draft.build();
        }

        private Invitation invitation() {
            return new Invitation(
                    part.constant("category", Invitation.Category.class, Invitation.Category.SERVICES),
                    part.optionalLocalized("subject"),
                    part.texts("cpv"),
                    part.positive("estimatedValue"),
                    part.list("lots", DraftReader::lot),
                    whole(part, "mostLots", 9999),
                    part.optionalLocalized("lotRule"),
                    part.list("requirements", DraftReader::requirement),
                    part.texts("languages"),
                    part.date("validUntil"),
                    part.optionalLocalized("terms"),
                    part.list("attachments", this::attachment));
        }

        private static Optional<Integer> whole(JsonPart part, String name, int most) {
            return part.optionalText(name).flatMap(text -> {
                boolean fits = text.matches("[1-9]\\d{0,8}") && Integer.parseInt(text) <= most;
                if (!fits) {
                    part.problem(
                            "competition.document.whole",
                            part.at(name),
                            text,
                            "a whole number from 1 to " + most,
                            "Write digits in quotes.");
                }
                return fits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
            });
        }

        private static Lot lot(JsonPart part) {
            var lot = new Lot(part.text("id"), part.localized("title"), part.positive("estimatedValue"));
            part.done();
            return lot;
        }

        private static Requirement requirement(JsonPart part) {
            var requirement = new Requirement(
                    part.text("id"),
                    part.constant("kind", Requirement.Kind.class, Requirement.Kind.CONFORMITY),
                    part.localized("text"),
                    part.optionalText("evidence").orElse(""));
            part.done();
            return requirement;
        }

        private Attachment attachment(JsonPart part) {
            Optional<String> text = part.optionalText("text");
            String sha256 = text.map(this::kept).orElseGet(() -> part.text("sha256"));
            if (text.isEmpty() && part.has("sha256") && !sha256.matches("[0-9a-f]{64}")) {
                part.problem(
                        "competition.document.digest",
                        part.at("sha256"),
                        sha256,
                        "64 lower-case hexadecimal digits",
                        "Attach the file itself, or write a text attachment out.");
            }
            var attachment = new Attachment(
                    part.text("name"), part.constant("kind", Attachment.Kind.class, Attachment.Kind.OTHER), sha256);
            part.done();
            return attachment;
        }

        private String kept(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String sha256 = Digests.sha256(bytes);
            texts.put(sha256, bytes);
            return sha256;
        }

        private Procedure procedure() {
            return new Procedure(
                    part.optionalText("template").orElse(""),
                    part.optionalPart("sealing").map(DraftReader::sealing),
                    part.texts("evaluators"),
                    part.constant("waiting", Waiting.class, Waiting.GENERAL),
                    part.optionalText("waitingReason").orElse(""),
                    part.optionalPart("lowPrice").map(DraftReader::lowPrice).orElse(LowPriceRule.USUAL),
                    part.constant("weighting", Weighting.class, Weighting.FIXED),
                    part.optionalText("weightingReason").orElse(""),
                    part.optionalPart("evaluation").map(DraftReader::evaluation).orElse(EvaluationRules.USUAL),
                    part.positive("totalPoints"));
        }

        private static SealingPlan sealing(JsonPart part) {
            if (!part.has("needed")) {
                part.missing("needed", "how many openers open together");
            }
            var plan = new SealingPlan(whole(part, "needed", MOST_OPENERS).orElse(2), part.texts("openers"));
            part.done();
            return plan;
        }

        private static LowPriceRule lowPrice(JsonPart part) {
            var rule = new LowPriceRule(
                    share(part, "belowMean", LowPriceRule.USUAL.belowMean()),
                    share(part, "belowNext", LowPriceRule.USUAL.belowNext()));
            part.done();
            return rule;
        }

        private static BigDecimal share(JsonPart part, String name, BigDecimal usual) {
            return part.decimal(name)
                    .map(share -> {
                        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                            part.problem(
                                    "competition.document.share",
                                    part.at(name),
                                    share.toPlainString(),
                                    "a share from 0 to 1",
                                    "Write 40 % as 0.40.");
                        }
                        return share;
                    })
                    .orElse(usual);
        }

        private static EvaluationRules evaluation(JsonPart part) {
            var rules = new EvaluationRules(
                    part.constant("lots", LotPreference.class, LotPreference.BEST_TOTAL),
                    part.optionalPart("voting").map(DraftReader::voting).orElse(Voting.OPEN_CONSENSUS),
                    part.flag("drawsLots"),
                    part.list("minimums", DraftReader::minimum));
            part.done();
            return rules;
        }

        private static Voting voting(JsonPart part) {
            var voting = new Voting(
                    part.flag("hidden"),
                    part.constant("outcome", Voting.Outcome.class, Voting.Outcome.CONSENSUS),
                    part.rounding("rounding"));
            part.done();
            return voting;
        }

        private static Minimum minimum(JsonPart part) {
            List<String> criteria = part.texts("criteria");
            if (criteria.isEmpty()) {
                part.missing("criteria", "ids of criteria");
            }
            if (!part.has("least")) {
                part.missing("least", "a decimal");
            }
            var minimum = new Minimum(
                    criteria.isEmpty() ? List.of("?") : criteria,
                    part.constant("of", Minimum.Figure.class, Minimum.Figure.POINTS),
                    part.decimal("least").orElse(BigDecimal.ONE),
                    part.flag("mandatory"));
            part.done();
            return minimum;
        }
    }

    // ------------------------------------------------------------------------------------------------------- writing

    public static byte[] write(CompetitionDraft draft) {
        return text(tree(draft)).getBytes(StandardCharsets.UTF_8);
    }

    static String text(JsonElement tree) {
        return GSON.toJson(tree) + "\n";
    }

    /** In the order of the README; what says nothing is left out. */
    public static JsonObject tree(CompetitionDraft draft) {
        var form = new JsonObject();
        form.addProperty("format", FORMAT);
        form.addProperty("key", draft.key());
        text(form, "jointProcurement", draft.jointProcurement());
        text(form, "customer", draft.customer());
        form.add("title", CriterionForm.text(draft.title()));
        form.addProperty("nature", draft.nature().name());
        text(form, "source", draft.source());
        text(form, "exemption", draft.exemption().orElse(""));
        write(form, draft.invitation());
        list(form, "criteria", draft.criteria(), CriterionForm::write);
        form.addProperty("order", draft.order().name());
        CriterionForm.rounding(form, "totalRounding", draft.totalRounding());
        form.addProperty("rankOn", draft.rankOn().name());
        list(form, "tieRule", draft.tieRule().keys(), DraftForm::texts);
        if (draft.variantsAllowed()) {
            form.addProperty("variantsAllowed", true);
        }
        text(form, "priceOnlyReason", draft.priceOnlyReason().orElse(""));
        write(form, draft.procedure());
        if (!draft.impactModel().isEmpty()) {
            var impact = new JsonObject();
            impact.addProperty("model", draft.impactModel());
            impact.add("choices", CriterionForm.texts(draft.impactChoices()));
            form.add("impact", impact);
        }
        texts(form, "remarks", draft.remarks());
        return form;
    }

    private static void write(JsonObject form, Invitation invitation) {
        form.addProperty("category", invitation.category().name());
        localized(form, "subject", invitation.subject());
        texts(form, "cpv", invitation.cpv());
        decimal(form, "estimatedValue", invitation.estimatedValue());
        list(
                form,
                "lots",
                invitation.lots(),
                lot -> object(each -> {
                    each.addProperty("id", lot.id());
                    each.add("title", CriterionForm.text(lot.title()));
                    decimal(each, "estimatedValue", lot.estimatedValue());
                }));
        invitation.mostLots().ifPresent(most -> form.addProperty("mostLots", most.toString()));
        localized(form, "lotRule", invitation.lotRule());
        list(
                form,
                "requirements",
                invitation.requirements(),
                requirement -> object(each -> {
                    each.addProperty("id", requirement.id());
                    each.addProperty("kind", requirement.kind().name());
                    each.add("text", CriterionForm.text(requirement.text()));
                    text(each, "evidence", requirement.evidence());
                }));
        texts(form, "languages", invitation.languages());
        invitation.validUntil().ifPresent(day -> form.addProperty("validUntil", day.toString()));
        localized(form, "terms", invitation.terms());
        list(
                form,
                "attachments",
                invitation.attachments(),
                attachment -> object(each -> {
                    each.addProperty("name", attachment.name());
                    each.addProperty("kind", attachment.kind().name());
                    each.addProperty("sha256", attachment.sha256());
                }));
    }

    private static void write(JsonObject form, Procedure procedure) {
        form.addProperty("weighting", procedure.weighting().name());
        text(form, "weightingReason", procedure.weightingReason());
        decimal(form, "totalPoints", procedure.totalPoints());
        text(form, "template", procedure.template());
        procedure
                .sealing()
                .ifPresent(plan -> form.add("sealing", object(each -> {
                    each.addProperty("needed", Integer.toString(plan.needed()));
                    texts(each, "openers", plan.openers());
                })));
        texts(form, "evaluators", procedure.evaluators());
        form.addProperty("waiting", procedure.waiting().name());
        text(form, "waitingReason", procedure.waitingReason());
        if (!procedure.lowPrice().equals(LowPriceRule.USUAL)) {
            form.add("lowPrice", object(each -> {
                each.addProperty("belowMean", procedure.lowPrice().belowMean().toPlainString());
                each.addProperty("belowNext", procedure.lowPrice().belowNext().toPlainString());
            }));
        }
        if (!procedure.evaluation().equals(EvaluationRules.USUAL)) {
            form.add("evaluation", write(procedure.evaluation()));
        }
    }

    private static JsonObject write(EvaluationRules rules) {
        return object(form -> {
            form.addProperty("lots", rules.lots().name());
            form.add("voting", object(each -> {
                each.addProperty("hidden", rules.voting().hidden());
                each.addProperty("outcome", rules.voting().outcome().name());
                CriterionForm.rounding(each, "rounding", rules.voting().rounding());
            }));
            form.addProperty("drawsLots", rules.drawsLots());
            list(
                    form,
                    "minimums",
                    rules.minimums(),
                    minimum -> object(each -> {
                        texts(each, "criteria", minimum.criteria());
                        each.addProperty("of", minimum.of().name());
                        each.addProperty("least", minimum.least().toPlainString());
                        each.addProperty("mandatory", minimum.mandatory());
                    }));
        });
    }

    private static JsonObject object(Consumer<JsonObject> content) {
        var object = new JsonObject();
        content.accept(object);
        return object;
    }

    private static void text(JsonObject form, String name, String text) {
        if (!text.isEmpty()) {
            form.addProperty(name, text);
        }
    }

    private static void localized(JsonObject form, String name, Optional<LocalizedText> text) {
        text.ifPresent(said -> form.add(name, CriterionForm.text(said)));
    }

    private static void decimal(JsonObject form, String name, Optional<BigDecimal> value) {
        value.ifPresent(number -> form.addProperty(name, number.toPlainString()));
    }

    private static void texts(JsonObject form, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            form.add(name, texts(texts));
        }
    }

    private static JsonArray texts(List<String> texts) {
        var array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static <T> void list(JsonObject form, String name, List<T> items, Function<T, JsonElement> writer) {
        if (!items.isEmpty()) {
            var array = new JsonArray();
            items.forEach(item -> array.add(writer.apply(item)));
            form.add(name, array);
        }
    }
}
