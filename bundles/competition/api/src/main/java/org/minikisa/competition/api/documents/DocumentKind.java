package org.minikisa.competition.api.documents;

import org.minikisa.problem.api.LocalizedText;

/** The documents of a competition, in the order they come to be. Sections are those of the Procurement Act 1397/2016. */
public enum DocumentKind {
    /** What is asked for and how tenders are compared (s. 67, 68); marked as a draft until it is published. */
    INVITATION(Reader.TENDERERS, "Tarjouspyyntö", "Anbudsförfrågan", "Invitation to tender"),
    /** The main things about it on one page, for a list of open competitions. */
    SUMMARY(Reader.PUBLIC, "Tiivistelmä kilpailutuksesta", "Sammandrag av konkurrensutsättningen", "Summary"),
    /** Questions without their askers, each with the one answer that all get. */
    QUESTIONS(Reader.TENDERERS, "Kysymykset ja vastaukset", "Frågor och svar", "Questions and answers"),
    /** What was corrected after the publication, and how the tender period was extended (s. 56). */
    CORRECTIONS(Reader.TENDERERS, "Korjausilmoitus", "Rättelsemeddelande", "Correction notice"),
    /** Who opened which tenders and when (s. 64). */
    OPENING_RECORD(Reader.HOUSE, "Avauspöytäkirja", "Öppningsprotokoll", "Opening record"),
    /** Everything that was compared, with the way to every point. */
    COMPARISON(Reader.HOUSE, "Vertailutaulukko", "Jämförelsetabell", "Comparison table"),
    /** The same without what tenderers declared to be a trade secret and without unit prices. */
    COMPARISON_PUBLIC(
            Reader.PUBLIC, "Vertailutaulukko, julkinen", "Jämförelsetabell, offentlig", "Comparison table, public"),
    /** The award decision with its reasons (s. 123). */
    DECISION(Reader.TENDERERS, "Hankintapäätös", "Upphandlingsbeslut", "Award decision"),
    /** How to appeal to the Market Court, and until when (s. 126, 145-151). */
    APPEAL_INSTRUCTION(Reader.TENDERERS, "Valitusosoitus", "Besvärsanvisning", "Appeal instructions"),
    /** How to ask for a rectification, and until when (s. 126, 132-135). */
    RECTIFICATION_INSTRUCTION(Reader.TENDERERS, "Oikaisuohje", "Rättelseanvisning", "Rectification instructions"),
    /** What one tenderer is told: its own points and those of the winner. */
    LETTER(
            Reader.ONE_TENDERER,
            "Ilmoitus hankintapäätöksestä",
            "Meddelande om upphandlingsbeslut",
            "Notice of the award decision"),
    /** Why the competition was cancelled (s. 125). */
    CANCELLATION(Reader.TENDERERS, "Keskeyttämispäätös", "Beslut om avbrytande", "Cancellation decision"),
    /** What is kept of the procedure and given to the Commission if it asks (s. 124). */
    REPORT(
            Reader.HOUSE,
            "Hankintamenettelyä koskeva kertomus",
            "Rapport om upphandlingsförfarandet",
            "Report on the procedure");

    /** For whom a document is written. */
    public enum Reader {
        /** Those who run the competition; it may hold trade secrets. */
        HOUSE,
        /** All who were invited or tendered. */
        TENDERERS,
        /** One tenderer only. */
        ONE_TENDERER,
        /** Everybody. */
        PUBLIC
    }

    private final Reader reader;
    private final LocalizedText label;

    DocumentKind(Reader reader, String fi, String sv, String en) {
        this.reader = reader;
        this.label = new LocalizedText(fi, sv, en);
    }

    public Reader reader() {
        return reader;
    }

    /** Its title. */
    public LocalizedText label() {
        return label;
    }
}
