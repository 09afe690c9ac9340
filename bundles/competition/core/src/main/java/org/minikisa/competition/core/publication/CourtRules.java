package org.minikisa.competition.core.publication;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Criterion.Role;
import org.minikisa.competition.api.Invitation.Attachment;
import org.minikisa.competition.api.MethodTraits.EqualOffers;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.problem.api.LocalizedText;

/**
 * What courts have punished by the circumstances of a case: each is a warning with its case, since only a person can tell
 * whether this one is alike. Words are looked for in all three languages.
 */
final class CourtRules {

    /** Of the tenderer, not of the tender: KHO 2003:89. */
    private static final Pattern SUITABILITY = words(
            "liikevaih\\w*",
            "omsättning\\w*",
            "turnover",
            "\\w*(?<!p)referens\\w*",
            "references?",
            "\\w*sertifi\\w*",
            "certifi\\w*",
            "luottoluoki\\w*",
            "kreditvärdig\\w*",
            "credit (?:rating|worthiness)",
            "vakavarai\\w*",
            "taloudelli\\w+ (?:asema|tilan|voimavar)\\w*",
            "(?:tarjoajan|toimittajan|yrityksen|yhtiön) (?:kokemu|soveltuvuu|voimavar)\\w*",
            "(?:anbudsgivarens|leverantörens|företagets|bolagets) (?:erfarenhet|lämplighet|resurs)\\w*",
            "(?:tenderer|supplier|company)['’]s (?:experience|suitability|resources|track record)",
            "ekonomiska? ställning\\w*",
            "financial standing",
            "henkilöstömäär\\w*",
            "antalet anställda",
            "number of employees",
            "iso \\d{4,5}");

    /** Nothing a tenderer could show or an evaluator be held to: s. 93. */
    private static final Pattern UNVERIFIABLE = words(
            "yleisvaikutel\\w*",
            "kokonaisvaikutel\\w*",
            "mielikuva\\w*",
            "luotettavuu\\w*",
            "helhetsintryck\\w*",
            "allmänt intryck",
            "tillförlitlighet\\w*",
            "(?:overall|general) impression",
            "reliability",
            "(?:brand|corporate|company) image",
            "imago\\w*");

    private static final Pattern SHARE = words(
            "keskiarvo\\w*",
            "keskimäär\\w*",
            "osuu\\w*",
            "medeltal\\w*",
            "genomsnitt\\w*",
            "andel\\w*",
            "average",
            "mean",
            "share",
            "proportion");

    private static final Pattern PEOPLE = words(
            "henkilö\\w*",
            "asiantuntij\\w*",
            "tulk\\w*",
            "työntekij\\w*",
            "konsult\\w*",
            "person\\w*",
            "tolk\\w*",
            "expert\\w*",
            "anställd\\w*",
            "interpreters?",
            "employees?",
            "staff",
            "people",
            "recruits?");

    private static final Pattern PRICE_TERMS = words(
            "hinnan?\\W?(?:muut|tarkist)\\w*",
            "hintojen (?:muut|tarkist)\\w*",
            "hinnat ovat kiinte\\w*",
            "kiinte\\w+ hin\\w*",
            "indeks\\w*",
            "prisjuster\\w*",
            "prisänd\\w*",
            "fasta? pris\\w*",
            "index\\w*",
            "price (?:adjustment|revision|change)s?",
            "fixed prices?",
            "prices are fixed");

    private final DraftCheck check;

    private CourtRules(DraftCheck check) {
        this.check = check;
    }

    public static void check(DraftCheck check) {
        if (check.governed()) {
            var rules = new CourtRules(check);
            check.eachCriterion(rules::criterion);
            check.eachCriterion(rules::formula);
            rules.rounding();
            rules.priceAdjustment();
        }
    }

    private void criterion(Criterion criterion, String place) {
        String said = said(Stream.concat(Stream.of(criterion.name()), criterion.description().stream()));
        if (criterion.role() == Role.QUALITY) {
            found(SUITABILITY, said)
                    .ifPresent(word -> check.warn(
                            "competition.criterion.suitability",
                            place,
                            word,
                            "what is tendered, not who tenders",
                            "Make it a requirement of suitability: what was looked at in the choice of suppliers cannot"
                                    + " earn points (KHO 2003:89)."));
            found(UNVERIFIABLE, said)
                    .ifPresent(word -> check.warn(
                            "competition.criterion.unverifiable",
                            place,
                            word,
                            "something that can be shown and checked",
                            "Say what is looked at and how it is verified (1397/2016 s. 93)."));
        }
        if (found(SHARE, said).isPresent() && found(PEOPLE, said).isPresent()) {
            check.warn(
                    "competition.criterion.divisor",
                    place,
                    "a mean or a share of people",
                    "a divisor that counts only those who can score",
                    "Say who is counted: people without a name who count and score nothing put newcomers at a"
                            + " disadvantage (KHO 2019:162).");
        }
        if (criterion.source() == ValueSource.EVALUATED
                && criterion.description().isEmpty()) {
            check.warn(
                    "competition.criterion.scale",
                    place + ".description",
                    "nothing",
                    "what is looked at and what earns how many points",
                    "Announce the scale: what is used in the comparison and was not announced is unlawful"
                            + " (KHO 2010:69, 2017:46).");
        }
    }

    /** What the formula does in the cases that courts and tenderers ask about. */
    private void formula(Criterion criterion, String place) {
        check.traits(criterion).ifPresent(traits -> {
            if (traits.equalOffers() == EqualOffers.UNDEFINED) {
                check.refuse(
                        "competition.method.equal",
                        place + ".method",
                        criterion.method() + ", which does not say what equal offers get",
                        "a formula that is defined for equal offers and for a single one",
                        "Choose another method, or announce the points of equal offers where it takes a parameter for them.");
            }
            if (traits.negativePoints()) {
                check.warn(
                        "competition.method.negative",
                        place + ".method",
                        criterion.method() + ", whose points may be below zero",
                        "points from 0",
                        "Announce that they may, or choose another method (KHO 2003:41).");
            }
            if (traits.hangsOnWorst()) {
                check.warn(
                        "competition.method.outlier",
                        place + ".method",
                        criterion.method() + ", where one extreme tender decides between the others",
                        "a result that one tender cannot tilt",
                        "Announce bounds or a rule for outliers, or choose a method that looks at the best tender only.");
            }
        });
    }

    private void rounding() {
        boolean rounded = check.draft().totalRounding().mode() != Rounding.Mode.NONE
                || check.draft().criteria().stream()
                        .anyMatch(one -> one.rounding().mode() != Rounding.Mode.NONE
                                || one.weightedRounding().mode() != Rounding.Mode.NONE);
        if (!rounded) {
            check.warn(
                    "competition.rounding.none",
                    "totalRounding",
                    "no rounding at any stage",
                    "how many decimals count, and where",
                    "Announce a rounding: what is printed with fewer decimals than were compared cannot be followed.");
        }
    }

    private void priceAdjustment() {
        var invitation = check.draft().invitation();
        boolean contract =
                invitation.attachments().stream().anyMatch(one -> one.kind() == Attachment.Kind.CONTRACT_DRAFT);
        if (!contract
                && invitation.terms().isPresent()
                && found(PRICE_TERMS, said(invitation.terms().stream())).isEmpty()) {
            check.warn(
                    "competition.terms.price",
                    "terms",
                    "nothing about how prices change",
                    "whether prices are fixed, or how they are adjusted",
                    "Say it: a price adjustment that was not announced is unlawful (KHO 2017:46).");
        }
    }

    private static Optional<String> found(Pattern words, String text) {
        Matcher matcher = words.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static String said(Stream<LocalizedText> texts) {
        return texts.flatMap(text -> Stream.of(text.fi(), text.sv(), text.en()))
                .distinct()
                .collect(Collectors.joining(" | "))
                .toLowerCase(Locale.ROOT);
    }

    private static Pattern words(String... words) {
        return Pattern.compile("(?<!\\w)(?:" + String.join("|", words) + ")(?!\\w)", Pattern.UNICODE_CHARACTER_CLASS);
    }
}
