package org.minikisa.classification.api;

import org.minikisa.problem.api.LocalizedText;

/** What kind of work a contact means for the support unit. */
public enum Kind {
    /** A question about a joint procurement or about competing under it. */
    GUIDANCE("Neuvonta", "Rådgivning", "Guidance"),
    /** A request to comment draft tender documents. */
    REVIEW("Asiakirjojen kommentointi", "Kommentering av dokument", "Document review"),
    /** A request that the unit carries out the mini-competition together with the customer. */
    COMPETITION_REQUEST("Minikilpailutuspyyntö", "Begäran om minikonkurrensutsättning", "Mini-competition request"),
    /** Feedback, thanks or a complaint. */
    FEEDBACK("Palaute", "Respons", "Feedback"),
    /** A supplier's own matter: offers, participation requests, tenderers' questions. */
    SUPPLIER("Toimittajan yhteydenotto", "Kontakt från leverantör", "Supplier contact"),
    /** None of these, or nothing that can be judged. */
    OTHER("Muu", "Övrigt", "Other");

    private final LocalizedText label;

    Kind(String fi, String sv, String en) {
        this.label = new LocalizedText(fi, sv, en);
    }

    /** What a person reads. */
    public LocalizedText label() {
        return label;
    }
}
