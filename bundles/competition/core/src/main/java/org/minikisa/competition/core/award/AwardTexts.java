package org.minikisa.competition.core.award;

import org.minikisa.problem.api.LocalizedText;

/** What is said after the decision: of days, and in the report of s. 124. */
final class AwardTexts {

    static final LocalizedText NOTHING_WAITS = text(
            "odotusaikaa ei noudateta, sopimuksen saa tehdä päätöksen jälkeen",
            "ingen väntetid iakttas, avtalet får ingås efter beslutet",
            "no standstill is kept, the contract may follow the decision");

    static final LocalizedText EARLIEST_END = text(
            "tarjousaika päättyy aikaisintaan, jos julkaistaan tänään",
            "anbudstiden går ut tidigast, om den publiceras i dag",
            "the tender period ends at the earliest, if published today");

    static final LocalizedText QUESTIONS = text("kysymykset viimeistään", "frågor senast", "questions at the latest");

    static final LocalizedText ANSWERS = text(
            "lisätiedot tarjoajille viimeistään",
            "kompletterande upplysningar till anbudsgivarna senast",
            "additional information to tenderers at the latest");

    static final LocalizedText VALIDITY = text("tarjoukset ovat voimassa", "anbuden är bindande", "tenders bind");

    static final LocalizedText STANDSTILL_ENDS =
            text("odotusajan viimeinen päivä", "väntetidens sista dag", "last day of the standstill");

    static final LocalizedText APPEALS_END =
            text("valitusajan viimeinen päivä", "sista dag för besvär", "last day of an appeal");

    static final LocalizedText RECTIFICATION_BY_PARTY = text(
            "asianosainen voi vaatia hankintaoikaisua",
            "en part kan yrka på upphandlingsrättelse",
            "a party may ask for a rectification");

    static final LocalizedText RECTIFICATION_BY_OWN_INITIATIVE = text(
            "hankintaoikaisu omasta aloitteesta",
            "upphandlingsrättelse på eget initiativ",
            "rectification on the own initiative");

    static final LocalizedText CONDITION = text("ennen sopimusta", "före avtalet", "before the contract");

    static final LocalizedText INTEREST = text(
            "arvioija ilmoitti eturistiriidasta eikä osallistunut",
            "en utvärderare anmälde jäv och deltog inte",
            "an evaluator declared an interest and took no part");

    static final LocalizedText AWARD_NOTICE =
            text("lähetä jälki-ilmoitus", "sänd efterannonsen", "send the contract award notice");

    static final LocalizedText QUARTERLY_NOTICE = text(
            "tai jälki-ilmoitus neljännesvuosittain koottuna",
            "eller efterannonsen samlad per kvartal",
            "or the contract award notice with those of the quarter");

    static final LocalizedText CANCELLATION_NOTICE = text(
            "lähetä ilmoitus keskeyttämisestä", "sänd annonsen om avbrytandet", "send the notice of the cancellation");

    static final LocalizedText KEEP = text(
            "asiakirjat säilytetään vähintään", "handlingarna bevaras minst till", "documents are kept at least until");

    static final LocalizedText PURGE =
            text("asiakirjat saa hävittää", "handlingarna får förstöras", "documents may be destroyed");

    static final LocalizedText REPORT_OF_FRAMEWORK = text(
            "puitejärjestelyyn perustuvasta kilpailutuksesta laaditaan kertomus (124 §)",
            "om en konkurrensutsättning inom ett ramavtal upprättas en redogörelse (124 §)",
            "a report is made of a competition under a framework agreement (s. 124)");

    static final LocalizedText REPORT_REACHED = text(
            "hankinnan arvo ylittää kynnysarvon (124 §)",
            "upphandlingens värde överstiger tröskelvärdet (124 §)",
            "the value reaches the threshold (s. 124)");

    static final LocalizedText REPORT_BELOW = text(
            "hankinnan arvo alittaa kynnysarvon; kertomus on vapaaehtoinen (124 §)",
            "upphandlingens värde understiger tröskelvärdet; redogörelsen är frivillig (124 §)",
            "the value is below the threshold; the report may be made (s. 124)");

    static final LocalizedText REPORT_UNKNOWN = text(
            "hankinnan arvoa tai kynnysarvoa ei tunneta; kertomus laaditaan varmuuden vuoksi (124 §)",
            "värdet eller tröskelvärdet är inte känt; redogörelsen upprättas för säkerhets skull (124 §)",
            "the value or the threshold is not known; the report is made to be sure (s. 124)");

    static final LocalizedText BUYER_AND_OBJECT = text(
            "hankintayksikkö, hankinnan kohde ja arvo",
            "upphandlande enhet, föremål och värde",
            "contracting authority, object and value");

    static final LocalizedText TENDERERS = text(
            "poissuljetut ja valitut tarjoajat perusteineen",
            "uteslutna och valda anbudsgivare med skäl",
            "excluded and selected tenderers with reasons");

    static final LocalizedText LOW_TENDERS = text(
            "poikkeuksellisen alhaisten tarjousten hylkäämisen perusteet",
            "skäl för förkastande av onormalt låga anbud",
            "reasons for rejecting abnormally low tenders");

    static final LocalizedText PRICE_ONLY = text(
            "perusteet halvimman hinnan käyttämiselle ainoana perusteena",
            "skäl för lägsta pris som enda grund",
            "reasons for the lowest price as the only criterion");

    static final LocalizedText NO_LOTS = text(
            "perusteet jakamatta jättämiselle",
            "skäl för att inte dela upp upphandlingen",
            "reasons for not dividing it into lots");

    static final LocalizedText TURNOVER = text(
            "perusteet yli kaksinkertaisen liikevaihdon vaatimiselle",
            "skäl för krav på mer än dubbel omsättning",
            "reasons for requiring more than twice the turnover");

    static final LocalizedText WINNERS =
            text("valittu tarjoaja ja valinnan perustelut", "vald anbudsgivare och motivering", "winner and reasons");

    static final LocalizedText PROCEDURE = text(
            "perusteet poikkeavan menettelyn käyttämiselle",
            "skäl för ett avvikande förfarande",
            "reasons for an exceptional procedure");

    static final LocalizedText CANCELLED =
            text("keskeyttämisen perusteet", "skäl för avbrytandet", "reasons for the cancellation");

    static final LocalizedText NOT_ELECTRONIC = text(
            "perusteet muiden kuin sähköisten välineiden käyttämiselle",
            "skäl för andra än elektroniska medel",
            "reasons for other than electronic means");

    static final LocalizedText CONFLICTS = text(
            "todetut eturistiriidat ja toimenpiteet",
            "konstaterade intressekonflikter och åtgärder",
            "conflicts of interest and measures");

    static final LocalizedText ESTIMATED = text("ennakoitu arvo", "uppskattat värde", "estimated value");

    static final LocalizedText TOOK_PART =
            text("mukana vertailussa", "med i jämförelsen", "took part in the comparison");

    static final LocalizedText CAME_LATE = text("myöhässä", "för sent", "late");

    static final LocalizedText WAS_EXCLUDED = text("suljettu pois", "utesluten", "excluded");

    static final LocalizedText SERVED_BY_LETTER = text(
            "päätös annettiin tiedoksi kirjeellä", "beslutet delgavs per brev", "the decision was served by letter");

    private AwardTexts() {}

    static LocalizedText text(String fi, String sv, String en) {
        return new LocalizedText(fi, sv, en);
    }
}
