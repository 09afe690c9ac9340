package org.minikisa.competition.api;

import org.minikisa.problem.api.LocalizedText;

/** What kind of competition the data are about; shown wherever figures of it are shown. */
public enum Nature {
    /** A competition of a customer, run with this house. */
    LIVE("kilpailutus", "konkurrensutsättning", "competition"),
    /** An award that took place elsewhere, retyped from its publication. */
    REAL_AWARD("toteutunut hankinta", "verklig upphandling", "real award"),
    /** An award that took place; some figures are missing or derived. */
    REAL_AWARD_PARTIAL("toteutunut hankinta, osittainen", "verklig upphandling, ofullständig", "real award, partial"),
    /** A worked example inside a call for tenders. */
    TENDER_DOCUMENT_EXAMPLE("tarjouspyynnön esimerkki", "exempel i anbudsförfrågan", "example in a call for tenders"),
    /** A worked example in a guide. */
    GUIDE_EXAMPLE("oppaan esimerkki", "exempel i en guide", "guide example"),
    /** Made up for demonstration. */
    CONSTRUCTED("keksitty esimerkki", "påhittat exempel", "constructed");

    private final LocalizedText label;

    Nature(String fi, String sv, String en) {
        this.label = new LocalizedText(fi, sv, en);
    }

    public LocalizedText label() {
        return label;
    }
}
