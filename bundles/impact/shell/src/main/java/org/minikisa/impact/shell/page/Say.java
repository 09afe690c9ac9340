package org.minikisa.impact.shell.page;

import org.minikisa.problem.api.Language;

/** The fixed words of the page. */
enum Say {
    CONTENTS("Sisällys", "Innehåll", "Contents"),
    SAME_NUMBERS("Näytä samat luvut taulukkona", "Visa samma siffror som tabell", "Show the same numbers as a table"),
    SHOW_TABLE("Näytä taulukko ({0} riviä)", "Visa tabellen ({0} rader)", "Show the table ({0} rows)"),
    SOURCE("Lähde", "Källa", "Source"),

    ASSESSMENT("Arviointi", "Bedömning", "Assessment"),
    NOT_STORED("esikatselu, ei tallennettu", "förhandsvisning, inte sparad", "preview, not stored"),
    PREVIEW(
            "Esikatselu: tätä arviointia ei ole tallennettu, eikä sitä voi laskea uudelleen tunnuksella.",
            "Förhandsvisning: bedömningen är inte sparad och kan inte räknas om med ett nummer.",
            "Preview: this assessment is not stored and cannot be computed again by an id."),
    PILOT(
            "Malli on pilottivaiheessa: sen painot ja kysymykset ovat ehdotuksia.",
            "Modellen är i pilotfas: dess vikter och frågor är förslag.",
            "The model is a pilot: its weights and questions are proposals."),
    SUBJECT("Kohde", "Objekt", "Subject"),
    JOINT_PROCUREMENT("Yhteishankinta", "Samupphandling", "Joint procurement"),
    MOMENT("Ajankohta", "Tidpunkt", "Moment"),
    AS_OF("Tiedot päivältä", "Uppgifter per", "As of"),
    MADE("Laadittu", "Gjord", "Made"),
    BY("Arvioija", "Bedömd av", "Assessed by"),
    MODEL("Malli", "Modell", "Model"),
    PILOT_STATUS("pilotti", "pilot", "pilot"),
    ACTIVE_STATUS("käytössä", "i bruk", "active"),
    RETIRED_STATUS("poistettu käytöstä", "ur bruk", "retired"),

    RESULT("Tulos", "Resultat", "Result"),
    BASE("Yhteishankinnan perusta", "Samupphandlingens grund", "Joint procurement base"),
    UPLIFT("Omat valinnat", "Egna val", "Own choices"),
    INDEX("Vaikuttavuusindeksi", "Effektindex", "Impact index"),
    INDEX_POINTS("Indeksipisteinä", "I indexpoäng", "In index points"),
    OF_SCALE("asteikolla {0}–\u2060{1}", "på skalan {0}–\u2060{1}", "on a scale of {0}–\u2060{1}"),
    HEADROOM("Suurin mahdollinen lisäys", "Största möjliga tillägg", "Largest possible uplift"),
    UPTAKE("Siitä käytetty", "Utnyttjat av det", "Used of it"),
    COVERAGE("Vastattu painoista", "Besvarat av vikterna", "Answered of the weights"),
    INTERVAL("Indeksi on välillä", "Indexet ligger mellan", "The index lies within"),
    ALONE("Ilman yhteishankintaa", "Utan samupphandlingen", "Without the joint procurement"),
    JOINT_EFFECT("Yhteishankinnan vaikutus", "Samupphandlingens effekt", "Effect of the joint procurement"),

    WATERFALL("Mistä indeksi muodostuu", "Vad indexet består av", "What the index is made of"),
    AVAILABLE("Vielä valittavissa", "Kan ännu väljas", "Still available"),
    AT_MOST("Enimmillään", "Som mest", "At most"),
    PART("Osa", "Del", "Part"),
    WHAT("Mistä", "Varifrån", "From what"),
    POINTS("Pistettä", "Poäng", "Points"),
    PART_OF_BASE("perusta", "grund", "base"),
    CHOICE("valinta", "val", "choice"),
    GATE("ehto", "villkor", "gate"),
    WEIGHTS("siirretyt painot", "flyttade vikter", "moved weights"),
    SUM("summa", "summa", "sum"),
    NOT_CHOSEN("ei valittu", "inte valt", "not chosen"),

    THEMES("Teemat", "Teman", "Themes"),
    THEMES_TEXT(
            "Jokainen teema samalla asteikolla kuin indeksi, ennen ehtoja.",
            "Varje tema på samma skala som indexet, före villkoren.",
            "Each theme on the scale of the index, before gates."),
    THEME("Teema", "Tema", "Theme"),
    WEIGHT("Paino", "Vikt", "Weight"),
    OWN_WEIGHT("Oma paino", "Egen vikt", "Own weight"),
    BAND("Sallittu", "Tillåtet", "Allowed"),
    MOVED_WEIGHTS("Asiakkaan siirtämät painot", "Vikter som kunden flyttat", "Weights the customer moved"),

    ANSWERS("Vastaukset ja perustelut", "Svar och motiveringar", "Answers and reasons"),
    INDICATOR("Mittari", "Indikator", "Indicator"),
    JOINT_ANSWER("Yhteishankinta", "Samupphandling", "Joint procurement"),
    CUSTOMER_CHOICE("Asiakkaan valinta", "Kundens val", "Customer's choice"),
    REASON("Perustelu ja näyttö", "Motivering och belägg", "Reason and evidence"),
    EVIDENCE("Näyttö", "Belägg", "Evidence"),
    WHERE_FROM("Mittarin lähde", "Indikatorns källa", "Indicator from"),
    ANSWERS_CAPTION(
            "Mitä vastattiin, millä perusteella ja millä näytöllä",
            "Vad som svarades, på vilka grunder och med vilka belägg",
            "What was answered, on what grounds and with which evidence"),
    OTHERS("Ehdot ja muut kysymykset", "Villkor och andra frågor", "Gates and other questions"),
    UNKNOWN("ei tiedossa", "okänt", "unknown"),
    NOT_APPLICABLE("ei koske", "gäller inte", "not applicable"),
    ASSUMED("oletettu", "antaget", "assumed"),
    WITHOUT_CHOICE("ilman valintaa", "utan val", "without a choice"),
    YES("kyllä", "ja", "yes"),
    NO("ei", "nej", "no"),
    NOT_ASKED("ei kysytä", "frågas inte", "not asked"),

    COMPUTED("Lasketut arvot", "Beräknade värden", "Computed values"),
    UNIT("Yksikkö", "Enhet", "Unit"),

    MISSING("Mitä ei tiedetä varmasti", "Vad som inte är säkert", "What is not known for certain"),
    MISSING_NONE(
            "Jokaiseen kysymykseen on vastattu, eikä mitään ole oletettu.",
            "Alla frågor är besvarade och inget är antaget.",
            "Every question is answered and nothing is assumed."),
    MISSING_TEXT(
            "Puuttuva ei ole nolla. Tuntematon vastaus antaa indeksille välin, ei-sovellettavan paino jaetaan muille,"
                    + " oletettu lasketaan kuin vastattu.",
            "Det som saknas är inte noll. Ett okänt svar ger indexet ett intervall, vikten för det som inte gäller"
                    + " fördelas på de andra, ett antaget räknas som besvarat.",
            "Missing is not zero. An unknown answer gives the index an interval, the weight of what does not apply is"
                    + " shared by the others, an assumed one counts as answered."),
    STATE("Tila", "Läge", "State"),
    WHY("Miksi", "Varför", "Why"),

    CONTRIBUTIONS("Mistä pisteet tulevat", "Varifrån poängen kommer", "Where the points come from"),
    CONTRIBUTIONS_TEXT(
            "Rivien summa on täsmälleen perusta, lisäys ja indeksi.",
            "Raderna summerar exakt till grunden, tillägget och indexet.",
            "The rows sum exactly to base, uplift and index."),
    BASE_SHORT("Perusta", "Grund", "Base"),
    UPLIFT_SHORT("Lisäys", "Tillägg", "Uplift"),
    INDEX_SHORT("Indeksi", "Index", "Index"),
    TOGETHER("Yhteensä", "Sammanlagt", "Together"),

    GATES("Ehdot, joita muu ei korvaa", "Villkor som annat inte ersätter", "Gates that nothing else makes up for"),
    GATE_HEAD("Ehto", "Villkor", "Gate"),
    GATES_NONE("Mallissa ei ole sellaisia.", "Modellen har inga.", "The model has none."),
    EFFECT("Vaikutus", "Verkan", "Effect"),
    BEFORE("Ennen valintoja", "Före valen", "Before the choices"),
    AFTER("Valintojen jälkeen", "Efter valen", "After"),
    OPEN("täyttyy", "uppfyllt", "met"),
    CLOSED("ei täyty", "inte uppfyllt", "not met"),
    UNDECIDED("ei ratkennut", "oavgjort", "undecided"),
    CAP("indeksi enintään {0}", "index högst {0}", "index at most {0}"),
    VETO("indeksi asteikon alin", "index skalans lägsta", "the worst index"),
    FLAG("vain huomautus", "endast anmärkning", "a remark only"),

    FINGERPRINT("Mistä tämä on laskettu", "Vad detta är räknat ur", "What this was computed from"),
    FINGERPRINT_TEXT(
            "Samasta mallista ja samoista vastauksista tulee bitilleen sama tulos.",
            "Samma modell och samma svar ger samma resultat, bit för bit.",
            "The same model and answers give the same result, bit for bit."),
    REPLAY("Laske uudelleen", "Räkna om", "Compute again"),
    MODEL_DIGEST("Mallin tiiviste (SHA-256)", "Modellens kondensat (SHA-256)", "Digest of the model (SHA-256)"),
    INPUT_DIGEST("Vastausten tiiviste", "Svarens kondensat", "Digest of the answers"),
    ENGINE("Laskentaversio", "Beräkningsversion", "Engine version"),
    ORIGIN("Malli tuli paketista", "Modellen kom från", "The model came from"),
    ORIGIN_DIGEST("Paketin tiiviste", "Paketets kondensat", "Digest of that bundle"),
    FUNCTION("Funktio", "Funktion", "Function"),
    FOOTER(
            "Vaikuttavuusindeksi kuvaa hankintaa. Se ei ole tarjousten vertailuperuste.",
            "Effektindexet beskriver upphandlingen. Det är inget kriterium för att jämföra anbud.",
            "The impact index describes the procurement. It is not an award criterion of tenders.");

    private final String fi;
    private final String sv;
    private final String en;

    Say(String fi, String sv, String en) {
        this.fi = fi;
        this.sv = sv;
        this.en = en;
    }

    String in(Language language) {
        return switch (language) {
            case FI -> fi;
            case SV -> sv;
            case EN -> en;
        };
    }
}
