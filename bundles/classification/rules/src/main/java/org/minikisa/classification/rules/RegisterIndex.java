package org.minikisa.classification.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.classification.rules.Vocabulary.Fit;
import org.minikisa.classification.rules.Vocabulary.Known;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.CpvCode;
import org.minikisa.procurement.api.CpvVocabulary;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Supplier;

/**
 * Everything in the register that a text may mention, made once per state of the register. Finding costs a few look-ups for each
 * word of the text.
 *
 * <p>Weights in nats; one that several joint procurements share is divided among them ({@code - ln n}):
 *
 * <table>
 * <caption>Weights</caption>
 * <tr><td>{@code register.name}: id</td><td>6; one that is a word 4</td></tr>
 * <tr><td>{@code register.name}: name or alias</td><td>4, and 0.8 for each further word, at most 6</td></tr>
 * <tr><td>{@code register.name}: a word of a longer name</td><td>up to 1.6 by how few have it</td></tr>
 * <tr><td>{@code register.diary}: a number among the aliases</td><td>6</td></tr>
 * <tr><td>{@code register.lot}: the name of a lot</td><td>3; a word of it, or of the category, up to 1.2</td></tr>
 * <tr><td>{@code register.supplier}</td><td>2.5</td></tr>
 * <tr><td>{@code register.scope}: something that belongs to the scope</td><td>2; a word of it up to 1.2</td></tr>
 * <tr><td>{@code register.goods}: an {@linkplain EverydayWords everyday word} of its goods</td><td>up to 2.7, at most 2.9
 * together</td></tr>
 * <tr><td>{@code register.missing}: one of goods that nobody has, for none</td><td>0.8, at most 1.5 together</td></tr>
 * <tr><td>{@code register.size}: that something is {@linkplain SmallPurchase small}</td><td>4 close to the goods, else 0.8; a
 * sum of euros below its largest purchase 2.5</td></tr>
 * <tr><td>{@code register.cpv}: a word of a description</td><td>up to 1.6; of a narrower code up to 1.0</td></tr>
 * </table>
 */
final class RegisterIndex {

    static final String NAME = "register.name";
    static final String CPV = "register.cpv";
    static final String LOT = "register.lot";
    static final String DIARY = "register.diary";
    static final String SUPPLIER = "register.supplier";
    static final String SCOPE = "register.scope";
    static final String GOODS = "register.goods";
    static final String MISSING = "register.missing";
    static final String SIZE = "register.size";

    private static final double ID_WEIGHT = 6;
    private static final double NAME_WEIGHT = 4;
    private static final double FURTHER_WORD = 0.8;
    private static final double CORE_WEIGHT = 3;
    private static final double LOT_WEIGHT = 3;
    private static final double SUPPLIER_WEIGHT = 2.5;
    private static final double NAME_WORD = 1.6;
    private static final double LOT_WORD = 1.2;
    private static final double SCOPE_WEIGHT = 2;
    private static final double SCOPE_WORD = 1.2;
    private static final double CATEGORY_WORD = 0.4;
    private static final double CPV_WORD = 1.6;
    private static final double NARROWER_CPV_WORD = 1.0;
    /** A word that ends a compound says what kind of thing it is, and less of what is bought. */
    private static final double IN_COMPOUND = 0.7;

    private static final int MOST_CODES = 400;
    private static final int SHORTEST_PART = 5;
    private static final int SHORTEST_SUPPLIER = 5;

    private static final Set<String> COMPANY_FORMS = Set.of(
            "oy", "oyj", "ab", "abp", "ky", "tmi", "osk", "ry", "rf", "as", "ltd", "inc", "plc", "llc", "gmbh", "ag",
            "kg", "aps", "hb", "kb", "sa", "bv", "nv", "group", "finland", "suomi");

    /** What every second joint procurement and every second mail has: nothing follows from it. */
    private static final Set<String> EMPTY_WORDS = WordList.of("empty-words.txt");

    /** What a name is called without: {@code cleaning} of {@code Cleaning services 2021-2025 (DPS)}. */
    private static final Set<String> KINDS_OF_THING = Set.of(
            "palvelut",
            "palvelu",
            "palvelujen",
            "palveluiden",
            "services",
            "service",
            "tjanster",
            "dps",
            "dis",
            "dynaaminen",
            "hankintajarjestelma",
            "framework",
            "agreement",
            "puitejarjestely",
            "puitesopimus",
            "ramavtal",
            "yhteishankinta");

    /** @param sharers by how many joint procurements */
    private record Phrase(
            int[] words, String source, double weight, Collection<String> jointProcurements, boolean name) {}

    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<Integer, List<Phrase>> byFirstWord = new HashMap<>();
    private final int jointProcurements;
    private final Assortment assortment;
    private final Map<String, Long> smallScale;

    private RegisterIndex(List<JointProcurement> register) {
        this.jointProcurements = register.size();
        this.assortment = Assortment.of(register);
        this.smallScale = register.stream()
                .filter(joint -> joint.type() == ProcurementType.SMALL_SCALE)
                .collect(Collectors.toUnmodifiableMap(joint -> joint.id().value(), joint -> joint.terms()
                        .largestPurchase()
                        .map(BigDecimal::longValue)
                        .orElse(0L)));
    }

    static RegisterIndex of(Register register, CpvVocabulary cpv) {
        var index = new RegisterIndex(register.jointProcurements());
        var phrases = new Collected();
        register.jointProcurements().forEach(joint -> collect(joint, register, cpv, phrases));
        suppliers(register, phrases);
        phrases.bySourceAndWords.forEach(index::add);
        return index;
    }

    /** What joint procurements can be mentioned by, each with how much it says and of whom. */
    private static final class Collected {

        private final Map<Key, Map<String, Double>> bySourceAndWords = new LinkedHashMap<>();

        void add(String source, boolean whole, List<String> words, double weight, String jointProcurement) {
            if (!words.isEmpty()) {
                bySourceAndWords
                        .computeIfAbsent(new Key(source, whole, words), key -> new TreeMap<>())
                        .merge(jointProcurement, weight, Math::max);
            }
        }
    }

    /** @param whole a name rather than one of its words */
    private record Key(String source, boolean whole, List<String> words) {}

    private static void collect(JointProcurement joint, Register register, CpvVocabulary cpv, Collected phrases) {
        String id = joint.id().value();
        boolean isWord = id.chars().allMatch(Character::isLetter);
        phrases.add(NAME, true, words(id), isWord ? NAME_WEIGHT : ID_WEIGHT, id);
        Stream.concat(texts(joint.name()), joint.aliases().stream()).forEach(name -> name(name, id, phrases));
        for (ProcurementLot lot : joint.terms().lots()) {
            texts(lot.name()).forEach(name -> part(LOT, name, LOT_WEIGHT, LOT_WORD, id, phrases));
        }
        joint.terms().scope().stream()
                .flatMap(RegisterIndex::texts)
                .forEach(thing -> part(SCOPE, thing, SCOPE_WEIGHT, SCOPE_WORD, id, phrases));
        register.categories().stream()
                .filter(category -> category.code().equals(joint.category()))
                .flatMap(category -> texts(category.name()))
                .forEach(name -> single(LOT, name, CATEGORY_WORD, id, phrases));
        cpv(joint, cpv, phrases);
    }

    private static void name(String name, String id, Collected phrases) {
        List<String> words = words(name);
        if (isNumber(name)) {
            phrases.add(DIARY, true, words, ID_WEIGHT, id);
            return;
        }
        whole(NAME, words, NAME_WEIGHT, id, phrases);
        whole(
                NAME,
                words(withoutBrackets(name)).stream().filter(w -> !isYear(w)).toList(),
                NAME_WEIGHT,
                id,
                phrases);
        if (words.size() > 1) {
            List<String> core = words(withoutBrackets(name)).stream()
                    .filter(w -> !isYear(w) && !KINDS_OF_THING.contains(w))
                    .toList();
            if (core.size() < words.size() && core.stream().anyMatch(w -> w.length() >= SHORTEST_PART)) {
                whole(NAME, core, CORE_WEIGHT, id, phrases);
            }
            single(NAME, name, NAME_WORD, id, phrases);
        }
    }

    /** {@code HNK-2021-123}, {@code 123/2021}: more digits than letters. */
    private static boolean isNumber(String name) {
        return name.chars().filter(Character::isDigit).count()
                > name.chars().filter(Character::isLetter).count();
    }

    private static boolean isYear(String word) {
        return word.length() == 4 && word.chars().allMatch(Character::isDigit);
    }

    private static String withoutBrackets(String name) {
        int from = name.indexOf('(');
        int until = name.indexOf(')', Math.max(from, 0));
        return from < 0 || until < 0 ? name : name.substring(0, from) + name.substring(until + 1);
    }

    /** One or two letters would be found everywhere, and so would a word that says nothing. */
    private static void whole(String source, List<String> words, double weight, String id, Collected phrases) {
        boolean says = words.stream().anyMatch(w -> !EMPTY_WORDS.contains(w) && w.length() > 2);
        if (says) {
            double more = Math.min(weight + FURTHER_WORD * (words.size() - 1), Math.max(weight, ID_WEIGHT));
            phrases.add(source, true, words, more, id);
            if (words.size() > 1) {
                phrases.add(source, true, List.of(String.join("", words)), more, id);
            }
        }
    }

    /** A lot, or something that belongs to the scope. */
    private static void part(String source, String name, double weight, double ofWord, String id, Collected phrases) {
        List<String> words = words(name);
        if (words.size() > 1) {
            whole(source, words, weight, id, phrases);
        }
        single(source, name, ofWord, id, phrases);
    }

    private static void single(String source, String text, double weight, String id, Collected phrases) {
        for (String word : words(text)) {
            if (word.length() >= SHORTEST_PART
                    && !EMPTY_WORDS.contains(word)
                    && word.chars().allMatch(Character::isLetter)) {
                phrases.add(source, false, List.of(word), weight, id);
            }
        }
    }

    private static void cpv(JointProcurement joint, CpvVocabulary cpv, Collected phrases) {
        String id = joint.id().value();
        Stream<String> codes = Stream.concat(
                joint.cpv().stream(), joint.terms().lots().stream().flatMap(lot -> lot.cpv().stream()));
        var seen = new TreeSet<String>();
        codes.flatMap(code -> cpv.find(code).stream()).forEach(code -> {
            texts(code.name()).forEach(name -> single(CPV, name, CPV_WORD, id, phrases));
            narrower(code, cpv, seen);
        });
        seen.stream().flatMap(code -> cpv.find(code).stream()).forEach(code -> texts(code.name())
                .forEach(name -> single(CPV, name, NARROWER_CPV_WORD, id, phrases)));
    }

    private static void narrower(CpvCode code, CpvVocabulary cpv, Set<String> seen) {
        for (CpvCode below : cpv.below(code.code())) {
            if (seen.size() < MOST_CODES && seen.add(below.code())) {
                narrower(below, cpv, seen);
            }
        }
    }

    /** A name of one common word says nothing: {@code Hohto} might, {@code Palvelut} does not. */
    private static void suppliers(Register register, Collected phrases) {
        Map<String, List<String>> names = new HashMap<>();
        for (Supplier supplier : register.suppliers()) {
            List<String> words = words(supplier.name()).stream()
                    .filter(w -> !COMPANY_FORMS.contains(w))
                    .toList();
            boolean says = words.size() > 1
                    || words.size() == 1
                            && words.get(0).length() >= SHORTEST_SUPPLIER
                            && !EMPTY_WORDS.contains(words.get(0));
            if (says) {
                names.put(supplier.id().value(), words);
            }
        }
        Set<List<String>> common = new HashSet<>();
        phrases.bySourceAndWords.keySet().forEach(key -> common.add(key.words()));
        register.admitted().forEach((joint, admitted) -> admitted.stream()
                .filter(names::containsKey)
                .map(names::get)
                .filter(words -> !common.contains(words))
                .forEach(words -> phrases.add(SUPPLIER, true, words, SUPPLIER_WEIGHT, joint)));
    }

    private static Stream<String> texts(LocalizedText text) {
        return Stream.of(text.fi(), text.sv(), text.en()).distinct();
    }

    private static List<String> words(String text) {
        return Words.of(text).list().stream().map(Words.Word::plain).toList();
    }

    private void add(Key key, Map<String, Double> weights) {
        double most = weights.values().stream().mapToDouble(w -> w).max().orElseThrow();
        double weight =
                key.whole() ? most - Math.log(weights.size()) : most * rarity(weights.size(), jointProcurements);
        if (weight <= 0) {
            return;
        }
        int[] words = key.words().stream().mapToInt(vocabulary::add).toArray();
        byFirstWord
                .computeIfAbsent(words[0], first -> new ArrayList<>(1))
                .add(new Phrase(words, key.source(), weight, List.copyOf(weights.keySet()), key.whole()));
    }

    /** 1 for a word of one joint procurement, 0 for one that all share. */
    static double rarity(double sharers, int jointProcurements) {
        return 1 - Math.log(sharers) / Math.log(Math.max(jointProcurements, 2));
    }

    /** All mentions, without those that are only a part of a longer one. */
    List<Mention> mentions(Words words) {
        List<List<Known>> known = vocabulary.in(words);
        var mentions = new ArrayList<Mention>();
        for (int at = 0; at < known.size(); at++) {
            for (Known first : known.get(at)) {
                for (Phrase phrase : byFirstWord.getOrDefault(first.word(), List.of())) {
                    if (fits(phrase, known, at, words)) {
                        add(phrase, first.fit(), at, mentions);
                    }
                }
            }
        }
        List<Mention> named = withoutParts(mentions, mentions);
        List<Mention> all =
                Stream.concat(named.stream(), everyday(words, named)).toList();
        return Stream.concat(all.stream(), SmallPurchase.in(words, all, smallScale).stream())
                .toList();
    }

    /** Everyday words never hide what the register itself is mentioned by. */
    private Stream<Mention> everyday(Words words, List<Mention> named) {
        List<Mention> goods = assortment.mentions(words);
        return withoutParts(goods, Stream.concat(goods.stream(), named.stream()).toList()).stream();
    }

    private static boolean fits(Phrase phrase, List<List<Known>> known, int at, Words words) {
        if (!Vocabulary.goesOn(phrase.words(), known, at, words)) {
            return false;
        }
        if (!phrase.name() && WordList.COMMON.contains(words.get(at).plain())) {
            return false;
        }
        return !phrase.source().equals(SUPPLIER)
                || Character.isUpperCase(words.text().charAt(words.get(at).start()));
    }

    private static void add(Phrase phrase, Fit fit, int at, List<Mention> mentions) {
        double weight = phrase.weight() * (fit == Fit.WHOLE ? 1 : IN_COMPOUND);
        for (String joint : phrase.jointProcurements()) {
            mentions.add(new Mention(joint, phrase.source(), at, at + phrase.words().length, weight));
        }
    }

    /** {@code siivouspalveluiden pienhankinnat} is no mention of {@code siivouspalvelut}. */
    private static List<Mention> withoutParts(List<Mention> mentions, List<Mention> others) {
        int words = others.stream().mapToInt(Mention::until).max().orElse(0);
        Mention[] longest = new Mention[words];
        for (Mention other : others) {
            for (int i = other.from(); i < other.until(); i++) {
                longest[i] = longer(longest[i], other);
            }
        }
        return mentions.stream()
                .filter(m -> Arrays.stream(longest, m.from(), m.until()).noneMatch(m::within))
                .toList();
    }

    private static Mention longer(Mention one, Mention other) {
        return one == null || other.until() - other.from() > one.until() - one.from() ? other : one;
    }
}
