package org.minikisa.classification.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Opinion;
import org.minikisa.classification.api.Topic;

/**
 * What says something of the topic beside the words that a model learns: what attachments are called, and who writes. Modest, so
 * that a clear text outweighs them.
 */
final class Hints {

    static final String ATTACHMENT = "attachment";
    static final String COMPANY = "company";

    private static final double ASKED_FOR_COMMENTS = 1.5;
    private static final double ATTACHED = 0.3;
    private static final double WRITES_FOR_A_COMPANY = 1.5;
    private static final int MOST_ATTACHMENTS = 20;

    private static final Map<Topic, List<String>> DOCUMENTS = Map.of(
            Topic.R1,
                    List.of(
                            "tarjouspyynt",
                            "tarjouskuts",
                            "anbudsforfragan",
                            "anbudsinbjudan",
                            "invitation",
                            "rft",
                            "rfq",
                            "itt"),
            Topic.R2,
                    List.of(
                            "vertailuperust",
                            "kriteer",
                            "pisteyt",
                            "jamforelsegrund",
                            "kriterier",
                            "criteria",
                            "scoring"),
            Topic.R3,
                    List.of(
                            "sopimusluonno",
                            "hankintasopimu",
                            "avtalsutkast",
                            "kontraktsutkast",
                            "contract",
                            "agreement"),
            Topic.R4,
                    List.of(
                            "hintalomak",
                            "hintataulu",
                            "hintaliite",
                            "prisblankett",
                            "prisformular",
                            "prisbilaga",
                            "price",
                            "pricing"),
            Topic.R5,
                    List.of(
                            "paatosluonno",
                            "hankintapaato",
                            "vertailumuisti",
                            "beslutsutkast",
                            "upphandlingsbeslut",
                            "jamforelsepm",
                            "decision",
                            "award"));

    private static final List<String> COMMENT = List.of(
            "komment",
            "vilkais",
            "lukais",
            "lukea",
            "lukisi",
            "katso",
            "tarkist",
            "silmay",
            "palaut",
            "mielipi",
            "ogna",
            "titta",
            "granska",
            "synpunkt",
            "feedback",
            "review",
            "comment",
            "look",
            "check",
            "glance",
            "read",
            "skim",
            "opinion",
            "duger",
            "haller",
            "kelpaa",
            "kelpai");

    private Hints() {}

    static Optional<Opinion> judge(ContactText contact, Words words) {
        Map<String, List<Evidence>> reasons = new LinkedHashMap<>();
        attachments(contact, words, reasons);
        company(words, reasons);
        return reasons.isEmpty() ? Optional.empty() : Optional.of(new RuleOpinion(Axis.TOPIC, Map.of(), reasons));
    }

    private static void attachments(ContactText contact, Words words, Map<String, List<Evidence>> reasons) {
        boolean asked = words.list().stream().anyMatch(w -> COMMENT.stream().anyMatch(w.plain()::startsWith));
        contact.circumstances().attachments().stream().limit(MOST_ATTACHMENTS).forEach(name -> {
            String plain = Words.plain(name);
            DOCUMENTS.forEach((topic, beginnings) -> {
                if (!reasons.containsKey(topic.name()) && beginnings.stream().anyMatch(plain::contains)) {
                    reasons.put(
                            topic.name(),
                            List.of(new Evidence("(" + name + ")", asked ? ASKED_FOR_COMMENTS : ATTACHED, ATTACHMENT)));
                }
            });
        });
    }

    /** {@code our company}, {@code vårt företag}, {@code yrityksemme}: customers are public bodies and say it of nobody. */
    private static void company(Words words, Map<String, List<Evidence>> reasons) {
        List<Evidence> found = new ArrayList<>();
        for (int at = 0; at < words.size() && found.isEmpty(); at++) {
            if (ofACompany(words, at)) {
                int from = at > 0 && words.get(at - 1).clause() == words.get(at).clause() ? at - 1 : at;
                found.add(new Evidence(words.written(from, at + 1), WRITES_FOR_A_COMPANY, COMPANY));
            }
        }
        if (!found.isEmpty()) {
            reasons.put(Topic.F2.name(), List.copyOf(found));
        }
    }

    private static boolean ofACompany(Words words, int at) {
        String word = words.get(at).plain();
        String before = at == 0 ? "" : words.get(at - 1).plain();
        return switch (word) {
            case "yrityksemme", "yhtiomme", "tarjouksemme", "firmamme" -> true;
            case "tarjoajana", "anbudsgivare" -> before.equals("olemme") || before.equals("som") || before.equals("me");
            case "foretag", "bolag", "anbud", "firma", "offert" ->
                before.equals("vart") || before.equals("mitt") || before.equals("var") || before.equals("min");
            case "company", "firm", "tender", "bid", "products", "product" ->
                before.equals("our") || before.equals("my");
            default -> false;
        };
    }
}
