package org.minikisa.classification.api;

import org.minikisa.problem.api.LocalizedText;

/**
 * What a contact is about. {@code G}: guidance, {@code R}: review of a draft, {@code M}: carrying out a mini-competition,
 * {@code F}: feedback and suppliers. Every topic belongs to exactly one {@link Kind}.
 */
public enum Topic {
    G1(Kind.GUIDANCE, "Kirjautuminen ja käyttäjätili", "Inloggning och användarkonto", "Access and account"),
    G2(Kind.GUIDANCE, "Liittyminen ja kelpoisuus", "Anslutning och behörighet", "Joining and eligibility"),
    G3(
            Kind.GUIDANCE,
            "Yhteishankinnan valinta ja sisältö",
            "Val av upphandling och omfattning",
            "Choice and scope of a joint procurement"),
    G4(
            Kind.GUIDANCE,
            "Hankintatapa: suora tilaus vai kilpailutus",
            "Avropssätt: direkt eller konkurrensutsättning",
            "Call-off way: direct order or competition"),
    G5(
            Kind.GUIDANCE,
            "Arvo, kynnysarvot ja pilkkominen",
            "Värde, tröskelvärden och uppdelning",
            "Value, thresholds and splitting"),
    G6(Kind.GUIDANCE, "Aikataulu ja määräajat", "Tidtabell och tidsfrister", "Schedule and periods"),
    G7(
            Kind.GUIDANCE,
            "Vertailuperusteet, painotukset ja laskentakaavat",
            "Jämförelsegrunder, viktning och formler",
            "Award criteria, weights and formulas"),
    G8(Kind.GUIDANCE, "Vastuullisuus ja vaikuttavuus", "Hållbarhet och effekter", "Sustainability and impact"),
    G9(
            Kind.GUIDANCE,
            "Toimittajat ja tarjouspyynnön lähettäminen",
            "Leverantörer och inbjudan",
            "Suppliers and invitations"),
    G10(
            Kind.GUIDANCE,
            "Lisätiedot, korjaukset ja tarjousajan jatkaminen",
            "Frågor, rättelser och förlängd anbudstid",
            "Questions, corrections and extension"),
    G11(
            Kind.GUIDANCE,
            "Tarjousten tarkastus, täsmennys ja alhainen hinta",
            "Granskning, precisering och lågt anbud",
            "Checking tenders, clarification, low price"),
    G12(
            Kind.GUIDANCE,
            "Hankintapäätös, odotusaika ja muutoksenhaku",
            "Upphandlingsbeslut, väntetid och ändringssökande",
            "Decision, standstill and appeal"),
    G13(
            Kind.GUIDANCE,
            "Sopimuksen käyttö: hinnat, laatu, reklamaatiot",
            "Avtalsanvändning: priser, kvalitet, reklamationer",
            "Contract use: prices, quality, claims"),
    G14(
            Kind.GUIDANCE,
            "Tietosuoja, tietoturva ja julkisuus",
            "Dataskydd, säkerhet och offentlighet",
            "Data protection, security and publicity"),
    R1(
            Kind.REVIEW,
            "Tarjouspyynnön kommentointi",
            "Kommentering av anbudsförfrågan",
            "Review of an invitation to tender"),
    R2(
            Kind.REVIEW,
            "Vertailuperusteiden kommentointi",
            "Kommentering av jämförelsegrunder",
            "Review of award criteria"),
    R3(Kind.REVIEW, "Sopimusluonnoksen kommentointi", "Kommentering av avtalsutkast", "Review of a draft contract"),
    R4(Kind.REVIEW, "Hintalomakkeen kommentointi", "Kommentering av prisblankett", "Review of a price form"),
    R5(Kind.REVIEW, "Päätösluonnoksen kommentointi", "Kommentering av beslutsutkast", "Review of a draft decision"),
    M1(
            Kind.COMPETITION_REQUEST,
            "Minikilpailutus yhdessä",
            "Minikonkurrensutsättning tillsammans",
            "Mini-competition together"),
    F1(Kind.FEEDBACK, "Palaute tai valitus palvelusta", "Respons eller klagomål", "Feedback or complaint"),
    F2(Kind.SUPPLIER, "Toimittajan yhteydenotto", "Kontakt från leverantör", "Supplier contact"),
    NONE(Kind.OTHER, "Ei mikään näistä", "Inget av dessa", "None of these");

    private final Kind kind;
    private final LocalizedText label;

    Topic(Kind kind, String fi, String sv, String en) {
        this.kind = kind;
        this.label = new LocalizedText(fi, sv, en);
    }

    /** The kind of work this topic means. */
    public Kind kind() {
        return kind;
    }

    /** What a person reads. */
    public LocalizedText label() {
        return label;
    }
}
